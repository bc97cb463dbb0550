"""An evaluation as one HTML page that needs nothing but itself.  Everything from texts is escaped."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined

from graphkit.evaluation.listing import (
    COUNT_HEADINGS,
    STATUS_HEADINGS,
    causes,
    count_rows,
    error_groups,
    measures,
    status_rows,
)

if TYPE_CHECKING:
    from graphkit.evaluation.result import Evaluation


def render(evaluation: Evaluation, *, title: str = "Extraction measured against gold facts") -> str:
    """The page as text, to be written in UTF-8: measures, tables, and all errors with a box to search them."""
    template = files("graphkit.evaluation").joinpath("page.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template).render(
        title=title,
        measures=measures(evaluation),
        tables=(
            ("By relation", ("relation", *COUNT_HEADINGS), tuple(count_rows(evaluation.per_relation))),
            ("By status", STATUS_HEADINGS, tuple(status_rows(evaluation))),
            ("Why facts are wrong or missed", ("", "facts"), causes(evaluation)),
            ("By document", ("document", *COUNT_HEADINGS), tuple(count_rows(evaluation.per_document))),
        ),
        groups=error_groups(evaluation),
    )
