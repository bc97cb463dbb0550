"""Which claims about the same parties and relation tell of the same happening: by their dates."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence


class Dated(Protocol):
    """What has a date as exact as the text allows, the document it was read in, and the dates that it can be about.

    ``earliest`` and ``latest`` are dates or None: a plan is about what comes after its document, a fact about what was before.
    """

    @property
    def date(self) -> str | None: ...

    @property
    def document(self) -> str: ...

    @property
    def earliest(self) -> str | None: ...

    @property
    def latest(self) -> str | None: ...


_T = TypeVar("_T", bound=Dated)


def compatible(a: str, b: str) -> bool:
    """Whether two ISO 8601 dates can be the same: one is the other, or the year or month that the other is in."""
    shorter, longer = sorted((a, b), key=len)
    return longer == shorter or longer.startswith(shorter + "-")


def happenings(claims: Sequence[_T]) -> list[list[_T]]:
    """Claims that differ only in what they say of one happening, grouped; the groups do not depend on the order given.

    Exact dates that differ are different happenings.  A date that is less exact, or none at all, goes with the only
    happening that it fits, or else with the only one that the same document dates; where neither decides, it stands for a
    happening of its own.  A claim never goes with what is earlier or later than it can be about.
    """
    by_date: defaultdict[str, list[_T]] = defaultdict(list)
    for claim in claims:
        by_date[claim.date or ""].append(claim)
    groups: dict[str, list[_T]] = {}
    for date in sorted(by_date, key=lambda d: (-len(d), d)):
        found = [(claim, _home(claim, date, groups)) for claim in by_date[date]]
        for claim, home in found:
            groups[home] = [*groups.get(home, ()), claim]
    return [groups[date] for date in sorted(groups)]


def _home(claim: _T, date: str, groups: dict[str, list[_T]]) -> str:
    """The date of the happening that a claim goes with: its own where there is no better one."""
    fitting = [d for d in groups if (not date or compatible(date, d)) and _can_be(claim, d)]
    if len(fitting) == 1:
        return fitting[0]
    told = [d for d in fitting if any(other.document == claim.document and other.date == d for other in groups[d])]
    return told[0] if len(told) == 1 else date


def _can_be(claim: Dated, date: str) -> bool:
    """Whether a happening of that date lies in what a claim can be about, as far as both are exact."""
    early = claim.earliest is not None and date < claim.earliest[: len(date)] and not compatible(date, claim.earliest)
    late = claim.latest is not None and date > claim.latest and not compatible(date, claim.latest)
    return not early and not late
