"""Parsed sentences as plain frozen values, so that everything above the parser can be tested on hand-built trees.

Dependency labels are those of spaCy's English pipelines (ClearNLP style: nsubj, nsubjpass, dobj, pobj, relcl ...);
part-of-speech tags are Universal Dependencies (``pos``) and Penn Treebank (``tag``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graphkit.model import BlockKind


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a whole name: a name is one token to everything above the tokenizer.

    ``index`` and ``head`` count within the sentence (a root is its own head); ``start`` and ``end`` are
    character offsets in the document.  ``name`` is the key of the in-document name it is, if it is one;
    ``lead`` and ``aside`` are words that the parser was not shown: a description before a name
    ("Dior ambassador"), an age or a bracket behind one.
    """

    index: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    name: str | None = None
    lead: tuple[Word, ...] = ()
    aside: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in the document; ``name`` is the key of the name that it is, if it is one."""

    text: str
    start: int
    end: int
    name: str | None = None


@dataclass(frozen=True)
class Sentence:
    """Tokens of one sentence, in order; ``number`` counts the sentences of the document."""

    tokens: tuple[Token, ...]
    kind: BlockKind
    number: int = 0
    block: int = 0

    @property
    def start(self) -> int:
        """Offset of the first character in the document."""
        first = self.tokens[0]
        return min([first.start, *(w.start for w in first.lead)])

    @property
    def end(self) -> int:
        """Offset behind the last character in the document."""
        last = self.tokens[-1]
        return max([last.end, *(w.end for w in last.aside)])

    @cached_property
    def _by_head(self) -> dict[int, tuple[Token, ...]]:
        found: dict[int, list[Token]] = {}
        for token in self.tokens:
            if token.head != token.index:
                found.setdefault(token.head, []).append(token)
        return {head: tuple(tokens) for head, tokens in found.items()}

    def children(self, index: int, *deps: str) -> tuple[Token, ...]:
        """Tokens that depend directly on ``index``, those with one of ``deps`` if any are named."""
        found = self._by_head.get(index, ())
        # Most words have nothing below them, and this is asked more often than anything else.
        return tuple([t for t in found if t.dep in deps]) if found and deps else found

    def child(self, index: int, *deps: str) -> Token | None:
        """The first such child, or none."""
        found = self.children(index, *deps)
        return found[0] if found else None

    def head(self, index: int) -> Token | None:
        """What the token depends on; none for a root."""
        token = self.tokens[index]
        return None if token.head == index else self.tokens[token.head]

    def ancestors(self, index: int) -> Iterator[Token]:
        """From the governor up to the root."""
        seen = {index}
        while (up := self.head(index)) is not None and up.index not in seen:
            yield up
            index = up.index
            seen.add(index)

    def subtree(self, index: int) -> list[Token]:
        """The token and all below it, in text order."""
        found, todo = [], [index]
        while todo:
            at = todo.pop()
            found.append(self.tokens[at])
            todo.extend(t.index for t in self.children(at))
        return sorted(found, key=lambda t: t.index)

    def text(self) -> str:
        """The words joined by blanks: for messages, never for evidence."""
        return " ".join(t.text for t in self.tokens)


def is_tree(tokens: Sequence[Token]) -> bool:
    """Whether every token comes, from head to head, to one that is its own head."""
    sound: set[int] = set()
    for token in tokens:
        seen: list[int] = []
        at = token.index
        while at not in sound and tokens[at].head != at:
            if at in seen:
                return False
            seen.append(at)
            at = tokens[at].head
        sound.update((*seen, at))
    return True
