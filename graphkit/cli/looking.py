"""Commands that show what the graph holds: ``show``, ``explain``, ``view`` and ``relations``."""

from __future__ import annotations

import webbrowser
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphkit.cli.options import DEFAULT_FOLDER, GraphFolder, StoreOption
from graphkit.cli.terminal import AsJson, Quiet, Terminal
from graphkit.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from graphkit.api import KnowledgeGraph
    from graphkit.model import Assertion, Entity
    from graphkit.views.inference import Inferred
    from graphkit.vocabulary import Relation, Vocabulary

PANEL = "Look at it"


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command(rich_help_panel=PANEL)(show)
    app.command(rich_help_panel=PANEL)(explain)
    app.command(rich_help_panel=PANEL)(view)
    app.command(rich_help_panel="Ask it")(relations)


def show(
    name: Annotated[str, typer.Argument(help="A person, brand, … by any name that the articles use.", show_default=False)],
    graph: GraphFolder = DEFAULT_FOLDER,
    store: StoreOption = None,
    relation: Annotated[
        list[str] | None, typer.Option("--relation", "-r", metavar="NAME", help="Only facts of this relation; may be repeated.")
    ] = None,
    all_evidence: Annotated[
        bool, typer.Option("--all", "-a", help="All the sentences of each fact, not the first three.")
    ] = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Show everything known about an entity, each fact with its sentence and source.

    Example: graphkit show "Kim Kardashian"
    """
    from graphkit import records
    from graphkit.api import open

    terminal = Terminal(quiet, as_json)
    with terminal.waiting("Opening the graph"):
        kg = open(graph, store=store)
        found = kg.find(name)
    chosen = [kg.vocabulary.relation(r).name for r in relation or ()]
    value = []
    for entity in found:
        facts = [f for f in kg.facts(entity) if not chosen or f.relation in chosen]
        said = [s for s in kg.knowledge.statements if s.speaker == entity.id]
        value.append(
            {
                **records.entity_record(entity),
                "facts": [records.assertion_record(f, kg.names) for f in facts],
                "statements": [records.statement_record(s, kg.names) for s in said],
            }
        )
        if not as_json:
            terminal.show(*_entity(kg, entity, facts, chosen, None if all_evidence else 3))
    terminal.value(value)


def _entity(
    kg: KnowledgeGraph, entity: Entity, facts: list[Assertion], chosen: list[str], most: int | None
) -> Iterator[RenderableType]:
    from rich.text import Text

    from graphkit.cli import facts as say

    yield say.entity_head(entity)
    order = {name: position for position, name in enumerate(kg.vocabulary.relations)}
    documents = kg.documents
    for relation, group in groupby(sorted(facts, key=lambda f: order[f.relation]), key=lambda f: f.relation):
        yield Text(f"\n{relation}", "bold yellow")
        for fact in say.in_order_of_time(group):
            yield Text("  ") + say.headline(fact, kg.names, kg.vocabulary, seen_from=entity.id)
            for evidence in fact.evidence[:most]:
                yield say.evidence_lines(evidence, documents, kg.names)
            if most is not None and len(fact.evidence) > most:
                yield Text(f"    and {len(fact.evidence) - most} more (--all)", "dim")
    said = [s for s in kg.knowledge.statements if s.speaker == entity.id]
    if said and not chosen:
        yield Text("\nsaid", "bold yellow")
        for statement in said:
            yield say.statement_line(statement, kg.names, documents)
    if not facts and not said:
        yield Text("  no fact about it in the graph", "dim")
    yield Text("")


def explain(
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="Who does it, by any name.", show_default=False)],
    relation: Annotated[str, typer.Argument(metavar="RELATION", help="One of 'graphkit relations'.", show_default=False)],
    object: Annotated[str, typer.Argument(metavar="OBJECT", help="To whom or what, by any name.", show_default=False)],
    graph: GraphFolder = DEFAULT_FOLDER,
    store: StoreOption = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Show how a fact was read: the sentence with its parts marked, the rule, and why its status is what it is.

    Of a fact that no article states and that follows from others, it shows from which.

    Example: graphkit explain "Balenciaga" endsPartnershipWith "Kanye West"
    """
    from graphkit import records
    from graphkit.api import open

    terminal = Terminal(quiet, as_json)
    with terminal.waiting("Opening the graph"):
        kg = open(graph, store=store)
        facts = kg.facts(subject, relation=relation, object=object)
        following = [] if facts else _following(kg, subject, relation, object)
    if not facts and not following:
        raise UnknownNameError(_not_known(kg, subject, relation, object))
    stated = {f.id: f for f in kg.knowledge.assertions}
    terminal.value(
        [
            *(records.assertion_record(f, kg.names) for f in facts),
            *(records.inferred_record(f, [stated[id] for id in f.because], kg.names) for f in following),
        ]
    )
    for fact in facts:
        terminal.show(*_explained(kg, fact))
    for conclusion in following:
        terminal.show(*_concluded(kg, conclusion))
        for id in conclusion.because:
            terminal.show(*_explained(kg, stated[id]))


def _explained(kg: KnowledgeGraph, fact: Assertion) -> Iterator[RenderableType]:
    from rich.text import Text

    from graphkit.cli import facts as say

    yield say.headline(fact, kg.names, kg.vocabulary)
    yield Text(f"  {fact.status.value}: {kg.vocabulary.statuses[fact.status.value]}", say.STATUS_STYLES[fact.status])
    places, documents = say.counted(len(fact.evidence), "place"), say.counted(len(fact.documents), "document")
    yield Text(f"  confidence {fact.confidence}; read at {places} in {documents}", "dim")
    for evidence in fact.evidence:
        yield say.evidence_lines(evidence, kg.documents, kg.names, full=True)
    yield Text("")


def _following(kg: KnowledgeGraph, subject: str, relation: str, object: str) -> list[Inferred]:
    """What was not read between the two and follows."""
    first, second = ({e.id for e in kg.find(name)} for name in (subject, object))
    return [f for f in kg.inferred if f.relation == relation and f.subject in first and f.object in second]


def _concluded(kg: KnowledgeGraph, fact: Inferred) -> Iterator[RenderableType]:
    from rich.text import Text

    label = kg.vocabulary.relation(fact.relation).label
    yield Text.assemble(("[inferred] ", "blue"), (f"{kg.names[fact.subject]} {label} {kg.names[fact.object]}", "bold"))
    yield Text("  no article says so in these words; it follows from what is below:", "dim")
    for step in fact.steps:
        yield Text(f"  - {step}")
    yield Text("")


def _not_known(kg: KnowledgeGraph, subject: str, relation: str, object: str) -> str:
    between = {f.relation for f in (*kg.facts(subject, object=object), *kg.facts(object, object=subject))}
    start = f"no fact '{subject} {relation} {object}' in the graph"
    if between:
        return f"{start}: between the two there is {', '.join(sorted(between))}"
    return f"{start}, nor any other between the two: 'graphkit show \"{subject}\"' lists what there is"


def view(
    graph: GraphFolder = DEFAULT_FOLDER,
    store: StoreOption = None,
    focus: Annotated[str | None, typer.Option("--focus", metavar="NAME", help="Only what is around this entity.")] = None,
    depth: Annotated[int, typer.Option("--depth", min=0, help="How many facts away from the focus.")] = 1,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Only facts from this year, month or day on.")
    ] = None,
    relations: Annotated[
        str | None, typer.Option("--relations", metavar="A,B", help="Only facts of these relations, with commas between.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write the page.", show_default="graph.html in DIR"),
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Write the page and don't open it.")] = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Write the graph, or a part of it, as one HTML page and open it in the browser.

    Example: graphkit view --focus "Balenciaga" --depth 2 --since 2022-11 --relations sues,endsPartnershipWith
    """
    from graphkit.api import open

    terminal = Terminal(quiet, as_json)
    whole = focus is None and since is None and relations is None
    page = output or graph / ("graph.html" if whole else "view.html")
    with terminal.waiting("Drawing"):
        open(graph, store=store).write_html(
            page,
            focus=focus,
            depth=depth,
            since=since,
            relations=[r.strip() for r in relations.split(",") if r.strip()] if relations is not None else None,
        )
    opened = not no_open and webbrowser.open(page.resolve().as_uri())
    terminal.value({"page": str(page), "opened": opened})
    if not opened or output:
        terminal.remark(f"{page}: open it in a browser" if not opened else f"{page}")


def relations(
    name: Annotated[str | None, typer.Argument(help="One relation, for all about it.", show_default=False)] = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """List the relations that are looked for, with examples; or tell all about one."""
    from graphkit.vocabulary import load

    terminal = Terminal(quiet, as_json)
    vocabulary = load()
    if name is not None:
        relation = vocabulary.relation(name)
        terminal.value(_record(relation))
        terminal.show(*_described(relation, vocabulary))
        return
    terminal.value([_record(r) for r in vocabulary.relations.values()])
    terminal.show(*_listed(vocabulary))


def _record(relation: Relation) -> dict[str, Any]:
    return {
        "name": relation.name,
        "label": relation.label,
        "inverseLabel": relation.inverse_label,
        "comment": relation.comment,
        "family": relation.family,
        "from": sorted(relation.domain),
        "to": sorted(relation.range),
        "symmetric": relation.symmetric,
        "superRelation": relation.super_relation,
        "eventClass": relation.event_class,
        "examples": list(relation.examples),
        "counterExamples": list(relation.counter_examples),
    }


def _listed(vocabulary: Vocabulary) -> Iterator[RenderableType]:
    from graphkit.cli.facts import table

    for family in vocabulary.families.values():
        members = [r for r in vocabulary.relations.values() if r.family == family.name]
        if members:
            rows = [(r.name, _ends(r), (r.examples or (r.comment,))[0]) for r in members]
            yield table(("relation", "from → to", "as in"), rows, title=f"\n{family.label}")


def _ends(relation: Relation) -> str:
    arrow = "↔" if relation.symmetric else "→"
    return f"{', '.join(sorted(relation.domain))} {arrow} {', '.join(sorted(relation.range))}"


def _described(relation: Relation, vocabulary: Vocabulary) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text.assemble((relation.name, "bold"), f"  {_ends(relation)}")
    yield Text(f"  {relation.comment}")
    backwards = relation.label if relation.symmetric else relation.inverse_label
    yield Text(f"  read forwards: X {relation.label} Y; backwards: Y {backwards} X", "dim")
    yield Text(f"  family: {vocabulary.families[relation.family].label}; event class: {relation.event_class}", "dim")
    if relation.super_relation:
        yield Text(f"  wherever it holds, {relation.super_relation} holds too", "dim")
    for title, examples in (("as in", relation.examples), ("but not", relation.counter_examples)):
        for example in examples:
            yield Text(f"  {title}: {example}")
