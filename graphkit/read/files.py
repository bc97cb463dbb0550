"""Files, folders and globs to Documents: what is an article's file, under what name, and what can't be read."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import InputError
from graphkit.read.article import read_text
from graphkit.read.html import read_html
from graphkit.read.records import read_csv, read_jsonl

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.model import Document

MAX_BYTES = 5_000_000
"""The largest that one article can be."""

_PAGES = (".html", ".htm", ".xhtml")
_RECORDS = {".jsonl": read_jsonl, ".ndjson": read_jsonl, ".csv": read_csv, ".tsv": read_csv}
SUFFIXES = (".txt", *_PAGES, ".jsonl", ".ndjson")
"""What a folder is searched for.  CSV files, which can hold anything, are read where they are named."""

_MAGIC = "*?["


def read_documents(paths: Sequence[str | Path], *, max_bytes: int = MAX_BYTES) -> Iterator[Document]:
    """Articles from files, folders (searched through all levels) and globs (``**`` for all levels).

    By its ending a file is a web page (``.html``, ``.htm``, ``.xhtml``), JSON Lines (``.jsonl``, ``.ndjson``) or a table
    (``.csv``, ``.tsv``) with an article in each line; any other is the text of one article.

    Files come sorted by name, each once however often it is named, and the articles of one file in its order.  The identifier of
    a document is the path as given, or the folder as given plus the path in it, with forward slashes, and for one of many in a
    file ``#`` and its id or line; a document of an absolute path below the current folder is named relative to it.

    Raises InputError, with one line that names the path and says what to do, for: no such path, a folder or glob without
    articles, a file that is empty, binary, not UTF-8 (but for web pages), unreadable, without an article's text, an article
    larger than ``max_bytes``.  Paths are all looked up before the first document is read.
    """
    files = find_files(paths)
    for identifier in sorted(files):
        yield from read_file(files[identifier], identifier, max_bytes)


def read_file(path: Path, identifier: str, max_bytes: int = MAX_BYTES) -> Iterator[Document]:
    """The articles of one file: see :func:`read_documents`."""
    suffix = path.suffix.lower()
    if suffix in _RECORDS:
        documents = 0
        for document in _RECORDS[suffix](path, identifier, max_bytes):
            documents += 1
            yield document
        if not documents:
            raise InputError(f"{identifier}: the file holds no article; remove it or give it one article on each line")
    elif suffix in _PAGES:
        yield read_html(load(path, identifier, max_bytes), identifier)
    else:
        data = load(path, identifier, max_bytes)
        try:
            yield read_text(data.decode("utf-8-sig"), identifier)
        except UnicodeDecodeError as e:
            raise InputError(
                f"{identifier}: not UTF-8 (byte {e.start}); save it as UTF-8, for example with: iconv -t UTF-8"
            ) from e


def find_files(paths: Sequence[str | Path]) -> dict[str, Path]:
    """Identifier -> file, for all files that the paths stand for, each once.  Raises InputError as read_documents does."""
    if not paths:
        raise InputError("no input: name at least one file, folder or glob of articles")
    found: dict[Path, tuple[str, Path]] = {}
    for given in paths:
        for path in _expand(given):
            real = path.resolve()
            name = _identifier(path)
            # Named twice in different ways: the first in order of names counts, whatever the order of the paths.
            if real not in found or name < found[real][0]:
                found[real] = (name, path)
    return dict(found.values())


def _expand(given: str | Path) -> list[Path]:
    path = Path(given).expanduser()
    if path.is_dir():
        files = [p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file() and not _is_passed_over(p, path)]
        if not files:
            raise InputError(f"{given}: no articles in this folder ({', '.join(SUFFIXES)}); name a folder that has some")
        return files
    if path.exists():
        return [path]
    if any(c in str(given) for c in _MAGIC):
        files = [p for p in map(Path, glob.glob(str(path), recursive=True)) if p.is_file()]
        if not files:
            raise InputError(f"{given}: no file matches; check the pattern and the folder you are in")
        return files
    raise InputError(f"{given}: no such file or folder; check the path")


def _is_passed_over(path: Path, root: Path) -> bool:
    """Hidden files and folders, and the page of a graph that was built into a folder below."""
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return hidden or (path.name == "graph.html" and path.with_name("graph.ttl").exists())


def _identifier(path: Path) -> str:
    """The path as it was given; made relative to the current folder where it is absolute and below it."""
    if path.is_absolute():
        here = Path.cwd()
        if path.is_relative_to(here):
            path = path.relative_to(here)
    return os.path.normpath(path).replace(os.sep, "/")


def load(path: Path, name: str, max_bytes: int) -> bytes:
    """The content of one file.  Raises InputError for one that is empty, binary, too large or can't be read."""
    try:
        size = path.stat().st_size
        if size > max_bytes:
            limit = f"{size / 1e6:.1f} MB is too large for one article (limit {max_bytes / 1e6:g} MB)"
            raise InputError(f"{name}: {limit}; split it into one file per article")
        data = path.read_bytes()
    except OSError as e:
        raise InputError(f"{name}: cannot be read ({e.strerror or e}); check the path and its permissions") from e
    if not data.strip():
        raise InputError(f"{name}: the file is empty; remove it or give it an article's text")
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{name}: a binary file, not text; name text files only")
    return data
