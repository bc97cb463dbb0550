"""What the matches of the grammar of times mean: one function for each pattern of :mod:`graphkit.language.times.grammar`.

Each takes the match and gives the kind and the meaning, or None where it is no time after all.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from graphkit.language.cues import cues
from graphkit.language.times.values import (
    Anaphoric,
    CalendarDate,
    DayOfMonth,
    Direction,
    Holiday,
    Meaning,
    MonthOf,
    Origin,
    Range,
    Season,
    Shift,
    TimeKind,
    Unit,
    Vague,
    Weekday,
)
from graphkit.language.wordlists import alternatives

Reading: TypeAlias = tuple[TimeKind, Meaning | None] | None
"""What a match turns out to be; None when it is no time."""

_LENGTH = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
UNITS = ("minute", "hour", "day", "night", "week", "fortnight", "weekend", "month", "year")
_UNIT: dict[str, Unit] = {"day": "day", "week": "week", "weekend": "week", "month": "month", "year": "year"}


def whole_number(written: str | None) -> int | None:
    if written is None:
        return None
    if written.isdecimal():
        return int(written)
    value = cues("times")["numbers"].get(written.lower())
    return None if value is None else int(value)


def month_number(written: str) -> int:
    data, name = cues("times"), written.rstrip(".").lower()
    return int(data["months"].get(name) or data["month_abbreviations"][name])


def weekday_number(written: str | None) -> int | None:
    if written is None:
        return None
    data, name = cues("times"), written.rstrip(".").lower()
    return int(data["weekdays"].get(name, data["weekday_abbreviations"].get(name, 0)))


def written_year(written: str) -> int:
    """ "2016", "’16": two digits are of the hundred years that most news is about."""
    digits = re.sub(r"\D", "", written)
    return int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) > 40 else 2000)


def calendar_date(year: str | None, month: int, day: str | None, weekday: str | None = None) -> CalendarDate | None:
    number = int(re.sub(r"\D", "", day)) if day else None
    if number is not None and not 1 <= number <= _LENGTH[month]:
        return None
    whole = written_year(year) if year else None
    if number == 29 and month == 2 and whole is not None and (whole % 4 or (whole % 100 == 0 and whole % 400)):
        return None
    return CalendarDate(whole, month, number, weekday_number(weekday))


def point(meaning: Meaning | None) -> Reading:
    return None if meaning is None else (TimeKind.POINT, meaning)


def day_and_month(match: re.Match[str]) -> Reading:
    month = month_number(match["month"])
    first = calendar_date(match["year"], month, match["day"], match["weekday"])
    if match["last"] is None or first is None:
        return point(first)
    last = calendar_date(match["year"], month, match["last"])
    return None if last is None else (TimeKind.BETWEEN, Range(first, last))


def numeric(match: re.Match[str]) -> Reading:
    first, second = int(match["first"]), int(match["second"])
    dotted = match["separator"] == "."
    day, month = (first, second) if dotted or first > 12 else (second, first)
    return point(calendar_date(match["year"], month, str(day))) if 1 <= month <= 12 else None


def numeric_month(match: re.Match[str]) -> Reading:
    """ "12/2016", "2017-05"; but "2010-12" are rather years from one to the other."""
    year, month = int(match["year"]), int(match["month"])
    if "-" in match[0] and year % 100 < month:
        return None
    return point(CalendarDate(year, month))


def years(match: re.Match[str]) -> Reading:
    first, last = match["first"], match["last"]
    end = int(first[:2] + last) if len(last) == 2 else int(last)
    if end <= int(first):
        return None
    return TimeKind.BETWEEN, Range(CalendarDate(int(first)), CalendarDate(end))


def season_year(match: re.Match[str]) -> Reading:
    digits = re.sub(r"\D", "", match["year"])
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    before = match.string[max(0, match.start() - 12) : match.start()]
    dated = re.search(r"\b(?:in|by|since|until|during|late|early|of|last|this|next)\s+(?:the\s+)?$", before, re.IGNORECASE)
    after = re.match(r"[\s-]*([A-Za-z-]+)", match.string[match.end() : match.end() + 24])
    of_a_line = after is not None and after[1].lower() in cues("times")["context"]["lines"]
    kind = TimeKind.POINT if len(digits) == 4 and dated and not of_a_line else TimeKind.SEASON
    return kind, Season(match["season"].lower(), year)


def counted(match: re.Match[str]) -> Reading:
    unit, word = match["unit"].lower(), match["word"].lower()
    amount = whole_number(match["number"])
    if amount is None:
        return TimeKind.POINT, None
    if hedge := _HEDGE.search(match.string[max(0, match.start() - 20) : match.start()]):
        days = _DAYS.get(unit, 3650)
        said = hedge[1].lower()
        low = 0 if said in _MORE else 1
        high = 0 if said in _LESS else 1
        return _vaguely(match, (amount - low) * days, (amount + high) * days - (1 if high else 0))
    sign = 1 if word in {"later", "after", "on", "afterwards", "afterward", "hence", "from now"} else -1
    alone = _stands_alone(match)
    origin: Origin = "published" if word in {"ago", "from now"} else "reference"
    if word in {"before", "after"} and not alone:
        origin = "event"
    if unit == "decade":
        unit, amount = "year", amount * 10
    exact = match["exact"] is not None
    grain: Unit
    if unit == "day" or exact or (unit == "week" and amount == 1):
        grain = "day"
    elif unit == "week":
        grain = "month"
    else:
        grain = "month" if unit == "month" else "year"
    return TimeKind.POINT, Shift(sign * amount, _UNIT[unit], grain, origin)


_MORE = {"over", "more than", "at least"}
_LESS = {"nearly", "almost", "under", "less than", "not quite"}
_HEDGE = re.compile(
    r"\b(over|more than|at least|nearly|almost|under|less than|not quite|about|around|some|roughly|approximately)\s+$",
    re.IGNORECASE,
)
_EARLIER = {"before", "earlier", "ago", "previously", "beforehand"}
_FUZZY = {"few": (2, 9), "couple": (2, 3), "several": (3, 10)}
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether no happening follows from which a time is counted: "ten months before", "which a year before had signed"."""
    after = match.string[match.end() : match.end() + 16]
    then, they = (alternatives(cues("times")["context"][name]) for name in ("then_words", "they_words"))
    ends = r"\s*(?:[.,;:!?)–—\"”’]|$|\n)"
    return re.match(rf"{ends}|\s+(?:{then})\b|\s+th(?:at|is)(?:{ends}|\s(?:{they})\b)", after) is not None


def _vaguely(match: re.Match[str], low: int, high: int) -> Reading:
    word = match["word"].lower()
    if word in _EARLIER:
        low, high = -high, -low
    alone = _stands_alone(match)
    origin: Origin = "published" if word == "ago" else "event" if word in {"before", "after"} and not alone else "reference"
    return TimeKind.POINT, Vague(low, high, origin)


def vague(match: re.Match[str]) -> Reading:
    """ "days later", "a few weeks earlier", "hours after she signed"; "hours earlier" may have been the day before."""
    unit = match["unit"].lower().rstrip("s")
    if unit in {"second", "moment", "minute"}:
        return _vaguely(match, 0, 0)
    if unit == "hour":
        return _vaguely(match, 0, 1 if match["word"].lower() in _EARLIER else 0)
    many = (match["many"] or "").lower().replace("a ", "").split()
    low, high = _FUZZY[many[0]] if many else {"day": (2, 9), "week": (2, 9), "month": (2, 11), "year": (2, 10)}[unit]
    return _vaguely(match, low * _DAYS[unit], high * _DAYS[unit])


def counted_hours(match: re.Match[str]) -> Reading:
    """ "two hours later", "48 hours after": whole days, and the rest may reach into another."""
    number = whole_number(match["number"]) or 0
    if match["unit"].lower().startswith("minute"):
        number = 0
    earlier = match["word"].lower() in _EARLIER
    return _vaguely(match, number // 24, (number + (24 if earlier and number % 24 else 12)) // 24)


def within(match: re.Match[str]) -> Reading:
    """ "within hours", "within a week": from the time that was reached."""
    unit, many = match["unit"].lower().rstrip("s"), (match["number"] or "").lower()
    number = whole_number(many) or (3 if many else 1 if match["unit"].lower().rstrip("s") == match["unit"].lower() else 9)
    days = {"second": 0, "minute": 0, "hour": 0 if not many else -(-number // 24)}.get(unit)
    return TimeKind.POINT, Vague(0, number * _DAYS[unit] if days is None else days, "reference")


def soon(match: re.Match[str]) -> Reading:
    """ "shortly after", "soon afterwards", "immediately before"."""
    return _vaguely(match, 0, 1 if match["how"].lower() == "immediately" else 21)


def half_years(match: re.Match[str]) -> Reading:
    """ "half a year later", "a year and a half ago"."""
    return _vaguely(match, *((150, 210) if match["half"].lower().startswith("half") else (500, 600)))


def counted_otherwise(match: re.Match[str]) -> Reading:
    """ "two nights ago", "a fortnight later", "three summers ago"."""
    amount, unit = whole_number(match["number"]), match["unit"].lower().rstrip("s")
    if amount is None:
        return TimeKind.POINT, None
    if unit == "night":
        return _vaguely(match, amount, amount)
    if unit == "fortnight":
        return _vaguely(match, 14 * amount - 2, 14 * amount + 2)
    return _vaguely(match, 365 * amount - 150, 365 * amount + 150)


def earlier_in(match: re.Match[str]) -> Reading:
    """ "earlier in the week"."""
    unit = _UNIT[match["unit"].lower()]
    return TimeKind.POINT, Shift(0, unit, unit, "reference" if unit == "day" else "published")


def overnight(match: re.Match[str]) -> Reading:
    """The night before the publication, or the early hours of its day."""
    return TimeKind.POINT, Vague(-1, 0, "published")


def month_of_year(match: re.Match[str]) -> Reading:
    """ "in March last year", "on 3 March of this year"."""
    day = int(re.sub(r"\D", "", match["day"])) if match["day"] else None
    return TimeKind.POINT, MonthOf(month_number(match["month"]), day, _STEPS[match["step"].lower()])


def short_year(match: re.Match[str]) -> Reading:
    """ "in '09", "since '98"."""
    return TimeKind.POINT, CalendarDate(written_year(match["short"]))


def years_to_now(match: re.Match[str]) -> Reading:
    """ "ten years ago this week", "a year ago today"."""
    amount = whole_number(match["number"])
    if amount is None or _HEDGE.search(match.string[max(0, match.start() - 20) : match.start()]):
        return TimeKind.POINT, None
    years = -10 * amount if match["unit"].lower() == "decade" else -amount
    return TimeKind.POINT, Shift(years, "year", "day" if match["grain"].lower().endswith("day") else "month", "published")


def so_long_since(match: re.Match[str]) -> Reading:
    """ "It has been ten years since she signed": the time is that of what follows."""
    amount, unit = whole_number(match["number"]), match["unit"].lower()
    if amount is None:
        return None
    if unit == "decade":
        unit, amount = "year", 10 * amount
    grain: dict[str, Unit] = {"day": "day", "week": "month", "month": "month", "year": "year"}
    return TimeKind.POINT, Shift(-amount, _UNIT[unit], grain[unit], "published")


def before_last(match: re.Match[str]) -> Reading:
    """ "the week before last"."""
    unit = _UNIT[match["unit"].lower()]
    return TimeKind.POINT, Shift(-2, unit, unit, "published")


def unit_beside(match: re.Match[str]) -> Reading:
    """ "the day after they met", "the year before she signed"."""
    unit, sign = _UNIT[match["unit"].lower()], -1 if match["word"].lower() == "before" else 1
    origin: Origin = "reference" if _stands_alone(match) else "event"
    if unit == "week":
        return TimeKind.POINT, Vague(*((3, 11) if sign > 0 else (-11, -3)), origin)
    return TimeKind.POINT, Shift(sign, unit, unit, origin)


NAMED_DAYS = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "yesterday": -1,
    "last night": -1,
    "the day before yesterday": -2,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def named_day(match: re.Match[str]) -> Reading:
    return TimeKind.POINT, Shift(NAMED_DAYS[" ".join(match["time"].lower().split())], "day", "day", "published")


_STEPS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "this": 0,
    "same": 0,
    "that": 0,
    "current": 0,
    "next": 1,
    "following": 1,
    "coming": 1,
}


def stepped(match: re.Match[str]) -> Reading:
    """ "last month", "earlier this year", "the same day", "the following week", "that year"."""
    step, unit, article = match["step"].lower(), match["unit"].lower(), match["article"]
    anaphoric = step in {"same", "that", "previous", "preceding", "following"} or (step == "next" and article is not None)
    if step == "same" and re.match(r"\s+(?:that|as)\b", match.string[match.end() : match.end() + 6]):
        grain: Unit = _UNIT.get(unit, "day")
        return TimeKind.POINT, Shift(0, grain, grain, "event")  # "the same day that she signed"
    if unit in {"day", "night", "morning", "afternoon", "evening"}:
        if not anaphoric:
            return None  # "last day", "this night" point at no particular day
        return TimeKind.POINT, Shift(_STEPS[step], "day", "day", "reference")
    if article is not None and step in {"last", "past", "coming"} and unit in {"week", "month", "year"}:
        return TimeKind.DURATION, None  # "in the past year"
    return TimeKind.POINT, Shift(_STEPS[step], _UNIT[unit], _UNIT[unit], "reference" if anaphoric else "published")


def weekend(match: re.Match[str]) -> Reading:
    """ "Over the weekend": the one before the publication, known by its month."""
    return TimeKind.POINT, Shift(-1, "week", "week", "published")


def part_of(match: re.Match[str]) -> Reading:
    """ "the end of the month", "the start of next year"."""
    unit = _UNIT[match["unit"].lower()]
    return TimeKind.POINT, Shift(_STEPS.get(match["step"].strip().lower(), 0), unit, unit, "published")


def adjacent(match: re.Match[str]) -> Reading:
    """ "The day before", "the year after": seen from what was told."""
    unit = _UNIT.get(match["unit"].lower(), "day")
    return TimeKind.POINT, Shift(-1 if match["word"].lower() == "before" else 1, unit, unit, "reference")


def which(written: str | None) -> Direction:
    word = (written or "").lower().split()
    if not word:
        return "nearest"
    if "past" in word or word[-1] == "last":
        return "last"
    return "next" if word[-1] in {"next", "coming"} else "this"


_ANAPHORA: dict[str, Literal["that", "next", "last"]] = {"that": "that", "same": "that", "following": "next", "previous": "last"}


def weekday_rule(match: re.Match[str]) -> Reading:
    day = weekday_number(match["weekday"])
    if day is None:
        return None
    step = (match["step"] or "").lower().split()
    if step and step[-1] in _ANAPHORA:
        return TimeKind.POINT, Anaphoric(weekday=day, direction=_ANAPHORA[step[-1]])
    return TimeKind.POINT, Weekday(day, which(match["step"]))


def month_rule(match: re.Match[str]) -> Reading:
    month = month_number(match["month"])
    step = (match["step"] or "").lower().split()
    if step and step[-1] in _ANAPHORA:
        return TimeKind.POINT, Anaphoric(month=month, direction=_ANAPHORA[step[-1]])
    return TimeKind.POINT, CalendarDate(month=month, past=bool(step) and step[-1] == "last")


def holiday(match: re.Match[str]) -> Reading:
    return TimeKind.POINT, Holiday(_holiday_name(match), int(match["year"]) if match["year"] else None)


def _holiday_name(match: re.Match[str]) -> str:
    wanted = " ".join(match["holiday"].replace("’", "'").split()).lower()
    names: list[str] = [name for name in cues("times")["holidays"] if name.lower() == wanted]
    return names[0]


def around_holiday(match: re.Match[str]) -> Reading:
    """ "before Christmas", "over Easter", "between Christmas and New Year"."""
    how = (match["around"] or "between").lower()
    low, high = {"between": (1, 5), "around": (-5, 5), "over": (-5, 5), "after": (1, 45)}.get(how, (-45, -1))
    year = match["year"] if "year" in match.re.groupindex else None
    return TimeKind.POINT, Vague(low, high, Holiday(_holiday_name(match), int(year) if year else None))


def nothing(match: re.Match[str]) -> Reading:
    return TimeKind.POINT, None


def iso(match: re.Match[str]) -> Reading:
    month = int(match["month"])
    return point(calendar_date(match["year"], month, match["day"])) if 1 <= month <= 12 and match["year"] > "0000" else None


def year(match: re.Match[str]) -> Reading:
    return TimeKind.POINT, CalendarDate(int(match["year"]))


def counted_on(match: re.Match[str]) -> Reading:
    """ "Three years on she changed her mind": at the beginning of a sentence only."""
    following = re.match(r"\s+([a-z]+)", match.string[match.end() :])
    if following and following[1] in {"the", "a", "an", "this", "that", "tour", "top", "from", "average", "my"}:
        return None
    return counted(match)


def season_beside(match: re.Match[str]) -> Reading:
    """ "The summer before": seen from what was told."""
    return TimeKind.POINT, Shift(-1 if match["word"].lower() == "before" else 1, "year", "year", "reference")


def season_stepped(match: re.Match[str]) -> Reading:
    step = match["step"].lower()
    if step.startswith("th") and step.split()[-1] in {"that", "following", "previous"}:
        shift = {"following": 1, "previous": -1}.get(step.split()[-1], 0)
        return TimeKind.POINT, Shift(shift, "year", "year", "reference")
    return TimeKind.POINT, Season(match["season"].lower(), None, which(step))


def season_alone(match: re.Match[str]) -> Reading:
    after = re.match(r"[\s-]+([A-Za-z-]+)", match.string[match.end() : match.end() + 24])
    if after is not None and after[1].lower() in cues("times")["context"]["lines"]:
        return TimeKind.SEASON, None  # "in the spring advertisements"
    return TimeKind.POINT, Season(match["season"].lower())


def weekday_or_recurring(match: re.Match[str]) -> Reading:
    before = match.string[max(0, match.start() - 8) : match.start()]
    if re.search(r"\b(?:every|each)\s+$", before, re.IGNORECASE):
        return None
    return weekday_rule(match)


def doubtful_month(match: re.Match[str]) -> Reading:
    if match["step"] is None and match.start("time") == match.start():
        return None  # a bare "May" or "June" may be a verb or a person
    return month_rule(match)


def day_of_month(match: re.Match[str]) -> Reading:
    return (TimeKind.POINT, DayOfMonth(int(match["day"]))) if 1 <= int(match["day"]) <= 31 else None
