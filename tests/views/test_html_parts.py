"""What goes into the page, without a browser: the part shown, the layout, the passages, the safety of the text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import InputError, StoreError, UnknownNameError, VocabularyError
from graphkit.model import Assertion, Document, Entity, Evidence, Knowledge, Span, Status
from graphkit.views.html import render, script_json, write_html
from graphkit.views.html_data import draw
from graphkit.views.html_look import load_look
from graphkit.views.html_opening import COMFORTABLE, opening, weigh
from graphkit.views.html_scope import scope
from graphkit.views.html_text import Ruler, passages
from graphkit.views.layout import arrange
from graphkit.vocabulary import load
from tests.views.samples import made_up


def _chain() -> Knowledge:
    """a - b - c - d, told in 2019, 2020 (undated, published 2021), 2022."""
    documents = tuple(
        Document(f"{n}.txt", "It happened.", published=day) for n, day in (("1", "2019-05-01"), ("2", "2021-03-01"))
    )

    def fact(subject: str, relation: str, object: str, date: str | None, document: str) -> Assertion:
        evidence = Evidence(document, 0, 12, "It happened.", "r")
        return Assertion(f"{subject}{object}", subject, relation, object, date=date, evidence=(evidence,))

    return Knowledge(
        documents=documents,
        entities=tuple(Entity(e, e.upper(), "Person") for e in "abcde"),
        assertions=(
            fact("a", "sues", "b", "2019", "1.txt"),
            fact("b", "supports", "c", None, "2.txt"),
            fact("c", "sues", "d", "2022-11", "2.txt"),
        ),
    )


def _facts(knowledge: Knowledge) -> set[str]:
    return {a.id for a in knowledge.assertions}


# --- the part that is asked for ---


def test_without_conditions_the_same_knowledge_is_shown() -> None:
    assert scope(_chain()) is not None
    assert scope(_chain()) == _chain()


@pytest.mark.parametrize(("depth", "facts"), [(0, set()), (1, {"ab"}), (2, {"ab", "bc"}), (9, {"ab", "bc", "cd"})])
def test_depth_counts_facts_from_the_focus(depth: int, facts: set[str]) -> None:
    assert _facts(scope(_chain(), focus="A", depth=depth)) == facts


def test_the_focus_stays_even_without_facts() -> None:
    assert [e.id for e in scope(_chain(), focus="E").entities] == ["e"]


@pytest.mark.parametrize(
    ("since", "facts"),
    [
        ("2019", {"ab", "bc", "cd"}),
        ("2019-06", {"ab", "bc", "cd"}),
        ("2021", {"bc", "cd"}),
        ("2022-11-30", {"cd"}),
        ("2023", set()),
    ],
)
def test_since_keeps_what_may_have_happened_then_or_was_told_then(since: str, facts: set[str]) -> None:
    assert _facts(scope(_chain(), since=since)) == facts


def test_relations_keep_their_facts_and_what_belongs_to_them() -> None:
    part = scope(_chain(), relations=["supports"])
    assert _facts(part) == {"bc"}
    assert [e.id for e in part.entities] == ["b", "c"]
    assert [d.identifier for d in part.documents] == ["2.txt"]


def test_mistaken_conditions_are_told() -> None:
    with pytest.raises(UnknownNameError, match="nothing in the graph is called 'Zed'"):
        render(_chain(), focus="Zed")
    with pytest.raises(VocabularyError, match="suess"):
        render(_chain(), relations=["suess"])
    with pytest.raises(InputError, match="since: 'yesterday' is not a date"):
        render(_chain(), since="yesterday")
    with pytest.raises(InputError, match="depth: -1 is below 0"):
        render(_chain(), focus="A", depth=-1)


def test_a_page_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be written"):
        write_html(_chain(), tmp_path / "no-such-folder" / "g.html")
    target = tmp_path / "folder.html"
    target.mkdir()
    with pytest.raises(StoreError, match=r"folder\.html: can't be written"):
        write_html(_chain(), target)
    assert list(tmp_path.iterdir()) == [target]


# --- what is shown first ---


def test_a_small_graph_opens_whole_and_a_large_one_on_its_strongest_part() -> None:
    small, large = made_up(40, 60), made_up(600, 1200)
    assert set(opening(small.assertions, weigh(small.assertions))) == {e for a in small.assertions for e in (a.subject, a.object)}
    assert len(opening(large.assertions, weigh(large.assertions))) == COMFORTABLE


def test_everything_that_opens_comes_with_a_fact() -> None:
    large = made_up(600, 1200)
    shown = set(opening(large.assertions, weigh(large.assertions)))
    joined = {e for a in large.assertions if {a.subject, a.object} <= shown for e in (a.subject, a.object)}
    assert joined == shown


def test_more_documents_and_plain_assertion_weigh_more() -> None:
    one = _chain().assertions[0]
    two = replace(one, id="two", evidence=(*one.evidence, replace(one.evidence[0], document="2.txt")))
    alleged = replace(one, id="alleged", status=Status.ALLEGED)
    weights = weigh([one, two, alleged]).facts
    assert weights["two"] > weights["ab"] > weights["alleged"] > 0


# --- where it stands ---


def _wheel(count: int) -> tuple[dict[int, tuple[float, float]], dict[tuple[int, int], float]]:
    return dict.fromkeys(range(count), (80.0, 40.0)), {(0, i): 1.0 for i in range(1, count)}


def test_the_layout_is_the_same_every_time_and_in_any_order() -> None:
    boxes, edges = _wheel(30)
    turned = dict(reversed(list(boxes.items()))), dict(reversed(list(edges.items())))
    assert arrange(boxes, edges) == arrange(*turned)


@given(
    st.integers(2, 24).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda p: p[0] < p[1]), max_size=40),
        )
    )
)
def test_no_two_nodes_of_any_small_graph_share_a_place(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, pairs = graph
    layout = arrange(dict.fromkeys(range(count), (60.0, 30.0)), dict.fromkeys(pairs, 1.0))
    assert len(set(layout.positions.values())) == count == len(layout.positions)
    assert sorted(n for members in layout.communities for n in members) == list(range(count))


def test_boxes_of_a_hub_with_many_neighbours_do_not_overlap() -> None:
    boxes, edges = _wheel(20)
    at = arrange(boxes, edges).positions
    for i, (x, y) in at.items():
        for j, (x2, y2) in at.items():
            assert i == j or abs(x - x2) >= 79 or abs(y - y2) >= 39


def test_a_graph_of_nothing_and_a_loop_have_a_layout() -> None:
    assert arrange({}, {}).positions == {}
    assert arrange({3: (10.0, 10.0)}, {(3, 3): 1.0}).positions == {3: (0, 0)}


# --- texts ---


@given(st.text(st.characters(codec="utf-8"), max_size=30), st.data())
def test_positions_count_as_javascript_counts(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    assert Ruler.of(text).at(at) == len(text[:at].encode("utf-16-le")) // 2


@given(
    st.text(st.sampled_from("ab 😀\n"), min_size=1, max_size=80),
    st.lists(st.tuples(st.integers(0, 79), st.integers(1, 12)), min_size=1, max_size=4),
    st.integers(0, 9),
)
def test_passages_hold_every_span_and_nothing_twice(text: str, raw: list[tuple[int, int]], around: int) -> None:
    spans = [Span(min(s, len(text) - 1), min(s + n, len(text))) for s, n in raw]
    ruler = Ruler.of(text)
    found = passages(Document("d", text), spans, around)
    units = text.encode("utf-16-le")
    last = -1
    for start, stretch in found:
        assert start > last
        last = start + len(stretch.encode("utf-16-le")) // 2
        assert units[2 * start : 2 * last].decode("utf-16-le") == stretch
    for span in spans:
        a, b = ruler.span(span)
        assert any(start <= a and b <= start + len(stretch.encode("utf-16-le")) // 2 for start, stretch in found)


def test_a_large_corpus_brings_only_the_passages_around_its_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.views.html_data.ALL_TEXT", 10)
    text = "far away " * 200 + "It happened. " + "far away " * 200
    start = text.index("It happened")
    evidence = Evidence("1.txt", start, start + 12, "It happened.", "r")
    knowledge = replace(
        _chain(), documents=(Document("1.txt", text),), assertions=(replace(_chain().assertions[0], evidence=(evidence,)),)
    )
    ((at, passage),) = draw(knowledge, load(), "t").page["documents"][0]["passages"]  # type: ignore[index]
    assert "It happened." in passage
    assert text[at : at + len(passage)] == passage
    assert len(passage) < 1200


# --- the file ---


@given(st.text())
def test_json_in_a_script_ends_nothing_and_reads_back(text: str) -> None:
    written = script_json({"x": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"x": text}


class _Parts(HTMLParser):
    """Scripts and styles as a browser takes them from the page, and everything that would be fetched."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[tuple[str, str]] = []
        self.policy = ""
        self.fetched: list[str] = []
        self._open: str | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""
        self.fetched += [v or "" for k, v in attributes if k in ("src", "href", "data", "action")]
        if tag == "style" or (tag == "script" and given.get("type") is None):
            self._open = tag
            self.parts.append((tag, ""))

    def handle_data(self, data: str) -> None:
        if self._open:
            self.parts[-1] = (self._open, self.parts[-1][1] + data)

    def handle_endtag(self, tag: str) -> None:
        self._open = None


def test_the_policy_names_exactly_the_scripts_and_styles_in_the_file() -> None:
    parts = _Parts()
    parts.feed(render(_chain()))
    digests = {
        tag: [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for kind, text in parts.parts if kind == tag]
        for tag in ("script", "style")
    }
    assert len(digests["script"]) == 2
    for tag in ("script", "style"):
        (rule,) = [r for r in parts.policy.split("; ") if r.startswith(f"{tag}-src ")]
        assert re.findall(r"'sha256-([^']+)'", rule) == digests[tag]
        assert "unsafe" not in rule
    assert "default-src 'none'" in parts.policy
    assert set(parts.fetched) <= {"#", "data:,"}


def test_the_scripts_of_the_page_never_turn_text_into_markup() -> None:
    folder = Path(str(__import__("graphkit").__file__)).parent / "views" / "templates" / "js"
    for script in sorted(folder.glob("*.js")):
        text = script.read_text("utf-8")
        for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "DOMParser", "</"):
            assert way not in text, f"{script.name} uses {way}"


def test_the_bundled_library_is_whole_and_asks_for_no_map() -> None:
    page = render(_chain())
    assert "vis-network" in page
    assert "sourceMappingURL" not in page
    assert "\r" not in page


def test_every_class_family_and_status_of_the_ontology_has_a_look() -> None:
    look, words = load_look(), load()
    assert set(look.types) == set(words.classes) - {"Entity", "Agent"}
    assert set(look.families) == set(words.families)
    assert set(look.statuses) == set(words.statuses)


def _contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio) between two #rrggbb colours."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_words_on_edges_are_readable_on_either_ground() -> None:
    for name, family in load_look().families.items():
        assert _contrast(family.light, "#f7f7f5") >= 4.5, name
        assert _contrast(family.dark, "#14171b") >= 4.5, name


def test_types_are_told_apart_by_colour_or_shape() -> None:
    looks = [(t.shape, t.light) for t in load_look().types.values()]
    assert len(set(looks)) == len(looks)
