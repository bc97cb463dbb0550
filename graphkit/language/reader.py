"""Documents in, readings out: the language rooms in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from graphkit import vocabulary
from graphkit.language.learned import classifier
from graphkit.language.matching import rules as rule_files
from graphkit.language.names import gazetteer
from graphkit.language.names.names import find_names
from graphkit.language.names.recutting import recut
from graphkit.language.names.spots import BlockWords
from graphkit.language.names.spotting import spot
from graphkit.language.shown.houses import tells_of_shows
from graphkit.language.shown.simplify import simplify
from graphkit.language.shown.timeline import entries
from graphkit.language.syntax.parse import Parser, Words
from graphkit.language.syntax.tree import Sentence, Word
from graphkit.language.understanding import understand
from graphkit.model import BlockKind, Document, Provenance, Reading
from graphkit.version import VERSION

# Batches of this many documents are fastest; larger ones only take more memory.
_BATCH = 16
_READ = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION)


class Reader:
    """Reads documents with one pipeline and one set of rules.

    ``model`` is the import name of an installed spaCy pipeline, ``rules`` are a user's rules folders;
    ``rules_only`` leaves the classifier of relations out.
    Raises ModelError, RuleError or VocabularyError where one of them does not fit.
    """

    def __init__(self, model: str | None = None, rules: Sequence[Path] = (), *, rules_only: bool = False) -> None:
        self._given = tuple(rules)
        self.vocabulary = vocabulary.load(tuple(p for given in rules for p in _ontologies(given)))
        self.rules = rule_files.load(rules)
        self.gazetteer = gazetteer.load([p for p in rules if p.is_dir()])
        self.parser = Parser(model)
        self.classifier = None if rules_only else classifier.load()

    @property
    def provenance(self) -> Provenance:
        """What made the readings."""
        learned = "" if self.classifier is None else f", relation classifier {classifier.digest()[:12]}"
        return Provenance(f"graphkit {VERSION}", self.parser.description + learned, self.rules.digest)

    def read(self, documents: Iterable[Document], workers: int = 1) -> Iterator[Reading]:
        """Read documents, in their order.  ``workers`` above 1 spreads them over processes; the result is the same."""
        if workers > 1:
            from graphkit.language.parallel import read_in_processes

            yield from read_in_processes(
                partial(_begin, self.parser.model, self._given, self.classifier is None), documents, workers
            )
            return
        stream = iter(documents)
        while batch := list(islice(stream, _BATCH)):
            yield from self._read_batch(batch)

    def _read_batch(self, documents: list[Document]) -> Iterator[Reading]:
        blocks = [[b for b in d.blocks if b.kind in _READ] for d in documents]
        texts = [d.text[b.start : b.end] for d, bs in zip(documents, blocks, strict=True) for b in bs]
        cut = iter(self.parser.words(texts))
        worded = [
            [recut(BlockWords(b.kind, d.text[b.start : b.end], b.start, _moved(next(cut), b.start)), self.gazetteer) for b in bs]
            for d, bs in zip(documents, blocks, strict=True)
        ]
        named = [find_names(bs, spot(bs, self.gazetteer), self.gazetteer) for bs in worded]
        shown = [
            [(simplify(i, b, names, self.gazetteer, i in dated, at_shows), b.kind) for i, b in enumerate(bs)]
            for bs, names in zip(worded, named, strict=True)
            for dated, at_shows in [(entries(bs), tells_of_shows(b.text for b in bs))]
        ]
        parsed = iter(self.parser.parse([piece for bs in shown for piece in bs]))
        for document, bs, names in zip(documents, worded, named, strict=True):
            sentences = [s for _ in bs for s in next(parsed)]
            yield understand(
                document, _renumbered(sentences), names, self.rules, self.gazetteer, self.vocabulary, self.classifier
            )


def _begin(model: str, rules: tuple[Path, ...], rules_only: bool) -> Callable[[Iterable[Document]], Iterator[Reading]]:
    """What a process of its own reads with."""
    return Reader(model, rules, rules_only=rules_only).read


def _ontologies(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.ttl")) if folder.is_dir() else []


def _moved(words: Words, by: int) -> Words:
    return Words(tuple(Word(w.text, w.start + by, w.end + by) for w in words.words), words.proposals, words.tags)


def _renumbered(sentences: list[Sentence]) -> list[Sentence]:
    return [Sentence(s.tokens, s.kind, number, s.block) for number, s in enumerate(sentences)]
