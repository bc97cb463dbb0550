"""Finding an entity by a name that a person typed: its label, another of its names, or part of them."""

from __future__ import annotations

import difflib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from graphkit.errors import UnknownNameError
from graphkit.model import Entity, Knowledge

_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‑": "-"})


def fold(name: str) -> str:
    """The form in which names are compared: no case, no accents, plain quotes and dashes, single spaces."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_TYPOGRAPHY))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).casefold().split())


def find(entities: Sequence[Entity], name: str) -> tuple[Entity, ...]:
    """The entities that go by a name, in the order given.

    The best kind of match wins: the id, then the label, then another name, then a single entity that has all the words
    in one of its names.  Several come back only where several have the very same name.

    Raises UnknownNameError if there is none (with the names that come close), or if only words match and they match
    several entities.
    """
    wanted = fold(name)
    by_id = tuple(e for e in entities if e.id == name)
    by_label = tuple(e for e in entities if fold(e.label) == wanted)
    by_alias = tuple(e for e in entities if any(fold(a) == wanted for a in e.aliases))
    for found in (by_id, by_label, by_alias):
        if found:
            return found
    by_words = tuple(e for e in entities if wanted and _has_words(e, wanted))
    if len(by_words) == 1:
        return by_words
    if by_words:
        raise UnknownNameError(f"'{name}' may be any of {_listed(e.label for e in by_words)}: say which")
    close = suggest(name, [n for e in entities for n in (e.label, *e.aliases)])
    hint = f"did you mean {_listed(close, ' or ')}?" if close else "names are as the articles write them"
    raise UnknownNameError(f"nothing in the graph is called '{name}': {hint}")


def suggest(wanted: str, names: Sequence[str], count: int = 3) -> tuple[str, ...]:
    """Up to ``count`` of the names that are spelt most like the one wanted, best first."""
    spelt = {fold(n): n for n in reversed(names)}
    return tuple(spelt[m] for m in difflib.get_close_matches(fold(wanted), list(spelt), n=count, cutoff=0.6))


def _has_words(entity: Entity, wanted: str) -> bool:
    words = set(wanted.split())
    return any(words <= set(fold(n).split()) for n in (entity.label, *entity.aliases))


def _listed(names: Iterable[str], last: str = ", ") -> str:
    shown = [f"'{n}'" for n in dict.fromkeys(names)]
    if len(shown) > 6:
        return ", ".join(shown[:6]) + f" and {len(shown) - 6} more"
    return ", ".join(shown[:-1]) + (last if len(shown) > 1 else "") + shown[-1]


def busiest(knowledge: Knowledge) -> Entity:
    """The named entity that most facts are about; of several, the first by id.  Raises UnknownNameError for an empty graph."""
    facts = Counter(side for a in knowledge.assertions for side in {a.subject, a.object})
    ranked = sorted(knowledge.entities, key=lambda e: (not e.named, -facts[e.id], e.id))
    if not ranked:
        raise UnknownNameError("the graph holds no entity: build it from articles with facts in them")
    return ranked[0]
