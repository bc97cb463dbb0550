"""Lists of prizes: "Best actor: X, Y", "X (Y) – best actress", or X and Y in lines under the name of the prize."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from graphkit.language.cues import cues, words
from graphkit.language.matching.roles import RoleMatch
from graphkit.language.matching.rules import Role
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import BlockKind

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# What may stand between who has won and what for.
_BETWEEN = frozenset({",", "(", "[", "–", "—", "-", ":", "for", "in", '"', "“", "”", "‘", "’", "``", "''", "'"})
_AND = frozenset({"and", "&", ","})
_CONFIDENCE = "0.75"


@dataclass(frozen=True, slots=True)
class _Prize:
    """What a prize is for, by words that its name has."""

    role: Role
    words: frozenset[str]


class Prizes:
    """Reads the lines of one page that tell who won what for which work; sentences are given in their order."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self._above: _Prize | None = None

    def read(self, sentence: Sentence) -> Iterator[RoleMatch]:
        """What a line without a verb says of people and works; nothing where it names no prize and stands under none."""
        tokens = sentence.tokens
        if any(t.tag in _FINITE for t in tokens):
            self._above = None
            return
        prize = _prize(tokens)
        named = any(t.name is not None for t in tokens)
        if prize is None and not named and sentence.kind is BlockKind.HEADING:
            self._above = None
        if prize is not None and not named:
            self._above = prize
        prize = prize or self._above
        if prize is None or not named:
            return
        for people, work in self._pairs(tokens):
            keys = tuple(t.name for t in people if t.name is not None)
            yield RoleMatch(
                prize.role, prize.role.id, keys, tuple(t.index for t in people), (work.name or "",), (work.index,),
                (people[0].start, people[-1].end), None, prize.role.id,
            )  # fmt: skip

    def _pairs(self, tokens: Sequence[Token]) -> Iterator[tuple[list[Token], Token]]:
        """People and the work beside them: "X, Y", "X (Y)", "Y, X and Z"."""
        names = [t for t in tokens if t.name is not None]
        taken: set[int] = set()
        for one, two in pairwise(names):
            kinds = {self.discourse.things[t.name].type for t in (one, two) if t.name is not None}
            near = all(t.text.lower() in _BETWEEN for t in tokens[one.index + 1 : two.index]) and two.index > one.index + 1
            if kinds != {"Person", "Work"} or not near or taken & {one.index, two.index}:
                continue
            person, work = (one, two) if self._is_person(one) else (two, one)
            people = [person]
            for other in reversed(names[: names.index(person)]) if person is one else names[names.index(person) + 1 :]:
                gap = tokens[min(other.index, people[-1].index) + 1 : max(other.index, people[-1].index)]
                if not self._is_person(other) or not gap or any(t.text.lower() not in _AND for t in gap):
                    break
                people.append(other)
            taken |= {t.index for t in (*people, work)}
            yield sorted(people, key=lambda t: t.index), work

    def _is_person(self, token: Token) -> bool:
        return token.name is not None and self.discourse.things[token.name].type == "Person"


def _prize(tokens: Sequence[Token]) -> _Prize | None:
    """The prize that a line names: "best" with what it is for."""
    said = [t.text.lower() for t in tokens if t.name is None]
    if not {*said} & words("labels", "prized"):
        return None
    lemmas = {*said, *(t.lemma.lower() for t in tokens if t.name is None)}
    return next((p for p in _prizes() if lemmas & p.words), None)


@cache
def _prizes() -> tuple[_Prize, ...]:
    found = []
    for table in cues("labels")["prize"]:
        role = Role(
            table["id"], table["relation"], frozenset(table["words"]), types=frozenset({"Person"}), argument=frozenset({"Work"}),
            named=True, exact=True, confidence=_CONFIDENCE,
        )  # fmt: skip
        found.append(_Prize(role, frozenset(table["words"])))
    return tuple(found)
