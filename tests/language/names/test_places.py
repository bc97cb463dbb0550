from __future__ import annotations

import pytest

from graphkit.language.names.gazetteer import load
from graphkit.language.names.places import named_after_place


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Des Moines Register", "MediaOutlet"),
        ("The Los Angeles Times", "MediaOutlet"),
        ("Rugby Australia", "Organization"),
        ("British Cycling", "Organization"),
        ("Serena Williams", None),
        ("Chicago Bears", None),
        ("Register", None),
    ],
)
def test_newspapers_and_bodies_of_a_sport_are_told_by_their_place(text: str, kind: str | None) -> None:
    assert named_after_place(text, load()) == kind
