"""What a quotation is before it is known who speaks, and after."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.model import Span


class QuoteKind(StrEnum):
    """What stands between the marks."""

    SPEECH = "speech"
    """Words of somebody's, a sentence or more: "We are sorry," it said."""
    FRAGMENT = "fragment"
    """A few words woven into the reporter's sentence: she was "shaken by the images"."""
    TITLE_OR_SCARE = "title-or-scare"
    """A title, a name or an ironical word: the song "Dynamite"."""


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """One quotation: ``start``/``end`` with its marks, ``inner_start``/``inner_end`` without them.

    ``chain`` is the same number for the paragraphs of one quotation that runs over several.  ``depth`` is 1 for
    a quotation inside a quotation.  ``closed`` is false where the closing mark is missing; ``marked`` is false for
    a paragraph that is quoted without marks.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    kind: QuoteKind
    chain: int
    depth: int = 0
    closed: bool = True
    marked: bool = True


@dataclass(frozen=True, slots=True)
class Attributed:
    """A quotation with its source.

    ``speaker`` is the mention in the text that names the speaker (a name, a noun phrase or a pronoun), ``cue`` the
    verb (or "according to"), ``kind`` the kind of speech act (a key of ``[verbs]`` in ``rules/en/speech.toml``).
    ``platform`` is the word that says on which social network ("Instagram", or the verb "tweeted") and ``platform_name``
    the network's name ("Instagram", "Twitter"); ``outlet`` is the name of whoever was told ("told NBC"; it may be a
    person).  ``rule`` says what it was read from.
    """

    quote: QuoteSpan
    speaker: Span | None = None
    cue: Span | None = None
    kind: str | None = None
    platform: Span | None = None
    platform_name: str | None = None
    outlet: Span | None = None
    rule: str | None = None
