"""How the page opens: what it holds, what is labelled, what is left for later."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graphkit.model import Knowledge
from graphkit.views.html import write_html
from tests.views.samples import made_up

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Opener = Callable[..., "Page"]


def test_the_page_opens_without_a_network_and_says_what_it_holds(open_page: Opener, story_file: Path, story: Knowledge) -> None:
    page = open_page(story_file)
    assert page.locator("h1").inner_text() == "Who did what to whom"
    assert f"{len(story.documents)} articles" in page.locator("#counts").inner_text()
    assert f"{len(story.assertions)} facts" in page.locator("#counts").inner_text()
    assert page.locator("#graph canvas").is_visible()


def test_the_same_graph_gives_the_same_bytes(story: Knowledge, story_file: Path, tmp_path: Path) -> None:
    write_html(story, tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == story_file.read_bytes()


def test_the_page_itself_is_small(tmp_path: Path) -> None:
    from graphkit.views.html import _library

    write_html(Knowledge(), tmp_path / "empty.html")
    assert (tmp_path / "empty.html").stat().st_size - len(_library().encode()) < 1_000_000


def test_an_empty_graph_opens_and_says_so(open_page: Opener, tmp_path: Path) -> None:
    write_html(Knowledge(), tmp_path / "empty.html")
    page = open_page(tmp_path / "empty.html")
    assert "Nothing passes the filters" in page.locator(".note").inner_text()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700), (390, 844)])
@pytest.mark.parametrize("which", ["story_file", "corpus_file"])
def test_no_label_lies_over_another(open_page: Opener, request: pytest.FixtureRequest, which: str, size: tuple[int, int]) -> None:
    page = open_page(request.getfixturevalue(which), viewport={"width": size[0], "height": size[1]})
    boxes = page.evaluate("Labels.boxes().map(({text, box}) => [text, ...box])")
    assert len(boxes) > 12
    for i, (one, left, top, right, bottom) in enumerate(boxes):
        for other, left2, top2, right2, bottom2 in boxes[:i]:
            assert right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top, f"{one} over {other}"


def test_the_names_that_matter_most_are_labelled_at_first_sight(open_page: Opener, corpus_file: Path) -> None:
    page = open_page(corpus_file)
    written = set(page.evaluate("Labels.boxes().filter((b) => b.kind === 'node').map((b) => b.text)"))
    assert {"Balenciaga", "Kim Kardashian", "Nike"} <= written


def test_facts_between_the_same_two_lie_side_by_side(open_page: Opener, story_file: Path) -> None:
    page = open_page(story_file)
    middles = page.evaluate(
        """() => {
            const kim = Data.entities.findIndex((e) => e.label === "Kim Kardashian");
            const brand = Data.entities.findIndex((e) => e.label === "Balenciaga");
            const between = Canvas.shown().facts.filter((i) => Data.factsOf[kim].includes(i) && Data.factsOf[brand].includes(i));
            return between.map((i) => Canvas.network().body.edges[i].edgeType.getPoint(0.5)).map(({x, y}) => [x, y]);
        }"""
    )
    assert len(middles) >= 3
    for i, (x, y) in enumerate(middles):
        assert all(abs(x - x2) + abs(y - y2) > 4 for x2, y2 in middles[:i])


def test_a_large_graph_opens_on_a_part_that_can_be_read(open_page: Opener, tmp_path: Path) -> None:
    write_html(made_up(700, 1500), tmp_path / "g.html")
    page = open_page(tmp_path / "g.html")
    assert 30 <= page.evaluate("Canvas.shown().nodes.size") <= 60
    page.get_by_role("button", name="All", exact=True).click()
    assert page.evaluate("Canvas.shown().nodes.size") > 600
    page.get_by_role("button", name="Groups").click()
    assert page.evaluate("Canvas.shown().bubbles.length") > 5


def test_the_data_of_the_page_is_plain_json(story_file: Path) -> None:
    text = story_file.read_text("utf-8")
    start = text.index('id="page">') + len('id="page">')
    data = json.loads(text[start : text.index("</script>", start)])
    assert data["entities"][0]["label"]
    assert data["software"] == "graphkit"
