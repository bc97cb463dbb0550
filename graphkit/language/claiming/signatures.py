"""Who posted on a network what an article shows of it: "— Jo Doe (@jodoe) May 1, 2020" under the words of a post."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.quotations.signatures import signature_at
from graphkit.language.reference.discourse import Discourse
from graphkit.language.setting import Setting
from graphkit.language.syntax.clauses import Grammar
from graphkit.model import BlockKind, Claim, Document, Span


def signatures(document: Document, grammar: Grammar, discourse: Discourse, setting: Setting) -> Iterator[Claim]:
    """The post that a sentence signs, with its date."""
    sentence = grammar.sentence
    if sentence.kind is not BlockKind.CAPTION:
        return
    block = next((b for b in document.blocks if b.start <= sentence.start < b.end), None)
    signed = signature_at(document.text, block.start) if block is not None else None
    if signed is None:
        return
    named = [t for t in sentence.tokens if t.name is not None and signed.name.start <= t.start < signed.name.end]
    rest = document.text[named[0].end : signed.name.end] if named else ""
    if len(named) != 1 or any(c.isalpha() for c in rest):
        return
    poster = named[0].name or ""
    if discourse.things[poster].type not in ("Person", *ORGANIZATIONS):
        return
    chronology = setting.chronology
    dates = (chronology.resolved(number, sentence, False) for number in chronology.inside(sentence))
    name = Span(named[0].start, named[0].end)
    yield Claim(
        document.identifier, "postsOn", poster, discourse.imply(signed.platform, "Platform"), sentence.start,
        sentence.end, "post-signed", subject_span=name, trigger_span=name, date=next(dates, None), confidence=Decimal("0.9"),
        why=("it signs a post",),
    )  # fmt: skip
