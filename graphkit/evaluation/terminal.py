"""An evaluation in the terminal, as rich tables and lists."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from graphkit.evaluation.listing import (
    COUNT_HEADINGS,
    STATUS_HEADINGS,
    ErrorGroup,
    causes,
    count_rows,
    error_groups,
    measures,
    status_rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import RenderableType

    from graphkit.evaluation.result import Evaluation


def render(
    evaluation: Evaluation,
    *,
    per_relation: bool = False,
    per_status: bool = False,
    per_document: bool = False,
    errors: bool = False,
    texts: Mapping[str, str] | None = None,
) -> Group:
    """What to print: the measures, and the tables and error lists that were asked for.

    With ``texts``, the articles by file name, missed facts are listed with their whole sentence.
    """
    parts: list[RenderableType] = [table("Measures", ("", ""), measures(evaluation))]
    if per_relation:
        parts.append(table("By relation", ("relation", *COUNT_HEADINGS), count_rows(evaluation.per_relation)))
    if per_status:
        parts.append(table("By status", STATUS_HEADINGS, status_rows(evaluation)))
    if per_document:
        parts.append(table("By document", ("document", *COUNT_HEADINGS), count_rows(evaluation.per_document)))
    if errors:
        parts.append(table("Why", ("", ""), causes(evaluation)))
        parts.extend(_errors(group) for group in error_groups(evaluation, texts) if group.lines)
    return Group(*parts)


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A rich table: the first column to the left, the others to the right.  No cell is read as markup."""
    table = Table(title=title, title_justify="left", title_style="bold", show_header=any(headings))
    for position, heading in enumerate(headings):
        table.add_column(heading, justify="right" if position else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _errors(group: ErrorGroup) -> Text:
    text = Text()
    text.append(f"\n{group.title}: {len(group.lines)}\n", style="bold")
    for relation, lines in groupby(group.lines, key=lambda line: line.relation):
        listed = list(lines)
        text.append(f"\n{relation} ({len(listed)})\n", style="bold cyan")
        for line in listed:
            text.append(f"  {line.fact}", style="bold")
            text.append(f"  [{line.document}]\n", style="dim")
            text.append(f"      {line.problem}", style="yellow")
            if line.rule:
                text.append(f"  (rule {line.rule})", style="magenta")
            text.append("\n")
            if line.sentence:
                text.append(f"      {line.sentence}\n")
    return text
