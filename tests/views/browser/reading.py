"""What tests read off a page that is open, and how they take something from it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opener = Callable[..., "Page"]


def place_of(page: Page, node: str) -> tuple[float, float]:
    """Where a name's sign is on the screen."""
    place = page.evaluate(
        """label => {
            const node = Data.entities.findIndex((e) => e.label === label);
            const at = Canvas.network().canvasToDOM(Canvas.network().getPosition(node));
            const frame = Canvas.element().getBoundingClientRect();
            return [frame.left + at.x, frame.top + at.y];
        }""",
        node,
    )
    return place[0], place[1]


def state_of(page: Page) -> dict[str, Any]:
    return dict(page.evaluate("State.get()"))


def shown_on(page: Page) -> set[str]:
    return set(page.evaluate("[...Canvas.shown().nodes.keys()].map((n) => Data.entities[n].label)"))


def title_of(page: Page) -> str:
    return page.locator("#panel-title").inner_text()


def download_by(page: Page, press: Callable[[], None]) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        press()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def export_as(page: Page, kind: str) -> tuple[str, bytes]:
    page.get_by_role("button", name="Export what is shown").click()
    return download_by(page, lambda: page.get_by_role("menuitem", name=kind).click())


def wait_until(page: Page, condition: str, patience: float = 10.0) -> None:
    """Wait until an expression is true.

    The page forbids evaluating strings in it, which the browser's own way of waiting does from its second try on.
    """
    end = time.monotonic() + patience
    while not page.evaluate(condition):
        assert time.monotonic() < end, f"not so after {patience} seconds: {condition}"
        page.wait_for_timeout(50)
