"""The cue words by which the parts of a news page are told apart: rules/en/boilerplate.toml, checked and compiled."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from graphkit.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "boilerplate.toml"
# One character for one, so that positions in the folded text are positions in the text.
_TYPOGRAPHY = str.maketrans("’‘‛“”„–—‐‑\u00a0\u202f\u2009\t\n", "'''\"\"\"----     ")


def fold(text: str) -> str:
    """Text in the form in which cues are compared: lower case, plain quotes, dashes and spaces; the same length."""
    plain = text.translate(_TYPOGRAPHY)
    lowered = plain.lower()
    # Some capitals are longer in lower case (the Turkish dotted I): these stay as they are.
    return lowered if len(lowered) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Phrases(_Part):
    phrases: tuple[str, ...]


class _LineStart(_Phrases):
    max_words: int


class _Related(_Part):
    box: tuple[str, ...]
    rest: tuple[str, ...]
    inline: tuple[str, ...]


class _Sections(_Part):
    words: tuple[str, ...]


class _Caption(_Part):
    labels: tuple[str, ...]
    credit_labels: tuple[str, ...]
    agencies: tuple[str, ...]


class _Byline(_Part):
    max_words: int
    starts: tuple[str, ...]
    dated_starts: tuple[str, ...]
    whole: tuple[str, ...]
    roles: tuple[str, ...]
    reading_time: tuple[str, ...]
    speech_ends: tuple[str, ...]
    published_after: tuple[str, ...]
    published: tuple[str, ...]


class _Form(_Part):
    small_words: tuple[str, ...]
    abbreviations: tuple[str, ...]
    credit_words: tuple[str, ...]
    place_words: tuple[str, ...]


class _Counters(_Part):
    of: tuple[str, ...]
    units: tuple[str, ...]
    ago: tuple[str, ...]


class CueFile(_Part):
    """The cue file as it is written; an unknown key or a wrong type is refused."""

    whole_line: _Phrases
    line_start: _LineStart
    sentence: _Phrases
    related: _Related
    to_end: _Phrases
    kicker: _Phrases
    sections: _Sections
    caption: _Caption
    byline: _Byline
    form: _Form
    counters: _Counters
    months: dict[str, int]


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled cues.  Patterns are for folded text (:func:`fold`), but for ``abbreviation``, ``dateline`` and ``credit_tail``."""

    whole_line: re.Pattern[str]
    line_start: re.Pattern[str]
    line_start_max_words: int
    sentence: re.Pattern[str]
    related_box: re.Pattern[str]
    related_rest: re.Pattern[str]
    related_inline: re.Pattern[str]
    to_end: re.Pattern[str]
    kicker: re.Pattern[str]
    section_words: frozenset[str]
    caption_label: re.Pattern[str]
    credit_label: re.Pattern[str]
    agency: re.Pattern[str]
    byline_start: re.Pattern[str]
    byline_dated: re.Pattern[str]
    byline_max_words: int
    byline_whole: re.Pattern[str]
    byline_role: re.Pattern[str]
    reading_time: re.Pattern[str]
    speech_end: re.Pattern[str]
    published: re.Pattern[str]
    small_words: frozenset[str]
    abbreviation: re.Pattern[str]
    credit_words: frozenset[str]
    credit_tail: re.Pattern[str]
    dateline: re.Pattern[str]
    counter: re.Pattern[str]
    months: Mapping[str, int]


def _alternatives(phrases: tuple[str, ...]) -> str:
    """One regular expression for many phrases, the longest first; ``*`` is one or more words, or the rest of a word."""

    def one(phrase: str) -> str:
        parts: list[str] = []
        for word in fold(phrase).split():
            parts.append(r"\S.*?" if word == "*" else r"\S*".join(re.escape(piece) for piece in word.split("*")))
        return r"\s+".join(parts)

    return "|".join(one(p) for p in sorted(set(phrases), key=lambda p: (-len(p), p)))


def _whole(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives(phrases)})\Z")


def _start(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives(phrases)})(?!\w)")


def compile_cues(source: str, name: str = _FILE) -> Cues:
    """Read a cue file's text.  Raises RuleError, naming the file and the key, for TOML or content that does not fit."""
    try:
        f = CueFile.model_validate(tomllib.loads(source))
    except tomllib.TOMLDecodeError as e:
        raise RuleError(f"{name}: not valid TOML ({e}); correct it there") from e
    except ValidationError as e:
        first = e.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise RuleError(f"{name}: {key}: {first['msg'].lower()}; correct or remove this key") from e
    abbreviations = "|".join(re.escape(a) for a in sorted(f.form.abbreviations))
    place_word, places = r"[A-Z][\w.'’-]*", _alternatives(f.form.place_words)
    return Cues(
        whole_line=_whole(f.whole_line.phrases),
        line_start=_start(f.line_start.phrases),
        line_start_max_words=f.line_start.max_words,
        sentence=re.compile(rf"(?<!\w)(?:{_alternatives(f.sentence.phrases)})(?!\w)"),
        related_box=_whole(f.related.box),
        related_rest=_whole(f.related.rest),
        related_inline=re.compile(rf"(?:{_alternatives(f.related.inline)})\s*(?::|\||-\s|>|»|▶|►|→)"),
        to_end=_whole(f.to_end.phrases),
        kicker=_whole(f.kicker.phrases),
        section_words=frozenset(f.sections.words),
        caption_label=re.compile(rf"(?:{_alternatives(f.caption.labels)})\s*:\s*"),
        credit_label=re.compile(rf"(?:{_alternatives(f.caption.credit_labels)})(?:\s*:\s*|\s+(?=\S))"),
        agency=re.compile(rf"(?<!\w)(?:{_alternatives(f.caption.agencies)})(?!\w)"),
        byline_start=_start(f.byline.starts),
        byline_dated=_start(f.byline.dated_starts),
        byline_max_words=f.byline.max_words,
        byline_whole=_whole(f.byline.whole),
        byline_role=re.compile(rf"(?<!\w)(?:{_alternatives(f.byline.roles)})\Z"),
        reading_time=re.compile(rf"(?:\d+\s*|\A)(?:{_alternatives(f.byline.reading_time)})(?!\w)"),
        speech_end=re.compile(rf"(?<!\w)(?:{_alternatives(f.byline.speech_ends)})[:,]?\Z"),
        published=re.compile(rf"(?:{_alternatives(f.byline.published_after)})\s+(?:{_alternatives(f.byline.published)})\b\W"),
        small_words=frozenset(f.form.small_words),
        abbreviation=re.compile(rf"(?:\b(?:{abbreviations}|[A-Z])\.|(?:\b[A-Za-z]\.){{2,}})\Z"),
        credit_words=frozenset(f.form.credit_words),
        credit_tail=re.compile(
            r"(?:(?<=[.!?\"'”’])\s+|\s*[|]\s*|\s+(?=[©(])"
            rf"|\s+(?=(?:{_alternatives(f.caption.credit_labels)})\s*:))([^.!?|]{{2,90}}?)\.?\s*\Z",
            re.IGNORECASE,
        ),
        dateline=re.compile(
            rf"(?P<place>[A-Z][\w.'’&-]*(?:[ -]{place_word}|\s(?:{places})\s{place_word}){{0,4}}"
            rf"(?:,\s*{place_word}(?:\s{place_word}){{0,2}}){{0,2}})"
        ),
        counter=re.compile(
            rf"(?:\d[\d,.]*\s*[km]?\s*(?:{_alternatives(f.counters.of)})\s*[|·•/,]?\s*)+|\d+\s*/\s*(?!(?:19|20)\d\d\b)\d+"
            rf"|\d+\s+(?:{_alternatives(f.counters.units)})\s+(?:{_alternatives(f.counters.ago)})"
        ),
        months=MappingProxyType(f.months),
    )


@cache
def english() -> Cues:
    """The cues that come with the package."""
    return compile_cues((resources.files("graphkit") / "rules" / "en" / _FILE).read_text(encoding="utf-8"))
