"""Keyboard, phone, print, light and dark, and what helps those who can't see the picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graphkit.model import Knowledge
from tests.views.browser.reading import place_of, shown_on, state_of, title_of, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Opener = Callable[..., "Page"]


def test_the_graph_is_walked_by_keyboard(open_page: Opener, story_file: Path) -> None:
    page = open_page(story_file)
    page.locator("#graph").focus()
    page.keyboard.press("ArrowRight")
    first = page.evaluate("Canvas.cursor()")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("Canvas.cursor()") != first
    assert page.locator("#live").inner_text().endswith(".")
    name = page.evaluate("Words.name(Canvas.cursor())")
    page.keyboard.press("Enter")
    assert title_of(page) == name
    assert page.evaluate("document.activeElement.id") == "panel"


def test_every_control_is_reached_with_the_tab_key(open_page: Opener, story_file: Path) -> None:
    page = open_page(story_file)
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("(({ id, ariaLabel, textContent }) => id || ariaLabel || textContent)(document.activeElement)"))
    assert {
        "skip",
        "find-field",
        "graph",
        "confidence",
        "Graph",
        "Table",
        "Export what is shown",
        "Everything in view",
        "From",
    } <= reached


def test_the_table_has_the_same_facts_and_sorts(open_page: Opener, story_file: Path, story: Knowledge) -> None:
    page = open_page(story_file)
    page.keyboard.press("t")
    assert f"{len(story.assertions)} facts" in page.locator("caption").inner_text()
    page.get_by_role("button", name="Who", exact=True).click()
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Who")
    names = page.locator("tbody th").all_inner_texts()
    assert names == page.evaluate("names => [...names].sort((a, b) => a.localeCompare(b))", names)
    page.get_by_role("button", name="Show 41 more").click()
    assert page.locator("tbody tr").count() == len(story.assertions)
    page.locator("tbody tr").first.locator("td").first.get_by_role("button").click()
    assert state_of(page)["fact"] is not None


def test_a_phone_shows_one_part_at_a_time(open_page: Opener, corpus_file: Path) -> None:
    page = open_page(corpus_file, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert len(shown_on(page)) <= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.locator("#filters").is_visible()
    page.locator("#tabs").get_by_role("button", name="Filters").click()
    assert page.get_by_role("checkbox", name="Person").is_visible()
    page.locator("#tabs").get_by_role("button", name="Table").click()
    assert page.locator("table").is_visible()
    page.locator("#tabs").get_by_role("button", name="Graph").click()
    page.touchscreen.tap(*place_of(page, "Nike"))
    wait_until(page, "State.get().entity !== null")
    assert page.locator("#panel-title").is_visible()


def test_printing_takes_the_graph_and_all_rows_along(open_page: Opener, story_file: Path, story: Knowledge) -> None:
    page = open_page(story_file)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#print img").is_visible()
    assert page.locator("tbody tr").count() == len(story.assertions)
    assert not page.locator("#filters").is_visible()


def test_light_and_dark_follow_the_system_and_the_button(open_page: Opener, story_file: Path) -> None:
    page = open_page(story_file, color_scheme="dark")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.get_by_role("button", name="Light or dark").click()
    assert page.locator("html").get_attribute("data-theme") == "light"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("fragment", "width"),
    [
        ("", 1440),
        ("entity=Balenciaga", 1440),
        ("fact=@sues", 1440),
        ("view=table", 1440),
        ("article=@", 1440),
        ("entity=Balenciaga", 390),
    ],
)
def test_axe_finds_nothing_serious(
    open_page: Opener, story_file: Path, story: Knowledge, scheme: str, fragment: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    suing = next(a.id for a in story.assertions if a.relation == "sues")
    fragment = fragment.replace("fact=@sues", f"fact={suing}").replace("article=@", f"article={story.documents[0].identifier}")
    page = open_page(story_file, fragment, color_scheme=scheme, viewport={"width": width, "height": 844}, bypass_csp=True)
    found = axe.Axe().run(page).response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in serious] == []
