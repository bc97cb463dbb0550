"""Which claims about the same parties and relation tell of the same happening: by their dates."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence


class Dated(Protocol):
    """What has a date as exact as the text allows, and the document it was read in."""

    @property
    def date(self) -> str | None: ...

    @property
    def document(self) -> str: ...


_T = TypeVar("_T", bound=Dated)


def compatible(a: str, b: str) -> bool:
    """Whether two ISO 8601 dates can be the same: one is the other, or the year or month that the other is in."""
    shorter, longer = sorted((a, b), key=len)
    return longer == shorter or longer.startswith(shorter + "-")


def happenings(claims: Sequence[_T]) -> list[list[_T]]:
    """Claims that differ only in what they say of one happening, grouped; the groups do not depend on the order given.

    Exact dates that differ are different happenings.  A date that is less exact, or none at all, goes with the only
    happening that it fits, or else with the only one that the same document dates; where neither decides, it stands for a
    happening of its own.
    """
    by_date: defaultdict[str, list[_T]] = defaultdict(list)
    for claim in claims:
        by_date[claim.date or ""].append(claim)
    groups: dict[str, list[_T]] = {}
    for date in sorted(by_date, key=lambda d: (-len(d), d)):
        fitting = [d for d in groups if d != date and (not date or compatible(date, d))]
        if not fitting:
            groups[date] = list(by_date[date])
            continue
        own: list[_T] = []
        for claim in by_date[date]:
            home = _home(claim, fitting, groups)
            if home is None:
                own.append(claim)
            else:
                groups[home] = [*groups[home], claim]
        if own:
            groups[date] = own
    return [groups[date] for date in sorted(groups)]


def _home(claim: _T, fitting: list[str], groups: dict[str, list[_T]]) -> str | None:
    if len(fitting) == 1:
        return fitting[0]
    told = [d for d in fitting if any(other.document == claim.document and other.date == d for other in groups[d])]
    return told[0] if len(told) == 1 else None
