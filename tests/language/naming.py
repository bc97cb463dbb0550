"""Blocks cut into words by hand and a small gazetteer, so that names are tested without a language model."""

from __future__ import annotations

import re
from types import MappingProxyType

from graphkit.language.names.gazetteer import Descriptor, Entry, Gazetteer
from graphkit.language.names.names import Names, find_names
from graphkit.language.names.recutting import recut
from graphkit.language.names.spots import BlockWords
from graphkit.language.names.spotting import spot
from graphkit.language.syntax.parse import Proposal, Words
from graphkit.language.syntax.tree import Word
from graphkit.model import BlockKind

# Possessives, hyphens, stops and brackets are words of their own; a stop stays with an initial, "Mr." and "Inc.".
_TOKEN = re.compile(r"[’']s\b|(?:Mr|Mrs|Gov|Inc|Jr|[A-Z])\.(?= |$|,)|@?[\w$&+]+(?:[’'](?!s\b)\w+)?|\S")

ENTRIES = (
    Entry("Balenciaga", "Brand"),
    Entry("Gucci", "Brand"),
    Entry("Nike", "Brand", ("Nike Inc.",), ambiguous=False),
    Entry("Prada", "Brand"),
    Entry("Kering", "Organization"),
    Entry("H&M", "Brand"),
    Entry("On", "Brand", ambiguous=True),
    Entry("The Row", "Brand"),
    Entry("Target", "Brand", ambiguous=True),
    Entry("Twitter", "Platform", ("X",)),
    Entry("Instagram", "Platform"),
    Entry("Versace", "Brand", ("Gianni Versace",)),
    Entry("V", "Person", ("Kim Taehyung",), gender="m"),
    Entry("Academy", "Organization", ("The Academy",)),
    Entry("Academy Awards", "Occasion", ("Oscars",)),
    Entry("Marc Jacobs", "Person", gender="m"),
    Entry("Marc Jacobs", "Brand"),
    Entry("United States", "Place", ("US",), demonyms=("American",)),
    Entry("France", "Place", demonyms=("French", "Frenchwoman")),
    Entry("Harry's", "Brand"),
)


def gazetteer(*more: Entry) -> Gazetteer:
    """A small gazetteer, with ``more`` entries."""
    nouns = [
        Descriptor("actor", ("Person",), "m", "actors", True),
        Descriptor("actress", ("Person",), "f", "actresses", True),
        Descriptor("ambassador", ("Person",), None, "ambassadors", True),
        Descriptor("ambassadors", ("Person",), None, "ambassadors", True),
        Descriptor("friend", ("Person",), None, "friends"),
        Descriptor("model", ("Person", "Product"), None, "models", True),
        Descriptor("label", ("Brand",), None, "labels"),
        Descriptor("newspaper", ("MediaOutlet",), None, "newspapers", True),
        Descriptor("campaign", ("Campaign",), None, "campaigns", True),
        Descriptor("scent", ("Product",), None, "scents", True),
        Descriptor("singer", ("Person",), None, "singers", True),
        Descriptor("set designer", ("Person",), None, "set designers", True),
        Descriptor("designer", ("Person",), None, "designers", True),
        Descriptor("sportswear company", ("Organization",), None, "sportswear companies", True),
        Descriptor("company", ("Organization",), None, "companies"),
    ]
    return Gazetteer(
        (*ENTRIES, *more),
        MappingProxyType(
            {"hailey": "f", "justin": "m", "donatella": "f", "kim": "f", "marc": "m", "harry": "m", "emma": "f", "kate": "f"}
        ),
        MappingProxyType({"mr": "m", "mrs": "f", "gov": "", "mayor": "", "miss": "f"}),
        MappingProxyType({form: noun for noun in nouns for form in (noun.noun, noun.plural)}),
    )


def block(
    text: str,
    *,
    start: int = 0,
    kind: BlockKind = BlockKind.PARAGRAPH,
    people: tuple[str, ...] = (),
    tags: str = "",
    **labels: tuple[str, ...],
) -> BlockWords:
    """A block of words.  ``people`` and ``labels`` (ORG=..., GPE=...) are what the recogniser proposes; ``tags`` one a word."""
    words = tuple(Word(m.group(), m.start() + start, m.end() + start) for m in _TOKEN.finditer(text))
    proposals = tuple(
        Proposal(at, at + len(name), label)
        for label, names in {"PERSON": people, **labels}.items()
        for name in names
        for at in [text.index(name)]
    )
    given = tuple(tags.split())
    assert not given or len(given) == len(words), [w.text for w in words]
    return BlockWords(kind, text, start, Words(words, proposals, given))


def blocks(*made: BlockWords) -> list[BlockWords]:
    """The blocks one behind the other, as in a document."""
    placed, at = [], 0
    for one in made:
        moved = tuple(Word(w.text, w.start + at, w.end + at) for w in one.words.words)
        placed.append(BlockWords(one.kind, one.text, at, Words(moved, one.words.proposals, one.words.tags)))
        at += len(one.text) + 1
    return placed


def spotted(text: BlockWords, *more: Entry) -> list[str]:
    """The texts of the names in one block."""
    known = gazetteer(*more)
    return [s.text for s in spot([recut(text, known)], known)[0]]


def named(*made: BlockWords, more: tuple[Entry, ...] = ()) -> Names:
    """The names of a document of these blocks."""
    known = gazetteer(*more)
    placed = [recut(b, known) for b in blocks(*made)]
    return find_names(placed, spot(placed, known), known)


def owners(names: Names) -> list[tuple[str, str]]:
    """Each spot's text with the label of what it names, in text order."""
    return [(s.text, names.names[key].label) for line in names.spots for s, key in line]
