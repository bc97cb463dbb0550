"""The values that every stage of graphkit speaks.

All of them are frozen: a stage takes values and returns new ones.  Text positions are offsets in
characters (Python string indices) into :attr:`Document.text`, start inclusive, end exclusive.
Dates are ISO 8601 strings as exact as the text allows: ``2022-11-27``, ``2022-11`` or ``2022``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum


class Status(str, Enum):
    """What a text says about a fact: see the ontology's ``gk:Status`` individuals."""

    ASSERTED = "Asserted"
    PLANNED = "Planned"
    ALLEGED = "Alleged"
    DENIED = "Denied"
    HYPOTHETICAL = "Hypothetical"


class Verdict(str, Enum):
    """What a reviewer said about a fact."""

    ACCEPTED = "Accepted"
    REJECTED = "Rejected"


class BlockKind(str, Enum):
    """What a stretch of an article is for."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    CAPTION = "caption"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph of an article, with what it is for.  Blocks are in text order and never overlap."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Document:
    """One article, as it was read.

    ``identifier`` is the path or key it was given under, ``text`` the stored text that all positions
    refer to (never altered: the metadata line and boilerplate stay in it, marked by ``blocks``).
    """

    identifier: str
    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    blocks: tuple[Block, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8, as hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody or something that one document speaks of.

    ``key`` is unique in its document.  ``named`` is false for things without a proper name
    ("the production company"), whose identity is per story and never global.
    ``type`` is the local name of an entity class of the ontology.
    """

    key: str
    label: str
    type: str
    aliases: tuple[str, ...] = ()
    named: bool = True
    gender: str | None = None
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One fact as one sentence of one document gives it.

    ``subject``, ``object``, ``place`` and ``attributed_to`` are keys of the document's referents;
    ``start``/``end`` delimit the sentence; the other spans say where in it the parts were read
    (an argument that is taken from elsewhere, such as a heading, has no span).
    ``why`` tells a person what the status, the source and the arguments were read from.
    """

    document: str
    relation: str
    subject: str
    object: str
    start: int
    end: int
    rule: str
    status: Status = Status.ASSERTED
    subject_span: Span | None = None
    object_span: Span | None = None
    trigger_span: Span | None = None
    date: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    place: str | None = None
    role: str | None = None
    reason: str | None = None
    attributed_to: str | None = None
    confidence: Decimal = Decimal("0.8")
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a document puts in somebody's mouth.  ``speaker`` and ``platform`` are referent keys."""

    document: str
    start: int
    end: int
    text: str
    speaker: str | None = None
    platform: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one document."""

    document: Document
    referents: tuple[Referent, ...] = ()
    claims: tuple[Claim, ...] = ()
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something in the graph.  ``id`` is the last part of its IRI, stable for the same input.

    ``members`` are the (document identifier, referent key) pairs that were merged into it.
    """

    id: str
    label: str
    type: str
    aliases: tuple[str, ...] = ()
    named: bool = True
    same_as: tuple[str, ...] = ()
    members: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place in a text that an assertion was read from, with what was read at that very place.

    ``exact`` equals ``document.text[start:end]``.  ``attributed_to`` is an entity id.
    """

    document: str
    start: int
    end: int
    exact: str
    rule: str
    status: Status = Status.ASSERTED
    subject_span: Span | None = None
    object_span: Span | None = None
    trigger_span: Span | None = None
    date: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    attributed_to: str | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """One happening or state: what all its evidence amounts to.  Entities are given by id.

    ``verdict`` and ``remark`` are a reviewer's, where one has looked at it.
    """

    id: str
    subject: str
    relation: str
    object: str
    status: Status = Status.ASSERTED
    date: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    place: str | None = None
    role: str | None = None
    reason: str | None = None
    attributed_to: str | None = None
    confidence: Decimal = Decimal("0.8")
    evidence: tuple[Evidence, ...] = ()
    verdict: Verdict | None = None
    remark: str | None = None

    @property
    def holds(self) -> bool:
        """Whether the graph has its direct triple: it is asserted, and no reviewer has rejected it."""
        return self.status is Status.ASSERTED and self.verdict is not Verdict.REJECTED

    @property
    def documents(self) -> tuple[str, ...]:
        """Identifiers of the documents it was read in, sorted, each once."""
        return tuple(sorted({e.document for e in self.evidence}))


@dataclass(frozen=True, slots=True)
class Statement:
    """A :class:`Quotation` whose speaker and platform are entities of the graph (given by id)."""

    document: str
    start: int
    end: int
    text: str
    speaker: str | None = None
    platform: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that a build knows, before it becomes triples.  Tuples are sorted, so that it is comparable."""

    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    statements: tuple[Statement, ...] = ()
    provenance: Provenance = field(default_factory=lambda: Provenance())


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made a graph: no clock time and no machine, so that the same input gives the same bytes."""

    software: str = ""
    model: str = ""
    rules_digest: str = ""
