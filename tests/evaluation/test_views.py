"""How an evaluation looks in the terminal, as a page, as Markdown and JSON, and the command that shows it."""

from __future__ import annotations

import io
import json
from html.parser import HTMLParser

import pytest
from rich.console import Console

from graphkit.evaluation import GoldFact, listing, markdown, page, score, select, terminal
from graphkit.evaluation.__main__ import main
from graphkit.evaluation.needs import Need, by_need, need_of
from graphkit.evaluation.result import Counts
from graphkit.evaluation.sentences import sentence_of
from graphkit.model import Status

NASTY = "<script>alert('x')</script> & [bold]**|**[/bold]"


@pytest.fixture
def evaluation(gold, build, said):
    return score(
        gold,
        build(
            [
                said("Adidas", "endsPartnershipWith", "Kanye West", date="2021", sentence="Adidas cut ties.", rule="cut-ties"),
                said("Vogue", "features", "Balenciaga", sentence=NASTY, rule="shows"),
                said("Kim Kardashian", "boycotts", "Balenciaga", sentence="She will boycott it.", rule="boycott-verb"),
                said("Balenciaga", "sues", "North Six", Status.PLANNED, amount="25"),
            ]
        ),
    )


def printed(renderable, width=200):
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(renderable, soft_wrap=True)
    return out.getvalue()


def test_the_terminal_shows_only_what_is_asked_for(evaluation):
    plain = printed(terminal.render(evaluation))
    assert "33.3 %" in plain  # precision: one of three
    assert "By relation" not in plain
    assert "False positives" not in plain
    full = printed(terminal.render(evaluation, per_relation=True, per_status=True, per_document=True, errors=True))
    for heading in ("By relation", "By status", "By document", "False positives: 2", "False negatives: 4", "Wrong dates: 1"):
        assert heading in full


def test_the_terminal_shows_a_sentence_as_it_is_written(evaluation):
    shown = printed(terminal.render(evaluation, errors=True))
    assert NASTY in shown
    assert "subject unknown to the gold  (rule shows)" in shown
    assert "gold says boycotts:Denied, endorses:Asserted  (rule boycott-verb)" in shown
    assert "subject in a fact of the document; object in a fact of the document; graph says sues:Planned" in shown
    assert "gold has 25000000, the graph 25" in shown


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def test_the_page_escapes_texts_and_asks_for_nothing_else(evaluation):
    text = page.render(evaluation)
    read = _Page(text)
    assert "<script>alert" not in text
    assert NASTY in read.words
    assert sum(tag == "script" for tag, _ in read.tags) == 1
    assert not [attrs for _, attrs in read.tags if {"src", "href"} & attrs.keys()]
    assert sum(attrs.get("class") == "error" for _, attrs in read.tags) == 2 + 4 + 2 + 1 + 1
    assert page.render(evaluation) == text


def test_markdown_escapes_what_would_be_markup(evaluation):
    text = markdown.render(evaluation, errors=True)
    assert "\\<script\\>" in text
    assert "\\*\\*\\|\\*\\*" in text
    assert "| endsPartnershipWith | 1 | 0 | 0 | 100.0 % | 100.0 % | 100.0 % |" in text
    assert "False positives" not in markdown.render(evaluation)


def test_json_holds_numbers_and_lists(evaluation):
    data = json.loads(evaluation.to_json())
    assert (data["tp"], data["fp"], data["fn"], data["status_acc"]) == (1, 2, 4, "1/3")
    assert data["false_positives"][0]["prediction"]["passages"][0]["text"] == NASTY
    assert data["false_negatives"][0]["fact"]["quote"] == "has sued"
    assert data["per_relation"]["endsPartnershipWith"]["F1"] == 1
    assert "false_positives" not in json.loads(evaluation.to_json(errors=False))


def test_selecting_narrows_the_lists_and_keeps_the_counts(evaluation):
    narrowed = select(evaluation, relation="boycotts")
    assert [item.prediction.relation for item in narrowed.false_positives] == ["boycotts"]
    assert narrowed.false_negatives == ()
    assert narrowed.overall == evaluation.overall
    assert dict(listing.measures(narrowed)) == dict(listing.measures(evaluation))
    assert select(evaluation, hidden={"deal.txt"}).false_positives == ()
    assert select(evaluation, document="deal") == evaluation
    assert select(evaluation, document="other").false_negatives == ()


def test_errors_are_counted_by_their_cause(evaluation):
    assert listing.causes(evaluation) == (
        ("missed: an end that was not found in the document", "2"),
        ("missed: found, but not as Asserted or the wrong way round", "1"),
        ("missed: the graph has another relation between the two", "1"),
        ("wrong: an end that the gold does not know", "1"),
        ("wrong: the gold has it, but not as Asserted", "1"),
    )


TEXT = """The deal

Adidas has cut ties with Kanye West. The fashion house has sued North Six. She is
the face of the house
It has ended its work with Gap after Balenciaga said so. She did not call a boycott. The ads are gone. Those were
the holiday ads it ran."""


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("The fashion house has sued", "The fashion house has sued North Six."),  # it begins its sentence
        ("the face of", "the face of the house"),  # a line of its own
        ("it ran.", "the holiday ads it ran."),  # it ends the text
        ("Adidas has cut ties with Kanye West.", "Adidas has cut ties with Kanye West."),
        ("not there", None),
        ("", None),
    ],
)
def test_the_sentence_round_a_quote_is_found(quote, expected):
    assert sentence_of(GoldFact("a", "sues", "b", Status.ASSERTED, quote=quote), TEXT) == expected


def test_what_a_fact_needs_is_read_from_its_sentence(gold):
    (document,) = gold
    entities = {entity.name: entity for entity in document.entities}
    needs = {fact.relation: need_of(fact, entities, TEXT) for fact in document.facts}
    assert needs == {
        "endsPartnershipWith": Need.NAMED,
        "sues": Need.DESCRIBED,
        "endorses": Need.ELSEWHERE,
        "partnersWith": Need.NAMED,
        "boycotts": Need.PRONOUN,
        "withdraws": None,
        "launches": Need.PRONOUN,
    }


def test_a_missed_fact_is_listed_with_its_sentence_where_the_article_is_at_hand(evaluation):
    assert "The fashion house has sued North Six." in printed(terminal.render(evaluation, errors=True, texts={"deal.txt": TEXT}))
    assert "The fashion house has sued" not in printed(terminal.render(evaluation, errors=True))


def test_recall_is_split_by_need(evaluation, gold):
    table = by_need(evaluation, gold, {"deal.txt": TEXT})
    assert table == {
        Need.NAMED: Counts(tp=1, fn=1),
        Need.DESCRIBED: Counts(fn=1),
        Need.PRONOUN: Counts(fn=1),
        Need.ELSEWHERE: Counts(fn=1),
    }
    assert list(table) == sorted(table)
    assert by_need(evaluation, gold, {}) == {None: Counts(tp=1, fn=4)}


@pytest.fixture
def files(tmp_path, build, said, write_turtle):
    folder = tmp_path / "gold"
    folder.mkdir()
    for name in ("deal", "other"):
        fact = {"s": "Balenciaga", "r": "sues", "o": "North Six", "status": "Asserted", "optional": False}
        entities = {"Balenciaga": {"type": "Brand"}, "North Six": {"type": "Organization"}}
        data = {"doc": f"{name}.txt", "entities": entities, "facts": [{**fact, "quote": f"said {name}"}]}
        (folder / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    (folder / "validation.txt").write_text("other\n", encoding="utf-8")
    (tmp_path / "deal.txt").write_text("Balenciaga has sued North Six, said deal.", encoding="utf-8")
    return folder, write_turtle(build([said("Balenciaga", "sues", "North Six"), said("Vogue", "features", "Balenciaga")]))


def test_the_command_prints_numbers_and_errors(files, capsys):
    gold, graph = map(str, files)
    assert main([gold, graph, "--errors", "--per-relation"]) == 0
    out = capsys.readouterr().out
    assert "1 / 1 / 1" in out
    assert "Vogue features Balenciaga" in out
    assert main([gold, graph, "--relation", "sues"]) == 0
    assert "Vogue" not in capsys.readouterr().out


def test_the_command_lists_no_errors_of_what_is_kept_for_validation(files, tmp_path, capsys):
    gold, graph = map(str, files)
    for options in (["--errors"], ["--doc", "other"], ["--validation", "--errors"], ["--json"]):
        assert main([gold, graph, *options]) == 0
        assert "said other" not in capsys.readouterr().out
    (tmp_path / "gold" / "validation.txt").unlink()
    assert main([gold, graph, "--errors"]) == 0
    assert "Balenciaga sues North Six  [other.txt]" in capsys.readouterr().out


def test_the_command_measures_a_part_of_the_gold(files, tmp_path, capsys):
    gold, graph = map(str, files)
    assert main([gold, graph, "--json", "--validation"]) == 0
    assert json.loads(capsys.readouterr().out)["fn"] == 1
    assert main([gold, graph, "--tuning", "--texts", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "1 / 1 / 0" in out
    assert "both named in the sentence" in out


def test_the_command_writes_a_page(files, tmp_path, capsys):
    gold, graph = map(str, files)
    assert main([gold, graph, "--html", str(tmp_path / "page.html")]) == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "Measures" in capsys.readouterr().out


def test_the_command_refuses_bad_input_in_one_line(files, tmp_path, capsys):
    gold, graph = map(str, files)
    for arguments in (
        [str(tmp_path / "none"), graph],
        [gold, str(tmp_path / "none.ttl")],
        [gold, graph, "--html", str(tmp_path)],
    ):
        assert main(arguments) == 3
        error = capsys.readouterr().err
        assert error.startswith(f"error: {tmp_path}")
        assert error.count("\n") == 1
