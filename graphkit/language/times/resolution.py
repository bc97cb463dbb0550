"""From what an expression of time means to ISO dates: ``2022-11-27``, ``2022-11`` or ``2022``.

News is read as it is written: a weekday or a month without a year is the nearest one that the tense allows,
seen from the day of publication.  "Last Tuesday" in a Tuesday's paper is a week ago; "next Friday" is the first
Friday after the publication.  Nothing is guessed where that day is unknown.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import assert_never

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from graphkit.language.cues import cues
from graphkit.language.times.values import (
    Anaphoric,
    CalendarDate,
    DayOfMonth,
    Holiday,
    Meaning,
    MonthOf,
    Origin,
    Period,
    Range,
    Season,
    Shift,
    TimeExpression,
    Unit,
    Vague,
    Weekday,
)

Partial = tuple[int, int | None, int | None]
"""A date as far as it is known: year, month, day."""


def resolve(expr: TimeExpression, *, published: str | None, reference: str | None = None, future: bool = False) -> str | None:
    """The date that the expression stands for, or None where it stands for none or can't be told.

    ``published`` is the ISO date of publication, ``reference`` the (partial) ISO date that the narrative has
    reached ("five days later", "that November"), ``future`` true where the clause speaks of what is to come.  For
    "since 1996" and "from 2001 to 2009" it is the beginning; "until 2020" says no beginning, so None:
    :func:`resolve_period` has both ends.  Raises ValueError if ``published`` or ``reference`` is no ISO date.
    """
    meaning = expr.meaning.start if isinstance(expr.meaning, Range) else expr.meaning
    return iso(_resolve(meaning, _Setting(published, reference, future)))


def resolve_period(
    expr: TimeExpression, *, published: str | None, reference: str | None = None, future: bool = False
) -> Period | None:
    """Both ends of "since 1996", "until 2020", "from 2001 to 2009", each as :func:`resolve` would give it.

    None for an expression that is no period, or of which neither end can be told.
    """
    if not isinstance(expr.meaning, Range):
        return None
    setting = _Setting(published, reference, future)
    period = Period(iso(_resolve(expr.meaning.start, setting)), iso(_resolve(expr.meaning.end, setting)))
    return None if period == Period(None, None) else period


class _Setting:
    """From where an expression is seen."""

    def __init__(self, published: str | None, reference: str | None, future: bool) -> None:
        self.published = None if published is None else parse_partial(published)
        self.reference = None if reference is None else parse_partial(reference)
        self.future = future

    @property
    def day(self) -> date | None:
        """The day of publication, if it is known to the day."""
        return _day(self.published)


def parse_partial(written: str) -> Partial:
    """Year, month and day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.  Raises ValueError on anything else."""
    parts = written.split("-")
    if len(parts) > 3 or len(parts[0]) != 4 or not all(part.isdecimal() for part in parts):
        raise ValueError(f"{written!r} is no ISO date; write YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day = (*(int(part) for part in parts), None, None)[:3]
    date(year or 0, month or 1, day or 1)
    return year or 0, month, day


def iso(partial: Partial | None) -> str | None:
    """The ISO 8601 date, as exact as it is known."""
    if partial is None:
        return None
    year, month, day = partial
    if month is None:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}"


def _day(partial: Partial | None) -> date | None:
    if partial is None or partial[1] is None or partial[2] is None:
        return None
    return date(partial[0], partial[1], partial[2])


def _whole(day: date) -> Partial:
    return day.year, day.month, day.day


def _resolve(meaning: Meaning | None, setting: _Setting) -> Partial | None:
    try:
        match meaning:
            case None:
                return None
            case CalendarDate():
                return _calendar(meaning, setting)
            case Weekday():
                return _weekday(meaning, setting)
            case Holiday():
                return _holiday(meaning, setting)
            case Season():
                return _season(meaning, setting)
            case DayOfMonth():
                return _day_of_month(meaning, setting)
            case Anaphoric():
                return _anaphoric(meaning, setting)
            case Shift():
                return _shift(meaning, setting)
            case Vague():
                return _vague(meaning, setting)
            case MonthOf():
                return _month_of(meaning, setting)
            case Range():
                return _resolve(meaning.start, setting)
            case _:
                assert_never(meaning)
    except (OverflowError, ValueError):
        return None  # before year 1 or after 9999: no ISO date says it


def _calendar(meaning: CalendarDate, setting: _Setting) -> Partial | None:
    if meaning.year is not None:
        if meaning.month is not None and meaning.day is not None:
            return _whole(date(meaning.year, meaning.month, meaning.day))
        return meaning.year, meaning.month, meaning.day
    if meaning.month is None:
        return None
    seen_from = setting.published
    if seen_from is not None:
        candidates = _years_of(meaning, seen_from[0])
        ahead = [each for each in candidates if _not_before(each, seen_from)]
        behind = [
            each for each in candidates if _not_before(seen_from, each) and not (meaning.past and each[:2] == seen_from[:2])
        ]
        if meaning.weekday is not None:  # the weekday says which year, whatever the tense
            return min(candidates, key=lambda each: (abs(each[0] - seen_from[0]), each), default=None)
        return next(iter(ahead if setting.future else reversed(behind)), None)
    if setting.reference is not None:
        return next((each for each in _years_of(meaning, setting.reference[0]) if each[0] == setting.reference[0]), None)
    return None


def _years_of(meaning: CalendarDate, middle: int) -> list[Partial]:
    """The years around the middle one that have this day, on its weekday if it has one, in order."""
    fitting: list[Partial] = []
    for year in range(max(1, middle - 8), min(9999, middle + 8) + 1):  # a leap day may be eight years away
        month, day = meaning.month or 1, meaning.day
        if day is not None and day > calendar.monthrange(year, month)[1]:
            continue
        if day is None or meaning.weekday is None or date(year, month, day).weekday() == meaning.weekday:
            fitting.append((year, month, day))
    return fitting


def _not_before(later: Partial, earlier: Partial) -> bool:
    """Whether the first is the same as or after the second, as far as both are known."""
    for one, other in zip(later, earlier, strict=True):
        if one is None or other is None:
            return True
        if one != other:
            return one > other
    return True


def _weekday(meaning: Weekday, setting: _Setting) -> Partial | None:
    day = setting.day
    if day is None:
        return None
    ahead = meaning.which == "next" or (meaning.which in {"nearest", "this"} and setting.future)
    if ahead:
        steps = (meaning.day - day.weekday()) % 7
        return _whole(day + timedelta(days=steps or (7 if meaning.which == "next" else 0)))
    steps = (day.weekday() - meaning.day) % 7
    if meaning.which == "last" and steps < 2:
        steps += 7  # of yesterday nobody says "last Monday"
    return _whole(day - timedelta(days=steps))


def _holiday(meaning: Holiday, setting: _Setting) -> Partial | None:
    if meaning.year is not None:
        return _whole(_holiday_in(meaning.name, meaning.year))
    if setting.published is None:
        return None if setting.reference is None else _whole(_holiday_in(meaning.name, setting.reference[0]))
    year = setting.published[0]
    for candidate in (_holiday_in(meaning.name, each) for each in ((year, year + 1) if setting.future else (year, year - 1))):
        if (
            _not_before(_whole(candidate), setting.published)
            if setting.future
            else _not_before(setting.published, _whole(candidate))
        ):
            return _whole(candidate)
    return None


def _holiday_in(name: str, year: int) -> date:
    if name == "Easter":
        sunday: date = easter(year)
        return sunday
    rule = cues("times")["holidays"][name]
    if "after" in rule:
        return _holiday_in(rule["after"], year) + timedelta(days=rule["days"])
    if "day" in rule:
        return date(year, rule["month"], rule["day"])
    weeks = calendar.Calendar().monthdatescalendar(year, rule["month"])
    days: list[date] = [week[rule["weekday"]] for week in weeks if week[rule["weekday"]].month == rule["month"]]
    nth: int = rule["nth"]
    return days[nth - 1 if nth > 0 else nth]


def _season(meaning: Season, setting: _Setting) -> Partial | None:
    """A season is known by its year only.  "Last winter", which lies in two years, gives none."""
    if meaning.year is not None:
        return meaning.year, None, None
    if setting.published is None or setting.published[1] is None:
        return None
    year, month = setting.published[0], setting.published[1]
    months = cues("times")["seasons"][meaning.name]
    if months[0] > months[-1]:
        return (year, None, None) if meaning.which == "this" else None
    if meaning.which == "this":
        return year, None, None
    if meaning.which == "next" or (meaning.which == "nearest" and setting.future):
        begun = month >= months[0] if meaning.which == "next" else month > months[-1]
        return (year + 1 if begun else year), None, None
    reached = month > months[-1] if meaning.which == "last" else month >= months[0]
    return (year if reached else year - 1), None, None


def _day_of_month(meaning: DayOfMonth, setting: _Setting) -> Partial | None:
    if setting.reference is not None and setting.reference[1] is not None:
        year, month, day = setting.reference
        first = date(year, month or 1, 1)
        if day is not None and meaning.day < day:
            first += relativedelta(months=1)
        return _whole(first.replace(day=meaning.day))
    seen_from = setting.day
    if seen_from is None:
        return None
    for step in range(12):
        first = seen_from.replace(day=1) + relativedelta(months=step if setting.future else -step)
        if meaning.day > calendar.monthrange(first.year, first.month)[1]:
            continue
        candidate = first.replace(day=meaning.day)
        if candidate >= seen_from if setting.future else candidate <= seen_from:
            return _whole(candidate)
    return None


def _anaphoric(meaning: Anaphoric, setting: _Setting) -> Partial | None:
    if setting.reference is None:
        return None
    year, month, _ = setting.reference
    if meaning.month is not None:
        if meaning.direction == "that":
            return year, meaning.month, None
        if month is None:
            return None
        if meaning.direction == "next":
            return (year if meaning.month > month else year + 1), meaning.month, None
        return (year if meaning.month < month else year - 1), meaning.month, None
    day = _day(setting.reference)
    if day is None or meaning.weekday is None:
        return None
    if meaning.direction == "last":
        return _whole(day - timedelta(days=(day.weekday() - meaning.weekday) % 7 or 7))
    steps = (meaning.weekday - day.weekday()) % 7
    return _whole(day + timedelta(days=steps or (7 if meaning.direction == "next" else 0)))


def _origin(origin: Origin | Meaning, setting: _Setting) -> Partial | None:
    match origin:
        case "published":
            return setting.published
        case "reference":
            return setting.reference
        case "event":
            # a happening's own date is not known here: the caller passes it as the reference if it knows it
            return None
        case _:
            return _resolve(origin, setting)


def _month_of(meaning: MonthOf, setting: _Setting) -> Partial | None:
    if setting.published is None:
        return None
    year = setting.published[0] + meaning.years
    return (year, meaning.month, None) if meaning.day is None else _whole(date(year, meaning.month, meaning.day))


_FEW_DAYS = 10


def _vague(meaning: Vague, setting: _Setting) -> Partial | None:
    origin = _origin(meaning.origin, setting)
    if origin is None:
        return None
    first, last = stretch(origin)
    furthest = max(abs(meaning.low), abs(meaning.high))
    if (origin[1] is None and furthest <= 31) or (origin[2] is None and furthest <= _FEW_DAYS):
        return origin  # days after something of 2017, or of May 2017
    return covering(first + timedelta(days=meaning.low), last + timedelta(days=meaning.high))


def stretch(partial: Partial) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    year, month, day = partial
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def covering(first: date, last: date) -> Partial | None:
    """The day, month or year in which all of a stretch of time lies; None where it lies in none."""
    if first == last:
        return _whole(first)
    if first.year != last.year:
        return None
    return first.year, first.month if first.month == last.month else None, None


_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 30, "year": 365}
_EXACTNESS: dict[Unit, int] = {"day": 3, "week": 3, "month": 2, "year": 1}


def _shift(meaning: Shift, setting: _Setting) -> Partial | None:
    origin = _origin(meaning.origin, setting)
    if origin is None:
        return None
    known = 3 if origin[2] is not None else 2 if origin[1] is not None else 1
    if known < _EXACTNESS[meaning.unit]:
        days = meaning.amount * _DAYS[meaning.unit]
        return _vague(Vague(days, days, meaning.origin), setting)
    start = date(origin[0], origin[1] or 1, origin[2] or 1)
    moved = (
        start
        + {
            "day": relativedelta(days=meaning.amount),
            "week": relativedelta(weeks=meaning.amount),
            "month": relativedelta(months=meaning.amount),
            "year": relativedelta(years=meaning.amount),
        }[meaning.unit]
    )
    if meaning.grain == "week":
        monday = moved - timedelta(days=moved.weekday())
        sunday = monday + timedelta(days=6)
        if meaning.amount == 0:
            sunday = min(sunday, moved) if not setting.future else sunday
        return (monday.year, monday.month, None) if monday.month == sunday.month else None
    exactness = min(_EXACTNESS[meaning.grain], known)
    return moved.year, moved.month if exactness > 1 else None, moved.day if exactness > 2 else None
