"""The graph as two tables, ``nodes.csv`` and ``edges.csv``: for spreadsheets and for the bulk loaders of Neo4j and Kuzu.

The headings are those of ``neo4j-admin database import``, which a spreadsheet shows as they are and Kuzu passes over
(``COPY … (HEADER=true)``).  The first column of the nodes is the key, the first two of the edges are where they start and
end, as Kuzu wants it.  Lists are joined with ``;``, Neo4j's own separator.  The files are UTF-8 without a byte order mark.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from graphkit.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.model import Assertion, Entity, Knowledge

NODE_COLUMNS: Final = ("id:ID", "label", ":LABEL", "aliases:string[]", "named:boolean", "sameAs:string[]", "documents:int")
EDGE_COLUMNS: Final = (
    ":START_ID",
    ":END_ID",
    ":TYPE",
    "id",
    "subject",
    "object",
    "status",
    "date",
    "amount:double",
    "currency",
    "place",
    "role",
    "reason",
    "attributedTo",
    "confidence:double",
    "weight:int",
    "symmetric:boolean",
    "documents:string[]",
    "sentence",
)
#: What makes a spreadsheet take a cell for a formula.  An article's words must not compute anything.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def nodes(knowledge: Knowledge) -> Iterator[bytes]:
    """``nodes.csv``: one line for each entity."""
    return _table(NODE_COLUMNS, (_node(entity) for entity in knowledge.entities))


def edges(knowledge: Knowledge, vocabulary: Vocabulary | None = None) -> Iterator[bytes]:
    """``edges.csv``: one line for each assertion, whatever its status.  A symmetric relation has one line.

    Raises :class:`VocabularyError` for a relation that the vocabulary does not have.
    """
    terms, labels = vocabulary or load(), {entity.id: entity.label for entity in knowledge.entities}
    return _table(EDGE_COLUMNS, (_edge(assertion, labels, terms) for assertion in knowledge.assertions))


def _node(entity: Entity) -> list[str]:
    documents = len({document for document, _ in entity.members})
    aliases, links = _listed(entity.aliases), _listed(entity.same_as)
    return [entity.id, entity.label, entity.type, aliases, _truth(entity.named), links, str(documents)]


def _edge(assertion: Assertion, labels: dict[str, str], vocabulary: Vocabulary) -> list[str]:
    return [
        assertion.subject,
        assertion.object,
        assertion.relation,
        assertion.id,
        labels[assertion.subject],
        labels[assertion.object],
        assertion.status.value,
        assertion.date or "",
        "" if assertion.amount is None else format(assertion.amount, "f"),
        assertion.currency or "",
        "" if assertion.place is None else labels[assertion.place],
        assertion.role or "",
        assertion.reason or "",
        "" if assertion.attributed_to is None else labels[assertion.attributed_to],
        format(assertion.confidence, "f"),
        str(max(1, len(assertion.documents))),
        _truth(vocabulary.relation(assertion.relation).symmetric),
        _listed(assertion.documents),
        assertion.evidence[0].exact if assertion.evidence else "",
    ]


def _table(columns: tuple[str, ...], rows: Iterable[list[str]]) -> Iterator[bytes]:
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
        yield lines.getvalue().encode()
        lines.seek(0)
        lines.truncate()
    yield lines.getvalue().encode()


def _harmless(cell: str) -> str:
    """The cell without line breaks, which loaders that read in parallel refuse, and with an apostrophe before a formula."""
    line = " ".join(cell.split("\n")).replace("\r", " ").replace("\0", "�")
    return "'" + line if line.startswith(_FORMULA) else line


def _listed(values: Iterable[str]) -> str:
    return ";".join(value.replace(";", ",") for value in values)


def _truth(value: bool) -> str:
    return "true" if value else "false"
