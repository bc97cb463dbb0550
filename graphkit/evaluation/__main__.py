"""``python -m graphkit.evaluation GOLD GRAPH.ttl``: a written graph against gold facts, for people who work on the rules."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from graphkit.errors import GraphkitError, InputError
from graphkit.evaluation import page, terminal
from graphkit.evaluation.gold import GoldDocument, kept_back, load_gold
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
        gold, kept = load_gold(options.gold), kept_back(options.gold)
        if options.tuning or options.validation:
            gold = tuple(document for document in gold if (document.name in kept) is options.validation)
        evaluation = score(gold, from_turtle(options.graph))
        narrowed = select(evaluation, relation=options.relation, document=options.doc, hidden=kept)
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
    parser.add_argument(
        "--texts",
        metavar="DIR",
        type=Path,
        help="folder of the articles: shows whole sentences, and recall by what reading takes",
    )
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--tuning", action="store_true", help="leave out the articles that GOLD/validation.txt lists")
    part.add_argument("--validation", action="store_true", help="measure those only (their errors are never listed)")
    parser.add_argument("--html", metavar="FILE", type=Path, help="write everything as a page")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    return parser


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: can't be read ({error.strerror}); give an existing file") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8; save it as UTF-8") from error


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: can't be written ({error.strerror}); give a file in an existing folder") from error


def _show(options: argparse.Namespace, gold: Sequence[GoldDocument], evaluation: Evaluation, narrowed: Evaluation) -> None:
    if options.html:
        _write(options.html, page.render(narrowed))
    if options.json:
        sys.stdout.write(narrowed.to_json() + "\n")
        return
    console = Console(highlight=False)
    texts = {document.name: _read(options.texts / document.name) for document in gold} if options.texts else {}
    console.print(
        terminal.render(
            narrowed,
            per_relation=options.per_relation,
            per_status=options.per_status,
            per_document=options.per_document,
            errors=options.errors or bool(options.relation or options.doc),
            texts=texts,
        ),
        soft_wrap=True,
    )
    if texts:
        console.print(terminal.table(*recall_table(evaluation, gold, texts)))


if __name__ == "__main__":
    sys.exit(main())
