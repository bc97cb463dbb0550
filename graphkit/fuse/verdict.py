"""What several pieces of evidence amount to: status, confidence, and one value where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TypeVar

from graphkit.model import Evidence, Status

_PRECEDENCE = (Status.ASSERTED, Status.DENIED, Status.PLANNED, Status.ALLEGED, Status.HYPOTHETICAL)
_CENT = Decimal("0.01")
_CEILING = Decimal("0.99")

T = TypeVar("T", str, Decimal)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A piece of evidence with the confidence of its claim, and the source it counts for: see :func:`sources`."""

    evidence: Evidence
    confidence: Decimal
    source: str


def sources(pieces: Iterable[Evidence], digests: Mapping[str, str]) -> dict[str, str]:
    """Document -> the source it counts for.  Documents with the same text or the same sentence are copies of one source."""
    parent: dict[str, str] = {}

    def root(document: str) -> str:
        while parent[document] != document:
            document = parent[document]
        return document

    first: dict[str, str] = {}
    for piece in sorted(pieces, key=lambda e: (e.document, e.start, e.end)):
        parent.setdefault(piece.document, piece.document)
        for mark in (" ".join(piece.exact.casefold().split()), "digest " + digests[piece.document]):
            other = root(first.setdefault(mark, piece.document))
            here = root(piece.document)
            if other != here:
                parent[max(here, other)] = min(here, other)
    return {document: root(document) for document in parent}


def status_of(pieces: Sequence[Weighed], published: Mapping[str, str | None]) -> Status:
    """The status of an assertion, from that of its evidence.

    Each source has one voice: of what it says itself (or, if it says nothing itself, of what it lets others say) the first of
    Asserted, Denied, Planned, Alleged, Hypothetical.  Then:

    - If no source asserts, the latest one decides; of several, the first in the same order without Asserted.
    - Alleged and Hypothetical give way to Asserted.
    - Planned gives way to Asserted, unless every plan is told later than every assertion: then the later source knows
      that it has not happened yet.
    - Against Denied the greater number of sources wins, then the later, then the denial.

    So nothing becomes Asserted that no source asserts.  A source without a date of publication counts as the earliest.
    """
    voices = {source: _voice(own) for source, own in _by_source(pieces).items()}
    told = {source: max(published.get(p.evidence.document) or "" for p in own) for source, own in _by_source(pieces).items()}

    def saying(status: Status) -> list[str]:
        return [source for source, voice in voices.items() if voice is status]

    def latest(status: Status) -> str:
        return max((told[source] for source in saying(status)), default="")

    asserted = saying(Status.ASSERTED)
    if not asserted:
        last = max(told.values())
        return next(s for s in _PRECEDENCE if any(voices[source] is s for source in voices if told[source] == last))
    denied, planned = saying(Status.DENIED), saying(Status.PLANNED)
    if denied and (len(asserted), latest(Status.ASSERTED)) <= (len(denied), latest(Status.DENIED)):
        return Status.DENIED
    if planned and min(told[s] for s in planned) > latest(Status.ASSERTED) > "":
        return Status.PLANNED
    return Status.ASSERTED


def _by_source(pieces: Sequence[Weighed]) -> dict[str, list[Weighed]]:
    found: defaultdict[str, list[Weighed]] = defaultdict(list)
    for piece in pieces:
        found[piece.source].append(piece)
    return dict(sorted(found.items()))


def _voice(pieces: Sequence[Weighed]) -> Status:
    own = {p.evidence.status for p in pieces if p.evidence.attributed_to is None}
    said = own or {p.evidence.status for p in pieces}
    return next(status for status in _PRECEDENCE if status in said)


def confidence_of(pieces: Sequence[Weighed], status: Status) -> Decimal:
    """Noisy-or over independent sources: one minus the chance that all of those with this status are wrong.

    Each source counts once, with its most certain piece.  Two decimals, half to even, never above 0.99 unless one claim
    already is.  (Pearl, Probabilistic Reasoning in Intelligent Systems, 1988, section 4.3.)
    """
    best: dict[str, Decimal] = {}
    for piece in pieces:
        if piece.evidence.status is status:
            best[piece.source] = max(piece.confidence, best.get(piece.source, Decimal(0)))
    doubt = Decimal(1)
    for source in sorted(best):
        doubt *= 1 - best[source]
    joined = (1 - doubt).quantize(_CENT, ROUND_HALF_EVEN)
    return max(min(joined, _CEILING), max(best.values()).quantize(_CENT, ROUND_HALF_EVEN))


def most_told(values: Iterable[tuple[T, str]]) -> T | None:
    """Of (value, source) pairs the value that most sources give; of several the longest when written, then the first."""
    givers: defaultdict[T, set[str]] = defaultdict(set)
    for value, source in values:
        givers[value].add(source)
    if not givers:
        return None
    return min(givers, key=lambda v: (-len(givers[v]), -len(str(v)), str(v)))
