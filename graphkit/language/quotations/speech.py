"""Verbs of speech: their forms, and the kind of speech act that each reports (``rules/en/speech.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graphkit.errors import RuleError
from graphkit.language.cues import cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb of speech: base form, kind of act (a key of ``[verbs]``), and whether it only counts beside a quotation mark."""

    lemma: str
    kind: str
    beside_only: bool


@cache
def speech_verbs() -> Mapping[str, SpeechVerb]:
    """Every form of every verb of speech, in small letters: "said", "tells", "going on".

    Raises :class:`~graphkit.errors.RuleError` for a verb that is listed twice.
    """
    data = cues("speech")
    beside = frozenset(data["context"]["beside_only"])
    forms: dict[str, SpeechVerb] = {}
    kinds: dict[str, str] = {}
    for kind, lemmas in data["verbs"].items():
        for lemma in lemmas:
            if lemma in kinds:
                raise RuleError(f"rules/en/speech.toml: {lemma!r} is under {kinds[lemma]!r} and {kind!r}; keep one")
            kinds[lemma] = kind
            verb = SpeechVerb(lemma, kind, lemma in beside)
            for form in (*_regular_forms(lemma), *data["irregular"].get(lemma, ())):
                forms.setdefault(form, verb)
    return forms


def _regular_forms(lemma: str) -> Iterator[str]:
    verb, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    yield lemma
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        yield f"{verb[:-1]}ies{tail}"
        yield f"{verb[:-1]}ied{tail}"
        yield f"{verb}ing{tail}"
        return
    yield f"{verb}es{tail}" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s{tail}"
    if verb.endswith("e"):
        yield f"{verb}d{tail}"
        yield f"{verb[:-1]}ing{tail}"
    else:
        yield f"{verb}ed{tail}"
        yield f"{verb}ing{tail}"
