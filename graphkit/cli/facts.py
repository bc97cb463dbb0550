"""Facts for a person to read: a line that says it, and the sentence with its parts marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from graphkit.model import Assertion, Evidence, Span, Statement, Status

if TYPE_CHECKING:
    from graphkit.model import Document, Entity
    from graphkit.vocabulary import Vocabulary

STATUS_STYLES = {
    Status.ASSERTED: "green",
    Status.PLANNED: "cyan",
    Status.ALLEGED: "yellow",
    Status.DENIED: "red",
    Status.HYPOTHETICAL: "magenta",
}
SUBJECT_STYLE = "bold cyan"
OBJECT_STYLE = "bold magenta"
TRIGGER_STYLE = "bold underline"


def money(amount: Decimal, currency: str | None) -> str:
    """As in ``USD 25,000,000`` or ``EUR 1.50``; without a currency the number alone."""
    whole = amount == amount.to_integral_value()
    number = f"{amount.to_integral_value():,}" if whole else f"{amount:,f}"
    return f"{currency} {number}" if currency else number


def headline(assertion: Assertion, names: Mapping[str, str], vocabulary: Vocabulary, *, seen_from: str | None = None) -> Text:
    """The fact in one line, from the side of the entity with the id ``seen_from``; every status but Asserted is named first."""
    relation = vocabulary.relation(assertion.relation)
    backwards = seen_from == assertion.object != assertion.subject
    verb = relation.inverse_label if backwards and not relation.symmetric else relation.label
    first, second = (assertion.object, assertion.subject) if backwards else (assertion.subject, assertion.object)
    line = Text()
    if assertion.status is not Status.ASSERTED:
        line.append(f"[{assertion.status.value}] ", STATUS_STYLES[assertion.status])
    line.append(names[first], SUBJECT_STYLE)
    line.append(f" {verb} ")
    line.append(names[second], OBJECT_STYLE)
    for detail in _details(assertion, names):
        line.append(f" · {detail}", "dim" if detail.startswith("confidence") else "")
    return line


def _details(assertion: Assertion, names: Mapping[str, str]) -> Iterator[str]:
    if assertion.date:
        yield assertion.date
    if assertion.amount is not None:
        yield money(assertion.amount, assertion.currency)
    if assertion.role:
        yield f"as {assertion.role}"
    if assertion.place:
        yield f"in {names[assertion.place]}"
    if assertion.reason:
        yield f"because of {assertion.reason}"
    if assertion.attributed_to:
        yield f"according to {names[assertion.attributed_to]}"
    if assertion.verdict:
        yield f"{assertion.verdict.value.lower()} by a reviewer" + (f": {assertion.remark}" if assertion.remark else "")


def marked(evidence: Evidence) -> Text:
    """The sentence, its line breaks as spaces, with subject, trigger and object in their styles."""
    sentence = Text(evidence.exact.replace("\n", " "))
    spans = ((evidence.trigger_span, TRIGGER_STYLE), (evidence.subject_span, SUBJECT_STYLE), (evidence.object_span, OBJECT_STYLE))
    for span, style in spans:
        inside = within(evidence, span)
        if inside is not None:
            sentence.stylize(style, inside.start, inside.end)
    return sentence


def within(evidence: Evidence, span: Span | None) -> Span | None:
    """A span of the document as a span of the sentence, or None where it lies outside of it."""
    if span is None or span.start < evidence.start or span.end > evidence.end:
        return None
    return Span(span.start - evidence.start, span.end - evidence.start)


def source(document: Document | None, identifier: str) -> str:
    """Where a sentence stands: the document's key, its publisher and day where known."""
    known = (document.publisher, document.published) if document else ()
    return ", ".join((identifier, *(k for k in known if k)))


def evidence_lines(
    evidence: Evidence, documents: Mapping[str, Document], names: Mapping[str, str], *, full: bool = False
) -> Text:
    """The sentence and where it stands; ``full`` adds the rule and why it was read so."""
    text = Text("    “")
    text.append_text(marked(evidence))
    text.append("”\n")
    text.append(f"      {source(documents.get(evidence.document), evidence.document)}", "dim")
    if full:
        text.append(f", characters {evidence.start} to {evidence.end}", "dim")
        text.append(f"\n      rule {evidence.rule}; read as {evidence.status.value}", "dim")
        for detail in _evidence_details(evidence, names):
            text.append(f"; {detail}", "dim")
        for reason in evidence.why:
            text.append(f"\n      - {reason}")
    return text


def _evidence_details(evidence: Evidence, names: Mapping[str, str]) -> Iterator[str]:
    if evidence.date:
        yield f"date {evidence.date}"
    if evidence.amount is not None:
        yield f"amount {money(evidence.amount, evidence.currency)}"
    if evidence.attributed_to:
        yield f"according to {names[evidence.attributed_to]}"


def statement_line(statement: Statement, names: Mapping[str, str], documents: Mapping[str, Document]) -> Text:
    """A quotation with platform, day and where it stands."""
    text = Text(f"    “{' '.join(statement.text.split())}”\n")
    where = f" on {names[statement.platform]}" if statement.platform else ""
    when = f", {statement.date}" if statement.date else ""
    text.append(f"      {source(documents.get(statement.document), statement.document)}{where}{when}", "dim")
    return text


def entity_head(entity: Entity) -> Text:
    """Name, type, other names, links."""
    text = Text(entity.label, "bold")
    text.append(f"  {entity.type}", "cyan")
    if not entity.named:
        text.append("  (not named in the articles)", "dim")
    if entity.aliases:
        text.append(f"\n  also: {', '.join(entity.aliases)}")
    for link in entity.same_as:
        text.append(f"\n  see: {link}", "dim")
    return text


def in_order_of_time(assertions: Iterable[Assertion]) -> list[Assertion]:
    """Newest first, those without a date last, otherwise as given."""
    return sorted(assertions, key=lambda a: a.date or "", reverse=True)


def counted(number: int, thing: str, things: str | None = None) -> str:
    """As in ``1 place`` and ``2 places``; ``things`` is a plural that doesn't end in s."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = (), title: str | None = None
) -> Table:
    """A plain table; no cell is read as markup.  ``right`` are the columns with numbers."""
    result = Table(title=title, title_justify="left", title_style="bold", show_edge=False, pad_edge=False)
    for position, heading in enumerate(headings):
        result.add_column(heading, justify="right" if position in right else "left", overflow="fold")
    for row in rows:
        result.add_row(*(Text(cell) for cell in row))
    return result
