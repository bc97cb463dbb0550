"""Names that begin or end with a place: newspapers ("the Des Moines Register") and bodies of a sport ("Rugby Australia")."""

from __future__ import annotations

from graphkit.language.cues import words
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.names.spots import BlockWords, Spot, capital, make


def named_after_place(text: str, gazetteer: Gazetteer) -> str | None:
    """The class of a newspaper or sport's body that has the name of a place in its own; None for any other name."""
    pieces = text.removeprefix("the ").removeprefix("The ").split()
    if len(pieces) < 2:
        return None
    first, last = pieces[0], pieces[-1]
    if last.lower() in words("names", "papers") and _is_place(" ".join(pieces[:-1]), gazetteer):
        return "MediaOutlet"
    if first.lower() in words("names", "sports") and _is_place(" ".join(pieces[1:]), gazetteer):
        return "Organization"
    if len(pieces) == 2 and last.lower() in words("names", "sports") and _is_country(first, gazetteer):
        return "Organization"
    return None


def from_places(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    """Spots of newspapers and bodies of a sport; headings where every word has a capital tell nothing."""
    tokens = block.words.words
    found: list[Spot] = []
    if block.titled or block.shouted:
        return found
    for at, token in enumerate(tokens[:-1]):
        if not capital(token.text):
            continue
        for last in range(min(at + 3, len(tokens) - 1), at, -1):
            if not all(capital(t.text) and t.text[0].isalpha() for t in tokens[at : last + 1]):
                continue
            text = block.text[token.start - block.start : tokens[last].end - block.start]
            kind = named_after_place(text, gazetteer)
            further = last + 1 < len(tokens) and tokens[last + 1].text[:1].isupper()
            if kind is not None and not further:
                found.append(make(number, block, at, last, source="capitals", described=True, label="ORG"))
                break
    return found


def _is_place(text: str, gazetteer: Gazetteer) -> bool:
    return any(e.type == "Place" for e in gazetteer.lookup(text))


def _is_country(word: str, gazetteer: Gazetteer) -> bool:
    return _is_place(word, gazetteer) or bool(gazetteer.places_of_demonym(word))
