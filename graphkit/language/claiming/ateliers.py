"""Whose clothes they are that a designer dresses somebody in: those of the house that he works for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graphkit.language.cues import words
from graphkit.language.reference.discourse import Discourse
from graphkit.model import Claim, Status


class Ateliers:
    """Gives the looks and walks that are told of designers to their houses."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse

    def of_houses(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims; a label that no list knows is the house for which the text says that its designer works.

        "Balenciaga's Demna dressed X": X wears Balenciaga.  A claim that is told of the house in the same sentence already is
        not told twice.
        """
        claims = list(claims)
        houses = self._houses(claims)
        told = {(c.subject, c.relation, c.object, c.start) for c in claims}
        for claim in claims:
            house = houses.get(claim.object) if claim.relation in words("relations", "of_designers") else None
            if house is None or house == claim.object:
                yield claim
            elif (claim.subject, claim.relation, house, claim.start) not in told and claim.subject != house:
                yield replace(claim, object=house)

    def _houses(self, claims: Iterable[Claim]) -> dict[str, str]:
        """Labels of designers that no list knows, with the one brand at which the text gives each a post."""
        posts: dict[str, set[str]] = {}
        for claim in claims:
            employed = claim.relation in words("relations", "posts") and claim.status is Status.ASSERTED
            if employed and self.discourse.things[claim.object].type == "Brand":
                posts.setdefault(claim.subject, set()).add(claim.object)
        found: dict[str, str] = {}
        for designer, brands in posts.items():
            label = f"{designer} (brand)"
            own = self.discourse.namesake(designer, "Brand", True) is not None
            if label in self.discourse.things and not own and len(brands) == 1:
                found[label] = next(iter(brands))
        return found
