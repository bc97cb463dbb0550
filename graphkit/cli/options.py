"""Options that several commands share."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_FOLDER = Path("output")

GraphFolder = Annotated[
    Path,
    typer.Option("--graph", "-g", metavar="DIR", help="The folder that 'graphkit build' wrote to.", envvar="GRAPHKIT_GRAPH"),
]
RuleFolders = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="DIR", help="A folder of rules of your own, used beside those of graphkit; may be repeated."),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model", metavar="NAME", help="An installed English spaCy pipeline to use instead of the one that comes along."
    ),
]
RulesOnly = Annotated[
    bool,
    typer.Option(
        "--rules-only",
        help="Read by rules alone, without the classifier that reads on where they are silent (rule 'classifier').",
    ),
]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="WHERE",
        help="Where the triples live: disk (in the folder), memory, or the URL of a SPARQL 1.1 endpoint.",
        envvar="GRAPHKIT_STORE",
        show_default=False,
    ),
]


class Part(str, Enum):
    """The names of :data:`graphkit.store.PARTS`."""

    INFERRED = "inferred"
    IMPORTED = "imported"


Parts = Annotated[
    list[Part] | None,
    typer.Option(
        "--with",
        help="Ask this too: what follows from the graph ('build --infer'), or what you imported; may be repeated.",
        show_default=False,
    ),
]
