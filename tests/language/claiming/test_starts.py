"""Jobs that begin on a day to come, read from whole sentences: their days need an article's own."""

from __future__ import annotations

import pytest

from graphkit.model import Claim, Status
from graphkit.pipeline import read_sentences


def _told(text: str, relation: str) -> list[Claim]:
    return [c for c in read_sentences(text, published="2025-03-13").claims if c.relation == relation]


@pytest.mark.parametrize(
    "text",
    [
        "Gucci hired Demna as artistic director, effective in July.",
        "Gucci named Demna artistic director from early July.",
        "Gucci named Demna as its creative director on Thursday. He will start in July.",
        "Gucci has poached Demna. He will take up the job in July.",
    ],
)
def test_who_is_hired_works_there_from_the_day_told(text: str) -> None:
    (work,) = _told(text, "worksFor")
    (hired,) = _told(text, "appoints")
    assert (work.status, work.date) == (Status.PLANNED, "2025-07")
    assert hired.status is Status.ASSERTED
    assert hired.date is None or hired.date.startswith("2025-03")


@pytest.mark.parametrize(
    "text",
    [
        "Gucci named Demna as its creative director in January. He started in February.",
        "Gucci named Demna as its creative director in January. He will start a family in July.",
        "Gucci named Demna as its creative director in January. The show will start in July.",
    ],
)
def test_what_else_begins_leaves_the_work_alone(text: str) -> None:
    assert [c.status for c in _told(text, "worksFor")] == [Status.ASSERTED]


def test_a_deal_that_lasts_until_a_later_year_is_one_already() -> None:
    (deal,) = _told("Adidas extended its partnership with Lionel Messi to 2030.", "partnersWith")
    assert deal.status is Status.ASSERTED
