"""Filters: by type, relation, status, source, confidence and time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graphkit.model import Knowledge, Status
from tests.views.browser.reading import shown_on, state_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Opener = Callable[..., "Page"]


def test_the_legend_filters_by_type(open_page: Opener, story_file: Path) -> None:
    page = open_page(story_file)
    assert "TikTok" in shown_on(page)
    page.get_by_role("checkbox", name="Platform").uncheck()
    assert "TikTok" not in shown_on(page)
    assert state_of(page)["hide"] == ["Platform"]


def test_the_legend_filters_by_family_relation_and_status(open_page: Opener, story_file: Path, story: Knowledge) -> None:
    page = open_page(story_file)
    page.get_by_role("checkbox", name="Law and sanctions").uncheck()
    page.get_by_role("button", name="Relations of deals and ties").click()
    page.get_by_role("checkbox", name="endorses").uncheck()
    page.get_by_role("checkbox", name="Denied").uncheck()
    left = set(page.evaluate("Filters.passing(State.get()).map((i) => Data.facts[i].id)"))
    legal = {"sues", "settlesWith", "charges", "investigates", "fines", "suspends"}
    assert left == {a.id for a in story.assertions if a.relation not in legal | {"endorses"} and a.status is not Status.DENIED}


def test_facts_in_two_documents_and_by_confidence(open_page: Opener, story_file: Path, story: Knowledge) -> None:
    page = open_page(story_file)
    page.get_by_label("In two documents or more").check()
    assert set(page.evaluate("Filters.passing(State.get()).map((i) => Data.facts[i].id)")) == {
        a.id for a in story.assertions if len(a.documents) > 1
    }
    page.get_by_label("In two documents or more").uncheck()
    slider = page.get_by_label("Confidence at least")
    slider.fill("0.9")
    assert page.evaluate("Filters.passing(State.get()).every((i) => Data.facts[i].confidence >= 0.9)")
    assert 0 < page.evaluate("Filters.passing(State.get()).length") < len(story.assertions)


def test_a_source_can_be_left_out(open_page: Opener, story_file: Path, story: Knowledge) -> None:
    page = open_page(story_file)
    page.get_by_text("4 sources").click()
    page.get_by_label("dua-lipa-fashion-blog.txt").uncheck()
    left = set(page.evaluate("Filters.passing(State.get()).map((i) => Data.facts[i].id)"))
    assert left == {a.id for a in story.assertions if any("dua-lipa" not in d for d in a.documents)}


def test_a_stretch_of_time_is_chosen_by_dragging_over_the_bars(open_page: Opener, story_file: Path) -> None:
    page = open_page(story_file)
    box = page.locator(".strip").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 20, steps=4)
    page.mouse.up()
    state = state_of(page)
    assert state["from"] < state["to"]
    dates = page.evaluate("Filters.passing(State.get()).map((i) => Data.facts[i].date)")
    assert dates
    assert all(state["from"][: len(d)] <= d <= state["to"] + "-99" for d in dates)
    page.get_by_role("button", name="any time").click()
    assert state_of(page)["from"] == ""


def test_a_stretch_of_time_is_chosen_by_keyboard(open_page: Opener, story_file: Path) -> None:
    page = open_page(story_file)
    page.get_by_role("textbox", name="From", exact=True).fill("2022-11")
    page.get_by_role("textbox", name="From", exact=True).press("Enter")
    assert all(
        d >= "2022-11" or d == "2022" for d in page.evaluate("Filters.passing(State.get()).map((i) => Data.facts[i].date)")
    )
    page.get_by_role("textbox", name="To", exact=True).fill("last week")
    page.get_by_role("textbox", name="To", exact=True).press("Enter")
    assert page.get_by_role("textbox", name="To", exact=True).get_attribute("aria-invalid") == "true"
