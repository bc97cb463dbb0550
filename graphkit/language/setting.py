"""Where a sentence stands: in whose words, at what time of the story, with which sums of money in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphkit.language.clauses import Grammar
from graphkit.language.money import Money, find_amounts
from graphkit.language.reference import Keys
from graphkit.language.times import TimeExpression, TimeKind, find_times, resolve
from graphkit.language.tree import Sentence
from graphkit.model import Block, BlockKind, Document, Span

_DATED = (TimeKind.POINT, TimeKind.SINCE, TimeKind.BETWEEN)
_ACCORDING = re.compile(r"\baccording to\b|\bper\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch in somebody's own words."""

    span: Span
    speakers: Keys


class Setting:
    """Answers for one document; everything is computed once, in text order."""

    def __init__(self, document: Document, voices: Sequence[Voice] = (), sources: Mapping[int, str] | None = None) -> None:
        self.document = document
        self._voices = sorted(voices, key=lambda v: v.span.start)
        self._sources = dict(sources or {})
        self._money = find_amounts(document.text)
        self._times = tuple(t for t in find_times(document.text) if t.kind in _DATED)
        self._starts = [t.start for t in self._times]
        self._reference = self._references()
        self._sections = self._section_dates()

    # --- voices ---------------------------------------------------------------------------------

    def voice_at(self, offset: int) -> Keys:
        """Whose words stand at an offset; empty for the article's own."""
        for voice in self._voices:
            if voice.span.start <= offset < voice.span.end:
                return voice.speakers
        return ()

    def source_of(self, sentence: Sentence) -> str | None:
        """Whom the sentence names as its source ("according to X")."""
        return self._sources.get(sentence.number)

    # --- times ----------------------------------------------------------------------------------

    def _references(self) -> list[str | None]:
        """For each expression the date that the story has reached before it."""
        reached: list[str | None] = []
        last: str | None = None
        for t in self._times:
            reached.append(last)
            found = resolve(t, published=self.document.published, reference=last)
            if found is not None and (self.document.published is None or found[:10] <= self.document.published):
                last = found
        return reached

    def _section_dates(self) -> list[tuple[int, int, str]]:
        """Blocks whose facts are of one date: those under a heading that is a date, and list items that begin with one."""
        found: list[tuple[int, int, str]] = []
        blocks = self.document.blocks
        for i, block in enumerate(blocks):
            leading = self._leading_date(block)
            if leading is None:
                continue
            end = block.end
            if block.kind is BlockKind.HEADING:
                for later in blocks[i + 1 :]:
                    if later.kind in (BlockKind.HEADING, BlockKind.BOILERPLATE, BlockKind.TITLE):
                        break
                    end = later.end
            found.append((block.start, end, leading))
        return found

    def _leading_date(self, block: Block) -> str | None:
        if block.kind not in (BlockKind.HEADING, BlockKind.LIST_ITEM):
            return None
        text = self.document.text
        for i, t in enumerate(self._times):
            if not block.start <= t.start < block.end:
                continue
            before = re.sub(r"[^\w]", "", text[block.start : t.start])
            after = text[t.end : block.end].lstrip()
            whole = len(t.text) > 0.6 * (block.end - block.start)
            if (block.kind is BlockKind.HEADING and whole and len(before) < 8) or (block.kind is BlockKind.LIST_ITEM and not before and after[:1] in (":", "–", "—", "-")):
                return resolve(t, published=self.document.published, reference=self._reference[i])
            return None
        return None

    def section_date(self, sentence: Sentence, strict: bool = False) -> str | None:
        """The date of the part of the article that the sentence stands in."""
        for start, end, date in self._sections:
            if start <= sentence.start < end:
                return date
        return None

    def date_of(self, grammar: Grammar, predicate: int, future: bool) -> str | None:
        """When the predicate happened: the time in its own clause, else in one that governs it, else the section's date."""
        sentence = grammar.sentence
        first = bisect_right(self._starts, sentence.start - 1)
        own = grammar.clause_of(predicate)
        chain = self._governing(grammar, own.verb) if own is not None else []
        best: tuple[int, int, int] | None = None
        for i in range(first, len(self._times)):
            t = self._times[i]
            if t.start >= sentence.end:
                break
            token = next((x for x in sentence.tokens if x.start <= t.start < x.end or x.start >= t.start), None)
            if token is None or self._belongs_to_name(grammar, token.index):
                continue
            clause = grammar.clause_of(token.index)
            verb = clause.verb if clause is not None else -1
            if own is None:
                level = 0
            elif verb == own.verb:
                level = 0
            elif verb in chain:
                level = 1 + chain.index(verb)
            else:
                continue
            rank = (level, abs(token.index - predicate), i)
            if best is None or rank < best:
                best = rank
        if best is not None:
            found = self._times[best[2]]
            return resolve(found, published=self.document.published, reference=self._reference[best[2]] or self.section_date(sentence), future=future)
        return self.section_date(sentence)

    def _belongs_to_name(self, grammar: Grammar, index: int) -> bool:
        """Whether a year is part of a name: "the 2021 Met Gala" dates nothing but the gala."""
        token = grammar.sentence.tokens[index]
        return token.name is not None

    def _governing(self, grammar: Grammar, verb: int) -> list[int]:
        """Verbs whose time holds for a verb below them: reports, control and coordination, never across a relative clause."""
        found = []
        at = grammar.sentence.tokens[verb]
        for up in grammar.sentence.ancestors(verb):
            if at.dep in ("relcl", "acl", "appos"):
                break
            if grammar.is_verb(up):
                found.append(up.index)
            at = up
        return found

    # --- money ----------------------------------------------------------------------------------

    def money_of(self, sentence: Sentence, near: int) -> Money | None:
        """The sum that belongs to a word: the first one behind it, else the nearest."""
        place = sentence.tokens[near].start
        inside = [m for m in self._money if sentence.start <= m.start < sentence.end and m.currency is not None]
        behind = [m for m in inside if m.start >= place]
        if behind:
            return behind[0]
        return max(inside, key=lambda m: m.start, default=None)
