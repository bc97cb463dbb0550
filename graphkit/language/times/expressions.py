"""Expressions of time in a text, and the dates they stand for.

:func:`find_times` finds them and says what they mean; :func:`resolve` and :func:`resolve_period` turn a meaning
into ISO 8601 dates that are as exact as the words allow, once the day of publication and the date that the
narrative has reached are known.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from graphkit.language.cues import cues
from graphkit.language.times.grammar import grammar
from graphkit.language.times.resolution import resolve, resolve_period
from graphkit.language.times.values import (
    CalendarDate,
    Meaning,
    MonthOf,
    Period,
    Range,
    Shift,
    TimeExpression,
    TimeKind,
    Vague,
)
from graphkit.language.wordlists import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.language.times.grammar import Rule

__all__ = ["Period", "TimeExpression", "TimeKind", "find_times", "resolve", "resolve_period"]


_BEFORE_ANCHOR, _BEHIND_ANCHOR = 64, 64
"""How far an expression, with the words around it that decide on it, reaches from its anchor."""


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """All expressions of time in the text, in text order, never overlapping.

    Ages, prices and counts are not among them; durations, recurring times and decades are, without a meaning.
    Never raises on any text.
    """
    rules = grammar()
    taken = bytearray(len(text))
    for match in rules.never.finditer(text):
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found: list[TimeExpression] = []
    anchors = [(match.lastgroup, match.start(), match.end()) for match in rules.anchor.finditer(text)]
    for rule in rules.rules:
        for match in _around(rule, anchors, text):
            start, end = match.span("time") if "time" in rule.pattern.groupindex else match.span()
            if end > start and not any(taken[start:end]) and (built := rule.build(match)) is not None:
                found.append(TimeExpression(start, end, text[start:end], built[0], built[1]))
                taken[start:end] = b"\1" * (end - start)
    found.sort(key=lambda expression: expression.start)
    return tuple(_joined(text, found))


def _around(rule: Rule, anchors: list[tuple[str | None, int, int]], text: str) -> Iterator[re.Match[str]]:
    """Matches of a rule near its anchors: most of a text is far from any word of time."""
    begin, finish = 0, -1
    for kind, start, end in anchors:
        if kind not in rule.anchors:
            continue
        if finish < 0:
            begin = max(0, start - _BEFORE_ANCHOR)
        elif start - _BEFORE_ANCHOR > finish:
            yield from rule.pattern.finditer(text, begin, finish)
            begin = start - _BEFORE_ANCHOR
        finish = min(len(text), end + _BEHIND_ANCHOR)
    if finish >= 0:
        yield from rule.pattern.finditer(text, begin, finish)


# ---- joining neighbours -------------------------------------------------------------------------------------

_CONNECTOR = re.compile(r"[ \t\u00a0]*[-–—][ \t\u00a0]*|\s+(?:to|until|till|through|and)\s+")
_PART = r"(?:the\s+)?(?:(?:end|start|beginning|middle|close)\s+of\s+(?:the\s+)?)?(?:(?:early|late|mid)[\s-]+)?"
_SINCE = re.compile(
    r"(?:\b(?:(?:ever\s+)?since|(?:goes|dates|dating|going|date|go)\s+back\s+to|after|from)\s+" + _PART + r")$", re.IGNORECASE
)
_NEGATION_WINDOW = 100
_UNTIL = re.compile(r"(?:\b(?:until|till|up to|through|before)\s+" + _PART + r")$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+" + _PART + "$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+" + _PART + "$", re.IGNORECASE)
_PREFIX_WINDOW = 48


@cache
def _negated() -> re.Pattern[str]:
    """A negation, and what follows it in the same breath."""
    negators = cues("status")["negators"]
    short = alternatives(w for w in negators if "'" in w or "’" in w)
    return re.compile(rf"(?:(?:{short})|(?<!\w)(?:{alternatives(negators)}))(?!\w)[^.,;:!?]*$", re.IGNORECASE)


@cache
def _not_until() -> re.Pattern[str]:
    """What before "until" says that it was done then: "did not sue until 2019", "waited until August"."""
    waiting = alternatives(cues("times")["context"]["waiting"])
    not_done = r"\b(?:did|was|were|had)(?:n[’']t| not)\b[^.;:,!?\n]*|\bnot |(?<!\w)(?:" + waiting + r")\b[^.;:,!?\n]*"
    return re.compile(rf"(?:{not_done})\b(?:until|till)\s+$", re.IGNORECASE)


def _joined(text: str, found: list[TimeExpression]) -> Iterator[TimeExpression]:
    index = 0
    while index < len(found):
        first = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        if following is not None and (joined := _said_twice(text, first, following) or _pair(text, first, following)) is not None:
            yield joined
            index += 2
            continue
        yield _prefixed(text, _sharing(text, first, following))
        index += 1


def _sharing(text: str, first: TimeExpression, following: TimeExpression | None) -> TimeExpression:
    """The first of "in June and July 2019" with the year of the second."""
    if (
        following is not None
        and isinstance(first.meaning, CalendarDate)
        and isinstance(following.meaning, CalendarDate)
        and first.kind is following.kind is TimeKind.POINT
        and re.fullmatch(r"\s*(?:,|,?\s+(?:and|or))\s+", text[first.end : following.start])
        and first.meaning.weekday is None
    ):
        return replace(first, meaning=_with_year_of(first.meaning, following.meaning))
    return first


_IN = re.compile(r"\s*[,(–—-]?\s*(?:(?:back\s+)?in|on)\s+")


def _said_twice(text: str, first: TimeExpression, following: TimeExpression) -> TimeExpression | None:
    """The second of "three years ago, in March 2021", which says the same more exactly; "last year, in March"."""
    said, exact = first.meaning, following.meaning
    if not isinstance(exact, CalendarDate) or first.kind is not TimeKind.POINT or following.kind is not TimeKind.POINT:
        return None
    ago = said is None or (isinstance(said, Shift | Vague) and said.origin == "published")
    if not ago or not _IN.fullmatch(text[first.end : following.start]):
        return None
    if exact.year is None and isinstance(said, Shift) and said.unit == "year" and said.amount < 0 and exact.month is not None:
        exact_meaning: Meaning = MonthOf(exact.month, exact.day, said.amount)
    elif exact.year is not None and (said is None or "ago" in first.text.lower() or "year" in first.text.lower()):
        exact_meaning = exact
    else:
        return None
    return _widened(text, first.start, following.end, TimeKind.POINT, exact_meaning)


def _pair(text: str, first: TimeExpression, following: TimeExpression) -> TimeExpression | None:
    gap = text[first.end : following.start]
    if first.kind is not TimeKind.POINT or following.kind is not TimeKind.POINT:
        return None
    if isinstance(first.meaning, Shift | Vague) and first.meaning.origin == "event":
        if re.fullmatch(r"\s+(?:the\s+)?", gap) and following.meaning is not None:
            return _widened(text, first.start, following.end, TimeKind.POINT, replace(first.meaning, origin=following.meaning))
        return None
    if not _CONNECTOR.fullmatch(gap):
        return None
    before = text[max(0, first.start - _PREFIX_WINDOW) : first.start]
    start = first.start
    if between := _BETWEEN.search(before):
        start -= len(between.group(0))
    elif gap.strip() == "and":
        return None
    elif from_ := _FROM.search(before):
        start -= len(from_.group(0))
    elif not (
        isinstance(first.meaning, CalendarDate)
        and isinstance(following.meaning, CalendarDate)
        and first.meaning != following.meaning
    ):
        return None
    opening = first.meaning
    if isinstance(opening, CalendarDate) and isinstance(following.meaning, CalendarDate):
        opening = _with_year_of(opening, following.meaning)
    return _widened(text, start, following.end, TimeKind.BETWEEN, Range(opening, following.meaning))


def _with_year_of(opening: CalendarDate, closing: CalendarDate) -> CalendarDate:
    if opening.year is not None or closing.year is None or opening.month is None:
        return opening
    turns_year = closing.month is not None and closing.month < opening.month
    return replace(opening, year=closing.year - 1 if turns_year else closing.year)


def _prefixed(text: str, found: TimeExpression) -> TimeExpression:
    if found.kind is not TimeKind.POINT or found.meaning is None:
        return found
    before = text[max(0, found.start - _PREFIX_WINDOW) : found.start]
    if since := _SINCE.search(before):
        if since.group(0).split()[0].lower() in {"after", "from"}:
            return found  # "after 2015" gives no beginning, "from 1992" says when a thing was made
        return _widened(text, found.start - len(since.group(0)), found.end, TimeKind.SINCE, Range(found.meaning, None))
    if _not_until().search(text[max(0, found.start - _NEGATION_WINDOW) : found.start]):
        # "did not sue until 2019": that is when it was done.
        return found
    if until := _UNTIL.search(before):
        if until.group(0).split()[0].lower() == "before" and isinstance(found.meaning, Shift | Vague):
            return found
        if until.group(0).split()[0].lower() in {"until", "till"} and _negated().search(before[: until.start()]):
            return found  # "did not marry until 2014": then they did
        return _widened(text, found.start - len(until.group(0)), found.end, TimeKind.UNTIL, Range(None, found.meaning))
    return found


def _widened(text: str, start: int, end: int, kind: TimeKind, meaning: Meaning) -> TimeExpression:
    return TimeExpression(start, end, text[start:end], kind, meaning)
