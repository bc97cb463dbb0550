"""The panel: what is known about a name or a fact, with sentences and sources."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graphkit.model import Assertion, Document, Entity, Evidence, Knowledge
from graphkit.views.html import write_html
from tests.views.browser.reading import place_of, state_of, title_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Opener = Callable[..., "Page"]


def test_a_click_on_a_name_shows_what_is_known_about_it(open_page: Opener, story_file: Path) -> None:
    page = open_page(story_file)
    page.mouse.click(*place_of(page, "Balenciaga"))
    assert title_of(page) == "Balenciaga"
    panel = page.locator("#panel").inner_text()
    assert "Brand" in panel
    assert "ends partnership with Kanye West" in panel
    assert state_of(page)["entity"] == "balenciaga"
    page.keyboard.press("Escape")
    assert title_of(page) == "Overview"


def test_a_click_on_a_line_shows_the_fact_with_its_sentence_and_the_arguments_marked(open_page: Opener, story_file: Path) -> None:
    page = open_page(story_file)
    x, y = page.evaluate(
        """() => {
            const i = Data.facts.findIndex((f) => Words.sentence(f) === "Balenciaga ends partnership with Kanye West");
            const at = Canvas.network().canvasToDOM(Canvas.network().body.edges[i].edgeType.getPoint(0.5));
            const frame = Canvas.element().getBoundingClientRect();
            return [frame.left + at.x, frame.top + at.y];
        }"""
    )
    page.mouse.click(x, y)
    fact = page.evaluate("Data.facts[Data.factNumber.get(State.get().fact)]")
    assert fact is not None, "a line under the pointer is chosen"
    page.evaluate("App.fact(Data.facts.findIndex((f) => Words.sentence(f) === 'Balenciaga ends partnership with Kanye West'))")
    assert title_of(page) == "Balenciaga ends partnership with Kanye West"
    assert "October 2022" in page.locator("dl.about").inner_text()
    quotes = page.locator(".evidence")
    assert quotes.count() == 3
    assert "Balenciaga" in page.locator("mark.who").all_inner_texts()
    assert any("Ye" in text or "Kanye" in text for text in page.locator("mark.whom").all_inner_texts())


def test_the_text_around_the_evidence_and_the_whole_article_can_be_read(open_page: Opener, story_file: Path, seeds: Path) -> None:
    page = open_page(story_file)
    page.evaluate("App.fact(Data.facts.findIndex((f) => Words.sentence(f) === 'Balenciaga ends partnership with Kanye West'))")
    card = page.locator(".evidence", has_text="following a string of antisemitic remarks")
    card.get_by_role("button", name="Text around it").click()
    assert "Adidas AG, which ended its own partnership" in card.locator(".context").inner_text()
    card.get_by_role("button", name="Article").click()
    text = (seeds / "balenciaga-holiday-wire.txt").read_text("utf-8")
    assert "".join(page.locator(".article").text_content() or "").strip() == text.strip()
    page.locator("mark.sentence").first.click()
    assert state_of(page)["fact"] is not None


def test_where_articles_differ_the_page_says_how(open_page: Opener, tmp_path: Path) -> None:
    texts = [Document(f"{n}.txt", f"Ava Inc sued Bob Ltd for ${n} million.", title=n, publisher=f"Paper {n}") for n in ("5", "7")]
    evidence = tuple(
        Evidence(d.identifier, 0, len(d.text), d.text, "r", amount=int(d.identifier[0]) * 10**6, currency="USD") for d in texts
    )  # type: ignore[arg-type]
    fact = Assertion("f", "ava", "sues", "bob", amount=5_000_000, currency="USD", evidence=evidence)  # type: ignore[arg-type]
    knowledge = Knowledge(
        tuple(texts), (Entity("ava", "Ava Inc", "Organization"), Entity("bob", "Bob Ltd", "Organization")), (fact,)
    )
    write_html(knowledge, tmp_path / "g.html")
    page = open_page(tmp_path / "g.html", "fact=f")
    assert page.locator(".alert").inner_text() == "The amount differs: USD 5,000,000 (Paper 5); USD 7,000,000 (Paper 7)."


def test_a_fact_and_its_source_can_be_copied(open_page: Opener, story_file: Path) -> None:
    page = open_page(story_file, permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("App.fact(Data.facts.findIndex((f) => Words.sentence(f) === 'Balenciaga ends partnership with Kanye West'))")
    page.locator(".evidence").first.get_by_role("button", name="Copy").click()
    page.get_by_text("Quotation with its source copied.").first.wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“")
    assert "2022" in copied
