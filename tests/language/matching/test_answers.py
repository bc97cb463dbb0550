"""Answers that lean on a question above them, and lists behind a colon."""

from __future__ import annotations

import pytest

from graphkit.language.reader import Reader
from graphkit.read import read_text

PAGE = (
    "The return of the Chanel show\n\nThe Chanel show was held in Paris.\n\n"
    "Who walked?\n\nGigi Hadid opened. Kate Moss and Naomi Campbell followed.\n\n"
    "What did it cost?\n\nAnna Wintour followed the show."
)


def _facts(text: str) -> set[str]:
    (reading,) = Reader(rules_only=True).read([read_text(text, "page")])
    labels = {r.key: r.label for r in reading.referents}
    return {f"{labels[c.subject]} {c.relation} {labels[c.object]}" for c in reading.claims}


@pytest.fixture(scope="module")
def answered() -> set[str]:
    return _facts(PAGE)


@pytest.mark.parametrize("name", ["Gigi Hadid", "Kate Moss", "Naomi Campbell"])
def test_those_named_below_who_walked_did_walk(answered: set[str], name: str) -> None:
    assert f"{name} walksFor Chanel" in answered


def test_the_next_question_ends_the_answer(answered: set[str]) -> None:
    assert not any(fact.startswith("Anna Wintour walksFor") for fact in answered)


def test_whoever_a_colon_lists_as_spotted_was_there() -> None:
    found = _facts("Rihanna went to the Met Gala. Spotted in the front row: Cher, Zendaya and Naomi Campbell.")
    assert {f"{name} attends Met Gala" for name in ("Cher", "Zendaya", "Naomi Campbell")} <= found


def test_a_list_behind_another_colon_says_nothing_of_attendance() -> None:
    found = _facts("Rihanna went to the Met Gala. Three singers have new albums: Cher, Zendaya and Naomi Campbell.")
    assert not any(fact.startswith("Cher attends") for fact in found)
