"""``python -m graphkit.evaluation GOLD GRAPH.ttl``: a written graph against gold facts, for people who work on the rules."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from graphkit.errors import GraphkitError, InputError
from graphkit.evaluation import page, terminal
from graphkit.evaluation.gold import GoldDocument, load_gold
from graphkit.evaluation.listing import select
from graphkit.evaluation.metric import score
from graphkit.evaluation.needs import recall_table
from graphkit.evaluation.turtle import from_turtle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.evaluation.result import Evaluation


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse, measure, print.  Returns the exit code."""
    options = _parser().parse_args(arguments)
    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        gold = _chosen(load_gold(options.gold), options.only, options.leave_out)
        evaluation = score(gold, from_turtle(options.graph))
        narrowed = select(evaluation, relation=options.relation, document=options.doc)
        _show(options, gold, evaluation, narrowed)
    except GraphkitError as error:
        errors.print(f"error: {error}", markup=False)
        return error.exit_code
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m graphkit.evaluation", description="Measure a graph against gold facts.")
    parser.add_argument("gold", metavar="GOLD", help="folder of gold *.json files, or one such file")
    parser.add_argument("graph", metavar="GRAPH.ttl", help="graph in Turtle")
    parser.add_argument("--errors", action="store_true", help="list what is wrong and what is missed, by relation")
    parser.add_argument("--relation", metavar="R", help="list errors of this relation only")
    parser.add_argument("--doc", metavar="D", help="list errors of documents whose name contains this only")
    parser.add_argument("--per-relation", action="store_true", help="a table by relation")
    parser.add_argument("--per-status", action="store_true", help="a table by status")
    parser.add_argument("--per-document", action="store_true", help="a table by document")
    parser.add_argument("--texts", metavar="DIR", type=Path, help="folder of the articles: adds recall by what reading takes")
    parser.add_argument("--only", metavar="FILE", type=Path, help="measure only the gold whose names this file lists, one a line")
    parser.add_argument("--leave-out", metavar="FILE", type=Path, help="leave out the gold whose names this file lists")
    parser.add_argument("--html", metavar="FILE", type=Path, help="write everything as a page")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    return parser


def _chosen(gold: Sequence[GoldDocument], only: Path | None, leave_out: Path | None) -> tuple[GoldDocument, ...]:
    names = {path: set(_read(path).split()) for path in (only, leave_out) if path}
    return tuple(
        document
        for document in gold
        if (only is None or Path(document.name).stem in names[only])
        and (leave_out is None or Path(document.name).stem not in names[leave_out])
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: can't be read ({error.strerror}); give an existing file") from error


def _show(options: argparse.Namespace, gold: Sequence[GoldDocument], evaluation: Evaluation, narrowed: Evaluation) -> None:
    if options.html:
        options.html.write_text(page.render(narrowed), encoding="utf-8")
    if options.json:
        sys.stdout.write(narrowed.to_json() + "\n")
        return
    console = Console(highlight=False)
    console.print(
        terminal.render(
            narrowed,
            per_relation=options.per_relation,
            per_status=options.per_status,
            per_document=options.per_document,
            errors=options.errors or bool(options.relation or options.doc),
        ),
        soft_wrap=True,
    )
    if options.texts:
        texts = {document.name: _read(options.texts / document.name) for document in gold}
        console.print(terminal.table(*recall_table(evaluation, gold, texts)))


if __name__ == "__main__":
    sys.exit(main())
