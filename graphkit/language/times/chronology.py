"""The times that a text names, each with the date it stands for, and the parts of a text that are of one date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import takewhile

from graphkit.language.cues import cues, words
from graphkit.language.syntax.tree import Sentence
from graphkit.language.times.expressions import TimeKind, find_times, resolve
from graphkit.language.times.values import CalendarDate, Range, Season, Shift, TimeExpression
from graphkit.language.wordlists import alternatives
from graphkit.model import Block, BlockKind, Document

DATED = (TimeKind.POINT, TimeKind.SINCE, TimeKind.BETWEEN, TimeKind.SEASON)
_HEAD, _LONG = 5, 110
"""How many blocks the head of a text has at most, and how many characters its lines."""
_APART = re.compile(r"(?:^|\s)*[|•·,/(–—-](?:\s*(?:[a-z]+day)\.?,?)?\s*$|^\s*[|•·/,–—-]\s")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHADE = re.compile(r"(?:early|mid|late)$", re.IGNORECASE)
_SET_OFF = re.compile(r"(?:[(\[:–—|]|\s-)\s*(?:(?:early|mid|late)[\s-]+)?$", re.IGNORECASE)
_WHEN = re.compile(r",? when\b")
_BEHIND = (":", "–", "—", "-", "|", "]", ")", "•", "·", "*", "→", "»", "►", "▸", "…")


class Chronology:
    """The times of one document, in text order, counted from 0."""

    def __init__(self, document: Document) -> None:
        self.document = document
        found = find_times(document.text)
        told = [(t, self._of_when(t)) for t in found]
        self._untold = [t.start for t in found if t.meaning is None and t.kind is not TimeKind.DURATION]
        self._untold += [m.start() for m in _untold().finditer(document.text)]
        self.times = tuple(t for _, t in told if t.kind in DATED and t.meaning is not None)
        self._stretch_ends = frozenset(t.start for given, t in told if given is not t)
        self.references: list[str | None] = [None] * len(self.times)
        """For each expression the date that the story has reached before it."""
        self.years: dict[int, str] = {}
        """For expressions in a stretch that tells of an earlier year, the date that it has reached."""
        self._starts = [t.start for t in self.times]
        issued = document.published or self._issued()
        self.published = issued or _latest(document)
        self.known = issued is not None
        """Whether it is said when the text was published, be it by the month only."""
        self._sections: list[tuple[int, int, str]] = []
        self._first_entry: Block | None = None
        self._entries: bool | None = None
        self._first_entry = self._entry_for_dateline()
        if self._first_entry is not None:
            # What was taken for the day of publication is the first entry of a timeline.
            self.published = None
            self.known = False
        self._refer()
        self._sections = self._section_dates()

    def _of_when(self, time: TimeExpression) -> TimeExpression:
        """The time; the end of a stretch is a point for what happened then ("until 2017, when X bought it")."""
        ends = time.kind is TimeKind.UNTIL and isinstance(time.meaning, Range) and time.meaning.end is not None
        if ends and isinstance(time.meaning, Range) and _WHEN.match(self.document.text, time.end):
            return replace(time, meaning=time.meaning.end, kind=TimeKind.POINT)
        return time

    def is_end(self, number: int) -> bool:
        """Whether a time is the end of a stretch, and only what happened then is of it."""
        return self.times[number].start in self._stretch_ends

    def untold(self, sentence: Sentence) -> list[int]:
        """Where a sentence has times that nobody can tell from the text: "in the 1990s", "early in her career"."""
        return [at for at in self._untold if sentence.start <= at < sentence.end]

    def inside(self, sentence: Sentence) -> range:
        """The numbers of the times that stand in a sentence."""
        return self._between(sentence.start, sentence.end)

    def resolved(self, number: int, sentence: Sentence, future: bool) -> str | None:
        """The ISO date of a time."""
        return self.seen(number, self.references[number] or self.section_date(sentence), future, sentence)

    def seen(self, number: int, reference: str | None, future: bool, sentence: Sentence) -> str | None:
        """The date of an expression, seen from what the story has reached.

        A month or a day without a year is of the year that the part of the text is about, where that is said.
        """
        time = self.times[number]
        if self.published is None and isinstance(time.meaning, CalendarDate) and time.meaning.past and time.meaning.year is None:
            # "Last November": seen from a day that the text does not name.
            return None
        section = self.section_date(sentence)
        if section is not None and (found := self._in_year(time, section)) is not None:
            return found
        if section is not None and len(section) > 7 and _says_again(time.meaning) and self._opens(sentence):
            # "Two years on, X sues" under the very day on which he did; behind what was told of that day it is later.
            return section
        if number in self.years and not future and (found := self._going_on(time, self.years[number])) is not None:
            return found
        return resolve(time, published=self.published, reference=reference, future=future)

    def _opens(self, sentence: Sentence) -> bool:
        """Whether a sentence is the first that is told under the date of its part."""
        begin = next((start for start, end, _ in reversed(self._sections) if start <= sentence.start < end), sentence.start)
        dates = self._between(begin, sentence.start)
        told = self.document.text[self.times[dates[0]].end if dates else begin : sentence.start]
        return _TOLD.search(told) is None

    def section_date(self, sentence: Sentence) -> str | None:
        """The date of the part of the article that the sentence stands in."""
        # Of an entry below the heading of its year it is the entry's.
        return next((day for start, end, day in reversed(self._sections) if start <= sentence.start < end), None)

    def past(self, day: str) -> bool:
        """Whether a date lies before the publication, as far as both are known."""
        return self.published is None or not self.known or day[: len(self.published)] <= self.published[: len(day)]

    def _between(self, start: int, end: int) -> range:
        return range(bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1))

    def _issued(self) -> str | None:
        """The month or year of a line at the head of a text that says when it came out: "By the desk | June 2018"."""
        text = self.document.text
        for block in takewhile(lambda b: b.end - b.start < _LONG, self.document.blocks[1:_HEAD]):
            numbers = self._between(block.start, block.end)
            time = self.times[numbers[0]] if len(numbers) == 1 else None
            if time is None or not isinstance(time.meaning, CalendarDate) or time.meaning.year is None:
                continue
            before, after = text[block.start : time.start].lower(), text[time.end : block.end]
            said = set(re.findall(r"[^\W\d_]+", before)) & words("times", "context", "issue_words")
            apart = _APART.search(before) is not None or (not before.strip() and _APART.match(after) is not None)
            if (said or (apart and time.meaning.month is not None)) and not re.match(r"\s*[a-z]", after):
                return resolve(time, published=None)
        return None

    def _refer(self) -> None:
        last: str | None = None
        for i, time in enumerate(self.times):
            self.references[i] = last
            found = resolve(time, published=self.published, reference=last)
            if found is not None and self.past(found):
                last = found

    def _entry_for_dateline(self) -> Block | None:
        """The line below the title that is a date, where further dates stand as headings: the first entry of a timeline."""
        blocks = self.document.blocks
        headings = sum(b.kind is BlockKind.HEADING and next(self._leading(b), None) is not None for b in blocks)
        lines = [i for i, b in enumerate(blocks[:4]) if b.kind is BlockKind.BYLINE and self._is_date(b)]
        if headings < 2 or len(lines) != 1 or blocks[lines[0] + 1].kind is not BlockKind.PARAGRAPH:
            return None
        return blocks[lines[0]]

    def _is_date(self, block: Block) -> bool:
        """Whether a block is nothing but a date."""
        text = self.document.text
        return any(
            not re.search(r"\w", _SHADE.sub("", text[block.start : time.start].rstrip(" -")) + text[time.end : block.end])
            for time in (self.times[i] for i in self._between(block.start, block.end))
        )

    # --- parts of one date ----------------------------------------------------------------------

    def _section_dates(self) -> list[tuple[int, int, str]]:
        """Blocks whose facts are of one date: those under a heading that is a date, and entries that begin with one."""
        found: list[tuple[int, int, str]] = []
        blocks = self.document.blocks
        last: str | None = None
        entries = sum(b.kind is BlockKind.PARAGRAPH and next(self._leading(b), None) is not None for b in blocks) > 1
        labelled = sum(self._label(b) is not None for b in blocks) > 1
        for i, block in enumerate(blocks):
            if self._is_issue_line(block):
                continue
            time = next(self._leading(block), None) if entries or block.kind is not BlockKind.PARAGRAPH else None
            if time is None and labelled:
                time = self._label(block)
            day = self._dated(time, last) if time is not None else None
            if day is None:
                continue
            last = day
            end = block.end
            if block.kind in (BlockKind.HEADING, BlockKind.BYLINE):
                for later in blocks[i + 1 :]:
                    if later.kind in (BlockKind.HEADING, BlockKind.BOILERPLATE, BlockKind.TITLE):
                        break
                    end = later.end
            elif block.kind is BlockKind.LIST_ITEM and self._is_date(block):
                # A marked line that is nothing but a date heads what stands below it.
                for later in blocks[i + 1 :]:
                    if later.kind is not BlockKind.PARAGRAPH:
                        break
                    end = later.end
            elif block.kind is BlockKind.PARAGRAPH and self._told_in_entries():
                # What follows an entry without a date of its own goes on with it ("3 p.m. Inside, ...").
                for later in blocks[i + 1 :]:
                    if later.kind is not BlockKind.PARAGRAPH or next(self._leading(later), None) is not None:
                        break
                    end = later.end
            found.append((block.start, end, day))
        return found

    def _is_issue_line(self, block: Block) -> bool:
        """Whether a line at the head of a text is nothing but what and when it was published: "Sports desk | May 8, 2021"."""
        if self.published is None or block not in self.document.blocks[1:_HEAD] or block == self._first_entry:
            return False
        days = [resolve(self.times[i], published=None) for i in self._between(block.start, block.end)]
        line = block.end - block.start < _LONG and not self._is_date(block) and not self._told_in_entries()
        return line and days == [self.published] and block.kind is not BlockKind.LIST_ITEM

    def _leading(self, block: Block) -> Iterator[int]:
        """The time that a heading is, or with which an entry begins."""
        if block == self._first_entry:
            yield from self._between(block.start, block.end)
            return
        if block.kind not in (BlockKind.HEADING, *_ENTRIES):
            return
        text = self.document.text
        for i in self._between(block.start, block.end):
            time = self.times[i]
            said = re.sub(r"[^\w]", "", text[block.start : time.start])
            before = _SHADE.sub("", said)
            after = text[time.end : block.end].lstrip()
            whole = len(time.text) + len(said) - len(before) > 0.6 * (block.end - block.start)
            if block.kind is BlockKind.HEADING and before and self._ends(block, i):
                yield i
                return
            begins = not before and isinstance(time.meaning, CalendarDate | Range | Season)
            if block.kind is BlockKind.PARAGRAPH and not before and isinstance(time.meaning, Shift) and after[:1] == ".":
                # "The following week. She leaves." among other entries.
                if self._told_in_entries():
                    yield i
                return
            if block.kind is BlockKind.HEADING:
                if (whole and len(before) < 8) or (not before and after.startswith(_BEHIND)) or (begins and self._series(block)):
                    yield i
            elif begins and (
                after.startswith(_BEHIND)
                or self._is_date(block)
                or ((_whole(time) or (self._is_day(time) and self._told_in_entries())) and _ENTRY.match(after))
                or self._series(block)
            ):
                yield i
            return

    def _label(self, block: Block) -> int | None:
        """The time in a label before an entry or behind it: "Paris, May 2018. She walks.", "She walks. Paris, May 2018."."""
        numbers = self._between(block.start, block.end)
        if block.kind not in _ENTRIES or not numbers:
            return None
        text = self.document.text
        first, last = self.times[numbers[0]], self.times[numbers[-1]]
        if _whole(first) and _BEFORE_ENTRY.fullmatch(text[block.start : first.start]):
            behind = text[first.end : block.end]
            if behind.lstrip(" )]")[:1] in (".", ":", "–", "—", "|") and len(behind.split()) > 2:
                return numbers[0]
        if (
            _whole(last)
            and _BEHIND_ENTRY.search(text[block.start : last.start])
            and not _CREDIT.sub("", text[last.end : block.end]).strip(" .)]")
        ):
            return numbers[-1]
        return None

    def _ends(self, block: Block, number: int) -> bool:
        """Whether a heading ends with a time, set off from its words: "The fallout (May 2017)", "The fallout – May 2017"."""
        time, text = self.times[number], self.document.text
        return (
            isinstance(time.meaning, CalendarDate | Range | Season)
            and _SET_OFF.search(text[block.start : time.start]) is not None
            and not re.search(r"\w", text[time.end : block.end])
        )

    def _is_day(self, time: TimeExpression) -> bool:
        meaning = time.meaning
        return isinstance(meaning, CalendarDate) and meaning.month is not None and meaning.day is not None

    def _told_in_entries(self) -> bool:
        """Whether several paragraphs begin with a date that says its year: "June 2017. She is refused a badge."."""
        if self._entries is None:
            text, found = self.document.text, 0
            for block in self.document.blocks:
                first = next(iter(self._between(block.start, block.end)), None)
                if block.kind is BlockKind.PARAGRAPH and first is not None and self.times[first].start == block.start:
                    after = text[self.times[first].end : block.end].lstrip()
                    found += _whole(self.times[first]) and (after.startswith(_BEHIND) or _ENTRY.match(after) is not None)
            self._entries = found > 1
        return self._entries

    def _series(self, block: Block) -> bool:
        """Whether a heading or list item is one of several that begin with a date."""
        if block.kind is BlockKind.PARAGRAPH:
            return False
        text = self.document.text
        same = 0
        for other in self.document.blocks:
            first = next(iter(self._between(other.start, other.end)), None) if other.kind is block.kind else None
            if first is not None:
                time = self.times[first]
                dated = isinstance(time.meaning, CalendarDate | Range | Season)
                same += dated and not re.search(r"\w", text[other.start : time.start])
        return same > 2

    def _dated(self, number: int, last: str | None) -> str | None:
        """The date of a part; without a year it is that of the part before or the one after."""
        time = self.times[number]
        if last is not None and (found := self._in_year(time, last)) is not None:
            if found >= last[: len(found)]:
                return found
            next_year = f"{int(found[:4]) + 1}{found[4:]}"
            return next_year if self.published is not None and next_year <= self.published and len(last) > 4 else found
        # "The same week", "two days later": counted from the part before, whatever dates were named in passing.
        return resolve(time, published=self.published, reference=last if last is not None else self.references[number])

    def _going_on(self, time: TimeExpression, told: str) -> str | None:
        """The first such day or month from a date on, if that is not after the publication."""
        found = self._in_year(time, told)
        if found is not None and len(told) > 4 and found[: len(told)] < told[: len(found)]:
            found = f"{int(found[:4]) + 1}{found[4:]}"
        return found if found is not None and self.past(found) else None

    def before_all(self, number: int, told: str) -> bool:
        """Whether a day or month without a year, seen from the latest date of a text, would lie before a date that is told
        before it, and in the year of that date would not.
        """
        same_year = self._in_year(self.times[number], told)
        if same_year is None:
            return False
        nearest = resolve(self.times[number], published=self.published) if self.published is not None else None
        return nearest is None or nearest < told[: len(nearest)] <= same_year[: len(told)]

    def _in_year(self, time: TimeExpression, told: str) -> str | None:
        """The day or month of a time that has no year of its own, in the year of another date."""
        meaning = time.meaning
        if isinstance(meaning, Season) and meaning.year is None and meaning.which == "nearest":
            # "By the fall she has hit back", told of what began that February.
            months = cues("times")["seasons"][meaning.name]
            over = len(told) > 4 and int(told[5:7]) > months[-1]
            return str(int(told[:4]) + over) if months[0] < months[-1] else None
        if of_the_year(time):
            return told[:4]
        if not isinstance(meaning, CalendarDate) or meaning.year is not None or meaning.month is None or meaning.past:
            return None
        return f"{told[:4]}-{meaning.month:02d}" + (f"-{meaning.day:02d}" if meaning.day is not None else "")


def of_the_year(time: TimeExpression) -> bool:
    """Whether a time is of the year that is told of: "by the end of the year", "later in the year"."""
    meaning = time.meaning
    the = time.text.lower().endswith(" the year")
    return the and isinstance(meaning, Shift) and (meaning.amount, meaning.unit, meaning.origin) == (0, "year", "published")


def _says_again(meaning: object) -> bool:
    """Whether a time is counted in months or years from what was told before: below a day it only says how long that was."""
    return (
        isinstance(meaning, Shift) and meaning.origin == "reference" and meaning.unit in ("month", "year") and meaning.amount > 0
    )


def _whole(time: TimeExpression) -> bool:
    """Whether a time says its year: "June 30, 2017. He is arrested."."""
    first = time.meaning.start if isinstance(time.meaning, Range) else time.meaning
    return isinstance(first, CalendarDate | Season) and first.year is not None


_TOLD = re.compile(r"\w[^.!?…]*[.!?…]")
_CREDIT = re.compile(r"[(\[][^()\[\]]*[)\]]\s*$")
_ENTRIES = (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.CAPTION)
_BEFORE_ENTRY = re.compile(
    r"(?:[^\s.:;!?,]+,?\s+){0,5}[^\s.:;!?,]+,\s*|(?:\d+[.)]\s*)?[^a-z.!?:]{3,40}[.:]\s+|\d+[.)]\s+[^.!?:]{3,40}[.:]\s+"
)
_BEHIND_ENTRY = re.compile(r"[.!?…][”\"’)]*\s+(?:[^\s.:;!?,]+,?\s+){0,4}(?<=,\s)$|[.!?…][”\"’)]*\s+[(\[]?$")
"""The words that stand before the time of a label, to its left."""
_ENTRY = re.compile(
    r"(?:,? \d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?\s+|,\s+\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?\s+)?(?:\.|[A-Z“\"'‘][\w’'“])"
)
"""What follows a date with which an entry begins, where no colon or dash does: "June 30, 2017. He is arrested."."""


@cache
def _untold() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(cues('times')['context']['untold'])})(?!\w)", re.IGNORECASE)


def _latest(document: Document) -> str | None:
    """The latest full date that a text without a date of its own names: it was published then or later.

    A day with its weekday but no year ("Sunday, Nov. 27") is of that year, among those the text names,
    in which it fell on that weekday.
    """
    times = [t for t in find_times(document.text) if t.kind is TimeKind.POINT and not _of_birth(document.text, t)]
    found = [d for t in times if (d := resolve(t, published=None)) is not None and len(d) == 10]
    years = sorted({int(y) for y in _YEAR.findall(document.text)})
    for t in times:
        m = t.meaning
        if isinstance(m, CalendarDate) and m.year is None and m.month and m.day and m.weekday is not None:
            fitting = [y for y in years if _weekday(y, m.month, m.day) == m.weekday]
            if len(fitting) == 1:
                found.append(f"{fitting[0]:04d}-{m.month:02d}-{m.day:02d}")
    return max(found, default=None)


def _of_birth(text: str, time: TimeExpression) -> bool:
    """Whether a date is when somebody was born: "(born 17 April 1974)"."""
    before = re.findall(r"\w+", text[max(0, time.start - 12) : time.start].lower())
    return bool(words("times", "context", "lives") & set(before[-2:]))


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None
