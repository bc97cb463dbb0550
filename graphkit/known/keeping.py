"""Where the lists that a user brought in are kept: the folder ``imports`` beside the graph.

imports/NAME.nt            a list, as N-Triples
imports/names/NAME.tsv     its names, for later builds: the folder is one of rules (``--rules``)
imports/links.tsv          what the lists added to the graph's entities: entity id and IRI
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graphkit.errors import InputError, StoreError
from graphkit.known.model import KnownEntity, KnownList
from graphkit.known.reading import from_triples
from graphkit.store.terms import from_ox
from graphkit.vocabulary import Vocabulary

if TYPE_CHECKING:
    from graphkit.store import Triple

FOLDER: Final = "imports"
_LINKS: Final = "links.tsv"
_NAMES: Final = "names"


@dataclass(frozen=True, slots=True)
class Kept:
    """The lists that a graph's folder keeps, sorted by name, and what they added when they were last linked."""

    lists: tuple[KnownList, ...] = ()
    added: tuple[tuple[str, str], ...] = ()

    @property
    def entities(self) -> tuple[KnownEntity, ...]:
        """Those of all the lists."""
        return tuple(entity for one in self.lists for entity in one.entities)

    def triples(self) -> Iterator[Triple]:
        """All that the lists say, for a store."""
        lines = "\n".join(line for one in self.lists for line in one.lines)
        return from_ox(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))


def kept(folder: Path, vocabulary: Vocabulary | None = None) -> Kept:
    """What is kept in the folder of a graph.  Raises InputError for a file there that can't be read."""
    home = folder / FOLDER
    lists = []
    for path in sorted(home.glob("*.nt")):
        try:
            triples = [
                ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(path=str(path), format=ox.RdfFormat.N_TRIPLES)
            ]
        except (OSError, SyntaxError, ValueError) as error:
            raise InputError(f"{path}: can't be read ({error}): import its list again, or remove the file") from error
        lists.append(from_triples(path.stem, triples, vocabulary=vocabulary))
    added = [line.split("\t") for line in _read(home / _LINKS).splitlines()]
    return Kept(tuple(lists), tuple((pair[0], pair[1]) for pair in added if len(pair) == 2))


def rules(folder: Path) -> tuple[Path, ...]:
    """The folder of rules that has the names of the lists, where there are any."""
    return (folder / FOLDER,) if any((folder / FOLDER / _NAMES).glob("*.tsv")) else ()


def keep(folder: Path, stage: Path, lists: Iterable[tuple[KnownList, str]]) -> None:
    """Keeps lists, each with its table of names, in the folder of a graph; those of the same names are replaced.

    ``stage`` is a folder beside for what is half written.  Raises StoreError where it can't be done.
    """
    home = folder / FOLDER
    try:
        (home / _NAMES).mkdir(parents=True, exist_ok=True)
        for one, names in lists:
            _write(home / f"{one.name}.nt", stage, "".join(f"{line}\n" for line in one.lines))
            _write(home / _NAMES / f"{one.name}.tsv", stage, names)
    except OSError as error:
        raise StoreError(f"{home}: can't be written ({error.strerror}): check the rights of the folder") from error


def note(folder: Path, stage: Path, added: Iterable[tuple[str, str]]) -> None:
    """Notes what the lists added to the graph."""
    _write(folder / FOLDER / _LINKS, stage, "".join(f"{entity}\t{iri}\n" for entity, iri in added))


def _write(path: Path, stage: Path, text: str) -> None:
    half = stage / path.name
    half.write_text(text, encoding="utf-8")
    half.replace(path)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise InputError(f"{path}: can't be read ({error.strerror})") from error
