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
from typing import TYPE_CHECKING

from graphkit.language.cues import cues
from graphkit.language.times import readings as read
from graphkit.language.times.values import Anaphoric, TimeKind
from graphkit.language.wordlists import alternatives

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


_YEAR = r"(?:1[6-9]\d\d|20\d\d)(?![\d%]|[.,:]\d|[-–]\d{3})"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%$€£]|[.,:]\d)"
_SHORT_YEAR = r"['’‘]\d\d(?![\w'’])"
_UNITS = r"(?:day|week|month|year|decade)"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its match means (None: not a time after all).  A group ``time`` narrows the span."""

    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], read.Reading]
    anchors: frozenset[str]
    """Kinds of anchor (groups of :attr:`Grammar.anchor`) of which one is in every match: it is searched around those only."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """``never`` matches what only looks like a time; ``rules`` come in order of precedence."""

    never: re.Pattern[str]
    anchor: re.Pattern[str]
    rules: tuple[Rule, ...]


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
    they = alternatives(context["they_words"])

    month = rf"(?P<month>(?:{months})\b(?:(?<=[A-Za-z]{{3}})(?<![A-Za-z]{{5}})\.)?)"
    weekday = rf"(?:(?P<weekday>(?:{day_words})\b\.?),?\s+\(?)?"
    part_of_day = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime))?"
    number = rf"(?P<number>\d{{1,3}}|{numbers}|[Ss]everal|[Aa]\s+few|[Aa]\s+couple\s+of|[Mm]any|[Ss]ome)"
    steps = r"last|past|previous|preceding|this|same|that|current|next|following|coming"
    which = r"this|last|next|that(?:\s+same)?|the\s+same|(?:the\s+)?(?:following|previous)"
    shade = r"(?i:(?:earl(?:y|ier)|late|later|mid|begin(?:ning)\s+of|end\s+of)[\s-]+(?:in\s+)?)?"
    then = rf"(?=\s*(?:[.,;:!?)–—]|$|\n)|\s+(?:{alternatives(context['then_words'])})\b)"
    uncounted = "".join(
        rf"(?<!{word}\s)"
        for word in (*(f"{u}{s}" for u in read.UNITS for s in ("", "s")), "shortly", "soon", "long", "immediately")
    )
    cue = r"in|since|until|till|by|from|to|during|before|after|around|circa|of|for|through|between|late|early|mid|and|back\s+in"
    cue += r"|(?:early|late|recently|back)\s+as"

    def rule(anchors: str, pattern: str, build: Callable[[re.Match[str]], read.Reading], flags: int = 0) -> Rule:
        return Rule(re.compile(pattern, flags), build, frozenset(anchors.split()))

    # in this order: "decade" is no "Dec", and the Friday of "Black Friday" is no weekday
    anchor = "|".join(
        (
            r"(?P<number>\d+)",
            rf"(?P<holiday>\b(?:{holidays}))",
            r"(?P<unit>\b(?:seconds|moments|minutes|hour|day|night|fortnight|week|month|year|decade|centur))",
            r"(?P<soon>\b(?:shortly|soon|immediately|not\s+long))",
            r"(?P<named>\b(?:today|tonight|yesterday|tomorrow|morning|afternoon|evening|overnight|daily|annually))",
            rf"(?P<weekday>\b(?:{days}))",
            rf"(?P<month>\b(?:{months}))",
            rf"(?P<season>\b(?:{seasons}))",
        )
    )

    return Grammar(
        never=re.compile(rf"(?<!\w)(?:{alternatives(context['not_times'])}|#\w+|@\w+|https?://\S+)(?!\w)"),
        anchor=re.compile(anchor, re.IGNORECASE),
        rules=(
            rule("number", r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])", read.iso),
            rule(
                "number",
                r"(?<![\w/.$€£])(?P<first>\d{1,2})(?P<separator>[/.])(?P<second>\d{1,2})(?P=separator)(?P<year>\d{4})(?![\w/])",
                read.numeric,
            ),
            rule(
                "number",
                r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)/(?P<day>\d\d)(?![\w/-])",
                read.iso,
            ),
            rule("number", r"(?<![\w/.$€£])(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\w/])", read.numeric_month),
            rule(
                "number",
                r"(?:^|(?<=[\[(*])|(?<=[•*#–-] )|(?<=[Ii]n ))(?P<time>(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2]))(?![\w-])",
                read.numeric_month,
                re.MULTILINE,
            ),
            rule(
                "month",
                rf"(?<!\w)(?P<day>{_DAY})-{month}-(?P<year>{_YEAR})(?!\w)",
                lambda m: read.point(read.calendar_date(m["year"], read.month_number(m["month"]), m["day"])),
            ),
            rule(
                "month",
                rf"(?<!\w)(?:(?P<day>{_DAY})\s+)?{month}\s+(?P<theday>the\s+)?(?:of\s+)?(?P<step>last|this|next)\s+year(?!\w|['’]s)",
                read.month_of_year,
            ),
            rule(
                "month",
                rf"(?<!\w){weekday}{month}\s+the\s+(?P<day>{_DAY})(?P<last>(?!))?(?:,?\s+(?P<year>{_YEAR}))?(?!\w)",
                read.day_and_month,
            ),
            rule(
                "month",
                rf"(?<!\w){weekday}{month}\s?(?P<day>{_DAY})(?:\s?[-–]\s?(?P<last>{_DAY}))?(?:,?\s+(?P<year>{_YEAR}|{_SHORT_YEAR})(?!\s+(?:{counted})\b))?",
                read.day_and_month,
            ),
            rule(
                "month",
                rf"(?<![\w$€£#.,]){weekday}(?:the\s+)?(?P<day>{_DAY})(?:\s?[-–]\s?(?P<last>{_DAY}))?\s+(?:of\s+)?{month}(?:,?\s+(?P<year>{_YEAR}|{_SHORT_YEAR}))?(?!\w)",
                read.day_and_month,
            ),
            rule(
                "month",
                rf"(?<!\w){shade}{month},?\s+(?:of\s+)?(?P<year>{_YEAR}|{_SHORT_YEAR})",
                lambda m: read.point(read.calendar_date(m["year"], read.month_number(m["month"]), None)),
            ),
            rule(
                "month",
                rf"(?<!\w){shade}{month},?\s+(?:of\s+)?(?:that|the\s+same)\s+year(?!\w)",
                lambda m: (TimeKind.POINT, Anaphoric(month=read.month_number(m["month"]))),
            ),
            rule(
                "number",
                rf"(?<![\w$€£.,])(?:(?:from|(?:in\s+)?between)\s+)?(?P<first>(?:1[6-9]|20)\d\d)(?:\s?[-–—/]\s?|\s+(?:to|until|till|through)\s+)(?P<last>{_YEAR}|\d\d)(?![\w%])",
                read.years,
                re.IGNORECASE,
            ),
            rule(
                "number",
                rf"(?<!\w)between\s+(?P<first>{_YEAR})\s+and\s+(?P<last>{_YEAR})",
                read.years,
                re.IGNORECASE,
            ),
            rule(
                "season",
                rf"(?<!\w)(?P<season>{seasons})(?:[/-](?:{seasons}))?(?:\s+of)?,?\s+(?P<year>{_YEAR}|['’‘]?\d\d(?![\w%.,:]\d|\d))(?!\s+(?:{counted})\b)",
                read.season_year,
            ),
            rule(
                "holiday",
                r"(?<!\w)between\s+(?P<holiday>Christmas)\s+and\s+(?:the\s+)?New\s+Year(?:['’]s)?(?!\w)(?P<around>(?!))?",
                read.around_holiday,
                re.IGNORECASE,
            ),
            rule(
                "holiday",
                rf"(?<!\w){uncounted}(?P<around>before|after|ahead\s+of|in\s+the\s+run-up\s+to|around|over)\s+(?P<holiday>{holidays})(?:,?\s+(?P<year>{_YEAR}))?(?!\w|\s+[a-z]+\s+(?:ad|campaign)s?)",
                read.around_holiday,
                re.IGNORECASE,
            ),
            rule("holiday", rf"(?<!\w)(?P<holiday>{holidays})(?:,?\s+(?P<year>{_YEAR}))(?!\w)", read.holiday, re.IGNORECASE),
            rule(
                "unit",
                r"(?<!\w)(?P<many>a\s+few|few|several|a\s+couple\s+of|couple\s+of)\s+"
                r"(?P<unit>hours|days|weeks|months|years)\s+(?P<word>ago|later|earlier|before|after|afterwards?|previously)\b",
                read.vague,
                re.IGNORECASE,
            ),
            rule(
                "unit",
                rf"(?<![\w,.$€£-])(?P<number>\d{{1,3}}|{numbers})\s+(?P<unit>hours?|minutes?)\s+(?P<word>ago|later|earlier|before|after)\b",
                read.counted_hours,
                re.IGNORECASE,
            ),
            rule(
                "unit",
                rf"(?<![\w,.$€£-]){number}\s+(?P<unit>year|decade)s?\s+ago\s+(?P<grain>today|this\s+(?:very\s+)?(?:day|week|month))(?!\w)",
                read.years_to_now,
                re.IGNORECASE,
            ),
            rule(
                "unit",
                rf"(?<!\w)it(?:['’]s|\s+is|\s+has|\s+was)(?:\s+been)?(?:\s+(?:now|just|only|exactly))?\s+{number}\s+(?P<unit>{_UNITS})s?\s+(?P<time>since)(?=\s)",
                read.so_long_since,
                re.IGNORECASE,
            ),
            rule(
                "unit",
                rf"(?<![\w,.$€£-]){number}\s+(?P<unit>{_UNITS})s?(?P<exact>\s+to\s+the\s+day)?\s+(?P<word>ago|later|earlier|before|afterwards?|after|previously|hence|from\s+now)\b",
                read.counted,
                re.IGNORECASE,
            ),
            rule(
                "unit",
                rf"(?:(?<=[.!?\n] )|(?<=\n)|^){number}\s+(?P<unit>{_UNITS})s?(?P<exact>(?!))?\s+(?P<word>on)\b(?=,|\s+[a-z]+)",
                read.counted_on,
            ),
            rule(
                "unit",
                rf"(?:(?<=and )|(?<=but )|(?<=; )){number}\s+(?P<unit>{_UNITS})s?(?P<exact>(?!))?"
                rf"\s+(?P<word>on)\b(?=,?\s+(?:{they})\b)",
                read.counted_on,
            ),
            rule(
                "unit",
                r"(?<!\w)(?P<many>(?!))?(?P<unit>seconds|moments|minutes|hours|days|weeks|months|years)\s+(?P<word>ago|later|earlier|before|after|afterwards?)\b",
                read.vague,
                re.IGNORECASE,
            ),
            rule(
                "unit",
                r"(?<!\w)(?P<half>half\s+a\s+year|a\s+year\s+and\s+a\s+half)\s+(?P<word>ago|later|earlier|before|after)\b",
                read.half_years,
                re.IGNORECASE,
            ),
            rule(
                "unit",
                rf"(?<![\w,.$€£-]){number}\s+(?P<unit>nights?|fortnights?|(?:summer|winter|spring|autumn|fall|season)s)\s+(?P<word>ago|later|earlier|before|after)\b",
                read.counted_otherwise,
                re.IGNORECASE,
            ),
            rule(
                "unit",
                r"(?<!\w)(?:earlier|later|late|early)\s+in\s+the\s+(?P<unit>day|week|month|year)(?!\w)",
                read.earlier_in,
                re.IGNORECASE,
            ),
            rule("named", r"(?<!\w)overnight(?=\s*(?:[.,;:!?)–—]|$|\n|and\b|after\b|on\b))", read.overnight, re.IGNORECASE),
            rule(
                "soon",
                r"(?<!\w)(?P<how>shortly|soon|immediately|not\s+long)\s+(?P<word>after(?:wards?)?|thereafter|before(?:hand)?)\b",
                read.soon,
                re.IGNORECASE,
            ),
            rule(
                "unit",
                rf"(?<!\w)within\s+(?:(?P<number>{numbers}|\d+|a\s+few|a\s+couple\s+of)\s+)?(?P<unit>seconds|minutes?|hours?|days?|weeks?|months?)(?![\w-]|\s+of\s+\w+ing\b)",
                read.within,
                re.IGNORECASE,
            ),
            rule("unit named", rf"(?<!\w)(?P<time>{alternatives(read.NAMED_DAYS)})(?!\w)", read.named_day),
            rule(
                "unit named",
                r"(?:(?<=[.!?:\n”\"—] )|(?<=\n)|^)"
                rf"(?P<time>{alternatives(name.capitalize() for name in read.NAMED_DAYS)})(?![\w,]*[”\"])",
                read.named_day,
            ),
            rule(
                "unit named",
                rf"(?<!\w)(?P<time>(?:(?:earlier|later|late|early|sometime)\s+)?(?P<article>the\s+|that\s+)?(?:very\s+)?(?P<step>{steps})"
                r"(?:\s+very)?\s+(?P<unit>weekend|week|month|year|day|night|morning|afternoon|evening))(?:(?=['’]s\s)|(?![\w'’-]))",
                read.stepped,
                re.IGNORECASE,
            ),
            rule("unit", r"(?<!\w)(?:over|at|during)\s+(?P<time>the\s+weekend)(?!\w)", read.weekend, re.IGNORECASE),
            rule("unit", r"(?<!\w)the\s+(?P<unit>week|month|year)\s+before\s+last(?!\w)", read.before_last, re.IGNORECASE),
            rule(
                "unit",
                r"(?<!\w)(?:the\s+)?(?:end|start|beginning|close|middle)\s+of\s+(?:the\s+)?(?P<step>this\s|last\s|next\s|)(?P<unit>week|month|year)(?!\w)",
                read.part_of,
                re.IGNORECASE,
            ),
            rule(
                "unit named",
                rf"(?<!\w)the\s+(?P<unit>day|night|evening|morning|afternoon|month|year)\s+(?P<word>before|after){then}",
                read.adjacent,
                re.IGNORECASE,
            ),
            rule(
                "unit",
                r"(?<!\w)the\s+(?:very\s+)?(?P<unit>day|week|month|year)\s+(?P<word>before|after)(?=\s+\w)",
                read.unit_beside,
                re.IGNORECASE,
            ),
            rule("season", rf"(?<!\w)[Tt]he\s+(?:{seasons})\s+(?P<word>before|after){then}", read.season_beside),
            rule(
                "season",
                rf"(?<!\w)(?:(?:earl(?:y|ier)|late|later)\s+)?(?P<step>this\s+past|this|last|next|that|the\s+following|the\s+previous)\s+(?P<season>{seasons})(?!\w)",
                read.season_stepped,
                re.IGNORECASE,
            ),
            rule(
                "season",
                rf"(?<!\w)(?i:in|by|during|until|since|over|throughout|(?:end|start|beginning|height)\s+of)\s+(?:the\s+)?(?P<time>(?P<season>{seasons}))(?!\w|\s+of\b)",
                read.season_alone,
            ),
            rule(
                "holiday",
                rf"(?<!\w)(?i:on|last|this|since|until|by|next)\s+(?P<time>(?P<holiday>{holidays})(?P<year>))(?!\w|\s+[a-z]+\s+(?:ad|campaign)s?)",
                read.holiday,
            ),
            rule("holiday", rf"(?<=before |.after )(?P<time>(?P<holiday>{holidays})(?P<year>))(?!\w)", read.holiday),
            # "its Valentine's Day campaign" was not made on that day
            rule("holiday", rf"(?<!\w)(?:{holidays})(?!\w)", read.nothing),
            rule(
                "weekday",
                rf"(?<!\w)(?i:(?:early|late|later|earlier)\s+(?:on\s+)?)?(?:(?P<step>(?i:this\s+past|this\s+coming|this|last|next|(?:the\s+)?(?:following|previous)|(?:that|the)\s+same|that))\s+)?(?P<weekday>{days})(?!\w|['’]?s\s+and\b){part_of_day}",
                read.weekday_or_recurring,
            ),
            rule("weekday", rf"(?<!\w)(?P<time>(?:{days})s)(?!\w)", lambda m: (TimeKind.RECURRING, None)),
            rule(
                "month",
                rf"(?<!\w)(?i:(?:earl(?:y|ier)|late|later|mid)[\s-]+)?(?:(?P<step>(?i:{which}))\s+)?(?P<month>{plain_months})(?!\w)",
                read.month_rule,
            ),
            rule(
                "month",
                rf"(?<!\w)(?:In|Since|By|Until|During|Last|Late|Early)[\s-]+(?P<time>(?P<step>(?!))?(?P<month>{doubtful}))(?=\s+[A-Z])",
                read.month_rule,
            ),
            rule(
                "month",
                rf"(?<!\w)(?:(?i:{cue})[\s-]+(?:the\s+)?)?(?P<time>(?:(?P<step>(?i:{which}))\s+)?(?P<month>{doubtful}|(?:{short_months})\b\.?))(?!\w|['’]|\s+[A-Z][a-z])",
                read.doubtful_month,
            ),
            rule(
                "month",
                # "May: ... June: ...", as the entries of a year are headed
                rf"(?:^|(?<=\n))(?P<time>(?P<step>(?!))?(?P<month>{doubtful}))(?=\s?(?::|\s[–—-])\s)",
                read.month_rule,
            ),
            rule(
                "number",
                rf"(?<![\w-])(?:Q[1-4]|[1-4]Q|H[12])[\s-]+(?:of\s+)?(?P<year>{_YEAR})(?!\w)",
                read.year,
            ),
            rule(
                "number",
                r"(?<!\w)(?i:on|until|since|by|from)\s+(?P<time>(?i:the)\s+(?P<day>\d{1,2})(?:st|nd|rd|th))(?=\s*(?:[.,;:!?)–—]|$|\n)|\s+(?:the|a|an|he|she|it|they|we|his|her|its|their|and|but|in|at|when|after|with|of\s+the\s+month|[A-Z]))",
                read.day_of_month,
            ),
            rule(
                "number",
                r"(?<![\w$€£])(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?(?:(?:1[6-9]|20)\d0|['’]\d0)['’]?s(?!\w)",
                lambda m: (TimeKind.DECADE, None),
            ),
            rule(
                "number",
                rf"(?<!\w)(?:{cue})[\s-]+(?:the\s+)?(?P<time>(?P<year>{_YEAR}))(?!\w|\s+(?:{counted})\b|-)",
                read.year,
                re.IGNORECASE,
            ),
            rule(
                "number",
                rf"(?<!\w)(?:(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|annual|\w+['’]s)\s+)(?P<time>(?P<year>{_YEAR}))(?=\s+[\w“‘\"]|['’]s\s)(?!\s+(?:{counted})\b)",
                read.year,
            ),
            rule("number", rf"(?<!\w)(?:the\s+)?year\s+(?P<time>(?P<year>{_YEAR}))(?!\w)", read.year, re.IGNORECASE),
            rule(
                "number", r"(?<!\w)(?:in|since|of|until|by|from)\s+['’](?P<short>\d\d)(?!\w|['’])", read.short_year, re.IGNORECASE
            ),
            rule("number", rf"(?<!\w)(?P<time>(?P<year>{_YEAR}))['’]s(?=\s)", read.year),
            rule(
                "number",
                rf"(?<![\w$€£#.,-])(?P<time>(?P<year>{_YEAR}))(?=\s+(?:[A-Z][\w’'-]*\s+){{0,3}}(?:{occasions})\b)",
                read.year,
            ),
            rule("number", rf"(?<!\w)(?:{occasions})\s+(?P<time>(?P<year>{_YEAR}))(?!\w)", read.year),
            rule(
                "number",
                r"(?:^|(?<=[\[(*])|(?<=[•*–-] ))(?P<time>"
                r"(?P<year>(?:1[6-9]\d\d|20\d\d)(?![\d%]|[.,:]\d|[-–]\d{3})))(?=\s*(?:$|[)\]:;,.|–—→»*]|-\s))",
                read.year,
                re.MULTILINE,
            ),
            rule(
                "number",
                rf"(?:^|(?<=[.!?] ))(?P<time>(?P<year>{_YEAR}))(?=\s+(?:was|is|saw|marked|brought)\b)",
                read.year,
                re.MULTILINE,
            ),
            rule("number", rf"(?<=, )(?P<time>(?P<year>{_YEAR}))(?=\s*(?:$|[),;:.–—]|and\b|-\s))", read.year, re.MULTILINE),
            rule(
                "unit",
                rf"(?<!\w)(?:(?:for|over|in|within|after|during|nearly|almost|about|some|than|under)\s+(?:the\s+(?:past|last|next)\s+)?(?:{numbers}|\d+)[\s-](?:hour|{_UNITS[3:-1]}|century|centurie)s?"
                rf"|(?:{numbers}|\d+)\s+(?:hour|{_UNITS[3:-1]})s|(?:within|for|over)\s+(?:hours|days|weeks|months|years|decades)|(?:{numbers}|\d+)-(?:{_UNITS[3:-1]}))(?![\w]|[\s-]old)",
                lambda m: (TimeKind.DURATION, None),
            ),
            rule(
                "unit named weekday month season",
                rf"(?<!\w)(?:(?:each|every)\s+(?:{_UNITS[3:-1]}|{days}|{months}|{seasons}|morning|night)|daily|weekly|monthly|annually|yearly)(?!\w)",
                lambda m: (TimeKind.RECURRING, None),
                re.IGNORECASE,
            ),
        ),
    )


def _either_case(words: Iterable[str]) -> str:
    """As names are written: "July" or "JULY", never "july"."""
    return alternatives(form for word in words for form in (word.capitalize(), word.upper()))
