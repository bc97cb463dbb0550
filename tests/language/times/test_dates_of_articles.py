"""Dates of the facts of whole articles: what a reader takes from the story, the entry, the occasion or another happening."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from graphkit.language.reader import Reader
from graphkit.read import read_text

ARTICLES: Mapping[str, tuple[str | None, str]] = {
    "boycott": (
        "2018-09-04",
        ("Nike unveils a campaign\n\nNike unveiled a campaign with Colin Kaepernick on Monday. Within hours critics called for a "
        "boycott of the company. Donald Trump criticised Nike the next day. Nike had signed the quarterback in 2011."),
    ),
    "resignation": (
        "2017-10-12",
        ("Producer is out\n\nHarvey Weinstein was fired by The Weinstein Company on Sunday, three days after The New York Times "
        "accused him of harassment. Gwyneth Paltrow accused the producer on Tuesday. Angelina Jolie also accused Weinstein."),
    ),
    "perfect": ("2022-10-25", "Adidas drops Ye\n\nAdidas has ended its partnership with Kanye West."),
    "timeline": (
        None,
        (
            "The rise and fall of Theranos\n\n2003 – Elizabeth Holmes founds Theranos.\n\n"
            "September 2013 – Walgreens partners with Theranos.\n\nJune 2016 – Walgreens terminates its deal with Theranos."
        ),
    ),
    "roles": (
        "2023-05-05",
        ("The people behind the shoes\n\nSandra Choi has been the creative director of Jimmy Choo since 2013. Naomi Osaka fired "
        "nobody. Nike, the sponsor of Naomi Osaka since 2019, praised the player on Tuesday."),
    ),
    "deals": (
        "2022-06-30",
        "Houses of brands\n\nKering acquired Gucci in 1999 and Balenciaga in 2001. LVMH bought Bulgari in 2011.",
    ),
    "gala": (
        "2022-05-03",
        ("What they wore to the Met Gala\n\nMonday's Met Gala was hosted by Blake Lively.\n\nGigi Hadid wore "
        "Versace. Kim Kardashian attended in a gown from 1962."),
    ),
    "openings": (
        "2024-01-10",
        ("Years\n\nIn 2003 Stella McCartney married Alasdhair Willis, once the publisher of Wallpaper, and since 2022 of Adidas. "
        "Ajax suspended and fined Luis Suárez in 2010."),
    ),
    "parts": (
        "2022-11-28",
        ("Parts\n\nIn August Italy's competition watchdog fined Armani.\n\nPhoebe Philo left Celine at the end of 2017. "
        "The deal between Burberry and Emma Watson, struck in 2013, was worth millions.\n\nGucci hired Lionel Messi "
        "on Sept. 1st, 2016."),
    ),
    "terms": (
        "2022-11-28",
        ("Terms\n\nDavid Beckham's partnership with Hugo Boss, which began in 2013, made both of them rich.\n\n"
        "Scarlett Johansson's lawsuit against Disney, filed in July 2021, was thrown out.\n\n"
        "The collaboration between Drake and Jordan Brand dates back to 2014.\n\nAT&T dropped Tiger Woods on New Year's Eve 2009."
        "\n\nIn June 2017 a video leaked. Uber had fired Travis Kalanick the year before."),
    ),
    "ahead": ("2025-03-20", "Moves\n\nDemna Gvasalia joins Gucci in July. Pierpaolo Piccioli moves to Balenciaga in July."),
    "stopped": (
        "2019-06-10",
        ("An old star\n\nOn 9 January 2007 Steve Jobs unveiled the iPhone. Apple launched the phone on 29 June. That September "
        "Steve Jobs apologised to buyers."),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def told() -> Mapping[tuple[str, str], str | None]:
    """Article and fact, with its date."""
    documents = [read_text(text, key, published=published) for key, (published, text) in ARTICLES.items()]
    found: dict[tuple[str, str], str | None] = {}
    for reading in Reader().read(documents):
        labels = {r.key: r.label for r in reading.referents}
        for c in reading.claims:
            fact = (reading.document.identifier, f"{labels[c.subject]} {c.relation} {labels[c.object]}")
            found[fact] = found.get(fact) or c.date
    return found


@pytest.mark.parametrize(
    ("article", "fact", "date"),
    [
        ("boycott", "critics boycotts Nike", "2018-09-03"),
        ("boycott", "Donald Trump criticizes Nike", "2018-09-04"),
        ("openings", "Stella McCartney marriedTo Alasdhair Willis", "2003"),
        ("openings", "Ajax suspends Luis Suárez", "2010"),
        ("resignation", "The Weinstein Company dismisses Harvey Weinstein", "2017-10-08"),
        ("resignation", "The New York Times accuses Harvey Weinstein", "2017-10-05"),
        ("resignation", "Gwyneth Paltrow accuses Harvey Weinstein", "2017-10-10"),
        ("resignation", "Angelina Jolie accuses Harvey Weinstein", "2017-10-10"),
        ("perfect", "Adidas endsPartnershipWith Kanye West", "2022-10"),
        ("timeline", "Elizabeth Holmes founded Theranos", "2003"),
        ("timeline", "Walgreens endsPartnershipWith Theranos", "2016-06"),
        ("roles", "Sandra Choi worksFor Jimmy Choo", "2013"),
        ("roles", "Nike supports Naomi Osaka", "2023-05-02"),
        ("deals", "Kering acquires Gucci", "1999"),
        ("deals", "Kering acquires Balenciaga", "2001"),
        ("deals", "LVMH acquires Bulgari", "2011"),
        ("gala", "Blake Lively performsAt Met Gala", "2022-05-02"),
        ("gala", "Gigi Hadid wears Versace", "2022-05-02"),
        ("parts", "Phoebe Philo leaves Celine", "2017"),
        ("parts", "competition watchdog fines Armani", "2022-08"),
        ("parts", "Burberry partnersWith Emma Watson", "2013"),
        ("parts", "Gucci partnersWith Lionel Messi", "2016-09-01"),
        ("terms", "David Beckham partnersWith Hugo Boss", "2013"),
        ("terms", "Scarlett Johansson sues Disney", "2021-07"),
        ("terms", "Drake partnersWith Jordan Brand", "2014"),
        ("terms", "AT&T endsPartnershipWith Tiger Woods", "2009-12-31"),
        ("terms", "Uber dismisses Travis Kalanick", "2016"),
        ("ahead", "Demna worksFor Gucci", "2025-07"),
        ("ahead", "Pierpaolo Piccioli worksFor Balenciaga", "2025-07"),
        ("stopped", "Steve Jobs launches iPhone", "2007-01-09"),
        ("stopped", "Steve Jobs apologizesFor buyers", "2007-09"),
    ],
)
def test_a_fact_has_the_date_that_the_article_gives_it(
    told: Mapping[tuple[str, str], str | None], article: str, fact: str, date: str
) -> None:
    assert told.get((article, fact), "no such fact") == date


@pytest.mark.parametrize(
    ("article", "fact"),
    [("perfect", "Adidas partnersWith Kanye West"), ("perfect", "Kanye West partnersWith Adidas")],
)
def test_what_the_article_does_not_date_has_no_date(told: Mapping[tuple[str, str], str | None], article: str, fact: str) -> None:
    assert told.get((article, fact)) is None
