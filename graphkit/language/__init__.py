"""Documents in, readings out: names, clauses, rules, reference, quotations, times and sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.language.reader import Reader

__all__ = ["Reader"]


def __getattr__(name: str) -> object:
    # The reader pulls in spaCy's world; whoever only needs a small room should not wait for it.
    if name == "Reader":
        from graphkit.language.reader import Reader

        return Reader
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
