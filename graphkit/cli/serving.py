"""``graphkit serve``: the graph on the network."""

from __future__ import annotations

from typing import Annotated

import typer

from graphkit.cli.options import DEFAULT_FOLDER, GraphFolder, Parts, StoreOption
from graphkit.cli.terminal import Quiet, Terminal


def add_to(app: typer.Typer) -> None:
    """Register the command of this module."""
    app.command(rich_help_panel="Hand it on")(serve)


def serve(
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="ADDRESS", help="The address to listen on; only this machine can ask unless you say another."
        ),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")] = 7878,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0.001, metavar="SECONDS", help="Give up a query after so long.")
    ] = 30.0,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Answer with at most so many rows.")] = 100_000,
    parts: Parts = None,
    writable: Annotated[
        bool,
        typer.Option("--writable", help="Carry out SPARQL updates sent to /update. They change the store, and no other file."),
    ] = False,
    graph: GraphFolder = DEFAULT_FOLDER,
    store: StoreOption = None,
    quiet: Quiet = False,
) -> None:
    """Serve the graph until interrupted: SPARQL at /query, the page at /, every entity at its own address.

    It can only be read unless --writable is given, and only from this machine unless --host is.

    Example: graphkit serve --port 8080
    """
    from graphkit import folder
    from graphkit.serve import Limits, serve

    terminal = Terminal(quiet)
    with folder.opened(graph, store, writable=writable) as held:
        terminal.remark(f"Serving {graph} at http://{host}:{port}/ (SPARQL at /query); Ctrl-C ends it.")
        page = graph / folder.PAGE
        serve(
            held,
            page if page.is_file() else None,
            host=host,
            port=port,
            limits=Limits(timeout, limit),
            parts=[part.value for part in parts or ()],
            writable=writable,
        )
