"""Nothing from an article can run, and nothing goes out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graphkit.api import KnowledgeGraph
from graphkit.model import Assertion, Document, Entity, Evidence, Knowledge, Span
from graphkit.views.html import write_html
from tests.views.browser.reading import export_as

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Opener = Callable[..., "Page"]


HOSTILE = (
    "<script>window.ran = 1</script>",
    "</script><script>window.ran = 2</script>",
    "<img src=x onerror='window.ran = 3'>",
    '"><svg onload=window.ran=4>',
    "<!--<script>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:window.ran=5",
    "\u2028\u2029\ufeff\u202e😀 \\u003c",
    "__proto__",
    "constructor",
)


@pytest.fixture(scope="module")
def hostile() -> Knowledge:
    """Markup in every place that an article, a name or a reviewer can put text."""
    documents, entities, facts = [], [], []
    for i, nasty in enumerate(HOSTILE):
        text = f"😀 {nasty} sued Acme {nasty} today."
        name, end = Span(2, 2 + len(nasty)), len(text)
        documents.append(Document(nasty, text, title=nasty, published="2022-01-01", url=nasty, publisher=nasty, author=nasty))
        entities.append(Entity(nasty, nasty, "Person", (nasty + " too",), same_as=(f"https://example.org/{i}",)))
        evidence = Evidence(nasty, 2, end, text[2:], nasty, subject_span=name, date="2022", why=(nasty,))
        facts.append(Assertion(f"f-{nasty}", nasty, "sues", "acme", role=nasty, reason=nasty, remark=nasty, evidence=(evidence,)))
    acme = Entity("acme", "Acme", "Brand", members=tuple((d.identifier, "a") for d in documents))
    return Knowledge(tuple(documents), (*entities, acme), tuple(facts))


def test_markup_in_articles_shows_as_text_and_never_runs(open_page: Opener, hostile: Knowledge, tmp_path: Path) -> None:
    write_html(hostile, tmp_path / "g.html", title=HOSTILE[1])
    page = open_page(tmp_path / "g.html")
    assert page.title() == HOSTILE[1]
    for nasty in HOSTILE:
        page.evaluate("id => App.entity(Data.entityNumber.get(id), true)", nasty)
        assert page.locator("#panel-title").text_content() == nasty
        page.evaluate("id => App.fact(Data.factNumber.get(id))", f"f-{nasty}")
        assert page.locator("mark.who").last.text_content() == nasty
        page.locator(".evidence").get_by_role("button", name="Article").click()
        assert nasty in (page.locator(".article").text_content() or "")
    page.evaluate("App.clear(); App.view('table')")
    assert page.locator("tbody tr").count() == len(HOSTILE)
    page.locator("#find-field").fill("script")
    assert page.locator("#find-list li").count() >= 3
    for kind in ("Table (CSV)", "Triples (Turtle)", "Drawing (SVG)"):
        export_as(page, kind)
    assert page.evaluate("window.ran") is None
    assert page.locator("a[href^='javascript']").count() == 0
    assert (
        page.evaluate("document.images.length + document.querySelectorAll('iframe, object, embed, [onload], [onerror]').length")
        == 0
    )


def test_the_policy_lets_nothing_in_and_nothing_out(browser: Any, story_file: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(story_file.as_uri())
    page.wait_for_selector("html[data-ready]")
    page.evaluate("try { document.body.innerHTML = '<p>x</p>' } catch (e) { window.stopped = e.name }")
    assert page.evaluate("window.stopped") == "TypeError"
    asked = page.evaluate("fetch('https://example.org/').then(() => 'sent', (e) => 'stopped')")
    assert asked == "stopped"
    blocked = page.evaluate(
        """() => new Promise((done) => {
            addEventListener("securitypolicyviolation", (e) => done(e.effectiveDirective), { once: true });
            document.body.append(Object.assign(document.createElement("img"), { src: "https://example.org/x.png" }));
        })"""
    )
    assert blocked == "img-src"
    context.close()


def test_a_notebook_shows_the_graph_in_a_frame_of_its_own(browser: Any, story: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "notebook.html").write_text(f"<!doctype html>{KnowledgeGraph(story)._repr_html_()}", "utf-8")
    page = browser.new_page(reduced_motion="reduce")
    complaints: list[str] = []
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.goto((tmp_path / "notebook.html").as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(state="attached")
    frame.get_by_role("button", name="Balenciaga").first.click()
    assert frame.locator("#panel-title").inner_text() == "Balenciaga"
    frame.get_by_role("button", name="Undo").click()
    assert frame.locator("#panel-title").inner_text() == "Overview"
    assert complaints == []
    page.close()
