"""The address holds what is shown; links lead into it; steps can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from graphkit.model import Knowledge
from tests.views.browser.reading import place_of, shown_on, state_of, title_of, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Opener = Callable[..., "Page"]


def test_the_address_holds_the_view(open_page: Opener, story_file: Path) -> None:
    page = open_page(story_file)
    page.get_by_role("checkbox", name="Platform").uncheck()
    page.get_by_role("textbox", name="From", exact=True).fill("2022")
    page.get_by_role("textbox", name="From", exact=True).press("Enter")
    page.mouse.click(*place_of(page, "Balenciaga"))
    fragment = page.evaluate("location.hash").removeprefix("#")
    again = open_page(story_file, fragment)
    assert state_of(again) == state_of(page)
    assert shown_on(again) == shown_on(page)


def test_links_lead_to_an_entity_by_name_and_to_a_fact(open_page: Opener, story_file: Path, story: Knowledge) -> None:
    assert title_of(open_page(story_file, "entity=kim%20kardashian")) == "Kim Kardashian"
    fact = next(a for a in story.assertions if a.relation == "sues" and a.amount)
    page = open_page(story_file, f"fact={fact.id}")
    assert "USD 25,000,000" in page.locator("dl.about").inner_text()


@pytest.mark.parametrize(
    "fragment", ["entity=Nobody", "fact=%E0%A4%A", "view=&amount=x&path=a", "=&&==", "confidence=much&open=,,,"]
)
def test_a_link_that_does_not_fit_opens_the_graph(open_page: Opener, story_file: Path, fragment: str) -> None:
    assert title_of(open_page(story_file, fragment)) == "Overview"


def test_a_link_to_a_name_beyond_the_opening_brings_what_is_around_it(open_page: Opener, corpus_file: Path) -> None:
    page = open_page(corpus_file)
    name, around = page.evaluate(
        """() => {
            const far = [...Data.nodes.keys()].find((n) => !Data.opening.has(n) && Data.factsOf[n].length > 2);
            return [Words.name(far), Shown.neighbours(far, () => true).map(Words.name)];
        }"""
    )
    linked = open_page(corpus_file, f"entity={quote(name)}")
    assert {name, *around} <= shown_on(linked)


def test_undo_back_and_start_again(open_page: Opener, story_file: Path) -> None:
    page = open_page(story_file)
    whole = shown_on(page)
    page.get_by_role("checkbox", name="Person").uncheck()
    page.get_by_role("checkbox", name="Brand").uncheck()
    page.get_by_role("button", name="Undo").click()
    assert state_of(page)["hide"] == ["Person"]
    page.go_back()
    wait_until(page, "State.get().hide.length === 2")
    page.get_by_role("button", name="Start again").click()
    assert state_of(page)["hide"] == []
    assert shown_on(page) == whole
