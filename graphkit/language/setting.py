"""Where a sentence stands: in whose words, at what time of the story, with which sums of money in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graphkit.language.clauses import Grammar
from graphkit.language.money import Money, find_amounts
from graphkit.language.reference import Discourse
from graphkit.language.things import Keys
from graphkit.language.time_values import CalendarDate
from graphkit.language.times import TimeKind, find_times, resolve
from graphkit.language.tree import Sentence
from graphkit.model import Block, BlockKind, Document, Span

_DATED = (TimeKind.POINT, TimeKind.SINCE, TimeKind.BETWEEN)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch in somebody's own words."""

    span: Span
    speakers: Keys


class Setting:
    """Answers for one document; everything is computed once, in text order."""

    def __init__(self, document: Document, voices: Sequence[Voice] = (), sources: Mapping[int, str] | None = None) -> None:
        self.document = document
        self._published = document.published or _latest(document)
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
            found = resolve(t, published=self._published, reference=last)
            if found is not None and (self._published is None or found[:10] <= self._published):
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
            if (block.kind is BlockKind.HEADING and whole and len(before) < 8) or (
                block.kind is BlockKind.LIST_ITEM and not before and after[:1] in (":", "–", "—", "-")
            ):
                return resolve(t, published=self._published, reference=self._reference[i])
            return None
        return None

    def section_date(self, sentence: Sentence) -> str | None:
        """The date of the part of the article that the sentence stands in."""
        for start, end, day in self._sections:
            if start <= sentence.start < end:
                return day
        return None

    def date_of(self, grammar: Grammar, predicate: int, future: bool, event: bool = False) -> str | None:
        """When the predicate happened.

        The time in its own clause, else in one that governs it or that it governs, else the time that opens the
        sentence, else that of the section; for the events of a story told in the simple past at last the
        time that the paragraph has reached.
        """
        sentence = grammar.sentence
        own = grammar.clause_of(predicate)
        chain = self._governing(grammar, own.verb) if own is not None else []
        below = self._governed(grammar, own.verb) if own is not None else []
        best: tuple[int, int, int] | None = None
        for i in self._inside(sentence):
            token = next(
                (x for x in sentence.tokens if x.start <= self._times[i].start < x.end or x.start >= self._times[i].start), None
            )
            if token is None or self._belongs_to_name(grammar, token.index):
                continue
            clause = grammar.clause_of(token.index)
            verb = clause.verb if clause is not None else -1
            if own is None or verb == own.verb or self._opens(grammar, own.verb, token.index):
                level = 0
            elif verb in chain:
                level = 1 + chain.index(verb)
            elif verb in below:
                level = 10
            elif token.index <= 2 and self._is_main(grammar, own.verb):
                level = 11
            else:
                continue
            rank = (level, abs(token.index - predicate), i)
            if best is None or rank < best:
                best = rank
        if best is not None:
            return self._resolved(best[2], sentence, future)
        section = self.section_date(sentence)
        if section is not None or not event or future or own is None:
            return section
        return self._reached(grammar, own.verb)

    def _opens(self, grammar: Grammar, verb: int, index: int) -> bool:
        """Whether a relative clause hangs on the time: "it goes back to 2013, when he signed"."""
        token = grammar.sentence.tokens[verb]
        return (
            token.dep == "relcl"
            and token.head in (index, index + 1, index + 2)
            and any(c.text.lower() == "when" for c in grammar.sentence.children(verb, "advmod", "mark"))
        )

    def occasions(self, grammars: Sequence[Grammar], discourse: Discourse) -> dict[str, str]:
        """The day of each occasion of which the text tells one: "Monday's gala", "the gala on May 1"."""
        found: dict[str, set[str]] = {}
        for grammar in grammars:
            sentence = grammar.sentence
            for token in sentence.tokens:
                keys = [k for k in discourse.refer(sentence.number, token.index) if discourse.things[k].type == "Occasion"]
                if not keys:
                    continue
                beside = {t.index for t in sentence.children(token.index, "poss", "nmod", "compound", "npadvmod", "prep")}
                beside |= {g.index for i in beside for g in sentence.children(i, "pobj", "nummod", "compound")}
                for i in self._inside(sentence):
                    at = next(
                        (
                            x.index
                            for x in sentence.tokens
                            if x.start <= self._times[i].start < x.end or x.start >= self._times[i].start
                        ),
                        -1,
                    )
                    day = self._resolved(i, sentence, False) if at in beside and at != token.index else None
                    if day is not None:
                        found.setdefault(keys[0], set()).add(day)
        return {key: next(iter(days)) for key, days in found.items() if len(days) == 1}

    def _inside(self, sentence: Sentence) -> range:
        first = bisect_right(self._starts, sentence.start - 1)
        last = bisect_right(self._starts, sentence.end - 1)
        return range(first, last)

    def _resolved(self, number: int, sentence: Sentence, future: bool) -> str | None:
        reference = self._reference[number] or self.section_date(sentence)
        return resolve(self._times[number], published=self._published, reference=reference, future=future)

    def _reached(self, grammar: Grammar, verb: int) -> str | None:
        """The time that the paragraph has reached, for a verb in the simple past ("She also blasted the fine")."""
        token = grammar.sentence.tokens[verb]
        if token.tag != "VBD" or self._inside(grammar.sentence):
            return None
        block = next((b for b in self.document.blocks if b.start <= token.start < b.end), None)
        if block is None or block.kind is not BlockKind.PARAGRAPH:
            return None
        before = [
            i for i, t in enumerate(self._times) if block.start <= t.start < grammar.sentence.start and t.kind is TimeKind.POINT
        ]
        found = self._resolved(before[-1], grammar.sentence, False) if before else None
        return found if found is not None and (self._published is None or found <= self._published) else None

    def _is_main(self, grammar: Grammar, verb: int) -> bool:
        """Whether a verb is the root of its sentence or coordinated with it."""
        token = grammar.sentence.tokens[verb]
        while token.dep == "conj" and (up := grammar.sentence.head(token.index)) is not None:
            token = up
        return token.dep == "ROOT"

    def _governed(self, grammar: Grammar, verb: int) -> list[int]:
        """Verbs that continue this one ("let him go on Monday")."""
        found = []
        for child in grammar.sentence.children(verb, "xcomp", "ccomp"):
            if grammar.is_verb(child) and not grammar.sentence.children(child.index, "mark"):
                found.append(child.index)
        return found

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


def _latest(document: Document) -> str | None:
    """The latest full date that a text without a date of its own names: it was published then or later.

    A day with its weekday but no year ("Sunday, Nov. 27") is of that year, among those the text names,
    in which it fell on that weekday.
    """
    times = [t for t in find_times(document.text) if t.kind is TimeKind.POINT]
    found = [d for t in times if (d := resolve(t, published=None)) is not None and len(d) == 10]
    years = sorted({int(y) for y in _YEAR.findall(document.text)})
    for t in times:
        m = t.meaning
        if isinstance(m, CalendarDate) and m.year is None and m.month and m.day and m.weekday is not None:
            fitting = [y for y in years if _weekday(y, m.month, m.day) == m.weekday]
            if len(fitting) == 1:
                found.append(f"{fitting[0]:04d}-{m.month:02d}-{m.day:02d}")
    return max(found, default=None)


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None
