"""Trying a user's rule files: their form, and whether their own examples are read as they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from graphkit.errors import RuleError
from graphkit.language.matching.rules import Example, Frame, Role
from graphkit.language.reader import Reader
from graphkit.model import Block, BlockKind, Document, Reading, Status
from graphkit.vocabulary import Vocabulary


def check(path: Path, model: str | None = None) -> tuple[str, ...]:
    """What the examples of the rules in a file or folder show to be wrong, one line each; nothing where all is well.

    An example's facts have the form ``Subject relation Object``, with a status other than Asserted in brackets behind.  A
    counter-example must not give the rule's relation.

    Raises RuleError for a mistake in the form of a rule and for a path without rules, and ModelError as
    :class:`~graphkit.language.reader.Reader` does.
    """
    if not path.exists():
        raise RuleError(f"{path}: no such file or folder; give a rule file (*.toml) or a folder of them")
    reader = Reader(model, [path], rules_only=True)
    own = {p.name for p in path.glob("*.toml")} if path.is_dir() else {path.name}
    every: tuple[Frame | Role, ...] = (*reader.rules.frames, *reader.rules.roles)
    rules = [rule for rule in every if rule.source in own]
    if not rules:
        raise RuleError(f"{path}: holds no rule; begin one with [[frame]] or [[role]]")
    examples = [(rule, example) for rule in rules for example in rule.examples]
    readings = reader.read(_document(number, example) for number, (_, example) in enumerate(examples))
    return tuple(
        problem
        for (rule, example), reading in zip(examples, readings, strict=True)
        for problem in _problems(rule, example, reading, reader.vocabulary)
    )


def _document(number: int, example: Example) -> Document:
    text = example.sentence
    return Document(f"example {number}", text, blocks=(Block(0, len(text), BlockKind.PARAGRAPH),))


def _problems(rule: Frame | Role, example: Example, reading: Reading, vocabulary: Vocabulary) -> Iterator[str]:
    found = facts_told(reading, vocabulary)
    told = "; ".join(sorted(text for texts in found for text in texts[:1])) or "nothing"
    for wanted in example.facts:
        if not any(wanted in texts for texts in found):
            yield f"{rule.source}: {rule.id}: “{example.sentence}” should give “{wanted}” and gives {told}"
    if not example.facts and any(claim.relation == rule.relation for claim in reading.claims):
        yield f"{rule.source}: {rule.id}: “{example.sentence}” should not give {rule.relation} and gives {told}"


def facts_told(reading: Reading, vocabulary: Vocabulary) -> Sequence[Sequence[str]]:
    """Each claim in all the ways that an example may put it: with any name of either side, and those of a symmetric relation
    either way round.
    """
    names = {r.key: (r.label, *r.aliases) for r in reading.referents}
    found = []
    for claim in reading.claims:
        status = "" if claim.status is Status.ASSERTED else f" [{claim.status.value}]"
        ways = [(claim.subject, claim.object)]
        if vocabulary.relation(claim.relation).symmetric:
            ways.append((claim.object, claim.subject))
        found.append([f"{one} {claim.relation} {two}{status}" for s, o in ways for one in names[s] for two in names[o]])
    return found
