"""The stages put together, and nothing else: paths in, knowledge out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import InputError
from graphkit.fuse import fuse
from graphkit.graph import canonical
from graphkit.language import Reader
from graphkit.model import Block, BlockKind, Document, Knowledge, Reading
from graphkit.read import read_documents, read_text
from graphkit.resolve import resolve

if TYPE_CHECKING:
    from os import PathLike

OnReading = Callable[[Reading], None]
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")


def build(
    paths: Sequence[str | PathLike[str]],
    *,
    rules: Sequence[Path] = (),
    model: str | None = None,
    workers: int = 1,
    rules_only: bool = False,
    on_reading: OnReading | None = None,
) -> Knowledge:
    """Read articles and put together what they say.

    ``paths`` are files, folders or patterns.  ``rules`` are folders (or files) of rules beside those of the package, with own
    relations in Turtle files beside them.  ``model`` is an installed English spaCy pipeline, ``workers`` the number of processes
    that read; the result does not depend on it.  ``rules_only`` leaves out what the classifier of relations reads where the
    rules are silent.  ``on_reading`` is called with each article's reading as it is finished, in
    the order of the articles.

    Raises InputError for a path or file that can't be read, RuleError and VocabularyError for mistaken rules, ModelError where
    the pipeline is missing.
    """
    return from_documents(
        read_documents([str(path) for path in paths]),
        rules=rules,
        model=model,
        workers=workers,
        rules_only=rules_only,
        on_reading=on_reading,
    )


def from_documents(
    documents: Iterable[Document],
    *,
    rules: Sequence[Path] = (),
    model: str | None = None,
    workers: int = 1,
    rules_only: bool = False,
    on_reading: OnReading | None = None,
) -> Knowledge:
    """Like :func:`build`, for documents that are at hand already."""
    reader = Reader(model, rules, rules_only=rules_only)
    readings = tuple(_told(reader.read(documents, workers), on_reading))
    # In the order in which a stored graph gives it back, so that a graph just built and one opened again show the same.
    resolution = resolve(readings, reader.vocabulary)
    return canonical(fuse(readings, resolution, reader.provenance, reader.vocabulary))


def own_terms(rules: Sequence[Path]) -> tuple[Path, ...]:
    """The Turtle files of own relations and classes in folders of rules, in the order in which they are read."""
    return tuple(file for given in rules if given.is_dir() for file in sorted(given.glob("*.ttl")))


def read_sentences(
    text: str, *, published: str | None = None, rules: Sequence[Path] = (), model: str | None = None, rules_only: bool = False
) -> Reading:
    """What is read in a few sentences, taken as one paragraph of an article of the day ``published`` (ISO 8601).

    A text with an empty line in it is taken for a whole article, with a title, a date and paragraphs of its own.
    Raises InputError for an empty text or a day that is none, and the errors of :func:`build`.
    """
    if not text.strip():
        raise InputError("there is nothing to read: give a sentence in quotation marks")
    if published is not None:
        try:
            date.fromisoformat(published)
        except ValueError:
            raise InputError(f"'{published}' is not a day: write it like 2022-11-27") from None
    if _EMPTY_LINE.search(text.strip()):
        document = read_text(text, "article", published=published)
    else:
        document = Document("sentence", text, published=published, blocks=(Block(0, len(text), BlockKind.PARAGRAPH),))
    return next(iter(Reader(model, rules, rules_only=rules_only).read([document])))


def _told(readings: Iterable[Reading], on_reading: OnReading | None) -> Iterator[Reading]:
    for reading in readings:
        if on_reading is not None:
            on_reading(reading)
        yield reading
