"""The command ``graphkit``: it parses, calls the library, and prints.  Every error is one line and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit with its code (those of :mod:`graphkit.errors`; 2 for wrong use; 130 when interrupted)."""
    from typer import TyperException

    from graphkit.cli.app import app
    from graphkit.errors import GraphkitError

    try:
        code = app(args=None if arguments is None else list(arguments), prog_name="graphkit", standalone_mode=False)
    except GraphkitError as error:
        _complain(str(error))
        sys.exit(error.exit_code)
    except TyperException as error:
        _complain(error.format_message())
        sys.exit(error.exit_code)
    sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str) -> None:
    # Typer has shown the help already where it has nothing to say.
    if message:
        sys.stderr.write(f"graphkit: {' '.join(message.split())}\n")
