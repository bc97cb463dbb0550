"""Fact boxes: labels, colons and names."""

from __future__ import annotations

import pytest

from graphkit.language.matching.labelled import _labels
from graphkit.language.reader import Reader
from graphkit.model import Status
from graphkit.read import read_text
from graphkit.vocabulary import load

PERSON = """Kim Kardashian: fact file

Born: October 21, 1980, Los Angeles
Parents: Robert Kardashian and Kris Jenner
Siblings: Kourtney Kardashian, Khloé Kardashian
Ex-husbands: Damon Thomas, Kris Humphries, Kanye West
Founder of: Skims
"""

HOUSE = """Balenciaga at a glance

Founded by: Cristóbal Balenciaga, 1917
Owner: Kering
CEO: Cédric Charbit
Creative director: Demna
Faces: Kim Kardashian, Nicole Kidman
"""

PORTFOLIOS = """Who owns what in luxury

Kering: Gucci, Saint Laurent, Balenciaga. Chairman and CEO: François-Henri Pinault.

Tapestry: Coach, Kate Spade.
"""

TALK = """Balenciaga answers its critics

Kim Kardashian is a star.

CEO: Nicole Kidman said that nobody had asked her.

Kering: Gucci, Saint Laurent and Balenciaga all fell.
"""


def facts(text: str) -> set[str]:
    (reading,) = Reader(rules_only=True).read([read_text(text, "box")])
    names = {r.key: r.label for r in reading.referents}
    return {f"{names[c.subject]} {c.relation} {names[c.object]}" for c in reading.claims if c.status is Status.ASSERTED}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            PERSON,
            {
                "Robert Kardashian parentOf Kim Kardashian",
                "Kris Jenner parentOf Kim Kardashian",
                "Kim Kardashian founded Skims",
            },
        ),
        (
            HOUSE,
            {
                "Cristóbal Balenciaga founded Balenciaga",
                "Kering owns Balenciaga",
                "Cédric Charbit leads Balenciaga",
                "Demna worksFor Balenciaga",
                "Kim Kardashian endorses Balenciaga",
                "Nicole Kidman endorses Balenciaga",
            },
        ),
        (
            PORTFOLIOS,
            {
                "Kering owns Gucci",
                "Kering owns Saint Laurent",
                "Kering owns Balenciaga",
                "François-Henri Pinault leads Kering",
            },
        ),
    ],
)
def test_lines_of_a_box_are_about_its_heading_or_the_name_before_the_colon(text: str, expected: set[str]) -> None:
    assert expected <= facts(text)


def test_relatives_behind_one_label_are_each_told_of() -> None:
    found = facts(PERSON)
    for other in ("Damon Thomas", "Kris Humphries", "Kanye West"):
        for relation in ("marriedTo", "separatedFrom"):
            assert {f"Kim Kardashian {relation} {other}", f"{other} {relation} Kim Kardashian"} & found
    assert {"Kim Kardashian siblingOf Khloé Kardashian", "Khloé Kardashian siblingOf Kim Kardashian"} & found


def test_a_sentence_behind_a_colon_is_no_line_of_a_box() -> None:
    found = facts(TALK)
    assert not [f for f in found if " leads " in f or " owns " in f]


def test_labels_name_relations_and_classes_of_the_vocabulary() -> None:
    vocabulary = load()
    for labels in _labels().values():
        for label in labels:
            assert vocabulary.relation(label.role.relation) is not None
            assert label.role.nouns
