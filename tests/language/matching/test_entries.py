"""Entries of timelines that leave out their subject."""

from __future__ import annotations

from graphkit.language.reader import Reader
from graphkit.model import Status
from graphkit.read import read_text

TIMELINE = """Kate Moss: a career in dates

1992: Becomes the face of Calvin Klein.

July 2011 - Marries guitarist Jamie Hince.

2005: Dropped by Burberry and Chanel.

2016 – Leaves Storm. Founds the Kate Moss Agency.
"""


def test_entries_without_a_subject_are_about_the_person_of_the_title() -> None:
    (reading,) = Reader(rules_only=True).read([read_text(TIMELINE, "timeline")])
    names = {r.key: r.label for r in reading.referents}
    found = {(names[c.subject], c.relation, names[c.object]): c for c in reading.claims if c.status is Status.ASSERTED}
    assert ("Kate Moss", "endorses", "Calvin Klein") in found
    assert ("Kate Moss", "marriedTo", "Jamie Hince") in found
    assert ("Burberry", "endsPartnershipWith", "Kate Moss") in found
    assert ("Chanel", "endsPartnershipWith", "Kate Moss") in found
    assert ("Kate Moss", "leaves", "Storm") in found
    assert ("Kate Moss", "founded", "Kate Moss Agency") in found
    evidence = found["Kate Moss", "marriedTo", "Jamie Hince"]
    assert reading.document.text[evidence.start : evidence.end] == "July 2011 - Marries guitarist Jamie Hince."
    assert str(evidence.date) == "2011-07"
