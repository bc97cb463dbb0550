"""What a whole page is about: the one person, and the one event, that need not be named again in each of its entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from graphkit.language.cues import words
from graphkit.language.names.names import Name
from graphkit.language.syntax.parse import UNSPOKEN
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import BlockKind

# How many times as often as anybody else a person must be named who is not in the title.
_PREDOMINANT = 2
# An event that is not in the title must be among the first sentences.
_OPENING = 4
# Classes of what has a business of its own.
BUSINESSES = ("Brand", "Organization")
# How many entries without a subject make a timeline.
_ENTRIES = 2
# So many people with a heading of their own make a list of people.
_SECTIONS = 3
# Stands for whom a heading names without being recognised.
SOMEBODY = "?"
# What may follow the names with which a heading begins, so that they are what it is about: "X, left, with Y", "X: the quitter".
_BEHIND_NAMES = frozenset(
    {",", ":", ";", "(", "–", "—", "-", "|", "/", ".", "!", "'s", "’s", "in", "with", "at", "for", "and", "&", "x", "×", "vs"}
    | {"vs.", "v", "versus", "on", "as"}
)
# So many words the label of a line in a fact box has at most.
_LABEL = 4
# Words of a question that only names something.
_ASKED = 4
# So many words stand between "succeed" and whom somebody succeeds.
_REPLACED = 4
# Words between the names of a heading.
_BETWEEN_NAMES = frozenset(("x", "and", "in", "for", "at", "with", "the"))


@dataclass(frozen=True, slots=True)
class Page:
    """Keys of the ``person``, the ``event`` (an Occasion with a name) and the ``business`` that a page is about, where there are
    any, of all that its title names (``titled``), and of the two ``parties`` whose story a timeline tells.
    """

    person: str | None = None
    event: str | None = None
    business: str | None = None
    titled: frozenset[str] = frozenset()
    parties: tuple[str, ...] = ()


def about(
    sentences: Sequence[Sentence], names: Iterable[Name], totals: dict[str, int], timeline: bool = False, stories: bool = False
) -> Page:
    """What a document is about, told from its title, its first sentences and how often each is named (``totals`` by key).

    A ``timeline`` hardly names whom it is about; a list of ``stories`` is about nothing that its title does not name.
    """
    named = tuple(names)
    types = {name.key: name.type for name in named}
    title = [t.name for s in _titles(sentences) for t in s.tokens if t.name is not None]
    opening = [t.name for s in sentences[:_OPENING] for t in s.tokens if t.name is not None]
    heroes = list(dict.fromkeys(k for k in title if types.get(k) == "Person"))
    entries = sum(t.text == UNSPOKEN for s in sentences for t in s.tokens)
    # A timeline hardly names whom it is about, except in its title.
    hero = heroes[0] if len(heroes) == 1 and (timeline or entries >= _ENTRIES) else None
    in_passing = _in_passing(sentences)
    people = {k: kind for k, kind in types.items() if k not in in_passing}
    hero = hero or _person([k for k in title if k not in in_passing], people, totals)
    first = _of_lead(sentences, types) if not heroes else None
    if first is not None and totals.get(first, 0) >= max(totals.get(k, 0) for k, kind in types.items() if kind == "Person"):
        # "The man behind the Angels goes": the title describes whom the first sentence names.
        hero = first
    sections = {p for s in sentences if s.kind is BlockKind.HEADING and (p := section_person(s, types)) not in (None, SOMEBODY)}
    if (hero not in title or hero in sections) and len(sections) >= _SECTIONS:
        # A list of people is about none of them.
        hero = None
    parties = tuple(dict.fromkeys(k for k in title if types.get(k) in ("Person", *BUSINESSES))) or _sides(title, named)
    business = _business(title, types, totals, timeline) or _of_title(sentences, types)
    return Page(
        hero,
        _event(title, opening, types, totals),
        business if not stories or business in title else None,
        frozenset(title),
        parties if timeline and len(parties) == 2 else (),
    )


def _in_passing(sentences: Sequence[Sentence]) -> set[str]:
    """Names of the title of which the text below tells nothing more, and whom somebody replaces: "Y to succeed X"."""
    titles = _titles(sentences)
    told = {t.name for s in sentences if s.kind not in (BlockKind.TITLE, BlockKind.HEADING) for t in s.tokens}
    found = {t.name for s in titles for t in s.tokens if t.name not in told}
    for title in titles:
        for token in title.tokens:
            # "to succeed the disgraced X", whatever the parser makes of a title.
            before = takewhile(lambda t: t.name is None and t.text.isalpha(), reversed(title.tokens[: token.index]))
            if any(t.lemma in words("roles", "succession") for t in list(before)[:_REPLACED]):
                found.add(token.name)
    return {k for k in found if k is not None}


def _of_title(sentences: Sequence[Sentence], types: dict[str, str]) -> str | None:
    """The business that a title names before a colon: "Oatly: how a carton of oats came to be worth $10bn"."""
    title = next((s.tokens for s in sentences if s.kind is BlockKind.TITLE), ())
    named = title[0].name if len(title) > 1 and title[1].text == ":" else None
    return named if named is not None and types.get(named) in BUSINESSES else None


def _of_lead(sentences: Sequence[Sentence], types: dict[str, str]) -> str | None:
    """The person with whose name the running text begins, as the subject of its first sentence."""
    lead = next((s for s in sentences if s.kind is BlockKind.PARAGRAPH), None)
    first = lead.tokens[0] if lead is not None else None
    verb = lead.head(first.index) if lead is not None and first is not None else None
    if first is None or verb is None or first.dep not in ("nsubj", "nsubjpass") or verb.dep != "ROOT":
        return None
    return first.name if types.get(first.name or "") == "Person" else None


def _sides(title: Sequence[str], names: Sequence[Name]) -> tuple[str, ...]:
    """The two whom the one case of a title names: "Depp v. Heard"."""
    cases = [n.label for n in names if n.key in title and n.type == "LegalCase"]
    sides = re.split(r"\s+vs?\.?\s+", cases[0]) if len(cases) == 1 else []
    found = [[n.key for n in names if n.type in ("Person", *BUSINESSES) and n.label.split()[-1] == side] for side in sides]
    return tuple(keys[0] for keys in found) if len(found) == 2 and all(len(keys) == 1 for keys in found) else ()


def leading(sentence: Sentence) -> tuple[Token, ...]:
    """The names with which a heading begins, where nothing is told of them there: "X and Y, left, at Z", "X, June 2012"."""
    tokens = [t for t in sentence.tokens if t.text not in ('"', "“", "‘", "'")]
    found: list[Token] = []
    at = 0
    while at < len(tokens) and tokens[at].name is not None:
        found.append(tokens[at])
        at += 1
        if at + 1 < len(tokens) and tokens[at].text.lower() in (",", "and", "&") and tokens[at + 1].name is not None:
            at += 1
    verbs = any(t.tag in ("VBZ", "VBP", "VBD", "MD") and t.name is None for t in tokens[at:])
    return (
        tuple(found)
        if at == len(tokens) or (tokens[at].text.lower() in _BEHIND_NAMES and (not verbs or tokens[at].text in ":,–—"))
        else ()
    )


def _titles(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The title, and the headings between it and the first paragraph: a column's name may stand above the headline.

    Lines of a fact box are none: "Founder: X".
    """
    head = list(takewhile(lambda s: s.kind in (BlockKind.TITLE, BlockKind.HEADING), sentences))
    boxed = {s.block for s in head if s.kind is BlockKind.HEADING and _has_label(s)}
    return [*(s for s in head if s.block not in boxed), *(s for s in sentences[len(head) :] if s.kind is BlockKind.TITLE)]


def _has_label(sentence: Sentence) -> bool:
    """Whether a line begins with a few words without a name, and a colon."""
    colon = next((t.index for t in sentence.tokens[: _LABEL + 1] if t.text == ":"), 0)
    return colon > 0 and all(t.name is None for t in sentence.tokens[:colon])


def section_business(sentence: Sentence, types: dict[str, str]) -> str | None:
    """What the text under a heading is about that is nothing but the name of one business or product: "Aviation Gin"."""
    if sentence.kind is not BlockKind.HEADING or any(t.name is None and t.text.isalpha() for t in sentence.tokens):
        return None
    names = {t.name for t in sentence.tokens if t.name is not None}
    only = next(iter(names)) if len(names) == 1 else None
    return only if only is not None and types.get(only) in (*BUSINESSES, "Platform", "MediaOutlet") else None


def asked_about(sentence: Sentence, types: dict[str, str]) -> str | None:
    """The business to which a text turns with a question that is nothing but its name: "And Wild Turkey?"."""
    names = [t.name for t in sentence.tokens if t.name is not None]
    if len(names) != 1 or sentence.tokens[-1].text != "?" or len(sentence.tokens) > _ASKED:
        return None
    return names[0] if types.get(names[0] or "") in (*BUSINESSES, "Platform", "MediaOutlet") else None


def section_person(sentence: Sentence, types: dict[str, str]) -> str | None:
    """Whom the text under a heading is about: its only person, where it is nothing but names ("4. Jisoo x Dior") or asks
    something of him ("Where is X?"); SOMEBODY where a brand is crossed with what no list knows.
    """
    people = {t.name for t in sentence.tokens if t.name is not None and types.get(t.name) == "Person"}
    plain = [t for t in sentence.tokens if t.name is None and t.text.isalpha() and t.text.lower() not in _BETWEEN_NAMES]
    first = (
        {t.name for t in leading(sentence) if types.get(t.name or "") == "Person"}
        if sentence.kind is BlockKind.HEADING
        else set()
    )
    if len(first) == 1:
        return next(iter(first))
    asks = [t.text.lower() for t in plain][:2] in (["who", "is"], ["who", "was"]) and len(plain) == 2
    asks = asks or (sentence.kind is BlockKind.HEADING and sentence.tokens[-1].text == "?")
    if not people and len(plain) < len(sentence.tokens) and any(t.text in ("x", "×") and t.name is None for t in sentence.tokens):
        return SOMEBODY if any(t.text[0].isupper() for t in plain[:1]) else None
    return next(iter(people)) if len(people) == 1 and (asks or not plain) else None


def _person(title: Sequence[str], types: dict[str, str], totals: dict[str, int]) -> str | None:
    people = sorted((k for k, kind in types.items() if kind == "Person"), key=lambda k: (-totals.get(k, 0), k))
    if not people:
        return None
    first = people[0]
    named = {k for k in title if types.get(k) == "Person"}
    if len(named) == 1 and totals.get(only := next(iter(named)), 0) >= totals.get(first, 0) / _PREDOMINANT:
        return only
    second = totals.get(people[1], 0) if len(people) > 1 else 0
    return first if totals.get(first, 0) >= max(3, _PREDOMINANT * second) and (not named or first in named) else None


def _business(title: Sequence[str], types: dict[str, str], totals: dict[str, int], timeline: bool) -> str | None:
    """The one business of the title if none is named more often, or else the one named far more often than any other."""
    ranked = sorted((k for k, kind in types.items() if kind in BUSINESSES), key=lambda k: (-totals.get(k, 0), k))
    if not ranked:
        return None
    named = list(dict.fromkeys(k for k in title if types.get(k) in BUSINESSES))
    if len(named) > 1 and totals.get(ranked[0], 0) >= 2 * max(totals.get(k, 0) for k in named if k != ranked[0]):
        # "X shuts the Pont Neuf for Louis Vuitton": what the text goes on to speak of.
        named = [k for k in named if k == ranked[0]]
    most, second = totals.get(ranked[0], 0), totals.get(ranked[1], 0) if len(ranked) > 1 else 0
    if len(named) == 1 and (timeline or totals.get(named[0], 0) >= max(2, most)):
        return named[0]
    return ranked[0] if most >= max(3, _PREDOMINANT * second) and (not named or ranked[0] in named) else None


def _event(title: Sequence[str], opening: Sequence[str], types: dict[str, str], totals: dict[str, int]) -> str | None:
    """The event of the title, or the one named first and most often."""
    announced = list(dict.fromkeys(k for k in title if types.get(k) == "Occasion"))
    if len(announced) == 1:
        return announced[0]
    early = list(dict.fromkeys(k for k in opening if types.get(k) == "Occasion"))
    others = max((totals.get(k, 0) for k, kind in types.items() if kind == "Occasion" and k not in early), default=0)
    return early[0] if len(early) == 1 and totals.get(early[0], 0) > others else None
