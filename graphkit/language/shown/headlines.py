"""What the parser is shown of headlines, which leave out articles and auxiliaries: "X signs deal", "X fired by Y".

Without an article behind it a verb in the present passes for a noun in the plural, and without its auxiliary a passive for
an active past.  The parser is shown a verb that it knows, and is given the auxiliary.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cache

from graphkit.language.cues import words as listed
from graphkit.language.syntax.parse import Piece
from graphkit.language.syntax.tree import Word

_FINITE = ("VBZ", "VBD", "MD")
_ENDS = (".", "!", "?", ";", ":")
_NO_NOUN = ("of", "and", "or", "&", ",", "-", "'", "’", "’s", "'s", ".", ":", "who", "that", "which", "are", "were", "have")


def only_verb(tokens: Sequence[Word], i: int, at_last: Set[int]) -> tuple[str, str] | None:
    """What is shown for a form that is no noun, right behind a name ("X unveils", "X collaborates with"), and its lemma."""
    lemma = _only_verbs().get(tokens[i].text.lower())
    if lemma is None or i - 1 not in at_last:
        return None
    behind = tokens[i + 1].text.lower() if i + 1 < len(tokens) else "."
    if behind == "that":
        return "says", lemma
    if behind == "to":
        return "wants", lemma
    return ("goes" if behind in listed("leads", "entry_passive") else "takes"), lemma


def lone_verb(tokens: Sequence[Word], i: int, at_last: Set[int], tags: Mapping[int, str]) -> bool:
    """Whether what may be a noun is the verb of a headline: behind a name, where no other verb could be meant."""
    if i - 1 not in at_last or i + 1 >= len(tokens) or tokens[i + 1].text.lower() in _NO_NOUN:
        return False
    first = next((k + 1 for k in range(i - 1, -1, -1) if tokens[k].text in _ENDS), 0)
    last = next((k for k in range(i, len(tokens)) if tokens[k].text in _ENDS), len(tokens))
    return not any(k != i and tags.get(tokens[k].start) in _FINITE for k in range(first, last))


def left_out(tokens: Sequence[Word], i: int, at_last: Set[int], tags: Mapping[int, str]) -> tuple[Piece, ...]:
    """The auxiliary that a headline leaves out before a participle: "X fired by Y", "Ad with X pulled"."""
    word = tokens[i]
    if word.text.lower() not in listed("leads", "entry_participles") | listed("leads", "headline_participles") or i == 0:
        return ()
    behind = tokens[i + 1].text.lower() if i + 1 < len(tokens) else "."
    naming = word.text.lower() in listed("leads", "naming_participles") and tags.get(
        tokens[i + 1].start if i + 1 < len(tokens) else -1, ""
    ) in ("NN", "JJ")
    if behind not in listed("leads", "entry_passive") and not naming:
        return ()
    noun = i - 1 in at_last or tags.get(tokens[i - 1].start, "") in ("NN", "NNS")
    others = (t for k, t in enumerate(tokens) if k != i)
    if not noun or any(tags.get(t.start) in (*_FINITE, "VBP") for t in others):
        return ()
    return (Piece("was", "was", word.start, word.start),)


@cache
def _only_verbs() -> Mapping[str, str]:
    """The forms of the third person of verbs that are no nouns, with their lemmas."""
    return {_third(verb): verb for verb in listed("leads", "only_verbs")}


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"
