"""How the command speaks: results on standard output, progress and remarks on standard error, one JSON value if asked."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

#: How wide a table may get where nothing tells how wide the reader's screen is.
_PIPE_WIDTH = 240

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what was asked for, and errors.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as one JSON value.")]


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a command's words go.  ``quiet`` leaves out remarks and progress, ``as_json`` tables and prose as well."""

    quiet: bool = False
    as_json: bool = False

    @property
    def out(self) -> Console:
        """The console of results.  It wraps at the width of the terminal, and never where the output is a pipe or a file."""
        from rich.console import Console

        if sys.stdout.isatty():
            return Console(highlight=False, emoji=False)
        return Console(highlight=False, emoji=False, soft_wrap=True, width=_PIPE_WIDTH)

    @property
    def err(self) -> Console:
        """The console of progress and remarks."""
        from rich.console import Console

        return Console(stderr=True, highlight=False, emoji=False, soft_wrap=True)

    def show(self, *parts: RenderableType) -> None:
        """Print a result for a person; nothing in JSON mode."""
        if not self.as_json:
            console = self.out
            for part in parts:
                console.print(part)

    def remark(self, text: str) -> None:
        """Print something useful to know that is not the result; nothing in quiet and JSON mode."""
        if not (self.quiet or self.as_json):
            self.err.print(text, markup=False)

    def value(self, value: Any) -> None:
        """Print the result as JSON; nothing in other modes."""
        if self.as_json:
            raw(f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode())

    @contextmanager
    def progress(self, what: str, total: int | None = None) -> Iterator[Callable[[str], None]]:
        """A bar on standard error while the body runs; call what it gives once for each thing done, with its name.

        It is drawn on terminals only, and not in quiet and JSON mode.
        """
        if self.quiet or self.as_json or not sys.stderr.isatty():
            yield lambda name: None
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("[dim]{task.fields[name]}"),
        )
        with Progress(*columns, console=self.err, transient=True) as bars:
            task = bars.add_task(what, total=total, name="")
            yield lambda name: bars.update(task, advance=1, name=name)

    @contextmanager
    def waiting(self, what: str) -> Iterator[None]:
        """A spinner on standard error while the body runs, under the same conditions as :meth:`progress`."""
        if self.quiet or self.as_json or not sys.stderr.isatty():
            yield
            return
        with self.err.status(what):
            yield


def raw(text: bytes) -> None:
    """Write bytes to standard output as they are: text in UTF-8 whatever the locale, or a binary format."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text)
    sys.stdout.buffer.flush()
