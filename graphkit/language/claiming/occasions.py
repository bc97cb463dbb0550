"""What happened at an occasion happened on its day: who attends, performs, walks and what they wear.

The day is told beside the occasion ("Monday's gala"), by a verb that says that it happens ("was held on May 1"), by the
answer to when it was, or by another fact about it.  An article that is about one occasion (its title names it, and no
other) gives its day to the looks and walks of its captions, lists and main clauses too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from graphkit.language.cues import words
from graphkit.language.factuality.tense import tense
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.times.attachment import times_beside
from graphkit.language.times.chronology import Chronology
from graphkit.language.times.resolution import covering, iso
from graphkit.language.times.values import TimeKind
from graphkit.language.wordlists import alternatives
from graphkit.model import Block, BlockKind, Claim, Status

_AT = frozenset({"attends", "performsAt"})
_THERE = frozenset({"walksFor", "wears"})
_SHOWN = timedelta(days=10)
"""How long ago what pictures show may have been."""


class Occasions:
    """The days of the occasions of one document."""

    def __init__(self, grammars: Sequence[Grammar], discourse: Discourse, chronology: Chronology) -> None:
        self._grammars = {g.sentence.start: g for g in grammars}
        self._discourse = discourse
        self._chronology = chronology
        self._main = self._main_occasion(grammars)
        self.days = self._told(grammars)

    def dated(self, claims: Sequence[Claim]) -> list[Claim]:
        """The claims, those about an occasion that have no date of their own with its day."""
        days = dict(self.days)
        told: dict[str, set[str]] = {}
        for claim in claims:
            if claim.relation in _AT and claim.date is not None and claim.status is Status.ASSERTED:
                told.setdefault(claim.object, set()).add(claim.date)
        for key, dates in told.items():
            if (day := _most_exact(dates)) is not None:
                days.setdefault(key, day)
        lately = self._lately()
        found = (self._on_its_day(claim, days, claims) for claim in claims)
        return [replace(c, date=lately) if lately and self._shown(c) and self._there(c) else c for c in found]

    def _lately(self) -> str | None:
        """The month (or year) of the days before the publication, for an article that shows what was worn on them."""
        published, blocks = self._chronology.published, self._chronology.document.blocks
        if published is None or not self._chronology.known or len(published) < 10:
            return None
        titles = [self._chronology.document.text[b.start : b.end] for b in blocks[:2] if b.kind is BlockKind.TITLE]
        pattern = r"(?<![\w-])(?:{})(?![\w-])".format
        shows, back = (pattern(alternatives(words("times", "context", key))) for key in ("galleries", "looking_back"))
        if not any(re.search(shows, t, re.IGNORECASE) and not re.search(back, t, re.IGNORECASE) for t in titles):
            return None
        years = {year for t in titles for year in re.findall(r"\b(?:19|20)\d\d\b", t)}
        last = date.fromisoformat(published)
        return iso(covering(last - _SHOWN, last)) if years <= {published[:4]} else None

    def _shown(self, claim: Claim) -> bool:
        return claim.date is None and claim.relation in _THERE | _AT and claim.status is Status.ASSERTED

    def _on_its_day(self, claim: Claim, days: Mapping[str, str], claims: Sequence[Claim]) -> Claim:
        day = days.get(self._main or "")
        if claim.relation in _THERE and _about(claim.date, day) and not self._in_section(claim) and self._there(claim):
            return replace(claim, date=day)  # the story has gone on to the next day
        if claim.date is not None:
            return claim
        if claim.relation in _AT and claim.object in days:
            day = days[claim.object]
            return claim if self._of_another_year(claim, day) else replace(claim, date=day)
        if claim.relation not in _THERE:
            return claim
        at = next(
            (
                other.object
                for other in claims
                if other.relation in _AT
                and other.start == claim.start
                and other.subject == claim.subject
                and not (self._added(other) and self._clause(other) != self._clause(claim) and not self._of_now(other))
                and other.object in days
            ),
            None,
        )
        if at is None and self._main in days and self._there(claim):
            at = self._main
        return replace(claim, date=days[at]) if at is not None else claim

    def _of_now(self, claim: Claim) -> bool:
        """Whether a claim is of the days before the publication."""
        published = self._chronology.published
        return claim.date is not None and published is not None and _about(claim.date, published)

    def _of_another_year(self, claim: Claim, day: str) -> bool:
        """Whether a sentence tells of other years only: of an occasion that comes round every year it is another one."""
        grammar = self._grammars.get(claim.start)
        if grammar is None:
            return False
        times = (self._chronology.resolved(i, grammar.sentence, False) for i in self._chronology.inside(grammar.sentence))
        years = {time[:4] for time in times if time is not None}
        return bool(years) and day[:4] not in years

    def _there(self, claim: Claim) -> bool:
        """Whether a claim is told as one of the occasion that the article is about."""
        grammar = self._grammars.get(claim.start)
        if grammar is None or claim.trigger_span is None:
            return False
        sentence = grammar.sentence
        if any(
            self._chronology.resolved(i, sentence, False) is not None
            and self._chronology.times[i].kind is not TimeKind.SINCE
            and not _aside(grammar, self._chronology.times[i].start)
            for i in self._chronology.inside(sentence)
        ):
            return False
        token = next((t for t in sentence.tokens if t.start <= claim.trigger_span.start < t.end), None)
        if token is None:
            return True
        clause = grammar.clause_of(token.index)
        if clause is None:
            return True
        verb = sentence.tokens[clause.verb]
        aside = any(up.dep in ("relcl", "acl", "appos") for up in (verb, *sentence.ancestors(verb.index)))
        return not aside and tense(grammar, verb.index) in ("past", "present", "participle")

    def _in_section(self, claim: Claim) -> bool:
        grammar = self._grammars.get(claim.start)
        return grammar is not None and self._chronology.section_date(grammar.sentence) is not None

    def _clause(self, claim: Claim) -> int | None:
        """The verb of the clause that a claim is told in."""
        grammar, at = self._grammars.get(claim.start), claim.trigger_span
        if grammar is None or at is None:
            return None
        token = next((t for t in grammar.sentence.tokens if t.start <= at.start < t.end), None)
        clause = grammar.clause_of(token.index) if token is not None else None
        return clause.verb if clause is not None else None

    def _added(self, claim: Claim) -> bool:
        """Whether a claim is told in what is added about somebody: "Billy Porter, who went to the Oscars in black"."""
        grammar, verb = self._grammars.get(claim.start), self._clause(claim)
        return grammar is not None and verb is not None and grammar.sentence.tokens[verb].dep in ("relcl", "acl")

    def _main_occasion(self, grammars: Sequence[Grammar]) -> str | None:
        """The one occasion that the title names; where it names none, that of the line below it or of the words above a
        row of pictures.
        """
        blocks = self._chronology.document.blocks
        pictures = sum(b.kind is BlockKind.CAPTION for b in blocks) > 1
        body = [i for i, b in enumerate(blocks) if b.kind is BlockKind.PARAGRAPH]
        below = {1} | ({body[0]} if pictures and body else set())
        title = self._named_in(grammars, [b for b in blocks if b.kind is BlockKind.TITLE])
        named = [keys for keys in (title, self._named_in(grammars, [blocks[i] for i in below if i < len(blocks)])) if keys]
        by_name = (keys for keys in named if any(self._discourse.things[key].named for key in keys))
        known = next(by_name, named[0] if named else set())
        known = {key for key in known if self._discourse.things[key].named} or known
        main = next(iter(known)) if len(known) == 1 else None
        return main if main is not None and not self._lasts(main) else None

    def _lasts(self, occasion: str) -> bool:
        """Whether an occasion goes on for days, so that it has no one day on which everybody was there."""
        called = self._discourse.things[occasion].label.lower().split()
        return bool(set(called) & words("times", "context", "of_many_days"))

    def _named_in(self, grammars: Sequence[Grammar], blocks: Sequence[Block]) -> set[str]:
        """The occasions that are told of in some blocks."""
        return {
            key
            for grammar in grammars
            if any(b.start <= grammar.sentence.start < b.end for b in blocks)
            for token in grammar.sentence.tokens
            for key in self._occasions(grammar, token.index)
        }

    def _occasions(self, grammar: Grammar, index: int) -> Iterable[str]:
        keys = self._discourse.refer(grammar.sentence.number, index)
        return (k for k in keys if self._discourse.things[k].type == "Occasion")

    def _told(self, grammars: Sequence[Grammar]) -> dict[str, str]:
        found: dict[str, set[str]] = {}
        asked = False
        for grammar in grammars:
            for key, number in self._mentions(grammar):
                day = self._chronology.resolved(number, grammar.sentence, False)
                if day is not None:
                    found.setdefault(key, set()).add(day)
            if asked and self._main is not None and (day := self._answer(grammar)) is not None:
                found[self._main] = {day}
            asked = _asks_when(grammar)
        told = ((key, _most_exact(days)) for key, days in found.items())
        return {key: day for key, day in told if day is not None}

    def _mentions(self, grammar: Grammar) -> Iterator[tuple[str, int]]:
        """Occasions with the times that are told of them."""
        sentence = grammar.sentence
        for token in sentence.tokens:
            for key in self._occasions(grammar, token.index):
                thing = self._discourse.things[key]
                if self._main is not None and not thing.named and thing.head in words("times", "context", "occasions_at_large"):
                    key = self._main
                for number in times_beside(grammar, self._chronology, token.index):
                    yield key, number
        for clause in grammar.clauses:
            if clause.lemma not in words("times", "context", "takes_place") or tense(grammar, clause.verb) == "other":
                continue
            heads = clause.object if clause.passive else clause.subject
            keys = [key for head in heads for key in self._occasions(grammar, head)]
            for number in self._chronology.inside(sentence) if keys else ():
                start = self._chronology.times[number].start
                at = next((t.index for t in sentence.tokens if t.start <= start < t.end), None)
                if at is not None and (own := grammar.clause_of(at)) is not None and own.verb == clause.verb:
                    for key in keys:
                        yield key, number

    def _answer(self, grammar: Grammar) -> str | None:
        """The day of a sentence that is nothing but when and where."""
        if any(grammar.is_verb(t) for t in grammar.sentence.tokens):
            return None
        days = [self._chronology.resolved(i, grammar.sentence, False) for i in self._chronology.inside(grammar.sentence)]
        return days[0] if len(days) == 1 else None


def _about(one: str | None, other: str | None) -> bool:
    """Whether two days are within a week of each other."""
    if one is None or other is None or len(one) < 10 or len(other) < 10:
        return False
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= 7


def _most_exact(days: set[str]) -> str | None:
    """The one day of several that only say it more or less exactly ("2022", "2022-05-02")."""
    longest = max(days, key=len)
    return longest if all(longest.startswith(day) for day in days) else None


def _asks_when(grammar: Grammar) -> bool:
    tokens = grammar.sentence.tokens
    return tokens[-1].text == "?" and any(t.text.lower() == "when" for t in tokens[:3])


def _aside(grammar: Grammar, offset: int) -> bool:
    """Whether a time tells how old a thing is ("a gown from 1992"), or stands in what is added about somebody."""
    sentence = grammar.sentence
    token = next((t for t in sentence.tokens if t.end > offset), None)
    if token is None:
        return False
    if token.index and sentence.tokens[token.index - 1].text.lower() == "from":
        return True
    return any(up.dep in ("relcl", "acl", "appos") for up in sentence.ancestors(token.index))
