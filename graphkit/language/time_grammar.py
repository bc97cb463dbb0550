"""The grammar of expressions of time: patterns in order of how much they say, and what each means.

A grammar of our own over regular expressions.  The libraries were looked at: dateparser's ``search_dates``
reads "$25" and "may" as dates, parsedatetime and datefinder resolve everything against "now" and towards the
future and so cannot tell "on Sunday" in a past-tense report from a plan, timexy needs a spaCy component with
its own resolution, and none keeps a partial date partial.  Calendar arithmetic is python-dateutil's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from graphkit.language.cues import cues
from graphkit.language.time_values import (
    Anaphoric,
    CalendarDate,
    DayOfMonth,
    Direction,
    Holiday,
    Meaning,
    Origin,
    Range,
    Season,
    Shift,
    TimeKind,
    Unit,
    Weekday,
)
from graphkit.language.wordlists import alternatives

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Reading: TypeAlias = tuple[TimeKind, Meaning | None] | None
"""What a match turns out to be; None when it is no time."""

_LENGTH = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
_YEAR = r"(?:1[6-9]\d\d|20\d\d)(?![\d%]|[.,:]\d|[-–]\d{3})"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%$€£]|[.,:]\d)"
_UNITS = r"(?:day|week|month|year|decade)"
_UNIT: dict[str, Unit] = {"day": "day", "week": "week", "weekend": "week", "month": "month", "year": "year"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its match means (None: not a time after all).  A group ``time`` narrows the span."""

    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Reading]


@dataclass(frozen=True, slots=True)
class Grammar:
    """``never`` matches what only looks like a time; ``rules`` come in order of precedence."""

    never: re.Pattern[str]
    rules: tuple[Rule, ...]


def _number(written: str | None) -> int | None:
    if written is None:
        return None
    if written.isdecimal():
        return int(written)
    value = cues("times")["numbers"].get(written.lower())
    return None if value is None else int(value)


def _month(written: str) -> int:
    data, name = cues("times"), written.rstrip(".").lower()
    return int(data["months"].get(name) or data["month_abbreviations"][name])


def _weekday(written: str | None) -> int | None:
    if written is None:
        return None
    data, name = cues("times"), written.rstrip(".").lower()
    return int(data["weekdays"].get(name, data["weekday_abbreviations"].get(name, 0)))


def _date(year: str | None, month: int, day: str | None, weekday: str | None = None) -> CalendarDate | None:
    number = int(re.sub(r"\D", "", day)) if day else None
    if number is not None and not 1 <= number <= _LENGTH[month]:
        return None
    whole = int(year) if year else None
    if number == 29 and month == 2 and whole is not None and (whole % 4 or (whole % 100 == 0 and whole % 400)):
        return None
    return CalendarDate(whole, month, number, _weekday(weekday))


def _point(meaning: Meaning | None) -> Reading:
    return None if meaning is None else (TimeKind.POINT, meaning)


def _day_and_month(match: re.Match[str]) -> Reading:
    month = _month(match["month"])
    first = _date(match["year"], month, match["day"], match["weekday"])
    if match["last"] is None or first is None:
        return _point(first)
    last = _date(match["year"], month, match["last"])
    return None if last is None else (TimeKind.BETWEEN, Range(first, last))


def _numeric(match: re.Match[str]) -> Reading:
    first, second = int(match["first"]), int(match["second"])
    dotted = match["separator"] == "."
    day, month = (first, second) if dotted or first > 12 else (second, first)
    return _point(_date(match["year"], month, str(day))) if 1 <= month <= 12 else None


def _years(match: re.Match[str]) -> Reading:
    first, last = match["first"], match["last"]
    end = int(first[:2] + last) if len(last) == 2 else int(last)
    if end <= int(first):
        return None
    return TimeKind.BETWEEN, Range(CalendarDate(int(first)), CalendarDate(end))


def _season_year(match: re.Match[str]) -> Reading:
    digits = re.sub(r"\D", "", match["year"])
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    before = match.string[max(0, match.start() - 12) : match.start()]
    dated = re.search(r"\b(?:in|by|since|until|during|late|early|of|last|this|next)\s+(?:the\s+)?$", before, re.IGNORECASE)
    after = re.match(r"[\s-]*([A-Za-z-]+)", match.string[match.end() : match.end() + 24])
    of_a_line = after is not None and after[1].lower() in cues("times")["context"]["lines"]
    kind = TimeKind.POINT if len(digits) == 4 and dated and not of_a_line else TimeKind.SEASON
    return kind, Season(match["season"].lower(), year)


def _counted(match: re.Match[str]) -> Reading:
    unit, word = match["unit"].lower(), match["word"].lower()
    amount = _number(match["number"])
    if amount is None:
        return TimeKind.POINT, None
    sign = 1 if word in {"later", "after", "on", "afterwards", "afterward", "hence", "from now"} else -1
    after = match.string[match.end() : match.end() + 12]
    alone = re.match(r"\s*(?:[.,;:!?)–—\"”’]|$|\n)", after) is not None
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


_NAMED_DAYS = {
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


def _named_day(match: re.Match[str]) -> Reading:
    return TimeKind.POINT, Shift(_NAMED_DAYS[" ".join(match["time"].lower().split())], "day", "day", "published")


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


def _stepped(match: re.Match[str]) -> Reading:
    """ "last month", "earlier this year", "the same day", "the following week", "that year"."""
    step, unit, article = match["step"].lower(), match["unit"].lower(), match["article"]
    anaphoric = step in {"same", "that", "previous", "preceding", "following"} or (step == "next" and article is not None)
    if unit in {"day", "night", "morning", "afternoon", "evening"}:
        if not anaphoric:
            return None  # "last day", "this night" point at no particular day
        return TimeKind.POINT, Shift(_STEPS[step], "day", "day", "reference")
    if article is not None and step in {"last", "past", "coming"} and unit in {"week", "month", "year"}:
        return TimeKind.DURATION, None  # "in the past year"
    return TimeKind.POINT, Shift(_STEPS[step], _UNIT[unit], _UNIT[unit], "reference" if anaphoric else "published")


def _part_of(match: re.Match[str]) -> Reading:
    """ "the end of the month", "the start of next year"."""
    unit = _UNIT[match["unit"].lower()]
    return TimeKind.POINT, Shift(_STEPS.get(match["step"].strip().lower(), 0), unit, unit, "published")


def _adjacent_day(match: re.Match[str]) -> Reading:
    return TimeKind.POINT, Shift(-1 if match["word"].lower() == "before" else 1, "day", "day", "reference")


def _which(written: str | None) -> Direction:
    word = (written or "").lower().split()
    if not word:
        return "nearest"
    if "past" in word or word[-1] == "last":
        return "last"
    return "next" if word[-1] in {"next", "coming"} else "this"


_ANAPHORA: dict[str, Literal["that", "next", "last"]] = {"that": "that", "same": "that", "following": "next", "previous": "last"}


def _weekday_rule(match: re.Match[str]) -> Reading:
    day = _weekday(match["weekday"])
    if day is None:
        return None
    step = (match["step"] or "").lower().split()
    if step and step[-1] in _ANAPHORA:
        return TimeKind.POINT, Anaphoric(weekday=day, direction=_ANAPHORA[step[-1]])
    return TimeKind.POINT, Weekday(day, _which(match["step"]))


def _month_rule(match: re.Match[str]) -> Reading:
    month = _month(match["month"])
    step = (match["step"] or "").lower().split()
    if step and step[-1] in _ANAPHORA:
        return TimeKind.POINT, Anaphoric(month=month, direction=_ANAPHORA[step[-1]])
    return TimeKind.POINT, CalendarDate(month=month)


def _holiday(match: re.Match[str]) -> Reading:
    wanted = " ".join(match["holiday"].replace("’", "'").split()).lower()
    name = next(name for name in cues("times")["holidays"] if name.lower() == wanted)
    return TimeKind.POINT, Holiday(name, int(match["year"]) if match["year"] else None)


@cache
def grammar() -> Grammar:
    """The compiled grammar, with the words of ``rules/en/times.toml``."""
    data = cues("times")
    context = data["context"]
    months = _either_case([*data["months"], *data["month_abbreviations"]])
    plain_months = _either_case(month for month in data["months"] if month not in context["doubtful_months"])
    short_months = _either_case(data["month_abbreviations"])
    doubtful = alternatives(month.capitalize() for month in context["doubtful_months"])
    days = _either_case(data["weekdays"])
    day_words = _either_case([*data["weekdays"], *data["weekday_abbreviations"]])
    seasons = alternatives([*data["seasons"], *(season.capitalize() for season in data["seasons"])])
    numbers = alternatives([*data["numbers"], *(number.capitalize() for number in data["numbers"])])
    holidays = alternatives(name.replace("'", apostrophe) for name in data["holidays"] for apostrophe in ("'", "’"))
    occasions = alternatives([*context["occasions"], *(occasion.upper() for occasion in context["occasions"])])
    counted = alternatives(context["counted"])

    month = rf"(?P<month>(?:{months})\b(?:(?<=[A-Za-z]{{3}})(?<![A-Za-z]{{5}})\.)?)"
    weekday = rf"(?:(?P<weekday>(?:{day_words})\b\.?),?\s+)?"
    part_of_day = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime))?"
    number = rf"(?P<number>\d{{1,3}}|{numbers}|[Ss]everal|[Aa]\s+few|[Aa]\s+couple\s+of|[Mm]any|[Ss]ome)"
    steps = r"last|past|previous|preceding|this|same|that|current|next|following|coming"
    shade = r"(?i:(?:earl(?:y|ier)|late|later|mid|begin(?:ning)\s+of|end\s+of)[\s-]+(?:in\s+)?)?"
    cue = r"in|since|until|till|by|from|to|during|before|after|around|circa|of|for|through|between|late|early|mid|and|back\s+in"

    def rule(pattern: str, build: Callable[[re.Match[str]], Reading], flags: int = 0) -> Rule:
        return Rule(re.compile(pattern, flags), build)

    return Grammar(
        never=re.compile(rf"(?<!\w)(?:{alternatives(context['not_times'])}|#\w+|@\w+|https?://\S+)(?!\w)"),
        rules=(
            rule(r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])", _iso),
            rule(
                r"(?<![\w/.$€£])(?P<first>\d{1,2})(?P<separator>[/.])(?P<second>\d{1,2})(?P=separator)(?P<year>\d{4})(?![\w/])",
                _numeric,
            ),
            rule(
                rf"(?<!\w){weekday}{month}\s?(?P<day>{_DAY})(?:\s?[-–]\s?(?P<last>{_DAY}))?(?:,?\s+(?P<year>{_YEAR})(?!\s+(?:{counted})\b))?",
                _day_and_month,
            ),
            rule(
                rf"(?<![\w$€£#.,]){weekday}(?:the\s+)?(?P<day>{_DAY})(?:\s?[-–]\s?(?P<last>{_DAY}))?\s+(?:of\s+)?{month}(?:,?\s+(?P<year>{_YEAR}))?(?!\w)",
                _day_and_month,
            ),
            rule(
                rf"(?<!\w){shade}{month},?\s+(?:of\s+)?(?P<year>{_YEAR})",
                lambda m: _point(_date(m["year"], _month(m["month"]), None)),
            ),
            rule(
                rf"(?<![\w$€£.,])(?:(?:from|(?:in\s+)?between)\s+)?(?P<first>(?:1[6-9]|20)\d\d)(?:\s?[-–—]\s?|\s+(?:to|until|till|through)\s+)(?P<last>{_YEAR}|\d\d)(?![\w%])",
                _years,
                re.IGNORECASE,
            ),
            rule(
                rf"(?<!\w)between\s+(?P<first>{_YEAR})\s+and\s+(?P<last>{_YEAR})",
                _years,
                re.IGNORECASE,
            ),
            rule(
                rf"(?<!\w)(?P<season>{seasons})(?:[/-](?:{seasons}))?(?:\s+of)?,?\s+(?P<year>{_YEAR}|['’‘]?\d\d(?![\w%.,:]\d|\d))(?!\s+(?:{counted})\b)",
                _season_year,
            ),
            rule(rf"(?<!\w)(?P<holiday>{holidays})(?:,?\s+(?P<year>{_YEAR}))(?!\w)", _holiday, re.IGNORECASE),
            rule(
                rf"(?<![\w,.$€£-]){number}\s+(?P<unit>{_UNITS})s?(?P<exact>\s+to\s+the\s+day)?\s+(?P<word>ago|later|earlier|before|afterwards?|after|previously|hence|from\s+now)\b",
                _counted,
                re.IGNORECASE,
            ),
            rule(
                rf"(?:(?<=[.!?\n] )|(?<=\n)|^){number}\s+(?P<unit>{_UNITS})s?(?P<exact>(?!))?\s+(?P<word>on)\b(?=,|\s+[a-z]+)",
                _counted_on,
            ),
            rule(
                r"(?<!\w)(?P<time>(?:seconds|minutes|hours|days|weeks|months|years)\s+(?:ago|later|earlier|before))\b",
                _nothing,
                re.IGNORECASE,
            ),
            rule(rf"(?<!\w)(?P<time>{alternatives(_NAMED_DAYS)})(?!\w)", _named_day),
            rule(
                r"(?:(?<=[.!?:\n”\"—] )|(?<=\n)|^)"
                rf"(?P<time>{alternatives(name.capitalize() for name in _NAMED_DAYS)})(?![\w,]*[”\"])",
                _named_day,
            ),
            rule(
                rf"(?<!\w)(?P<time>(?:(?:earlier|later|late|early|sometime)\s+)?(?P<article>the\s+|that\s+)?(?P<step>{steps})"
                r"\s+(?P<unit>weekend|week|month|year|day|night|morning|afternoon|evening))(?![\w'’-])",
                _stepped,
                re.IGNORECASE,
            ),
            rule(
                r"(?<!\w)(?:the\s+)?(?:end|start|beginning|close|middle)\s+of\s+(?:the\s+)?(?P<step>this\s|last\s|next\s|)(?P<unit>week|month|year)(?!\w)",
                _part_of,
                re.IGNORECASE,
            ),
            rule(r"(?<!\w)the\s+day\s+(?P<word>before|after)(?=\s*(?:[.,;:!?)–—]|$|\n))", _adjacent_day, re.IGNORECASE),
            rule(
                rf"(?<!\w)(?:(?:earl(?:y|ier)|late|later)\s+)?(?P<step>this\s+past|this|last|next|that|the\s+following|the\s+previous)\s+(?P<season>{seasons})(?!\w)",
                _season_stepped,
                re.IGNORECASE,
            ),
            rule(
                rf"(?<!\w)(?:in|by|during|until|since)\s+(?:the\s+)?(?P<time>(?P<season>{seasons}))(?!\w|\s+of\b)", _season_alone
            ),
            rule(
                rf"(?<!\w)(?:on|last|this|since|until|by|next)\s+(?P<time>(?P<holiday>{holidays})(?P<year>))(?!\w|\s+[a-z]+\s+(?:ad|campaign)s?)",
                _holiday,
            ),
            rule(rf"(?<=before |.after )(?P<time>(?P<holiday>{holidays})(?P<year>))(?!\w)", _holiday),
            # "its Valentine's Day campaign" was not made on that day
            rule(rf"(?<!\w)(?:{holidays})(?!\w)", _nothing),
            rule(
                rf"(?<!\w)(?:(?:early|late|later|earlier)\s+(?:on\s+)?)?(?:(?P<step>this\s+past|this\s+coming|this|last|next|(?:the\s+)?(?:following|previous)|that|that\s+same)\s+)?(?P<weekday>{days})(?!\w|['’]?s\s+and\b){part_of_day}",
                _weekday_or_recurring,
            ),
            rule(rf"(?<!\w)(?P<time>(?:{days})s)(?!\w)", lambda m: (TimeKind.RECURRING, None)),
            rule(
                rf"(?<!\w)(?:(?:earl(?:y|ier)|late|later|mid)[\s-]+)?(?:(?P<step>this|last|next|that(?:\s+same)?|the\s+same|(?:the\s+)?(?:following|previous))\s+)?(?P<month>{plain_months})(?!\w)",
                _month_rule,
            ),
            rule(
                rf"(?<!\w)(?:(?:{cue})[\s-]+(?:the\s+)?)?(?P<time>(?:(?P<step>this|last|next|that(?:\s+same)?|the\s+same|(?:the\s+)?(?:following|previous))\s+)?(?P<month>{doubtful}|(?:{short_months})\b\.?))(?!\w|['’]|\s+[A-Z][a-z])",
                _doubtful_month,
            ),
            rule(
                r"(?<!\w)(?:on|until|since|by|from)\s+(?P<time>the\s+(?P<day>\d{1,2})(?:st|nd|rd|th))(?=\s*(?:[.,;:!?)–—]|$|\n)|\s+(?:the|a|an|he|she|it|they|we|his|her|its|their|and|but|in|at|when|after|with|of\s+the\s+month|[A-Z]))",
                _day_of_month,
            ),
            rule(
                r"(?<![\w$€£])(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?(?:(?:1[6-9]|20)\d0|['’]\d0)['’]?s(?!\w)",
                lambda m: (TimeKind.DECADE, None),
            ),
            rule(
                rf"(?<!\w)(?:{cue})[\s-]+(?:the\s+)?(?P<time>(?P<year>{_YEAR}))(?!\w|\s+(?:{counted})\b|-)", _year, re.IGNORECASE
            ),
            rule(
                rf"(?<!\w)(?:(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|annual|\w+['’]s)\s+)(?P<time>(?P<year>{_YEAR}))(?=\s+[\w“‘\"]|['’]s\s)(?!\s+(?:{counted})\b)",
                _year,
            ),
            rule(rf"(?<!\w)(?P<time>(?P<year>{_YEAR}))['’]s(?=\s)", _year),
            rule(rf"(?<![\w$€£#.,-])(?P<time>(?P<year>{_YEAR}))(?=\s+(?:[A-Z][\w’'-]*\s+){{0,3}}(?:{occasions})\b)", _year),
            rule(rf"(?<!\w)(?:{occasions})\s+(?P<time>(?P<year>{_YEAR}))(?!\w)", _year),
            rule(rf"(?:^|(?<=\()|(?<=[•*–-] ))(?P<time>(?P<year>{_YEAR}))(?=\s*(?:$|[):;,–—]|-\s))", _year, re.MULTILINE),
            rule(rf"(?<=, )(?P<time>(?P<year>{_YEAR}))(?=\s*(?:$|[),;:.–—]|and\b|-\s))", _year, re.MULTILINE),
            rule(
                rf"(?<!\w)(?:(?:for|over|in|within|after|during|nearly|almost|about|some|than|under)\s+(?:the\s+(?:past|last|next)\s+)?(?:{numbers}|\d+)[\s-](?:hour|{_UNITS[3:-1]}|century|centurie)s?"
                rf"|(?:{numbers}|\d+)\s+(?:hour|{_UNITS[3:-1]})s|(?:within|for|over)\s+(?:hours|days|weeks|months|years|decades)|(?:{numbers}|\d+)-(?:{_UNITS[3:-1]}))(?![\w]|[\s-]old)",
                lambda m: (TimeKind.DURATION, None),
            ),
            rule(
                rf"(?<!\w)(?:(?:each|every)\s+(?:{_UNITS[3:-1]}|{days}|{months}|{seasons}|morning|night)|daily|weekly|monthly|annually|yearly)(?!\w)",
                lambda m: (TimeKind.RECURRING, None),
                re.IGNORECASE,
            ),
        ),
    )


def _either_case(words: Iterable[str]) -> str:
    """As names are written: "July" or "JULY", never "july"."""
    return alternatives(form for word in words for form in (word.capitalize(), word.upper()))


def _nothing(match: re.Match[str]) -> Reading:
    return TimeKind.POINT, None


def _iso(match: re.Match[str]) -> Reading:
    month = int(match["month"])
    return _point(_date(match["year"], month, match["day"])) if 1 <= month <= 12 and match["year"] > "0000" else None


def _year(match: re.Match[str]) -> Reading:
    return TimeKind.POINT, CalendarDate(int(match["year"]))


def _counted_on(match: re.Match[str]) -> Reading:
    """ "Three years on she changed her mind": at the beginning of a sentence only."""
    following = re.match(r"\s+([a-z]+)", match.string[match.end() :])
    if following and following[1] in {"the", "a", "an", "this", "that", "tour", "top", "from", "average", "my"}:
        return None
    return _counted(match)


def _season_stepped(match: re.Match[str]) -> Reading:
    step = match["step"].lower()
    if step.startswith("th") and step.split()[-1] in {"that", "following", "previous"}:
        shift = {"following": 1, "previous": -1}.get(step.split()[-1], 0)
        return TimeKind.POINT, Shift(shift, "year", "year", "reference")
    return TimeKind.POINT, Season(match["season"].lower(), None, _which(step))


def _season_alone(match: re.Match[str]) -> Reading:
    after = re.match(r"[\s-]+([A-Za-z-]+)", match.string[match.end() : match.end() + 24])
    if after is not None and after[1].lower() in cues("times")["context"]["lines"]:
        return TimeKind.SEASON, None  # "in the spring advertisements"
    return TimeKind.POINT, Season(match["season"].lower())


def _weekday_or_recurring(match: re.Match[str]) -> Reading:
    before = match.string[max(0, match.start() - 8) : match.start()]
    if re.search(r"\b(?:every|each)\s+$", before, re.IGNORECASE):
        return None
    return _weekday_rule(match)


def _doubtful_month(match: re.Match[str]) -> Reading:
    if match["step"] is None and match.start("time") == match.start():
        return None  # a bare "May" or "June" may be a verb or a person
    return _month_rule(match)


def _day_of_month(match: re.Match[str]) -> Reading:
    return (TimeKind.POINT, DayOfMonth(int(match["day"]))) if 1 <= int(match["day"]) <= 31 else None
