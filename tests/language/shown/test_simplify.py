"""What the parser is shown: names as one word, descriptions and ages out of its view, nothing lost."""

from __future__ import annotations

import pytest

from graphkit.language.names.gazetteer import Entry
from graphkit.language.names.names import find_names
from graphkit.language.names.recutting import recut
from graphkit.language.names.spots import BlockWords
from graphkit.language.names.spotting import spot
from graphkit.language.shown.simplify import simplify
from graphkit.language.syntax.parse import Piece
from graphkit.model import BlockKind
from tests.language.naming import block, gazetteer

_MORE = (
    Entry("Dior", "Brand"),
    Entry("Emma Laurent", "Person"),
    Entry("Kate Weiss", "Person"),
    Entry("Grammy Award", "Occasion"),
)


def _pieces(made: BlockWords) -> list[Piece]:
    known = gazetteer(*_MORE)
    cut = recut(made, known)
    return simplify(0, cut, find_names([cut], spot([cut], known), known), known)


def _shown(pieces: list[Piece]) -> str:
    """Names in angle brackets, what is hidden before and behind them in braces."""
    said = []
    for piece in pieces:
        lead = "{" + " ".join(w.text for w in piece.lead) + "} " if piece.lead else ""
        aside = " {" + " ".join(w.text for w in piece.aside) + "}" if piece.aside else ""
        said.append(lead + (f"<{piece.text}>" if piece.name else piece.shown) + aside)
    return " ".join(said)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It hired actor Emma Laurent.", "It hired {actor} <Emma Laurent> ."),
        ("It was at the Dior Spring 2017 Runway Show.", "It was at the <Dior> show ."),
        ("It was at the Dior Menswear Fall/Winter 2022/2023 show.", "It was at the <Dior> show ."),
        ("It was at Dior's show.", "It was at <Dior> 's show ."),
        ("It dressed her from head to toe in Dior.", "It dressed her in <Dior> ."),
        ("It hired the singer Emma Laurent.", "It hired {the singer} <Emma Laurent> ."),
        ("It sued set designer Emma Laurent.", "It sued {set designer} <Emma Laurent> ."),
        ("It met Dior ambassador Emma Laurent.", "It met {Dior ambassador} <Emma Laurent> ."),
        ("It met Mayor Emma Laurent.", "It met {Mayor} <Emma Laurent> ."),
        ("It met former French actress Emma Laurent.", "It met {former French actress} <Emma Laurent> ."),
        ("His friend Emma Laurent left.", "His friend <Emma Laurent> left ."),
        ("Its ambassador Emma Laurent left.", "Its ambassador <Emma Laurent> left ."),
        ("It met Emma Laurent, 30, there.", "It met <Emma Laurent> {, 30 ,} there ."),
        ("It hired actors Emma Laurent and Kate Weiss.", "It hired {actors} <Emma Laurent> and <Kate Weiss> ."),
        ("It hired friends Emma Laurent and Kate Weiss.", "It hired friends <Emma Laurent> and <Kate Weiss> ."),
        ("It told actors Emma Laurent left.", "It told actors <Emma Laurent> left ."),
    ],
)
def test_descriptions_before_names_are_out_of_view_unless_somebody_owns_them(text: str, shown: str) -> None:
    assert _shown(_pieces(block(text))) == shown


def test_a_whole_description_is_taken_where_the_tags_vouch_for_it() -> None:
    made = block("It met property designer Emma Laurent.", tags="PRP VBD NN NN NNP NNP .")
    assert _shown(_pieces(made)) == "It met {property designer} <Emma Laurent> ."


def test_a_verb_describes_nobody() -> None:
    made = block("They model Dior bags.", tags="PRP VBP NNP NNS .")
    assert _shown(_pieces(made)) == "They model <Dior> bags ."


@pytest.mark.parametrize("text", ["2019: She left Dior.", "May 5, 2019: She left Dior.", "5 May 2019 – She left Dior."])
def test_the_date_before_an_entry_stays_with_its_sentence_out_of_view(text: str) -> None:
    pieces = _pieces(block(text, kind=BlockKind.LIST_ITEM))
    assert pieces[0].shown == "She"
    assert pieces[0].lead[0].start == 0


def test_a_year_as_subject_stays() -> None:
    assert _pieces(block("2019 was good to Dior."))[0].shown == "2019"


def test_a_name_before_a_hyphen_makes_an_adjective_that_keeps_it() -> None:
    pieces = _pieces(block("The Dior-clad guest left."))
    compound = pieces[1]
    assert (compound.text, compound.name, compound.shown) == ("Dior-clad", None, "French")
    assert [w.name for w in compound.lead] == ["dior"]


def test_the_owner_in_a_description_is_a_party_and_a_prize_is_not() -> None:
    owned = _pieces(block("It left Kering-owned Gucci."))
    assert [(w.text, w.name) for w in owned[2].lead] == [("Kering", "kering"), ("owned", None)]
    won = _pieces(block("It met Grammy Award-winning singer Emma Laurent."))
    assert [w.name for p in won for w in p.lead] == [None, None]


def test_capital_letters_of_headings_are_small_for_the_parser() -> None:
    pieces = _pieces(block("GUCCI REJECTS EMMA LAURENT", kind=BlockKind.TITLE))
    assert _shown(pieces) == "<GUCCI> rejects <EMMA LAURENT>"


def test_a_form_that_may_be_a_noun_is_shown_as_a_verb_between_names() -> None:
    assert _shown(_pieces(block("GUCCI DROPS EMMA LAURENT", kind=BlockKind.TITLE))) == "<GUCCI> removes <EMMA LAURENT>"


def test_quotation_marks_around_a_few_words_are_out_of_view() -> None:
    assert _shown(_pieces(block("She called it “a shame” again."))) == "She called it a shame again ."


def test_nothing_of_the_text_is_lost() -> None:
    text = "It met Dior ambassador Emma Laurent, 30, there."
    covered = set()
    for piece in _pieces(block(text)):
        for start, end in [(piece.start, piece.end), *((w.start, w.end) for w in (*piece.lead, *piece.aside))]:
            covered.update(range(start, end))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered
