"""The page on which a person asks, in a real browser that has nothing but the server."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import make_server

from graphkit.graph import triples
from graphkit.serve import Application
from graphkit.store import MemoryAddress, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from graphkit.model import Knowledge

pytestmark = pytest.mark.browser


@pytest.fixture
def page(deals: Knowledge, browser: Browser) -> Iterator[Page]:
    """The page, open; the test fails if it complained or asked anybody else."""
    complaints: list[str] = []
    with open_store(MemoryAddress()) as store:
        store.replace(triples(deals))
        server = make_server("127.0.0.1", 0, Application(store), threaded=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        home = f"http://127.0.0.1:{server.server_port}/"
        context = browser.new_context()
        page = context.new_page()
        page.on(
            "console", lambda m: complaints.append(f"console: {m.text}") if "400" not in m.text and m.type == "error" else None
        )
        page.on("pageerror", lambda e: complaints.append(f"thrown: {e}"))
        page.on("request", lambda r: None if r.url.startswith((home, "blob:")) else complaints.append(r.url))
        page.goto(f"{home}query")
        yield page
        context.close()
        server.shutdown()
        thread.join(5)
    assert complaints == []


def ask(page: Page, query: str) -> str:
    from playwright.sync_api import expect

    page.locator("#query").fill(query)
    page.locator("#query").press("Control+Enter")
    expect(page.locator("#run")).to_be_enabled()
    return page.locator("#said").inner_text()


def test_rows_come_as_a_table_that_leads_on(page: Page) -> None:
    assert ask(page, "SELECT ?what ?price { ?f a gk:Acquisition ; rdf:object ?what ; gk:amount ?price }").startswith("1 row (")
    assert page.locator("#answer th").all_inner_texts() == ["what", "price"]
    assert page.locator("#answer td").all_inner_texts() == ["id:linkedin", "26200000000"]
    page.get_by_role("link", name="id:linkedin").click()
    page.wait_for_url("**/id/linkedin")
    assert page.locator("h2").inner_text() == "LinkedIn"


def test_graphs_verdicts_and_mistakes_are_told(page: Page) -> None:
    ask(page, "CONSTRUCT WHERE { ?a gk:owns ?b }")
    assert "id:kering gk:owns id:gucci ." in page.locator("#answer pre").inner_text()
    assert ask(page, "ASK { id:gucci gk:owns ?a }").startswith("No (")
    assert ask(page, "SELECT * { ?a }").startswith("query line 1, column")
    assert page.locator("#answer").inner_text() == ""


def test_a_question_that_comes_along_is_asked_and_its_answer_saved(page: Page) -> None:
    page.locator("#example").select_option(label="Who owns what")
    page.get_by_role("button", name="Run").click()
    page.wait_for_selector("#answer table")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as CSV").click()
    assert waiting.value.suggested_filename == "answer.csv"
    with open(waiting.value.path(), encoding="utf-8") as file:
        assert "Kering" in file.read()
