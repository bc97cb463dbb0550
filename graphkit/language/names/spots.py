"""A block cut into words, and the spots in it that may be names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from graphkit.language.cues import cues, words
from graphkit.language.names.gazetteer import Entry, Gazetteer, is_station
from graphkit.language.syntax.parse import Words
from graphkit.language.syntax.tree import Word
from graphkit.model import BlockKind

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_SENTENCE_OPENERS = frozenset(
    {
        ".",
        "?",
        "!",
        ":",
        ";",
        "“",
        '"',
        "‘",
        "'",
        "•",
        "(",
        "[",
        "]",
        "—",
        "–",
        "-",
        "|",
        "▶",
        "»",
        "…",
        "*",
        "”",
        "’",
        "...",
        "#",
    }
)
_CLITICS = frozenset({"s", "t", "n't", "n’t", "nt"})
_SMALL = frozenset(
    {"a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "by", "with", "from", "as", "vs", "vs.", "is"}
)


@cache
def _fact_labels() -> frozenset[str]:
    return frozenset(w for table in cues("labels")["label"] for w in table["words"])


@dataclass(frozen=True)
class BlockWords:
    """A block of a document cut into words, whose offsets count in the document's text."""

    kind: BlockKind
    text: str
    start: int
    words: Words

    @cached_property
    def label(self) -> int:
        """Length of the label that a line of a fact box begins with, 0 if none."""
        label, colon, _ = self.text.partition(":")
        return len(label) if colon and label.strip().lower() in _fact_labels() else 0

    @cached_property
    def shouted(self) -> bool:
        """Whether it is (almost) all capital letters."""
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) > 3 and sum(c.isupper() for c in letters) > 0.7 * len(letters)

    @cached_property
    def titled(self) -> bool:
        """Whether most of its words begin with a capital, as in headings."""
        if self.kind not in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CAPTION):
            return False
        if self.label:
            # "Backed by: Live Nation, SuRo Capital": a line of a fact box has its capitals from its names.
            return False
        long = [w.text for w in self.words.words if len(w.text) > 3 and w.text[0].isalpha()]
        heading = self.kind in (BlockKind.TITLE, BlockKind.HEADING)
        all_words = [w.text for w in self.words.words if w.text[0].isalpha() and w.text not in _CLITICS]
        everywhere = all(w[0].isupper() or w in _SMALL for w in all_words)
        if not heading:
            # An entry or caption such as "Anne Hathaway in Versace" has its capitals from its names.
            return len(long) > 6 and everywhere and not self.text.rstrip().endswith(".")
        return (len(all_words) > 2 and everywhere) or (len(long) > 2 and sum(w[0].isupper() for w in long) > 0.75 * len(long))


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of words that may be a name.  ``first`` and ``last`` are word indices in the block, inclusive.

    ``label`` is the type that the recogniser proposes, ``entries`` what the gazetteer knows, ``quoted`` says that it
    stands in quotation marks like a title, ``described`` that a noun before or behind it says what it is ("the scent X").
    """

    block: int
    first: int
    last: int
    text: str
    start: int
    end: int
    label: str | None = None
    entries: tuple[Entry, ...] = ()
    quoted: bool = False
    source: str = "capitals"
    described: bool = False

    @property
    def length(self) -> int:
        """Number of words."""
        return self.last - self.first + 1


def make(
    number: int, block: BlockWords, first: int, last: int, *, label: str | None = None, entries: tuple[Entry, ...] = (),
    quoted: bool = False, source: str = "capitals", described: bool = False,
) -> Spot:  # fmt: skip
    """The spot of the words ``first`` to ``last`` of block ``number``."""
    tokens = block.words.words
    start, end = tokens[first].start, tokens[last].end
    return Spot(
        number,
        first,
        last,
        block.text[start - block.start : end - block.start],
        start,
        end,
        label,
        entries,
        quoted,
        source,
        described,
    )


def words_within(block: BlockWords, start: int, end: int) -> list[int]:
    """Indices of the words that lie between two offsets in the block's text."""
    first, last = start + block.start, end + block.start
    return [i for i, word in enumerate(block.words.words) if word.start >= first and word.end <= last]


def begins_sentence(tokens: Sequence[Word], at: int) -> bool:
    """Whether the word stands where any word has a capital."""
    return at == 0 or tokens[at - 1].text in _SENTENCE_OPENERS or tokens[at - 1].text.lower() in ("a.m.", "p.m.")


def known(block: BlockWords, first: int, last: int, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    tokens = block.words.words
    text = block.text[tokens[first].start - block.start : tokens[last].end - block.start]
    return tuple(e for e in gazetteer.lookup(text) if not is_station(text, e)) if len(text) > 1 else ()


def capital(word: str) -> bool:
    """Whether a word is written as a part of a name may be: with a capital, as a handle or as a number."""
    return word[0].isupper() or (len(word) > 1 and word[0] in "@#'’" and word[1].isalpha()) or word[0].isdigit()


def sets_off(block: BlockWords, last: int, gazetteer: Gazetteer) -> bool:
    """Whether what stands behind the word with which a block begins says that it is a name: "Peloton. Still no boss.", "Goop
    (founder: X)", "Pattern — Tracee Ellis Ross".
    """
    tokens, tags = block.words.words, block.words.tags
    if last + 2 >= len(tokens):
        return False
    mark, behind = tokens[last + 1].text, tokens[last + 2].text
    if mark in (".", "("):
        return bool(tags) and tags[last] in ("NNP", "NNPS")
    return mark in ("—", "–", "-", ":") and behind[0].isupper() and gazetteer.is_first_name(behind)


def done_by_somebody(block: BlockWords, last: int) -> bool:
    """Whether a word is a name because it is said whose it is, or what is its: "Goop, led by X, grew", "Away, now owned by Y,
    closed", "Tapestry, parent of Z, grew".
    """
    tokens = block.words.words
    behind = [t.text.lower() for t in tokens[last + 1 : last + 5]]
    if len(behind) < 4 or behind[0] != ",":
        return False
    if behind[1] in words("names", "holds_businesses") and behind[2] in ("of", "to"):
        return tokens[last + 4].text[0].isupper()
    done = behind[2] if behind[1] in words("names", "since_when") else behind[1]
    by = behind[3] if behind[1] in words("names", "since_when") else behind[2]
    return done in words("names", "done_to_businesses") and by in ("by", "in")
