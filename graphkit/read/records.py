"""JSON Lines and CSV to Documents: one article for each line or row, under the field names that exports commonly use."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

from graphkit.errors import InputError
from graphkit.read.article import read_text
from graphkit.read.dates import iso_date
from graphkit.read.html import under_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from graphkit.model import Document

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "article", "maintext", "articleBody", "full_text"),
    "title": ("title", "headline", "name"),
    "published": (
        "published",
        "date",
        "datePublished",
        "date_published",
        "date_publish",
        "published_at",
        "publishedAt",
        "pubDate",
    ),
    "url": ("url", "link", "source_url"),
    "publisher": ("publisher", "source", "source_name", "sitename", "outlet", "publication"),
    "author": ("author", "authors", "byline", "creator"),
    "identifier": ("identifier", "id", "guid", "key"),
}
"""What a document has, and the names of the fields that it is read from; the first that is there and not empty counts."""


def read_jsonl(path: Path, name: str, max_bytes: int) -> Iterator[Document]:
    """One document for each line that is a JSON object; empty lines are skipped.

    A document is known as its ``id`` field behind the file's name and a ``#``, or else as its line number.
    Raises InputError, naming file and line, for what is not JSON, has no text, or is larger than ``max_bytes``.
    """
    for number, line in _lines(path, name):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as e:
            raise InputError(f"{name}, line {number}: not valid JSON ({e.msg}); give one JSON object on each line") from e
        if not isinstance(record, dict):
            raise InputError(f"{name}, line {number}: not a JSON object; give one on each line, with a field 'text'")
        yield read_record(record, f"{name}, line {number}", f"{name}#{number}", name, max_bytes)


def read_csv(path: Path, name: str, max_bytes: int) -> Iterator[Document]:
    """One document for each row under the header line; a ``.tsv`` file has tabs.  Otherwise like :func:`read_jsonl`."""
    lines = (line for _, line in _lines(path, name))
    rows = csv.DictReader(lines, delimiter="\t" if path.suffix.lower() == ".tsv" else ",", strict=True)
    if not set(rows.fieldnames or ()) & set(FIELDS["text"]):
        raise InputError(f"{name}: no column with the text; name one of the columns 'text' in the first line")
    number = 1
    try:
        for number, row in enumerate(rows, start=1):
            yield read_record(row, f"{name}, row {number}", f"{name}#{number}", name, max_bytes)
    except csv.Error as e:
        raise InputError(f"{name}, row {number}: not valid CSV ({e}); put quotes around fields and double those inside") from e


def read_record(record: Mapping[str, Any], where: str, fallback: str, name: str, max_bytes: int) -> Document:
    """A document from named fields: see :data:`FIELDS`.  ``where`` is for messages, ``fallback`` its name if it has no key."""
    values = {part: _first(record, names) for part, names in FIELDS.items()}
    text = values["text"]
    if text is None:
        raise InputError(f"{where}: no text; give each record a field 'text'")
    if len(text.encode("utf-8")) > max_bytes:
        raise InputError(f"{where}: too large for one article (limit {max_bytes / 1e6:g} MB); split it")
    return read_text(
        under_title(text, values["title"]),
        f"{name}#{values['identifier']}" if values["identifier"] else fallback,
        title=values["title"],
        published=iso_date(values["published"] or ""),
        url=values["url"],
        publisher=values["publisher"],
        author=values["author"],
    )


def _first(record: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = record.get(name)
        if isinstance(value, list):  # several authors
            value = ", ".join(str(v) for v in value if v)
        if isinstance(value, dict):  # {"source": {"name": ...}}
            value = value.get("name")
        if value is not None and str(value).strip():
            return str(value) if name in FIELDS["text"] else " ".join(str(value).split())
    return None


def _lines(path: Path, name: str) -> Iterator[tuple[int, str]]:
    number = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, line in enumerate(file, start=1):
                yield number, line
    except UnicodeDecodeError as e:
        raise InputError(f"{name}, after line {number}: not UTF-8; save it as UTF-8, for example with: iconv -t UTF-8") from e
    except OSError as e:
        raise InputError(f"{name}: cannot be read ({e.strerror or e}); check the path and its permissions") from e
