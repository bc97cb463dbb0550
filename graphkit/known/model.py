"""What a user knows already, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.model import Knowledge

#: What the IRIs of things begin with that had none in the user's file.  Nothing is linked to them.
NAMELESS = "urn:graphkit:unnamed:"


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """Somebody or something in a user's own list.

    ``iri`` is the list's, ``type`` the local name of an entity class of the ontology, or None where the list says nothing that
    could be mapped to one.  ``aliases`` and ``same_as`` (IRIs elsewhere) are sorted.
    """

    iri: str
    label: str
    aliases: tuple[str, ...] = ()
    type: str | None = None
    same_as: tuple[str, ...] = ()

    @property
    def iris(self) -> tuple[str, ...]:
        """All IRIs that it goes by."""
        return self.same_as if self.iri.startswith(NAMELESS) else (self.iri, *self.same_as)

    @property
    def names(self) -> tuple[str, ...]:
        """The label and the aliases."""
        return (self.label, *self.aliases)


@dataclass(frozen=True, slots=True)
class KnownList:
    """A user's list, as it was read from a file.

    ``lines`` is all of it as N-Triples, sorted, with the types that were mapped, so that reading them again gives the same list.
    ``unknown_types`` are IRIs of classes that stand for none of the ontology's, each with how many entities have only such.
    """

    name: str
    entities: tuple[KnownEntity, ...]
    lines: tuple[str, ...] = ()
    unknown_types: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """An entity of the graph (``entity`` is its id) that is the one of the list with the ``iri``, and why that is so."""

    entity: str
    iri: str
    label: str
    why: str


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """An entity of the graph that may be one of the list and was not linked: ``iris`` are what it may be, ``why`` why not."""

    entity: str
    label: str
    iris: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Knowledge with its links to the lists.

    ``added`` are the pairs of entity id and IRI that were not there before.  ``new`` are entities of the lists that
    nothing in the graph is or may be.
    """

    knowledge: Knowledge
    links: tuple[Link, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    new: tuple[KnownEntity, ...] = ()
    added: tuple[tuple[str, str], ...] = ()
