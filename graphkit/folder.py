"""The folder that a graph is kept in: what lies where, and how a new graph takes the place of an old one.

    store/       the on-disk store that is queried
    graph.ttl    everything as Turtle
    graph.html   the page to look at

A new graph is made beside the old one and put in its place at the end, so that a build that fails or is
interrupted leaves the old graph as it was.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from graphkit.errors import StoreError
from graphkit.model import Knowledge

STORE: Final = "store"
TURTLE: Final = "graph.ttl"
PAGE: Final = "graph.html"
_STAGE: Final = ".building-"


@contextlib.contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A new empty folder to write into; when the body ends without error, what is in it takes the place of what has
    the same names in ``folder``.  Other files there stay.

    Raises StoreError where the folder can't be made or written to, before the body runs.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=folder))
    except OSError as error:
        raise StoreError(f"{folder}: can't be written to ({error.strerror}): choose another folder with -o") from error
    try:
        yield stage
        _swap(stage, folder)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _swap(stage: Path, folder: Path) -> None:
    old = stage / ".old"
    old.mkdir()
    moved: list[tuple[Path, Path]] = []
    try:
        for new in sorted(p for p in stage.iterdir() if p != old):
            target = folder / new.name
            if target.exists():
                target.rename(old / new.name)
                moved.append((old / new.name, target))
            new.rename(target)
            moved.append((target, new))
    except OSError as error:
        for now, before in reversed(moved):
            now.rename(before)
        raise StoreError(f"{folder}: the new graph can't be put there ({error.strerror}); the old one is as it was") from error
