"""Pages of the graph view in a browser that must not complain and must not ask the network for anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graphkit.views.html import write_html
from tests.views.query_samples import FACTS, filled
from tests.views.samples import STORY, from_gold

if TYPE_CHECKING:
    import pyoxigraph as ox
    from playwright.sync_api import Browser, BrowserContext, Page

    from graphkit.model import Knowledge

    Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def story(checkout: Path) -> Knowledge:
    """The marked facts of a few articles about one brand and those around it: some hundred names."""
    return from_gold(checkout, STORY)


@pytest.fixture(scope="session")
def story_file(story: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their page."""
    path = tmp_path_factory.mktemp("story") / "graph.html"
    write_html(story, path)
    return path


@pytest.fixture(scope="session")
def corpus(checkout: Path) -> Knowledge:
    """The marked facts of all sample articles: more than can be shown at once."""
    return from_gold(checkout)


@pytest.fixture(scope="session")
def corpus_file(corpus: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their page."""
    path = tmp_path_factory.mktemp("corpus") / "graph.html"
    write_html(corpus, path)
    return path


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opener]:
    """Opens a file, with a fragment, in a fresh context without a network.

    Keywords beyond ``fragment`` go to the context.  At the end the test fails if any page wrote an error to the console,
    threw, opened a dialog or asked for anything but itself.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open(file: Path, fragment: str = "", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **options})
        contexts.append(context)
        context.set_offline(True)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: complaints.append(f"thrown: {e}"))
        page.on("dialog", lambda d: (complaints.append(f"dialog: {d.message}"), d.dismiss()))
        page.on(
            "request",
            lambda r: complaints.append(f"request: {r.url}") if not r.url.startswith((file.as_uri(), "blob:", "data:")) else None,
        )
        page.goto(file.as_uri() + (f"#{fragment}" if fragment else ""))
        page.wait_for_selector("html[data-ready]")
        return page

    yield open
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def queried() -> ox.Store:
    """The graph, in an Oxigraph store."""
    return filled(FACTS)
