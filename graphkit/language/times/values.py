"""What expressions of time mean before it is known when the text was published.

A meaning is one of the small values below; :mod:`graphkit.language.times.expressions` turns them into dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Unit = Literal["day", "week", "month", "year"]
Origin = Literal["published", "reference", "event"]
Direction = Literal["nearest", "last", "this", "next"]


class TimeKind(StrEnum):
    """What an expression says about time."""

    POINT = "point"
    SINCE = "since"
    UNTIL = "until"
    BETWEEN = "between"
    SEASON = "season"
    DECADE = "decade"
    DURATION = "duration"
    RECURRING = "recurring"


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date of the calendar as far as it is written: "2016", "July 2022", "17 October", "Sunday, Nov. 27".

    ``weekday`` (Monday is 0) is kept to find the year of a date that is written without one.  ``past`` is set for "last
    December", which in December is that of the year before.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """ "Sunday", "last Tuesday", "next Friday", seen from the day of publication."""

    day: int
    which: Direction = "nearest"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday by its name in the word list, with a year if there is one."""

    name: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """ "spring 2023", "this summer", "last fall", "in the autumn"."""

    name: str
    year: int | None = None
    which: Direction = "nearest"


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """ "the 28th": of the narrative's month, or else the nearest to the publication."""

    day: int


@dataclass(frozen=True, slots=True)
class Anaphoric:
    """ "that November", "the following Monday": a month or weekday counted from the narrative's current date."""

    month: int | None = None
    weekday: int | None = None
    direction: Literal["that", "next", "last"] = "that"


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from an origin: "yesterday", "last month", "five days later", "two days before Christmas".

    ``origin`` is the publication, the narrative's current date ("reference"), a happening that the
    sentence names ("two days after she signed": only a reader of the clause can tell when that was), or another meaning.
    ``grain`` is how exact the result is.
    """

    amount: int
    unit: Unit
    grain: Unit
    origin: Origin | Meaning


@dataclass(frozen=True, slots=True)
class Vague:
    """From ``low`` to ``high`` days after an origin (before it, where negative): "hours later", "days earlier", "within weeks".

    What it stands for is as exact as all of that stretch allows.
    """

    low: int
    high: int
    origin: Origin | Meaning


@dataclass(frozen=True, slots=True)
class MonthOf:
    """A month or day in a year counted from the publication: "in March last year" (``years`` is -1)."""

    month: int
    day: int | None
    years: int


@dataclass(frozen=True, slots=True)
class Range:
    """ "from 2001 to 2009", "since 1996" (no end), "until 2020" (no start)."""

    start: Meaning | None
    end: Meaning | None


Meaning = CalendarDate | Weekday | Holiday | Season | DayOfMonth | Anaphoric | Shift | Vague | MonthOf | Range


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression of time.

    ``text`` equals the document's ``text[start:end]``.  ``meaning`` is None where the words give no date
    ("days later", "for a decade", "the 1990s").
    """

    start: int
    end: int
    text: str
    kind: TimeKind
    meaning: Meaning | None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: ISO dates as exact as the text allows, None for an open or unknown end."""

    start: str | None
    end: str | None
