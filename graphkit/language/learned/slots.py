"""A sentence as the classifier sees it: every name is only a mark of its sort, so that no name can sway what is read of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.tree import Sentence

# The mark of each class; what no mark stands for is a matter.
MARKS: Mapping[str, str] = {
    "Person": "[per]",
    "Group": "[grp]",
    "Organization": "[org]",
    "Brand": "[org]",
    "MediaOutlet": "[org]",
    "Platform": "[plt]",
    "Work": "[wrk]",
    "Campaign": "[cam]",
    "Product": "[prd]",
    "Occasion": "[occ]",
    "Place": "[plc]",
    "Topic": "[top]",
    "LegalCase": "[top]",
}
OTHER = "[top]"
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
# A word that stands for more than so many things ("they") is one of them no more than of the others.
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing where it is spoken of in a sentence: its key, the token that stands for it, and its mark among the words."""

    key: str
    token: int
    at: int


@dataclass(frozen=True, slots=True)
class Slotted:
    """The words of a sentence with marks for what is spoken of; a pronoun or description stands behind its mark."""

    words: tuple[str, ...]
    mentions: tuple[Mention, ...]

    def of(self, key: str) -> tuple[Mention, ...]:
        """The mentions of one thing, in text order."""
        return tuple(m for m in self.mentions if m.key == key)

    def keys(self) -> tuple[str, ...]:
        """The things that are spoken of, each once, in text order."""
        return tuple(dict.fromkeys(m.key for m in self.mentions))


def words_of(text: str) -> list[str]:
    """The words, numbers and signs of a text, in small letters without accents."""
    folded = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return _WORD.findall(folded)


def slotted(sentence: Sentence, text: str, discourse: Discourse) -> Slotted:
    """A sentence of a document's ``text`` with the things that ``discourse`` has found in it as marks."""
    words: list[str] = []
    mentions: list[Mention] = []
    done = sentence.start
    for token, start, end, keys in sorted(_spoken_of(sentence, discourse), key=lambda found: found[1:3]):
        if start < done:
            continue
        words.extend(words_of(text[done:start]))
        for key in keys:
            mentions.append(Mention(key, token, len(words)))
            words.append(MARKS.get(discourse.things[key].type, OTHER))
        if sentence.tokens[token].name is None:
            words.extend(words_of(text[start:end]))
        done = end
    words.extend(words_of(text[done : sentence.end]))
    return Slotted(tuple(words), tuple(mentions))


def _spoken_of(sentence: Sentence, discourse: Discourse) -> Iterator[tuple[int, int, int, Sequence[str]]]:
    for token in sentence.tokens:
        keys = discourse.refer(sentence.number, token.index)
        if keys and len(keys) <= _SEVERAL and token.end > token.start:
            yield token.index, token.start, token.end, [k for k in keys if k in discourse.things]
