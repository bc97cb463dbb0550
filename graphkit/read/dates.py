"""Dates as page heads write them: "2022-11-28", "Nov. 28, 2022", "28 November 2022", "Monday 28th November, 2022"."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache

from graphkit.read.cues import Cues, english, fold

_YEAR = r"(?P<{0}>(?:19|20)\d\d)"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands: ``value`` is YYYY-MM-DD, ``start``/``end`` are positions in the text given."""

    value: str
    start: int
    end: int


@cache
def _pattern(months: tuple[str, ...]) -> re.Pattern[str]:
    month = "|".join(sorted(months, key=lambda m: (-len(m), m)))
    weekday = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+"
    ordinal = r"(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?<![\d/])(?:(?<!\w){weekday})?(?:"
        rf"{_YEAR.format('y1')}[-/.](?P<m1>\d\d?)[-/.](?P<d1>\d\d?)"
        rf"|(?<![^\W\d_])(?P<m2>{month})\.?\s+(?P<d2>\d\d?){ordinal},?\s+{_YEAR.format('y2')}"
        rf"|(?P<d3>\d\d?){ordinal},?\s+(?:of\s+)?(?P<m3>{month})\.?,?\s+{_YEAR.format('y3')}"
        rf"|(?P<a4>\d\d?)[/.](?P<b4>\d\d?)[/.]{_YEAR.format('y4')}"
        r")(?!\d)"
    )


def find_date(text: str, cues: Cues) -> FoundDate | None:
    """The first full date in a text, or None.

    US and UK order are both read where a month is named; of all-digit dates only those that can be read one way
    ("13/02/2023", "02/02/2023") are taken.
    """
    for m in _pattern(tuple(cues.months)).finditer(fold(text)):
        value = _value(m, cues)
        if value is not None:
            return FoundDate(value, m.start(), m.end())
    return None


def iso_date(value: str) -> str | None:
    """A date field of a record or a page's metadata as YYYY-MM-DD, YYYY-MM or YYYY; None where it holds no date.

    Takes ISO 8601 with or without a time, and what :func:`find_date` reads.
    """
    m = re.match(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2])(?:-\d\d)?)?(?![\d/.])", value.strip())
    if m and "-" not in value.strip()[m.end() : m.end() + 1]:
        if len(m.group()) < len("2022-11-28"):
            return m.group()
        return _iso(m.group(1), int(m.group(2)), m.group()[-2:])
    found = find_date(value, english())
    return found.value if found else None


def _value(m: re.Match[str], cues: Cues) -> str | None:
    g = m.groupdict()
    if g["y1"]:
        return _iso(g["y1"], int(g["m1"]), g["d1"])
    if g["y2"]:
        return _iso(g["y2"], cues.months[g["m2"]], g["d2"])
    if g["y3"]:
        return _iso(g["y3"], cues.months[g["m3"]], g["d3"])
    a, b = int(g["a4"]), int(g["b4"])
    if a != b and a <= 12 and b <= 12:
        return None
    day, month = (a, b) if b <= 12 else (b, a)
    return _iso(g["y4"], month, str(day))


def _iso(year: str, month: int, day: str) -> str | None:
    try:
        return datetime.date(int(year), month, int(day)).isoformat()
    except ValueError:  # 31 April: a number that only looks like a date
        return None
