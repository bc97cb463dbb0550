"""Where a sentence stands: in whose words, at what time of the story, with which sums of money in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphkit.language.money import Money, find_amounts
from graphkit.language.reference.things import Keys
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.language.times.chronology import Chronology
from graphkit.language.times.dating import Dating
from graphkit.model import Document, Span


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch in somebody's own words, and the verb of speech (its base form) that says how they were said."""

    span: Span
    speakers: Keys
    manner: str | None = None


class Setting:
    """Answers for one document; everything is computed once, in text order."""

    def __init__(self, document: Document, voices: Sequence[Voice] = (), sources: Mapping[int, str] | None = None) -> None:
        self.document = document
        self._voices = sorted(voices, key=lambda v: v.span.start)
        self._sources = dict(sources or {})
        self._money = find_amounts(document.text)
        self.chronology = Chronology(document)
        self._dating = Dating(self.chronology, lambda offset: any(v.span.start <= offset < v.span.end for v in self._voices))

    # --- voices ---------------------------------------------------------------------------------

    def voice_at(self, offset: int) -> Keys:
        """Whose words stand at an offset; empty for the article's own."""
        for voice in self._voices:
            if voice.span.start <= offset < voice.span.end:
                return voice.speakers
        return ()

    def manner_at(self, offset: int) -> str | None:
        """The verb that says how the words at an offset were said ("gush")."""
        return next((v.manner for v in self._voices if v.span.start <= offset < v.span.end), None)

    def source_of(self, sentence: Sentence) -> str | None:
        """Whom the sentence names as its source ("according to X")."""
        return self._sources.get(sentence.number)

    # --- times ----------------------------------------------------------------------------------

    def follow(self, grammars: Sequence[Grammar]) -> None:
        """Read what time the story has reached where; to be called once, before any date is asked for."""
        self._dating.follow(grammars)

    def section_date(self, sentence: Sentence) -> str | None:
        """The date of the part of the article that the sentence stands in."""
        return self.chronology.section_date(sentence)

    def date_of(
        self,
        grammar: Grammar,
        predicate: int,
        future: bool,
        event: bool = False,
        made: bool = False,
        news: bool = False,
        near: int | None = None,
    ) -> str | None:
        """When the predicate happened: see :meth:`graphkit.language.times.dating.Dating.date_of`."""
        return self._dating.date_of(grammar, predicate, future, event, made, news, near)

    def date_of_noun(self, grammar: Grammar, noun: int) -> str | None:
        """The date that is told of a noun itself ("its ambassador since 2003"), else that of the part of the article."""
        return self._dating.of_noun(grammar, noun)

    def ahead(self, grammar: Grammar, predicate: int) -> bool:
        """Whether the predicate, though in the present, is to come: see :meth:`graphkit.language.times.dating.Dating.ahead`."""
        return self._dating.ahead(grammar, predicate)

    # --- money ----------------------------------------------------------------------------------

    def money_of(self, sentence: Sentence, near: int, predicate: int | None = None) -> Money | None:
        """The sum that belongs to a word: the one that it begins, else the one given to it ("$1m to X"), else the first one
        behind it, else the nearest before it, if that is not told of somebody in passing ("who is worth $400m").

        What a ``predicate`` in an aside tells has no sum outside of it: "X, in which Y invested, was sold for $1bn".
        """
        place = sentence.tokens[near].start
        inside = [m for m in self._money if sentence.start <= m.start < sentence.end and m.currency is not None]
        inside = [m for m in inside if not self._is_valuation(sentence, m)]
        if predicate is not None and (aside := _asides(sentence, predicate)):
            inside = [m for m in inside if (at := _token_of(sentence, m)) is not None and aside <= _asides(sentence, at.index)]
        if here := next((m for m in inside if m.start == place), None):
            return here
        before = [m for m in inside if m.end <= place]
        if before and _GIVEN.fullmatch(self.document.text[before[-1].end : place]):
            return before[-1]
        behind = [m for m in inside if m.start >= place]
        if behind:
            return behind[0]
        return max((m for m in before if not _in_passing(sentence, m, near)), key=lambda m: m.start, default=None)

    def _is_valuation(self, sentence: Sentence, money: Money) -> bool:
        """Whether a sum is what a whole firm is worth: "raised $50m at a valuation of $2bn"."""
        return _VALUED.search(self.document.text[sentence.start : money.start]) is not None


_VALUED = re.compile(r"\bvalu(?:ation (?:of|at|to)|ed at|(?:e|es|ing) (?:[\w’'.&-]+ ){1,4}at)\s(?:[a-z]+ ){0,3}$")
_GIVEN = re.compile(r"\s+(?:to|into|in|for|towards?|on)\s+(?:(?!(?:and|or|but)\b)[^\W\d][\w’'.&-]*\s+){0,3}", re.IGNORECASE)
"""What stands between a sum and whom or what it is for."""


def _in_passing(sentence: Sentence, money: Money, near: int) -> bool:
    """Whether a sum stands in a relative clause or an apposition in which a word does not stand."""
    at = _token_of(sentence, money)
    return at is not None and bool(_asides(sentence, at.index) - _asides(sentence, near))


def _token_of(sentence: Sentence, money: Money) -> Token | None:
    return next((t for t in sentence.tokens if t.end > money.start), None)


def _asides(sentence: Sentence, index: int) -> set[int]:
    above = (sentence.tokens[index], *sentence.ancestors(index))
    return {up.index for up in above if up.dep in ("relcl", "appos")}
