"""When a predicate happened: by the times of its own sentence, else by the time that the story has reached.

A sentence's own time goes to the clause it stands in, to those that this one governs or is governed by, and, where it
is counted from another happening ("a week after she signed"), from that one.  Where there is none, the part of the
article may be of one date; and the events of a story told in the simple past follow the time that its main clauses
have reached.  The ways in which tense carries a story on are those of Kamp and Reyle, "From Discourse to Logic" (1993).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from graphkit.language.cues import words
from graphkit.language.factuality.tense import tense
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence
from graphkit.language.times.attachment import FAR, TimeAttachment
from graphkit.language.times.chronology import Chronology
from graphkit.language.times.expressions import resolve
from graphkit.language.times.resolution import covering, iso, parse_partial, stretch
from graphkit.language.times.values import CalendarDate, Shift, TimeExpression, TimeKind, Vague, Weekday
from graphkit.model import BlockKind

_RECENT = timedelta(days=45)
_HOT = timedelta(days=6)
"""How long ago an article's own news may have happened."""


@dataclass(frozen=True, slots=True)
class _Reached:
    """The date that the story has reached, in which block it was told and of whom and what, and whether by going back.

    ``present`` is true where it was told in the present tense: "In May 2017, NBC hires her."
    """

    day: str
    block: int
    about: frozenset[str]
    back: bool
    present: bool


class Dating:
    """Answers for one document.  ``quoted`` says whether an offset stands in somebody's own words."""

    def __init__(self, chronology: Chronology, quoted: Callable[[int], bool] = lambda _: False) -> None:
        self.chronology = chronology
        self.attachment = TimeAttachment(chronology)
        self._quoted = quoted
        self._blocks = chronology.document.blocks
        self._block_starts = [b.start for b in self._blocks]
        self._body = {
            number: i for i, number in enumerate(n for n, b in enumerate(self._blocks) if b.kind is BlockKind.PARAGRAPH)
        }
        self._before: dict[int, _Reached] = {}
        self._story: tuple[int, str] | None = None

    # --- the story ------------------------------------------------------------------------------

    def follow(self, grammars: Sequence[Grammar]) -> None:
        """Read the times of the main clauses in text order, so that what comes behind them can be counted from them."""
        chronology = self.chronology
        reached: _Reached | None = None
        last: str | None = None
        year: tuple[int, str] | None = None
        for grammar in grammars:
            sentence = grammar.sentence
            block = self._block(sentence)
            kind = self._blocks[block].kind if self._blocks else sentence.kind
            if kind is BlockKind.HEADING:
                reached = None
            if reached is not None:
                self._before[sentence.number] = reached
            last = chronology.section_date(sentence) or last
            behind = last
            if year is not None and year[0] != block:
                year = None
            for i in chronology.inside(sentence):
                chronology.references[i] = behind
                if year is not None and (len(year[1]) > 4 or not self._recent(i, sentence)):
                    chronology.years[i] = year[1]
                found = chronology.seen(i, behind, False, sentence)
                if found is None or not chronology.past(found) or not self._carries(grammar, i):
                    continue
                behind = found
                meaning = chronology.times[i].meaning
                if self.attachment.of_thing_in(grammar, i):
                    continue
                if year is not None or (isinstance(meaning, CalendarDate) and meaning.year is not None):
                    year = (block, found) if self._old(found) and not self._looks_back(grammar) else None
            if behind is not None and behind != last and not self._looks_back(grammar):
                returned = last is not None and behind < last[: len(behind)]
                last = behind
                reached = _Reached(behind, block, _spoken_of(sentence), returned, self._in_present(grammar))
                if self._story is None and self._fresh(behind):
                    self._story = (sentence.number, behind)

    def _carries(self, grammar: Grammar, number: int) -> bool:
        """Whether a time is that of a main clause, and so carries the story on."""
        time = self.chronology.times[number]
        if time.kind is not TimeKind.POINT or self.attachment.link_of(grammar, number) is not None:
            return False
        index = self.attachment.at(grammar.sentence, time)
        if index is None or not self.attachment.is_of_clause(grammar, index) or self._quoted(time.start):
            return False
        token = grammar.sentence.tokens[index]
        for up in (token, *grammar.sentence.ancestors(index)):
            if up.dep in ("relcl", "acl", "appos", "advcl", "pcomp", "parataxis") and up.index != index:
                return False
            if up.lemma in words("times", "context", "lives"):
                return False
        return True

    def _told_there(self, grammar: Grammar, number: int) -> bool:
        """Whether a sentence tells a time of its own, other than in what it adds about somebody."""
        sentence = grammar.sentence
        time = self.chronology.times[number]
        index = self.attachment.at(sentence, time)
        if index is None or not self.attachment.is_of_clause(grammar, index) or time.kind is TimeKind.SEASON:
            return False
        if self.attachment.link_of(grammar, number) is not None:
            return False
        above = (sentence.tokens[index], *sentence.ancestors(index))
        return not any(up.dep in ("relcl", "acl", "appos") and up.index != index for up in above)

    def _looks_back(self, grammar: Grammar) -> bool:
        """Whether the main clause tells what had been before."""
        root = next((t for t in grammar.sentence.tokens if t.dep == "ROOT"), None)
        return root is not None and tense(grammar, root.index) == "pluperfect"

    def _in_present(self, grammar: Grammar) -> bool:
        root = next((t for t in grammar.sentence.tokens if t.dep == "ROOT"), None)
        return root is not None and tense(grammar, root.index) == "present"

    def _fresh(self, day: str) -> bool:
        """Whether a day is that of an article's own news."""
        published = self.chronology.published
        if published is None or len(published) < 10:
            return False
        if len(day) < 10:
            return False
        return stretch(parse_partial(published))[0] - stretch(parse_partial(day))[0] <= _HOT

    def _old(self, day: str) -> bool:
        """Whether a date lies so far back that the nearest month of a name is not the one that a story goes on with."""
        published = self.chronology.published
        return published is None or day[:4] < published[:4]

    def _recent(self, number: int, sentence: Sentence) -> bool:
        """Whether the nearest such date lies shortly before the publication."""
        published = self.chronology.published
        day = self.chronology.resolved(number, sentence, False)
        if published is None or len(published) < 10 or day is None or len(day) < 7:
            return False
        return stretch(parse_partial(published))[0] - stretch(parse_partial(day))[1] <= _RECENT

    def _block(self, sentence: Sentence) -> int:
        return max(0, bisect_right(self._block_starts, sentence.start) - 1)

    # --- one predicate --------------------------------------------------------------------------

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
        """When the predicate happened.

        ``event`` is true for what happens at a time and so follows the story, ``made`` where the year of a thing is also
        that of the fact ("starred in its 2018 campaign"), ``news`` for what articles are written about.
        ``near`` is a word of the fact: of several times in one clause, the first behind it counts.
        """
        sentence = grammar.sentence
        if not grammar.is_verb(sentence.tokens[predicate]):
            number = self.attachment.of_noun(grammar, predicate)
            if number is not None and (told := self.chronology.resolved(number, sentence, future)) is not None:
                return told
        own = grammar.clause_of(predicate)
        found, level = self._ranked(grammar, predicate, future, made, near)
        if own is not None and not future and (linked := self._linked(grammar, own.verb, level)) is not None:
            return linked
        if found is not None:
            return found
        section = self.chronology.section_date(sentence)
        if section is not None and own is not None and not self._of_section(grammar, own.verb, event):
            return None
        if section is not None or not event or future or own is None:
            return section
        return self._reached(grammar, own.verb, news)

    def _of_section(self, grammar: Grammar, verb: int, event: bool) -> bool:
        """Whether a verb tells what happened on the date of its part of the article, not what had been."""
        form = tense(grammar, verb)
        root = next((t for t in grammar.sentence.tokens if t.dep == "ROOT"), None)
        entry = root is not None and not grammar.is_verb(root)
        if form == "pluperfect" or (self._aside(grammar, verb) and not entry):
            return form == "present" and event
        return event or form != "past"

    def _told(self, grammar: Grammar, predicate: int) -> str | None:
        return self._ranked(grammar, predicate, False, False)[0]

    def ahead(self, grammar: Grammar, predicate: int) -> bool:
        """Whether a verb in the present speaks of what is to come: "releases it on July 29", "is leaving on Friday"."""
        sentence = grammar.sentence
        own = grammar.clause_of(predicate)
        published = self.chronology.document.published
        if own is None or own.verb != predicate or published is None or len(published) < 10:
            return False
        if sentence.kind is BlockKind.CAPTION or published != self.chronology.published:
            return False
        if tense(grammar, own.verb) != "present" or self.chronology.section_date(sentence) is not None:
            return False
        number, level = self.attachment.nearest(grammar, predicate, False)
        if number is None or level > 0:
            return False
        progressive = sentence.tokens[own.verb].tag == "VBG"
        meaning = self.chronology.times[number].meaning
        if self.chronology.times[number].text.lower().startswith(("last", "this past", "earlier")):
            return False
        to_come = self.chronology.resolved(number, sentence, True)
        if to_come is None or to_come <= published[: len(to_come)]:
            return False
        if isinstance(meaning, Weekday):
            return meaning.which == "next" or (progressive and meaning.which != "last") or meaning.which == "this"
        gone = self.chronology.resolved(number, sentence, False)
        if gone == to_come or progressive:
            return not isinstance(meaning, Shift | Vague) or gone == to_come
        if not isinstance(meaning, CalendarDate) or gone is None or len(to_come) < 7:
            return False
        today = stretch(parse_partial(published))[0]
        return stretch(parse_partial(to_come))[0] - today < today - stretch(parse_partial(gone))[1]

    def of_noun(self, grammar: Grammar, noun: int) -> str | None:
        """The date that is told of a noun itself, or for an entry that is no clause that of the part of the article."""
        number = self.attachment.of_noun(grammar, noun)
        if number is not None:
            return self.chronology.resolved(number, grammar.sentence, False)
        entry = not any(grammar.is_verb(t) for t in grammar.sentence.tokens) or grammar.sentence.tokens[noun].dep == "ROOT"
        return self.chronology.section_date(grammar.sentence) if entry else None

    def _ranked(
        self, grammar: Grammar, predicate: int, future: bool, made: bool, near: int | None = None
    ) -> tuple[str | None, int]:
        number, level = self.attachment.nearest(grammar, predicate, made, near)
        return (self.chronology.resolved(number, grammar.sentence, future) if number is not None else None), level

    # --- counted from another happening ---------------------------------------------------------

    def _linked(self, grammar: Grammar, verb: int, level: int) -> str | None:
        """The time of a verb that is counted from another verb of its sentence, or from which that is counted.

        ``level`` is how far the nearest time of its own stands from it: what is nearer decides.
        """
        chain = (verb, *self.attachment.governing(grammar, verb))
        for number in self.chronology.inside(grammar.sentence):
            link = self.attachment.link_of(grammar, number)
            if link is None:
                continue
            time = self.chronology.times[number]
            if link.origin is not None and link.origin in chain:
                told = self._beside(grammar, number) or self._told(grammar, link.main) or self._here(grammar, link.main)
                if told is not None and level > chain.index(link.origin):
                    return _counted(time, told, -1)
            elif link.main in chain and level > chain.index(link.main):
                told = self._told(grammar, link.origin) if link.origin is not None else None
                if link.noun is not None and (of_noun := self.attachment.of_noun(grammar, link.noun)) is not None:
                    told = self.chronology.resolved(of_noun, grammar.sentence, False)
                elif link.origin is None and _brief(time):
                    told = self._earlier(grammar)
                if told is not None:
                    return _counted(time, told, 1)
        return None

    def _beside(self, grammar: Grammar, number: int) -> str | None:
        """The date that a counted time only says again: "on Tuesday, the day after she signed"."""
        if number - 1 not in self.chronology.inside(grammar.sentence):
            return None
        first, second = self.chronology.times[number - 1], self.chronology.times[number]
        gap = self.chronology.document.text[first.end : second.start]
        return self.chronology.resolved(number - 1, grammar.sentence, False) if not gap.strip(" ,–—-(") else None

    def _here(self, grammar: Grammar, verb: int) -> str | None:
        """The time of a main verb that names none, where that is beyond doubt: the one reached in its paragraph, or that of
        the article's news.
        """
        form = tense(grammar, verb)
        reached = self._before.get(grammar.sentence.number)
        if form == "past" and reached is not None:
            return reached.day if reached.block == self._block(grammar.sentence) else None
        return self._news(grammar, verb, form)

    # --- the time that was reached --------------------------------------------------------------

    def _reached(self, grammar: Grammar, verb: int, news: bool) -> str | None:
        """The time that the story has reached, for a verb that goes on with it ("She also blasted the fine")."""
        sentence = grammar.sentence
        if self._aside(grammar, verb):
            return None
        if self._quoted(sentence.tokens[verb].start):
            # What somebody says of now is so when it is said.
            return self._earlier(grammar) if news and tense(grammar, verb) in ("present", "perfect") else None
        if any(self._told_there(grammar, i) for i in self.chronology.inside(sentence)):
            return None
        form = tense(grammar, verb)
        if form == "past" and any(
            (link := self.attachment.link_of(grammar, i)) is not None and link.main == verb
            for i in self.chronology.inside(sentence)
        ):
            return None
        before = self._before.get(sentence.number)
        going_on = form == "past" or (form == "present" and before is not None and before.present and not self._fresh(before.day))
        if going_on and (told := self._earlier(grammar)) is not None:
            return told
        return self._news(grammar, verb, form) if news else None

    def _earlier(self, grammar: Grammar) -> str | None:
        """The time reached before a sentence: in its paragraph, or in the one before if it is that of the article's news and
        the sentence goes on with those of whom that was told.
        """
        sentence = grammar.sentence
        reached = self._before.get(sentence.number)
        block = self._block(sentence)
        if reached is None or not self._blocks or self._blocks[block].kind is not BlockKind.PARAGRAPH:
            return None
        root = next((t.index for t in sentence.tokens if t.dep == "ROOT"), 0)
        pronoun = any(t.tag == "PRP" for t in sentence.children(root, "nsubj", "nsubjpass"))
        going_on = pronoun or bool(_spoken_of(sentence) & reached.about)
        if reached.block == block:
            return reached.day if going_on or not reached.back else None
        also = any(t.text.lower() in words("times", "context", "additive") for t in sentence.tokens)
        going_on = going_on or also
        near = self._body.get(block, FAR) - self._body.get(reached.block, -FAR) <= (4 if also else 2)
        return reached.day if near and going_on and self._fresh(reached.day) else None

    def _news(self, grammar: Grammar, verb: int, form: str) -> str | None:
        """About when what an article's beginning tells as its news happened: within the days before its publication."""
        sentence = grammar.sentence
        published = self.chronology.published
        if (
            published is None
            or len(published) < 10
            or not self._blocks
            or not self.attachment.is_main(grammar, self._top(grammar, verb))
        ):
            return None
        block = self._block(sentence)
        headline = self._blocks[block].kind is BlockKind.TITLE
        opening = self._body.get(block, FAR) < 2
        if headline:
            if form not in ("present", "past", "participle", "perfect") or sentence.tokens[-1].text == "?":
                return None
        elif not opening or form not in ("perfect", "past") or (form == "past" and sentence.number in self._before):
            return None
        if self._story is not None and 0 <= self._story[0] - sentence.number <= 2 and not headline:
            return self._story[1]
        last = stretch(parse_partial(published))[0]
        return iso(covering(last - _HOT, last))

    def _top(self, grammar: Grammar, verb: int) -> int:
        """The finite verb that a participle or an infinitive hangs on: "made it known, welcoming her"."""
        at = grammar.sentence.tokens[verb]
        while at.dep in ("advcl", "xcomp", "pcomp") and at.tag in ("VBG", "VB", "VBN"):
            up = next((u for u in grammar.sentence.ancestors(at.index) if grammar.is_verb(u)), None)
            if up is None or up.index == at.index:
                break
            at = up
        return at.index

    def _aside(self, grammar: Grammar, verb: int) -> bool:
        """Whether a verb stands in a relative clause or the like, or is said to be of another time ("once", "previously")."""
        sentence = grammar.sentence
        for up in (sentence.tokens[verb], *sentence.ancestors(verb)):
            said = sentence.children(up.index, "advmod", "npadvmod")
            if any(t.text.lower() in words("times", "context", "otherwhen") for t in said):
                return True
            infinitive = any(t.tag == "TO" for t in sentence.children(up.index, "aux"))
            if up.dep in ("appos", "parataxis") or (up.dep in ("relcl", "acl") and not infinitive):
                return True  # but "the first to get the cover" got it
        return False

    # --- the sentence ---------------------------------------------------------------------------


def _spoken_of(sentence: Sentence) -> frozenset[str]:
    """The names and the common nouns of a sentence."""
    return frozenset(t.name or t.lemma for t in sentence.tokens if t.name is not None or t.pos == "NOUN")


def _brief(time: TimeExpression) -> bool:
    """Whether a time is counted in hours at most."""
    return isinstance(time.meaning, Vague) and max(abs(time.meaning.low), abs(time.meaning.high)) <= 1


def _counted(time: TimeExpression, told: str, sign: int) -> str | None:
    """The date so much after a happening (before it, for a negative sign)."""
    meaning = time.meaning
    if isinstance(meaning, Shift):
        meaning = replace(meaning, amount=sign * meaning.amount, origin="reference")
    elif isinstance(meaning, Vague):
        low, high = sorted((sign * meaning.low, sign * meaning.high))
        meaning = replace(meaning, low=low, high=high, origin="reference")
    else:
        return None
    return resolve(replace(time, meaning=meaning), published=None, reference=told)
