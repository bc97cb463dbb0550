"""Timelines: which blocks are entries under a date, and the subject that such an entry leaves out ("Signs with X.")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise, takewhile

from graphkit.language.cues import words as listed
from graphkit.language.names.spotting import BlockWords
from graphkit.language.syntax.parse import UNSPOKEN, Piece
from graphkit.language.syntax.tree import Word
from graphkit.model import BlockKind

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_CLOCK = r"\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?"
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = (
    r"(?:(?:Early|Mid|Late|early|mid|late|Spring|Summer|Autumn|Fall|Winter|Christmas|New Year)[ -])?"
    rf"(?:(?:{_WEEKDAY},? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:[-–]\d{{1,2}})?(?:,? {_YEAR})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? {_YEAR})?)"
    rf"|{_MONTH},? {_YEAR}|{_MONTH}|{_YEAR}(?:[-–](?:(?:19|20)?\d\d))?)"
)
_NUMBER = r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|a few|a couple of|barely a|\d+)"
_UNIT = r"(?:hours?|days?|nights?|weeks?|weekends?|months?|years?)"
_RELATIVE = (
    rf"(?:{_NUMBER} )?{_UNIT} (?:later|on|after|before|earlier)"
    rf"|(?:the )?(?:same|next|following|previous) (?:morning|afternoon|evening|{_UNIT}|autumn|fall|winter|spring|summer)"
    r"|that (?:same )?(?:morning|afternoon|evening|night|day|week|weekend|month|year|autumn|fall|winter|spring|summer)"
    r"|(?:the )?(?:day|week|month|year) (?:one|two|three|four|five|six|seven|before|after)|today|now|present day|aftermath"
)
_CLOSING = r"\s?(?::| [–—-])\s"
_LABEL = re.compile(
    rf"(?:{_DATE}(?:,? {_CLOCK})?(?:{_CLOSING})|(?i:{_RELATIVE}){_CLOSING}"
    # "June 2017. She is refused", "Friday, June 22, 9 a.m. The doors open", "3 p.m. Inside": as sentences of their own.
    rf"|(?:{_WEEKDAY},? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? {_YEAR})?(?:,? {_CLOCK}|\.) (?=[A-Z“\"‘@])"
    rf"|(?:{_WEEKDAY}|{_MONTH} {_YEAR})\. (?=[A-Z“\"‘@])|{_CLOCK} (?=[A-Z“\"‘@]))"
)
_HEADING = re.compile(rf"(?:{_DATE}(?:,? {_CLOCK})?|{_CLOCK}|{_RELATIVE})(?: ?[–—-] ?(?:{_DATE}|present|now))?", re.IGNORECASE)
# So many headings that are dates make a timeline.
_HEADINGS = 2


def entries(blocks: Sequence[BlockWords]) -> frozenset[int]:
    """The numbers of the blocks that stand under a heading which is a date, where a document has several."""
    dated = [i for i, b in enumerate(blocks) if b.kind is BlockKind.HEADING and is_date(b.text)]
    if len(dated) < _HEADINGS:
        return frozenset()
    found: set[int] = set()
    inside = False
    for i, block in enumerate(blocks):
        if block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            inside = i in dated
        elif inside and block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            found.add(i)
    return frozenset(found)


def is_date(text: str) -> bool:
    """Whether a heading is nothing but a date or the like: "22 April 2015", "Two days later", "The same week"."""
    return _HEADING.fullmatch(text.strip(" :.–—-*#|[]()")) is not None


def date_label(tokens: Sequence[Word], i: int, block: BlockWords) -> int:
    """Index behind a date with which an entry of a timeline begins; ``i`` where there is none."""
    if i >= len(tokens):
        return i
    match = _LABEL.match(block.text[tokens[i].start - block.start :])
    if match is None:
        return i
    end = tokens[i].start + match.end()
    last = i
    while last < len(tokens) and tokens[last].end <= end:
        last += 1
    return last if last < len(tokens) else i


def unspoken(tokens: Sequence[Word], i: int, pieces: Sequence[Piece], names: Mapping[int, object]) -> tuple[Piece, ...]:
    """What the parser is given before the verb with which an entry begins: the subject that it leaves out, for a participle
    also the auxiliary ("Dropped by X"); nothing where the word is no such verb.  ``names`` are the indices where names begin.
    """
    word = tokens[i]
    text = word.text if not pieces or pieces[-1].text in _STOPS else word.text.capitalize()
    if not _opens(pieces) or (text == word.text) is not word.text[0].isupper() or i + 1 >= len(tokens):
        return ()
    behind = tokens[i + 1].text.lower()
    she = Piece("She", UNSPOKEN, word.start, word.start)
    if text in _capitalised("entry_verbs") or (
        text in _capitalised("entry_verbs_or_nouns") and (i + 1 in names or behind in listed("leads", "entry_followers"))
    ):
        return (she,)
    if text in _capitalised("entry_participles"):
        alone = behind in listed("leads", "entry_passive") or text in ("Named", "Appointed", "Crowned", "Dubbed", "Voted")
        if alone:
            return (she, Piece("was", "was", word.start, word.start))
    if text in _capitalised("entry_past") and (i + 1 in names or behind in listed("leads", "entry_followers")):
        return (she,)
    return ()


def told_of_name(tokens: Sequence[Word], i: int, pieces: Sequence[Piece], names: Mapping[int, object]) -> tuple[Piece, ...]:
    """What the parser is given before a participle of which the name set off at the beginning of a block is the subject:
    "Spanx. Founded by X in 2000."; nothing where a clause with a subject of its own follows.
    """
    set_off = 0 in names and len(pieces) > 1 and pieces[1].text in _SETTING_OFF
    if not set_off or pieces[-1].text not in (*_STOPS, ")") or i + 1 >= len(tokens) or tokens[i + 1].text != "by":
        return ()
    if tokens[i].text.lower() not in listed("leads", "told_participles") or any(
        t.text == "," and behind.text.lower() in listed("leads", "own_subjects")
        for t, behind in pairwise(takewhile(lambda t: t.text not in _STOPS, tokens[i:]))
    ):
        return ()
    at = tokens[i].start
    return (Piece("She", UNSPOKEN, at, at), Piece("was", "was", at, at))


_STOPS = (".", ";", "!", "?", ":")
_SETTING_OFF = (".", ":", "(")


def _opens(pieces: Sequence[Piece]) -> bool:
    """Whether a sentence begins, or has begun with nothing but an adverb ("Later signs with X")."""
    if not pieces or pieces[-1].text in _STOPS:
        return True
    begun = len(pieces) == 1 or pieces[-2].text in _STOPS
    return begun and pieces[-1].text in _capitalised("entry_adverbs")


@cache
def _capitalised(list_: str) -> frozenset[str]:
    return frozenset(v.capitalize() for v in listed("leads", list_))
