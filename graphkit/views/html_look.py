"""How entities, relations and statuses look in the page: read from ``templates/look.json``.

The node colours are the eight of Okabe and Ito (https://jfly.uni-koeln.de/color/), which people with any kind of
colour blindness tell apart; where types share a colour they differ in shape.  The colours of relation families have a
contrast of at least 4.5 to 1 on the page's ground, light and dark, because the words on the edges wear them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class TypeLook:
    """``shape`` is a node shape of vis-network; ``light`` and ``dark`` are the colours on either ground."""

    shape: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class FamilyLook:
    """Colours of the edges of one family of relations."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class StatusLook:
    """How the line of a fact is drawn: ``dashes`` in pixels (none: a solid line), ``struck`` with a bar across."""

    label: str
    dashes: tuple[int, ...]
    struck: bool


@dataclass(frozen=True, slots=True)
class Look:
    """All of it, by local name.  What is not listed gets ``other_type`` or ``other_family``."""

    types: Mapping[str, TypeLook]
    families: Mapping[str, FamilyLook]
    statuses: Mapping[str, StatusLook]
    other_type: TypeLook
    other_family: FamilyLook

    def type(self, name: str) -> TypeLook:
        """The look of an entity class."""
        return self.types.get(name, self.other_type)

    def family(self, name: str) -> FamilyLook:
        """The look of a relation family."""
        return self.families.get(name, self.other_family)


@cache
def load_look() -> Look:
    """Reads the file once."""
    raw = json.loads((files("graphkit.views") / "templates" / "look.json").read_text("utf-8"))
    return Look(
        types={name: TypeLook(**look) for name, look in raw["types"].items()},
        families={name: FamilyLook(**look) for name, look in raw["families"].items()},
        statuses={
            name: StatusLook(look["label"], tuple(look["dashes"] or ()), look["struck"]) for name, look in raw["statuses"].items()
        },
        other_type=TypeLook(**raw["otherType"]),
        other_family=FamilyLook(**raw["otherFamily"]),
    )
