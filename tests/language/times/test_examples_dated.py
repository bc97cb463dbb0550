"""The examples of the rules said with a time: what happened has it, and what another clause tells of has not.

What an example tells in passing (of whom is spoken, in a relative clause) need not be of that time; the share without it is
held to what those are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from graphkit.language.cues import words
from graphkit.language.reader import Reader
from graphkit.model import Block, BlockKind, Document, Status

_ARTICLES = re.compile(r"(?:The|A|An|Its|His|Her|Their|It|She|He|They|In|On|At|For|When|After|Before|Two|One)\b")
_TIMED = re.compile(
    r"\d\d|day\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|years?|months?|weeks?|"
    r"season|spring|summer|autumn|winter|now|once|previously|already|former|formerly|earlier|later|before|after|since|until|when|"
    r"ago|will|would|may|has|have|had|is|are|could|might)\b|[?;“\"]"
)


def _inside(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:] if _ARTICLES.match(sentence) else sentence


SAID: Mapping[str, tuple[Callable[[str], str], str, float]] = {
    "a month": (lambda s: f"In March 2019, {_inside(s)}", "2019-03", 0.03),
    "counted from a happening": (lambda s: f"The fair opened on March 3, 2019. Two days later, {_inside(s)}", "2019-03-05", 0.03),
    "the year after": (lambda s: f"The fair opened in October 2018. The following year, {_inside(s)}", "2019", 0.03),
    "so long since": (lambda s: f"It has been ten years since {_inside(s)}", "2014", 0.03),
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(rules_only=True)


@pytest.fixture(scope="module")
def examples(reader: Reader) -> list[str]:
    """Examples in the past tense that name no time."""
    found = (
        e.sentence
        for rule in reader.rules.frames
        for e in rule.examples
        if e.facts and rule.relation in words("relations", "news")
    )
    return [s for s in found if s.endswith(".") and ". " not in s and not _TIMED.search(s)]


def _dates(reader: Reader, sentences: list[str]) -> list[tuple[str, str | None]]:
    """Each sentence with the dates of what is told in it as done."""
    documents = (
        Document(f"example {number}", text, published="2024-05-10", blocks=(Block(0, len(text), BlockKind.PARAGRAPH),))
        for number, text in enumerate(sentences)
    )
    done = words("relations", "news") - words("relations", "lasting")
    return [
        (reading.document.text, claim.date)
        for reading in reader.read(documents)
        for claim in reading.claims
        if claim.relation in done and claim.status is Status.ASSERTED
    ]


@pytest.mark.parametrize("time", SAID)
def test_what_happened_has_the_time_with_which_it_is_said(reader: Reader, examples: list[str], time: str) -> None:
    say, expected, allowed = SAID[time]
    told = _dates(reader, [say(sentence) for sentence in examples])
    other = [f"{text} ({date})" for text, date in told if date != expected]
    assert len(told) > 100
    assert len(other) <= allowed * len(told), "\n".join(other)


def test_what_came_before_has_not_the_day_of_what_came_behind(reader: Reader, examples: list[str]) -> None:
    told = _dates(reader, [f"The fair closed on Tuesday, after {_inside(sentence)}" for sentence in examples])
    wrong = [text for text, date in told if date == "2024-05-07"]
    assert len(told) > 100
    assert len(wrong) <= 0.03 * len(told), "\n".join(wrong)
