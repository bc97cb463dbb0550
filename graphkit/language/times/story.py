"""The time that a story has reached, sentence by sentence: from which what comes behind is counted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from graphkit.language.cues import words
from graphkit.language.factuality.tense import tense
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence
from graphkit.language.times.attachment import TimeAttachment
from graphkit.language.times.chronology import Chronology, of_the_year
from graphkit.language.times.resolution import parse_partial, stretch
from graphkit.language.times.values import Anaphoric, CalendarDate, Range, Shift, TimeKind, Vague
from graphkit.model import BlockKind

_RECENT = timedelta(days=45)
HOT = timedelta(days=6)
"""How long ago an article's own news may have happened."""


@dataclass(frozen=True, slots=True)
class _Aside:
    """A date told in passing, in what is added about somebody or something; ``scene`` where it is that of a scene: "where
    police found dogs in April 2007".
    """

    block: int
    sentence: int
    day: str
    scene: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """The date that the story has reached, in which block and sentence it was told and of whom and what, and whether by
    going back.

    ``present`` is true where it was told in the present tense: "In May 2017, NBC hires her."; ``bare`` where it was told
    without a verb: "Back to May 2017."
    """

    day: str
    block: int
    sentence: int
    about: frozenset[str]
    back: bool
    present: bool
    bare: bool


class Story:
    """Answers for one document.  ``quoted`` says whether an offset stands in somebody's own words."""

    def __init__(self, chronology: Chronology, attachment: TimeAttachment, quoted: Callable[[int], bool]) -> None:
        self.chronology = chronology
        self.attachment = attachment
        self.quoted = quoted
        self.blocks = chronology.document.blocks
        self._block_starts = [b.start for b in self.blocks]
        self.body = {number: i for i, number in enumerate(n for n, b in enumerate(self.blocks) if b.kind is BlockKind.PARAGRAPH)}
        self.before: dict[int, Reached] = {}
        """For each sentence what was reached before it."""
        self.gone_back: dict[int, str] = {}
        """For each sentence the date of what the one before told as gone by: "She had been there in 2018."."""
        self.latest: dict[int, str] = {}
        """For each sentence the last date before it, whatever heading stands between them."""
        self.spoken: dict[int, frozenset[str]] = {}
        """For each sentence of whom and what its block has told before it."""
        self.happened: dict[int, dict[str, str]] = {}
        """For each sentence that counts from a happening the dates of those named before it: "Days after the wedding"."""
        self.news: tuple[int, str] | None = None
        """The sentence that first tells a day of the article's own news, and that day."""

    def follow(self, grammars: Sequence[Grammar]) -> None:
        """Read the times of the main clauses in text order, so that what comes behind them can be counted from them."""
        chronology = self.chronology
        reached: Reached | None = None
        last: str | None = None
        year: tuple[int, str] | None = None
        aside: _Aside | None = None
        happened: dict[str, str] = {}
        mentioned: tuple[int, str] | None = None
        within, said = -1, frozenset[str]()
        for grammar in grammars:
            sentence = grammar.sentence
            block = self.block(sentence)
            kind = self.blocks[block].kind if self.blocks else sentence.kind
            if kind is BlockKind.HEADING:
                reached = None
            if reached is not None:
                self.before[sentence.number] = reached
            if last is not None:
                self.latest[sentence.number] = last
            said = said if block == within else frozenset()
            if block != within:
                self.gone_back.pop(sentence.number, None)
            within, self.spoken[sentence.number] = block, said
            said |= spoken_of(sentence)
            self.happened[sentence.number] = dict(happened)
            last = chronology.section_date(sentence) or last
            behind = last
            carried = False
            if year is not None and year[0] != block:
                year = None
            if aside is not None and (aside.block != block or sentence.number - aside.sentence > 1):
                aside = None
            for i in chronology.inside(sentence):
                here = reached is not None and reached.block == block
                chronology.references[i] = behind if aside is None or carried else self._antecedent(i, behind, aside.day, here)
                if mentioned is not None and mentioned[0] == block and not carried and self._says_that(i):
                    chronology.references[i] = mentioned[1]
                if (told := self._year(grammar, i, year, aside, last)) is not None:
                    chronology.years[i] = told
                found = chronology.seen(i, chronology.references[i], False, sentence)
                if found is None or not chronology.past(found):
                    continue
                if chronology.times[i].kind is TimeKind.POINT and not self.attachment.of_thing_in(grammar, i):
                    mentioned = (block, found)
                thing = self.attachment.of_thing_in(grammar, i)
                if not self._carries(grammar, i):
                    if not thing and self.attachment.link_of(grammar, i) is None:
                        aside = _Aside(block, sentence.number, found, self._of_scene(grammar, i))
                    continue
                if thing and carried:
                    continue  # "On Monday she dug out her statement of 2020"
                behind, carried, aside = found, True, None
                meaning = chronology.times[i].meaning
                if thing:
                    continue
                dated = isinstance(meaning, CalendarDate) and meaning.year is not None
                if year is not None or dated or i in chronology.years:
                    year = (block, found) if self._old(found) and not self._looks_back(grammar) else None
            if carried and behind is not None and not self._looks_back(grammar):
                returned = last is not None and behind < last[: len(behind)]
                last = behind
                about = spoken_of(sentence)
                if reached is not None and reached.day == behind and reached.block == block:
                    about |= reached.about
                root = next((t for t in sentence.tokens if t.dep == "ROOT"), None)
                bare = root is not None and not grammar.is_verb(root)
                reached = Reached(
                    behind, block, sentence.number, about, returned, self._in_present(grammar), bare
                )  # fmt: skip
                if self.news is None and self.fresh(behind):
                    self.news = (sentence.number, behind)
            if carried and behind is not None and self._looks_back(grammar):
                self.gone_back[sentence.number + 1] = behind
            day = behind if carried else chronology.section_date(sentence)
            if day is not None:
                happened.update((t.lemma.lower(), day) for t in sentence.tokens if happening(t.text))

    def _antecedent(self, number: int, behind: str | None, aside: str, here: bool) -> str | None:
        """What a time is counted from, where a date was told in passing in the sentence before or earlier in its own."""
        meaning = self.chronology.times[number].meaning
        if isinstance(meaning, Anaphoric):
            return aside
        if here and behind is not None and len(behind) >= len(aside):
            return behind
        if isinstance(meaning, Shift) and meaning.origin == "reference":
            return aside if meaning.unit == "year" or len(aside) > 4 else behind
        if isinstance(meaning, Vague) and meaning.origin == "reference":
            return aside if len(aside) > 4 or max(abs(meaning.low), abs(meaning.high)) > 300 else behind
        return behind

    def _says_that(self, number: int) -> bool:
        """Whether a time takes up the year that was named last: "that September", "the same year"."""
        meaning = self.chronology.times[number].meaning
        if isinstance(meaning, Shift):
            return meaning.origin == "reference" and meaning.unit == "year" and meaning.amount == 0
        return isinstance(meaning, Anaphoric) and meaning.month is not None and meaning.direction == "that"

    def _year(
        self,
        grammar: Grammar,
        number: int,
        year: tuple[int, str] | None,
        aside: _Aside | None,
        last: str | None,
    ) -> str | None:
        """The date from which a month or day without a year goes on."""
        if year is not None:
            return year[1] if len(year[1]) > 4 or not self._recent(number, grammar.sentence) else None
        if of_the_year(self.chronology.times[number]):
            reached = self.before.get(grammar.sentence.number)
            near = reached is not None and self.block(grammar.sentence) - reached.block <= 1
            return reached.day if near and reached is not None and self._old(reached.day) else None
        if not isinstance(self.chronology.times[number].meaning, CalendarDate):
            return None
        if aside is not None and aside.scene and self._old(aside.day):
            return aside.day
        at = self.attachment.at(grammar.sentence, self.chronology.times[number])
        clause = grammar.clause_of(at) if at is not None else None
        had_been = clause is not None and tense(grammar, clause.verb) == "pluperfect"
        if self.chronology.known or last is None or had_been or self._looks_back(grammar):
            return None
        return last if self.chronology.before_all(number, last) else None

    def _of_scene(self, grammar: Grammar, number: int) -> bool:
        """Whether a time is that of a clause that says where or when: "the house where police found dogs in April"."""
        index = self.attachment.at(grammar.sentence, self.chronology.times[number])
        clause = grammar.clause_of(index) if index is not None else None
        if clause is None or grammar.sentence.tokens[clause.verb].dep not in ("relcl", "advcl"):
            return False
        said = grammar.sentence.children(clause.verb, "advmod", "mark")
        return any(t.text.lower() in words("times", "context", "scene_words") for t in said)

    def _carries(self, grammar: Grammar, number: int) -> bool:
        """Whether a time is that of a main clause, and so carries the story on."""
        time = self.chronology.times[number]
        if self.attachment.link_of(grammar, number) is not None:
            return False
        index = self.attachment.at(grammar.sentence, time)
        if index is None or not self.attachment.is_of_clause(grammar, index) or self.quoted(time.start):
            return False
        if time.kind is not TimeKind.POINT:
            return self._turns(grammar, number, index)
        token = grammar.sentence.tokens[index]
        if self.attachment.is_scheduled(grammar, index):
            return False
        if self._to_come(grammar) and token.dep not in ("nsubj", "nsubjpass"):
            return False  # but "December 2021 will be taught in schools"
        for up in (token, *grammar.sentence.ancestors(index)):
            if up.dep in ("relcl", "acl", "appos", "advcl", "pcomp", "parataxis") and up.index != index:
                if self.attachment.at_that_time(grammar, up.index) and tense(grammar, up.index) == "past":
                    continue
                return False
            if up.lemma in words("times", "context", "lives"):
                return False
        return True

    def _turns(self, grammar: Grammar, number: int, index: int) -> bool:
        """Whether a story turns to the beginning of a stretch of time: "To see why, go back to 2013.", "Since May 3 she has
        been alone."
        """
        time, clause = self.chronology.times[number], grammar.clause_of(index)
        if time.kind is not TimeKind.SINCE or not isinstance(time.meaning, Range) or clause is None:
            return False
        start, verb = time.meaning.start, grammar.sentence.tokens[clause.verb]
        day = isinstance(start, CalendarDate) and start.day is not None
        return (verb.tag == "VB" and verb.start >= time.start) or (
            day and verb.dep == "ROOT" and tense(grammar, verb.index) == "perfect"
        )

    def told_there(self, grammar: Grammar, number: int, verb: int) -> bool:
        """Whether a sentence tells a time of its own for a verb, other than in what it adds about somebody or says next."""
        sentence = grammar.sentence
        time = self.chronology.times[number]
        index = self.attachment.at(sentence, time)
        if index is None or not self.attachment.is_of_clause(grammar, index) or time.kind is TimeKind.SEASON:
            return False
        if self.attachment.link_of(grammar, number) is not None:
            return False
        above = (sentence.tokens[index], *sentence.ancestors(index))
        if any(up.dep in ("relcl", "acl", "appos") and up.index != index for up in above):
            return False
        # "She apologised, and that November stayed away"
        then = next((up for up in above if grammar.is_verb(up)), None)
        return not (
            then is not None
            and then.dep == "conj"
            and verb < index
            and any(up.index == verb for up in sentence.ancestors(then.index))
            and any(t.text == "," for t in sentence.tokens[verb:index])
        )

    def _looks_back(self, grammar: Grammar) -> bool:
        """Whether the main clause tells what had been before."""
        root = next((t for t in grammar.sentence.tokens if t.dep == "ROOT"), None)
        return root is not None and tense(grammar, root.index) == "pluperfect"

    def _to_come(self, grammar: Grammar) -> bool:
        """Whether the main clause tells what is to be: "It is set for May 3", "They will meet in June"."""
        root = next((t for t in grammar.sentence.tokens if t.dep == "ROOT"), None)
        if root is None:
            return False
        helpers = {t.text.lower() for t in grammar.sentence.children(root.index, "aux", "auxpass")}
        planned = root.lemma in words("times", "context", "scheduled") or root.tag == "VBG"  # "is hosting it on May 3"
        planned = planned and tense(grammar, root.index) == "present"
        return planned or bool(helpers & words("times", "context", "ahead_helpers"))

    def _in_present(self, grammar: Grammar) -> bool:
        root = next((t for t in grammar.sentence.tokens if t.dep == "ROOT"), None)
        return root is not None and tense(grammar, root.index) == "present"

    def fresh(self, day: str) -> bool:
        """Whether a day is that of an article's own news."""
        published = self.chronology.published
        if published is None or len(published) < 10:
            return False
        if len(day) < 10:
            return False
        return stretch(parse_partial(published))[0] - stretch(parse_partial(day))[0] <= HOT

    def _old(self, day: str) -> bool:
        """Whether a date lies so far back that the nearest month of a name is not the one that a story goes on with."""
        published = self.chronology.published
        return published is None or not self.chronology.known or day[:4] < published[:4]

    def _recent(self, number: int, sentence: Sentence) -> bool:
        """Whether the nearest such date lies shortly before the publication."""
        published = self.chronology.published
        day = self.chronology.resolved(number, sentence, False)
        if published is None or len(published) < 10 or day is None or len(day) < 7:
            return False
        return stretch(parse_partial(published))[0] - stretch(parse_partial(day))[1] <= _RECENT

    def block(self, sentence: Sentence) -> int:
        return max(0, bisect_right(self._block_starts, sentence.start) - 1)


def spoken_of(sentence: Sentence) -> frozenset[str]:
    """The names and the common nouns of a sentence."""
    return frozenset(t.name or t.lemma for t in sentence.tokens if t.name is not None or t.pos == "NOUN")


def happening(word: str) -> bool:
    """Whether a word is of what happens at one time, so that time is counted from it."""
    return word.lower() in words("times", "context", "gatherings") or word.lower() in words("times", "context", "happenings")
