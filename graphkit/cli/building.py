"""``graphkit build``: articles in, a graph in a folder out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphkit.cli.options import DEFAULT_FOLDER, Model, RuleFolders, RulesOnly, StoreOption
from graphkit.cli.terminal import AsJson, Quiet, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.model import Knowledge, Reading


def add_to(app: typer.Typer) -> None:
    """Register the command of this module."""
    app.command(rich_help_panel="Start here")(build)


def build(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Text files, folders of them, or patterns in quotation marks.", show_default=False
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write to; what is there stays until all is done.")
    ] = DEFAULT_FOLDER,
    workers: Annotated[
        int, typer.Option("--workers", "-w", min=1, help="Processes that read; pays off from some hundred articles on.")
    ] = 1,
    rules: RuleFolders = None,
    model: Model = None,
    rules_only: RulesOnly = False,
    store: StoreOption = None,
    decisions: Annotated[
        list[Path] | None,
        typer.Option(
            "--decisions",
            metavar="FILE",
            help="A reviewer's decisions, from the graph's page; may be given several times.",
        ),
    ] = None,
    infer: Annotated[
        bool, typer.Option("--infer", help="Add what follows from the facts (super-relations, both directions), apart from them.")
    ] = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Read articles and write their graph: a store to query, graph.ttl, and graph.html to look at.

    Example: graphkit build articles/ -o output/
    """
    from graphkit import folder, pipeline
    from graphkit.cli.facts import counted
    from graphkit.decisions import apply, read
    from graphkit.read.files import find_files

    terminal = Terminal(quiet, as_json)
    files = find_files(paths)
    decided = [read(file) for file in decisions or ()]
    with folder.rebuilt(output, store, pipeline.own_terms(rules or ())) as put:
        with terminal.progress("Reading", len(files)) as done:
            knowledge = pipeline.build(
                paths,
                rules=(*(rules or ()), *folder.own_rules(output)),
                model=model,
                rules_only=rules_only,
                workers=workers,
                on_reading=_by_file(done),
            )
        unfitting: list[str] = []
        for some in decided:
            applied = apply(knowledge, some)
            knowledge = applied.knowledge
            unfitting.extend(applied.unfitting)
        with terminal.waiting("Writing the graph"):
            linked = put(knowledge, infer=infer)
            knowledge = linked.knowledge
    for line in unfitting:
        terminal.remark(f"Decision that fits nothing: {line}")
    if as_json:
        terminal.value({**_summary(knowledge, output), "linked": len(linked.links), "unfittingDecisions": unfitting})
    elif not quiet:
        if linked.links:
            terminal.remark(
                f"Linked to your lists in {output / folder.IMPORTS}: {counted(len(linked.links), 'entity', 'entities')}"
            )
        _show_summary(terminal, knowledge, output)


def _by_file(done: Callable[[str], None]) -> Callable[[Reading], None]:
    """Tells of each file once: a file may hold many articles, and how many is not known before."""
    last: str | None = None

    def told(reading: Reading) -> None:
        nonlocal last
        file = reading.document.identifier.partition("#")[0]
        if file != last:
            last = file
            done(Path(file).name)

    return told


def _summary(knowledge: Knowledge, output: Path) -> dict[str, Any]:
    return {
        "output": str(output),
        "documents": len(knowledge.documents),
        "entities": len(knowledge.entities),
        "entitiesByType": dict(Counter(e.type for e in knowledge.entities).most_common()),
        "assertions": len(knowledge.assertions),
        "assertionsByRelation": dict(sorted(Counter(a.relation for a in knowledge.assertions).items())),
        "assertionsByStatus": dict(sorted(Counter(a.status.value for a in knowledge.assertions).items())),
        "quotations": len(knowledge.statements),
    }


def _show_summary(terminal: Terminal, knowledge: Knowledge, output: Path) -> None:
    from rich.columns import Columns
    from rich.text import Text

    from graphkit.cli.facts import counted
    from graphkit.lookup import busiest

    types = Counter(e.type for e in knowledge.entities).most_common(4)
    statuses = sorted(Counter(a.status.value for a in knowledge.assertions).items(), key=lambda item: (-item[1], item[0]))
    terminal.show(
        Text(
            f"{counted(len(knowledge.documents), 'document')}: {counted(len(knowledge.entities), 'entity', 'entities')}, "
            f"{counted(len(knowledge.assertions), 'assertion')}, {counted(len(knowledge.statements), 'quotation')}",
            "bold",
        )
    )
    for title, counts in (("most entities are", types), ("assertions by status", statuses)):
        if counts:
            terminal.show(Text(f"  {title}: {', '.join(f'{count:,} {name}' for name, count in counts)}"))
    by_relation = Counter(a.relation for a in knowledge.assertions).most_common()
    terminal.show(
        "  assertions by relation:",
        Columns([Text(f"{count:>5} {name}") for name, count in by_relation], column_first=True, padding=(0, 2)),
    )
    if not by_relation:
        terminal.remark("No fact was found: 'graphkit relations' shows what is looked for.")
        return
    centre = busiest(knowledge)
    where = "" if output == DEFAULT_FOLDER else f" --graph {output}"
    terminal.show(
        "",
        Text.assemble("Now open ", (str(output / "graph.html"), "bold"), " in a browser, or try"),
        Text(f'  graphkit show "{centre.label}"{where}', "cyan"),
        Text(f"  graphkit query --name most-connected{where}", "cyan"),
    )
