"""Whose an embedded post is, by the line that signs it."""

from __future__ import annotations

import pytest

from graphkit.language.reader import Reader
from graphkit.model import Reading
from graphkit.read import read_text

PAGE = """Stars on the singer

Many took to social media on Monday to speak of Taylor Swift.

Taylor Swift is a genius.
— Selena Gomez (@selenagomez) November 6, 2021

View this post on Instagram

A post shared by Kim Kardashian (@kimkardashian) on May 2, 2016 at 10:11pm PDT

A lovely day.
— Rihanna's fans (@rihannasfans) November 7, 2021
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return next(iter(Reader(rules_only=True).read([read_text(PAGE, "page")])))


def test_who_signs_a_post_has_posted_it_on_its_day(reading: Reading) -> None:
    labels = {r.key: r.label for r in reading.referents}
    posted = {(labels[c.subject], labels[c.object], c.date) for c in reading.claims if c.relation == "postsOn"}
    assert posted == {("Selena Gomez", "Twitter", "2021-11-06"), ("Kim Kardashian", "Instagram", "2016-05-02")}


def test_the_words_above_a_signature_are_those_of_who_signs(reading: Reading) -> None:
    labels = {r.key: r.label for r in reading.referents}
    by = {(labels[c.subject], c.relation, labels[c.object], labels[c.attributed_to or c.subject]) for c in reading.claims}
    assert ("Selena Gomez", "supports", "Taylor Swift", "Selena Gomez") in by
