"""Parsed sentences written by hand, so that everything above the parser is tested without a language model.

A word is written ``text/lemma:TAG(dep>head)``; blanks separate words::

    *Nike(nsubj>sued) sued/sue(ROOT) *Adidas(dobj>sued)

``*`` marks a name (a blank inside a name is written ``_``), whose key is its text.  The lemma is the text in small
letters where it is left out, and the tag the one that goes with the dependency.  ``head`` is the text of another
word, ``word#2`` the second one of that text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.names.names import Name
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Clause, Grammar
from graphkit.language.syntax.tree import Sentence, Token, Word
from graphkit.model import Block, BlockKind, Document
from tests.language.naming import gazetteer

_WORD = re.compile(r"^(\*?)(.+?)(?:/([^:(]+))?(?::([A-Z$,.]+))?\((\w+)(?:>([^)]+))?\)$")
# The Penn tag that a word of a dependency mostly has.
_TAGS = {
    "ROOT": "VBD", "conj": "VBD", "relcl": "VBD", "xcomp": "VB", "ccomp": "VBD", "advcl": "VBG", "acl": "VBG", "pcomp": "VBG",
    "det": "DT", "prep": "IN", "agent": "IN", "mark": "IN", "prt": "RP", "cc": "CC", "punct": ",", "neg": "RB", "advmod": "RB",
    "amod": "JJ", "acomp": "JJ", "aux": "MD", "auxpass": "VBD", "case": "POS",
}  # fmt: skip
_POS = {
    "V": "VERB", "N": "NOUN", "D": "DET", "I": "ADP", "R": "ADV", "J": "ADJ", "M": "AUX", "T": "PART", "C": "CCONJ",
    "P": "PRON", "W": "PRON", ",": "PUNCT", ".": "PUNCT",
}  # fmt: skip


def sentence(
    written: str, *, start: int = 0, number: int = 0, kind: BlockKind = BlockKind.PARAGRAPH, lead: str = "", aside: str = ""
) -> Sentence:
    """A sentence written as above, beginning at character ``start``; ``lead`` is hidden before its first name, ``aside``
    behind it.
    """
    parts = [_parts(word) for word in written.split()]
    texts = [p[1] for p in parts]
    tokens: list[Token] = []
    at = start + (len(lead) + 1 if lead else 0)
    for index, (star, text, lemma, tag, dep, head) in enumerate(parts):
        tag = tag or ("NNP" if star else _TAGS.get(dep, "NN"))
        first = bool(star) and not any(t.name for t in tokens)
        tokens.append(
            Token(
                index, text, lemma or (text if star else text.lower()), _pos(tag, dep, bool(star)), tag, dep,
                _index(texts, head, index), at, at + len(text), text if star else None,
                _words(lead, start) if first else (), _words(aside, at + len(text) + 1) if first else (),
            )
        )  # fmt: skip
        at += len(text) + 1 + (len(aside) + 1 if aside and first else 0)
    return Sentence(tuple(tokens), kind, number)


def _parts(word: str) -> tuple[str, str, str | None, str | None, str, str | None]:
    match = _WORD.match(word)
    assert match is not None, f"{word!r} is not written text/lemma:TAG(dep>head)"
    star, text, lemma, tag, dep, head = match.groups()
    return star, text.replace("_", " ") if star else text, lemma, tag, dep, head


def _pos(tag: str, dep: str, name: bool) -> str:
    if name:
        return "PROPN"
    if dep in ("aux", "auxpass"):
        return "PART" if tag == "TO" else "AUX"
    return {"CD": "NUM", "TO": "PART", "RP": "ADP", "POS": "PART"}.get(tag, _POS[tag[0]])


def _index(texts: Sequence[str], head: str | None, own: int) -> int:
    if head is None:
        return own
    text, _, nth = head.replace("_", " ").partition("#")
    found = [i for i, t in enumerate(texts) if t == text]
    assert found, f"no word is {text!r}"
    assert nth or len(found) == 1, f"several words are {text!r}; say which, as in {text}#2"
    return found[int(nth or 1) - 1]


def _words(text: str, start: int) -> tuple[Word, ...]:
    return tuple(Word(m.group(), start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text))


def plain(*sentences: Sentence) -> str:
    """The text that sentences stand in, one behind the other."""
    text = ""
    for one in sentences:
        for word in sorted((w for t in one.tokens for w in (t, *t.lead, *t.aside)), key=lambda w: w.start):
            text = text.ljust(word.start) + word.text
    return text


def document(*sentences: Sentence, published: str | None = "2022-11-27") -> Document:
    """A document of one paragraph that holds the sentences."""
    text = plain(*sentences)
    return Document("article", text, published=published, blocks=(Block(0, len(text), BlockKind.PARAGRAPH),))


def grammar(written: str) -> Grammar:
    """The grammar of one sentence."""
    return Grammar(sentence(written))


def clause(written: str, lemma: str) -> dict[str, object]:
    """The clause of a verb, with words for token numbers and without what is empty."""
    read = grammar(written)
    found = next(c for c in read.clauses if c.lemma == lemma)
    return spelled(read.sentence, found)


def spelled(parsed: Sentence, found: Clause) -> dict[str, object]:
    """A clause with words for token numbers, and without what is empty."""

    def texts(heads: Sequence[int]) -> list[str]:
        return [parsed.tokens[i].text for i in heads]

    told: dict[str, object] = {
        "subject": texts(found.subject),
        "object": texts(found.object),
        "indirect": texts(found.indirect),
        "complement": texts(found.complement),
        "particles": list(found.particles),
        **{f"{preposition} ...": texts(heads) for preposition, heads in found.phrases},
    }
    return {key: value for key, value in told.items() if value}


def discourse(*sentences: Sentence, types: dict[str, str] | None = None, known: Gazetteer | None = None) -> Discourse:
    """What a text of these sentences speaks of; ``types`` are the classes of its names, Brand where they are left out."""
    keys = dict.fromkeys(t.name for s in sentences for t in s.tokens if t.name is not None)
    names = {key: Name(key, key, (types or {}).get(key, "Brand"), listed=True) for key in keys}
    read = Discourse(names, known or gazetteer())
    read.read([Grammar(s) for s in sentences])
    return read
