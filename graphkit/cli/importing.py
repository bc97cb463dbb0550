"""``graphkit import``: a user's own list of entities, linked to the graph and learned by later builds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphkit.cli.options import DEFAULT_FOLDER, GraphFolder, StoreOption
from graphkit.cli.terminal import AsJson, Quiet, Terminal
from graphkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from graphkit.folder import Imported
    from graphkit.known import Linked

#: So many lines of each kind are shown to a person; --json has them all.
_SHOWN = 20


def add_to(app: typer.Typer) -> None:
    """Register the command of this module."""
    app.command("import", rich_help_panel="Start here")(import_)


def import_(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Turtle, N-Triples, JSON-LD or RDF/XML, told by the ending.", show_default=False),
    ],
    types: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            "-t",
            metavar="[IRI=]CLASS",
            help="The class of graphkit that a class of the list stands for; CLASS alone is for entities without any.",
        ),
    ] = None,
    graph: GraphFolder = DEFAULT_FOLDER,
    store: StoreOption = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Bring in your own list of brands, people, … and link the graph to it.

    Entities of the graph that are on the list get its IRIs (schema:sameAs), and later builds into the same folder recognise the
    list's names. Nothing is guessed: what fits twice, or fits in name but not in kind, is told and left alone.
    Example: graphkit import brands.ttl; graphkit import cast.jsonld --type https://example.org/Actor=Person
    """
    from graphkit import folder

    terminal = Terminal(quiet, as_json)
    mapping = dict(map(_type, types or ()))
    with terminal.waiting("Importing"):
        imported = folder.bring_in(graph, files, mapping, store)
    terminal.value(_record(imported, graph))
    if not quiet:
        terminal.show(*_told(imported, graph))


def _type(given: str) -> tuple[str, str]:
    iri, _, name = given.rpartition("=")
    if not name or (iri and ":" not in iri):
        raise UsageError(f"--type {given!r}: write it as IRI=Class, such as https://example.org/Label=Brand, or as a class alone")
    return iri, name


def _record(imported: Imported, graph: Path) -> dict[str, Any]:
    linked = imported.linked
    return {
        "graph": str(graph),
        "lists": [
            {
                "name": one.name,
                "entities": len(one.entities),
                "withoutType": sum(entity.type is None for entity in one.entities),
                "unknownTypes": dict(one.unknown_types),
                "namesForLaterBuilds": names,
            }
            for one, names in zip(imported.lists, imported.names, strict=True)
        ],
        "linked": None
        if linked is None
        else [{"entity": link.entity, "label": link.label, "iri": link.iri, "why": link.why} for link in linked.links],
        "doubtful": None
        if linked is None
        else [{"entity": d.entity, "label": d.label, "iris": list(d.iris), "why": d.why} for d in linked.doubts],
        "notInTheGraph": None if linked is None else [{"iri": known.iri, "label": known.label} for known in linked.new],
    }


def _told(imported: Imported, graph: Path) -> Iterator[RenderableType]:
    from rich.text import Text

    from graphkit.cli.facts import counted

    for one, names in zip(imported.lists, imported.names, strict=True):
        entities = counted(len(one.entities), "entity", "entities")
        yield Text(f"{one.name}: {entities}; {counted(names, 'name')} that later builds into {graph} will recognise", "bold")
        for iri, count in one.unknown_types:
            hint = f"say --type {iri}=Brand (or another class)" if iri else "say --type Brand (or another class)"
            what = f"of the class {iri}, which stands for none here" if iri else "without a class"
            yield Text(f"  {counted(count, 'entity', 'entities')} {what}: {hint} to have them recognised", "yellow")
    if imported.linked is None:
        yield Text(f"There is no graph in {graph} yet: the next build there will be linked to the list.")
    else:
        yield from _links(imported.linked)


def _links(linked: Linked) -> Iterator[RenderableType]:
    from rich.text import Text

    from graphkit.cli.facts import counted, table

    yield Text(f"\n{counted(len(linked.links), 'link')}", "bold")
    if linked.links:
        yield table(("entity", "is", "because of"), [(k.label, k.iri, k.why) for k in linked.links[:_SHOWN]])
    yield from _more(len(linked.links))
    if linked.doubts:
        yield Text(f"\n{counted(len(linked.doubts), 'doubt')}: not linked, decide yourself", "bold")
        yield table(("entity", "may be", "but"), [(d.label, " ".join(d.iris), d.why) for d in linked.doubts[:_SHOWN]])
        yield from _more(len(linked.doubts))
    new = ", ".join(known.label for known in linked.new[:_SHOWN])
    rest = f" and {len(linked.new) - _SHOWN} more" if len(linked.new) > _SHOWN else ""
    entities = counted(len(linked.new), "entity", "entities")
    yield Text(f"\n{entities} of your lists not found in the graph{': ' if new else ''}{new}{rest}")


def _more(count: int) -> Iterator[RenderableType]:
    from rich.text import Text

    if count > _SHOWN:
        yield Text(f"  and {count - _SHOWN} more (--json has all)", "dim")
