"""Commands for whoever works on the reading itself: ``try``, ``rules check`` and ``evaluate``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphkit.cli.options import DEFAULT_FOLDER, GraphFolder, Model, RuleFolders, RulesOnly
from graphkit.cli.terminal import AsJson, Quiet, Terminal, raw
from graphkit.errors import StoreError

if TYPE_CHECKING:
    from rich.text import Text

    from graphkit.model import Claim, Reading

PANEL = "Read better"


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command("try", rich_help_panel=PANEL)(try_sentence)
    rules = typer.Typer(help="Work on rules of your own.", no_args_is_help=True)
    rules.command("check")(check_rules)
    app.add_typer(rules, name="rules", rich_help_panel=PANEL)
    app.command(rich_help_panel=PANEL)(evaluate)


def try_sentence(
    sentence: Annotated[
        str,
        typer.Argument(
            help="A sentence or a few, in quotation marks, or a whole article; - reads it from standard input.",
            show_default=False,
        ),
    ],
    published: Annotated[
        str | None, typer.Option("--published", metavar="YYYY-MM-DD", help="The day from which 'on Sunday' is counted.")
    ] = None,
    rules: RuleFolders = None,
    model: Model = None,
    rules_only: RulesOnly = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Read a sentence, or an article that is pasted, and show the facts found in it.

    Example: graphkit try "Adidas ended its partnership with Kanye West on Tuesday." --published 2022-10-27
    """
    from graphkit.pipeline import read_sentences

    terminal = Terminal(quiet, as_json)
    text = sys.stdin.read() if sentence == "-" else sentence
    with terminal.waiting("Reading"):
        reading = read_sentences(text, published=published, rules=rules or (), model=model, rules_only=rules_only)
    if as_json:
        from graphkit.records import reading_record

        terminal.value(reading_record(reading))
        return
    if not reading.claims and not reading.quotations:
        terminal.remark("No fact found. 'graphkit relations' shows what is looked for, with examples.")
    for part in _claims(reading):
        terminal.show(part)


def _claims(reading: Reading) -> list[Text]:
    from rich.text import Text

    from graphkit.cli.facts import OBJECT_STYLE, STATUS_STYLES, SUBJECT_STYLE, money

    labels = {r.key: f"{r.label} ({r.type})" for r in reading.referents}
    parts = []
    for claim in reading.claims:
        text = Text(f"{claim.status.value}: ", STATUS_STYLES[claim.status])
        text.append(labels[claim.subject], SUBJECT_STYLE)
        text.append(f" {claim.relation} ")
        text.append(labels[claim.object], OBJECT_STYLE)
        details = [claim.date, None if claim.amount is None else money(claim.amount, claim.currency), claim.role, claim.reason]
        details += [f"in {labels[claim.place]}" if claim.place else None]
        details += [f"according to {labels[claim.attributed_to]}" if claim.attributed_to else None]
        text.append("".join(f" · {d}" for d in details if d))
        text.append(f"\n  rule {claim.rule}, confidence {claim.confidence}", "dim")
        text.append(_reasons(claim))
        parts.append(text)
    for quotation in reading.quotations:
        speaker = labels[quotation.speaker] if quotation.speaker else "somebody"
        parts.append(Text(f"{speaker} said: “{quotation.text}”"))
    return parts


def _reasons(claim: Claim) -> str:
    return "".join(f"\n  - {reason}" for reason in claim.why)


def check_rules(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A rule file, or a folder of them.", show_default=False)],
    model: Model = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Check a rule file: its form, its relations, and whether its own examples are read as they say."""
    from graphkit.language.checking import check

    terminal = Terminal(quiet, as_json)
    with terminal.waiting("Checking"):
        problems = check(file, model=model)
    terminal.value({"file": str(file), "problems": list(problems)})
    for problem in problems:
        terminal.show(problem)
    if problems:
        raise typer.Exit(4)
    terminal.remark(f"{file}: no mistake found")


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="A folder of gold files such as tests/gold, or one file.", show_default=False)
    ],
    graph: GraphFolder = DEFAULT_FOLDER,
    errors: Annotated[bool, typer.Option("--errors", help="List what is wrong and what is missed.")] = False,
    relation: Annotated[str | None, typer.Option("--relation", help="List the errors of this relation only.")] = None,
    document: Annotated[
        str | None, typer.Option("--doc", metavar="PART", help="List the errors of documents whose name has this in it.")
    ] = None,
    per_relation: Annotated[bool, typer.Option("--per-relation", help="Also a table by relation.")] = False,
    per_status: Annotated[bool, typer.Option("--per-status", help="Also a table by status.")] = False,
    per_document: Annotated[bool, typer.Option("--per-document", help="Also a table by document.")] = False,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write everything as a page.")] = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Compare the graph with facts that a person found: precision, recall, and what is wrong."""
    from graphkit.evaluation import from_turtle, load_gold, page, score, select
    from graphkit.evaluation import terminal as tables

    terminal = Terminal(quiet, as_json)
    turtle = graph / "graph.ttl"
    if not turtle.is_file():
        raise StoreError(f"{turtle}: there is no such file: run 'graphkit build' first, or say --graph DIR")
    with terminal.waiting("Comparing"):
        evaluation = select(score(load_gold(gold), from_turtle(turtle)), relation=relation, document=document)
    if html:
        html.write_text(page.render(evaluation), encoding="utf-8")
    if as_json:
        raw(f"{evaluation.to_json()}\n".encode())
        return
    terminal.show(
        tables.render(
            evaluation,
            per_relation=per_relation,
            per_status=per_status,
            per_document=per_document,
            errors=errors or bool(relation or document),
        )
    )
