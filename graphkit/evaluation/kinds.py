"""What the metric needs to know of relations, taken from the vocabulary."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class RelationKinds:
    """Which relations are ``symmetric``, and the sub-relations of each super-relation."""

    symmetric: frozenset[str]
    supers: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> RelationKinds:
        """The kinds of a vocabulary's relations."""
        supers: dict[str, set[str]] = defaultdict(set)
        for relation in vocabulary.relations.values():
            if relation.super_relation is not None:
                supers[relation.super_relation].add(relation.name)
        return cls(
            symmetric=frozenset(relation.name for relation in vocabulary.relations.values() if relation.symmetric),
            supers={name: frozenset(below) for name, below in supers.items()},
        )
