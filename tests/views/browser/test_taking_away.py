"""What can be taken away: pictures, tables, triples, decisions."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from rdflib import Graph

from graphkit.decisions import apply, parse
from graphkit.graph import triples
from graphkit.model import Knowledge, Verdict
from graphkit.views.html import write_html
from tests.views.browser.reading import download_by, export_as

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Opener = Callable[..., "Page"]


def test_the_picture_and_the_drawing_can_be_saved(open_page: Opener, story_file: Path) -> None:
    page = open_page(story_file)
    name, png = export_as(page, "Picture (PNG)")
    assert name == "who-did-what-to-whom.png"
    assert png.startswith(b"\x89PNG")
    assert len(png) > 20_000
    _, svg = export_as(page, "Drawing (SVG)")
    root = ElementTree.fromstring(svg)
    words = {e.text for e in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Balenciaga", "Kim Kardashian"} <= words
    assert len(list(root.iter("{http://www.w3.org/2000/svg}polyline"))) == page.evaluate("Canvas.shown().facts.length")


def test_the_table_can_be_saved(open_page: Opener, story_file: Path) -> None:
    page = open_page(story_file)
    page.get_by_label("In two documents or more").check()
    _, raw = export_as(page, "Table (CSV)")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(rows) == page.evaluate("Canvas.shown().facts.length") > 3
    dropped = next(
        r for r in rows if (r["subject"], r["relation"], r["object"]) == ("Balenciaga", "endsPartnershipWith", "Kanye West")
    )
    assert dropped["status"] == "Asserted"
    assert len(dropped["documents"].split("; ")) == 3


def test_the_triples_that_can_be_saved_are_triples_of_the_graph(open_page: Opener, story_file: Path, story: Knowledge) -> None:
    page = open_page(story_file)
    page.get_by_role("checkbox", name="Person").uncheck()
    _, turtle = export_as(page, "Triples (Turtle)")
    saved = Graph().parse(data=turtle.decode(), format="turtle")
    everything = set(triples(story))
    assert len(saved) > 50
    assert [t for t in saved if t not in everything] == []


def test_decisions_are_saved_in_the_form_that_a_build_obeys(open_page: Opener, story_file: Path, story: Knowledge) -> None:
    page = open_page(story_file)
    page.evaluate("App.fact(Data.facts.findIndex((f) => Words.sentence(f) === 'Balenciaga ends partnership with Kanye West'))")
    page.get_by_role("button", name="Reject").click()
    page.get_by_label("Remark on this fact").fill("The other\nway round | surely.")
    page.get_by_label("Remark on this fact").blur()
    page.evaluate("App.entity(Data.entities.findIndex((e) => e.label === 'Kim Kardashian'))")
    page.get_by_text("Two things under one name?").click()
    page.locator("details.review").get_by_label("SPEAK UP").check()
    _, raw = download_by(page, lambda: page.get_by_role("button", name="Download decisions (2)").click())
    decisions = parse(raw.decode())
    assert decisions.facts[0].verdict is Verdict.REJECTED
    assert decisions.facts[0].remark == "The other way round | surely."
    assert [d.rsplit("/")[-1] for d in decisions.names[0].documents] == ["balenciaga-fans-tabloid.txt"]
    applied = apply(story, decisions)
    assert (applied.obeyed, applied.unfitting) == (2, ())
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate("Review.count()") == 2


def test_a_rejected_fact_is_shown_as_rejected_in_the_next_build(open_page: Opener, story: Knowledge, tmp_path: Path) -> None:
    fact = next(a for a in story.assertions if a.relation == "sues" and a.amount)
    applied = apply(story, parse(f"graphkit decisions 1\nreject fact {fact.id}\n  remark: No.\n")).knowledge
    write_html(applied, tmp_path / "g.html")
    page = open_page(tmp_path / "g.html", f"fact={fact.id}")
    assert page.get_by_role("button", name="Reject").get_attribute("aria-pressed") == "true"
    assert page.get_by_label("Remark on this fact").input_value() == "No."
    _, turtle = export_as(page, "Triples (Turtle)")
    everything = set(triples(applied))
    assert [t for t in Graph().parse(data=turtle.decode(), format="turtle") if t not in everything] == []
