"""The commands, put together, with the help that a newcomer sees first."""

from __future__ import annotations

from typing import Annotated

import typer

from graphkit.cli import asking, building, importing, looking, serving, trying
from graphkit.version import VERSION

HELP = (
    "Build a knowledge graph from news about celebrities and brands, and ask it questions.\n\n"
    "Start with [bold]graphkit build articles/[/bold], which reads text files and writes the graph to output/. "
    'Then open output/graph.html, or try [bold]graphkit show "Kim Kardashian"[/bold]. Every command has its own --help.'
)
EPILOG = (
    "Exit codes: 0 done · 1 validate found something · 2 wrong use · 3 unreadable input · 4 unknown relation or mistaken rule · "
    "5 failed query · 6 graph can't be opened or written · 7 language pipeline missing · 8 unknown name or fact · 130 interrupted"
)

app = typer.Typer(
    name="graphkit",
    help=HELP,
    epilog=EPILOG,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"graphkit {VERSION}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)] = False,
) -> None:
    """Options that hold without a command."""


building.add_to(app)
importing.add_to(app)
looking.add_to(app)
asking.add_to(app)
serving.add_to(app)
trying.add_to(app)
