"""What expressions without a name stand for, measured on its own: short texts through the real pipeline, in one batch."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from graphkit.language import understanding
from graphkit.language.reader import Reader
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Grammar
from graphkit.model import Block, BlockKind, Document
from graphkit.read import read_text

# The share of all cases that must be right, those with a known gap among them: what is reached, less two cases.
FLOOR = 0.90


@dataclass(frozen=True)
class Case:
    """A text, an expression in it, and the labels of what it must stand for."""

    number: int
    text: str
    expression: str
    means: tuple[str, ...]
    kind: str
    nth: int = 1
    gap: str | None = None

    @property
    def name(self) -> str:
        """What the case is called in reports."""
        return f"{self.number:02d} {self.kind}: {self.expression} | {self.text[:50]}"


def _cases() -> tuple[Case, ...]:
    table = tomllib.loads((Path(__file__).parent / "reference_cases.toml").read_text(encoding="utf-8"))
    return tuple(Case(number, **{**raw, "means": tuple(raw["means"])}) for number, raw in enumerate(table["case"], 1))


CASES = _cases()
Answers = Mapping[int, tuple[str, ...]]


@pytest.fixture(scope="module")
def answers() -> Answers:
    """For each case, by number, the labels that its expression stands for."""
    kept: list[tuple[Discourse, Sequence[Grammar]]] = []

    class Kept(Discourse):
        def read(self, grammars: Sequence[Grammar]) -> None:
            kept.append((self, grammars))
            super().read(grammars)

    documents = [_document(c) for c in CASES]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(understanding, "Discourse", Kept)
        readings = list(Reader(rules_only=True).read(documents))
    assert len(kept) == len(readings) == len(CASES)
    return {case.number: _labels(case, *found) for case, found in zip(CASES, kept, strict=True)}


def _document(case: Case) -> Document:
    """A page where the text has a title, or else one paragraph."""
    if "\n\n" in case.text:
        return read_text(case.text, f"case-{case.number}")
    return Document(f"case-{case.number}", case.text, blocks=(Block(0, len(case.text), BlockKind.PARAGRAPH),))


def _labels(case: Case, discourse: Discourse, grammars: Sequence[Grammar]) -> tuple[str, ...]:
    start = -1
    for _ in range(case.nth):
        start = _word_at(case, start + 1)
    end = start + len(case.expression)
    for grammar in grammars:
        inside = [t for t in grammar.sentence.tokens if start <= t.start and t.end <= end]
        heads = [t for t in inside if t.head not in {other.index for other in inside} or t.head == t.index]
        if heads:
            return tuple(discourse.things[k].label for k in discourse.refer(grammar.sentence.number, heads[-1].index))
    return ()


def _word_at(case: Case, since: int) -> int:
    """Where the expression stands as whole words: "it" is not a part of "withdrew it"'s neighbours."""
    at = case.text.index(case.expression, since)
    before, behind = case.text[at - 1 : at], case.text[at + len(case.expression) :][:1]
    return _word_at(case, at + 1) if before.isalpha() or behind.isalpha() else at


def _parameter(case: Case) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=case.gap)] if case.gap else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", [_parameter(case) for case in CASES])
def test_an_expression_stands_for_what_a_reader_takes_it_for(case: Case, answers: Answers) -> None:
    assert set(answers[case.number]) == set(case.means)


def test_the_share_of_expressions_that_are_resolved_rightly_does_not_fall(answers: Answers) -> None:
    right = [case for case in CASES if set(answers[case.number]) == set(case.means)]
    assert len(right) / len(CASES) >= FLOOR, f"{len(right)} of {len(CASES)} are right"


def test_the_cases_are_of_all_kinds() -> None:
    assert len(CASES) >= 60
    assert len({case.kind for case in CASES}) >= 12
    assert any(not case.means for case in CASES)
