"""Words that are said of work and of deals, by what their parties are."""

from __future__ import annotations

import pytest

from graphkit.language.reader import Reader
from graphkit.read import read_text


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(rules_only=True)


@pytest.mark.parametrize(
    ("text", "fact", "but"),
    [
        ("Nike dropped sprinter Justin Gatlin.", "Nike endsPartnershipWith Justin Gatlin", "dismisses"),
        ("Dior dropped John Galliano, its creative director.", "Dior dismisses John Galliano", "endsPartnershipWith"),
        ("The designer John Galliano was let go by Dior.", "Dior dismisses John Galliano", "partnersWith"),
        ("Gatorade let golfer Tiger Woods go.", "Gatorade endsPartnershipWith Tiger Woods", "dismisses"),
        ("Fox News let presenter Tucker Carlson go.", "Fox News dismisses Tucker Carlson", "partnersWith"),
        ("Phoebe Philo, creative director of Celine, quit the brand.", "Phoebe Philo leaves Celine", "endsPartnershipWith"),
        ("Gucci hired designer Sabato De Sarno.", "Gucci appoints Sabato De Sarno", "partnersWith"),
        ("Nike hired singer Rosalía for a campaign.", "Nike partnersWith Rosalía", "appoints"),
        ("Real Madrid signed footballer Kylian Mbappé.", "Real Madrid appoints Kylian Mbappé", "partnersWith"),
        ("Nike signed footballer Kylian Mbappé.", "Nike partnersWith Kylian Mbappé", "appoints"),
    ],
)
def test_the_parties_tell_work_from_a_deal(reader: Reader, text: str, fact: str, but: str) -> None:
    (reading,) = reader.read([read_text(text, "text")])
    labels = {r.key: r.label for r in reading.referents}
    facts = {f"{labels[c.subject]} {c.relation} {labels[c.object]}" for c in reading.claims}
    assert fact in facts or _turned(fact) in facts
    assert not any(f" {but} " in f for f in facts)


def _turned(fact: str) -> str:
    """A partnership has no direction."""
    return " partnersWith ".join(reversed(fact.split(" partnersWith ")))
