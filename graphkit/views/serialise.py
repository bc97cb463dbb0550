"""Exports: the graph in the formats of other programs, as bytes or as files.

The same knowledge gives the same bytes in every format.  A file is written beside its place and then put there,
so that a failed export leaves an older one as it was.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from graphkit.errors import StoreError
from graphkit.graph import DEFAULT_BASE
from graphkit.views import graph_files, rdf, tables

if TYPE_CHECKING:
    from graphkit.model import Knowledge
    from graphkit.vocabulary import Vocabulary

_Writer = Callable[["Knowledge", rdf.RdfOptions], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the name it is chosen by.  ``parts`` gives what writes each of its files, by file name (or ending, where it is
    one file)."""

    name: str
    about: str
    media_type: str
    parts: Mapping[str, _Writer]

    @property
    def ending(self) -> str:
        """The usual ending of its file, or ``""`` for a format of several files, which go in a folder."""
        return next(iter(self.parts)) if len(self.parts) == 1 else ""


def _format(name: str, about: str, media_type: str, **parts: _Writer) -> Format:
    single = len(parts) == 1
    return Format(name, about, media_type, MappingProxyType({f".{k}" if single else f"{k}.csv": v for k, v in parts.items()}))


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        made.name: made
        for made in (
            _format("turtle", "RDF that people read (Turtle 1.1)", "text/turtle", ttl=rdf.turtle),
            _format("trig", "RDF with one graph for each document (TriG)", "application/trig", trig=rdf.trig),
            _format("nt", "RDF, one triple a line (N-Triples)", "application/n-triples", nt=rdf.ntriples),
            _format("jsonld", "RDF as JSON with a context (JSON-LD)", "application/ld+json", jsonld=rdf.jsonld),
            _format("jelly", "RDF in a small binary form (Jelly)", "application/x-jelly-rdf", jelly=rdf.jelly),
            _format("rdfxml", "RDF as XML (RDF/XML)", "application/rdf+xml", rdf=rdf.rdfxml),
            _format(
                "graphml",
                "for Gephi, yEd, Cytoscape and igraph (GraphML)",
                "application/graphml+xml",
                graphml=lambda knowledge, options: graph_files.graphml(knowledge, options.vocabulary),
            ),
            _format(
                "gexf",
                "for Gephi, with a timeline (GEXF)",
                "application/gexf+xml",
                gexf=lambda knowledge, options: graph_files.gexf(knowledge, options.vocabulary),
            ),
            _format(
                "csv",
                "nodes.csv and edges.csv, for spreadsheets, Neo4j and Kuzu",
                "text/csv",
                nodes=lambda knowledge, options: tables.nodes(knowledge),
                edges=lambda knowledge, options: tables.edges(knowledge, options.vocabulary),
            ),
        )
    }
)


def serialise(
    knowledge: Knowledge,
    format: str,
    *,
    base: str = DEFAULT_BASE,
    include_text: bool = False,
    annotate: bool = False,
    inferred: bool = False,
    vocabulary: Vocabulary | None = None,
) -> dict[str, bytes]:
    """The graph in one of :data:`FORMATS`: the bytes of each of its files, by file name (or by ending, for a format of one file).

    The options are those of :class:`graphkit.views.rdf.RdfOptions` and concern RDF formats only.  Raises
    :class:`StoreError` for an unknown format, or for ``annotate`` or ``inferred`` with a format that can't say it.
    """
    options = rdf.RdfOptions(base, include_text, annotate, vocabulary, inferred)
    return {name: b"".join(part(knowledge, options)) for name, part in _chosen(format, annotate, inferred).parts.items()}


def write(
    knowledge: Knowledge,
    path: Path,
    format: str,
    *,
    base: str = DEFAULT_BASE,
    include_text: bool = False,
    annotate: bool = False,
    inferred: bool = False,
    vocabulary: Vocabulary | None = None,
) -> tuple[Path, ...]:
    """Writes the graph to the file ``path`` (a folder, for ``csv``) and returns the paths of what was written.

    Options and errors are those of :func:`serialise`; :class:`StoreError` too if the file can't be written.
    """
    options = rdf.RdfOptions(base, include_text, annotate, vocabulary, inferred)
    chosen = _chosen(format, annotate, inferred)
    written = []
    for name, part in chosen.parts.items():
        target = path if chosen.ending else path / name
        write_file(target, part(knowledge, options))
        written.append(target)
    return tuple(written)


def write_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Writes a file as a whole or not at all, making its folder if need be.  Raises :class:`StoreError` where it can't."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise StoreError(f"{path} is a folder: give the name of a file")
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(chunks)
            Path(name).chmod(0o666 & ~_mask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StoreError(f"{path} can't be written ({error.strerror or error}): check path, rights and free space") from error


def _chosen(format: str, annotate: bool, inferred: bool) -> Format:
    if format not in FORMATS:
        raise StoreError(f"there is no export format {format!r}: choose one of {', '.join(FORMATS)}")
    if annotate and format not in ("turtle", "nt"):
        raise StoreError(f"{format} has no annotations of triples: choose turtle or nt")
    if inferred and format in ("graphml", "gexf", "csv"):
        raise StoreError(f"{format} has no place for what follows from the graph: choose an RDF format, such as turtle")
    return FORMATS[format]


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
