"""An evaluation in Markdown: tables of numbers, and error lists where they may be shown."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from graphkit.evaluation.listing import (
    COUNT_HEADINGS,
    STATUS_HEADINGS,
    count_rows,
    error_groups,
    measures,
    status_rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.evaluation.result import Evaluation

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#])")


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table: the first column to the left, the others to the right.  Cells are escaped."""
    lines = [_row(headings), _row([":---", *["---:"] * (len(headings) - 1)])]
    lines.extend(_row([escape(cell) for cell in row]) for row in rows)
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """The text on one line, with everything escaped that Markdown or HTML would read as markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("&", "&amp;")


def render(evaluation: Evaluation, *, errors: bool = False) -> str:
    """Measures, tables by relation, status and document, and the error lists if asked for, as sections of second level."""
    parts = [
        "## Measures\n\n" + table(("measure", "value"), measures(evaluation)),
        "## By relation\n\n" + table(("relation", *COUNT_HEADINGS), count_rows(evaluation.per_relation)),
        "## By status\n\n" + table(STATUS_HEADINGS, status_rows(evaluation)),
        "## By document\n\n" + table(("document", *COUNT_HEADINGS), count_rows(evaluation.per_document)),
    ]
    if errors:
        parts.extend(_errors(evaluation))
    return "\n".join(parts)


def _errors(evaluation: Evaluation) -> Iterable[str]:
    for group in error_groups(evaluation):
        lines = [f"## {group.title} ({len(group.lines)})\n"]
        for relation, items in groupby(group.lines, key=lambda line: line.relation):
            lines.append(f"### {relation}\n")
            for item in items:
                rule = f", rule {escape(item.rule)}" if item.rule else ""
                lines.append(f"- **{escape(item.fact)}** ({escape(item.document)}{rule}): {escape(item.problem)}")
                if item.sentence:
                    lines.append(f"  > {escape(item.sentence)}")
            lines.append("")
        yield "\n".join(lines).rstrip("\n") + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
