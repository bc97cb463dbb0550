"""Two names with a cross between them that are one name: "the Balmain x H&M collection" says that the two work together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Grammar
from graphkit.model import Claim, Document, Span

_CROSS = re.compile(r"^(\S.*?) [x×X] (.*\S)$")


def crossings(document: Document, grammar: Grammar, discourse: Discourse) -> Iterator[Claim]:
    """A partnership for each name of a sentence that is two names with a cross between, both of them of organizations."""
    sentence = grammar.sentence
    for token in sentence.tokens:
        match = _CROSS.match(token.text) if token.name is not None else None
        if match is None:
            continue
        parties = [_known(discourse, part) for part in match.groups()]
        if parties[0] is None or parties[1] is None or parties[0] == parties[1]:
            continue
        span = Span(token.start, token.end)
        yield Claim(
            document.identifier, "partnersWith", parties[0], parties[1], sentence.start, sentence.end, "partner-cross",
            subject_span=span, object_span=span, trigger_span=span, confidence=Decimal("0.8"),
            why=("two names with a cross between them",),
        )  # fmt: skip


def _known(discourse: Discourse, label: str) -> str | None:
    """The key of an organization of that name, of which the text speaks or which a list knows."""
    for key, thing in discourse.things.items():
        if thing.named and thing.type in ORGANIZATIONS and label in (thing.label, *thing.aliases):
            return key
    entry = next((e for e in discourse.gazetteer.lookup(label) if e.type in ORGANIZATIONS), None)
    return discourse.imply(entry.name, entry.type) if entry is not None else None
