"""Timelines: however an entry and its date are set, what the entry tells is of that date."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from graphkit.language.reader import Reader
from graphkit.read import read_text

ENTRIES = (
    ("2003", "02", "", "Elizabeth Holmes founded Theranos.", "Elizabeth Holmes founded Theranos"),
    ("2013", "09", "09", "Walgreens hailed Theranos. Murdoch praises Holmes.", "Murdoch supports Elizabeth Holmes"),
    ("2016", "06", "12", "Walgreens terminates its deal with Theranos.", "Walgreens endsPartnershipWith Theranos"),
    ("2016", "11", "", "Walgreens sued Theranos.", "Walgreens sues Theranos"),
    ("2017", "08", "", "Walgreens settled with Theranos.\n\nMurdoch criticised Holmes.", "Walgreens settlesWith Theranos"),
)  # fmt: skip
"""Year, month, day, what is told, and a fact of it."""

MONTHS = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
Writer = Callable[[str, str, str], str]
Layout = Callable[[str, str], str]


def _month(month: str) -> str:
    return MONTHS[int(month)]


WRITERS: Mapping[str, Writer] = {
    "American": lambda y, m, d: f"{_month(m)} {int(d)}, {y}" if d else f"{_month(m)} {y}",
    "British": lambda y, m, d: f"{int(d)} {_month(m)} {y}" if d else f"{_month(m)} {y}",
    "short": lambda y, m, d: f"{_month(m)[:3]}. {int(d)}, {y}" if d else f"{_month(m)[:3]}. {y}",
    "two digits": lambda y, m, d: f"{int(d)} {_month(m)[:3]} ’{y[2:]}" if d else f"{_month(m)[:3]} ’{y[2:]}",
    "numbers": lambda y, m, d: f"{y}-{m}-{d}" if d else f"{y}-{m}",
    "capitals": lambda y, m, d: (f"{_month(m)} {int(d)}, {y}" if d else f"{_month(m)} {y}").upper(),
}
LAYOUTS: Mapping[str, Layout] = {
    "colon": lambda day, text: f"{day}: {text}",
    "dash": lambda day, text: f"{day} — {text}",
    "hyphen": lambda day, text: f"{day} - {text}",
    "stop": lambda day, text: f"{day}. {text}",
    "bar": lambda day, text: f"{day} | {text}",
    "arrow": lambda day, text: f"{day} → {text}",
    "line": lambda day, text: f"{day}\n{text}",
    "line with a colon": lambda day, text: f"{day}:\n{text}",
    "heading": lambda day, text: f"{day}\n\n{text}",
    "marked heading": lambda day, text: f"## {day}\n\n{text}",
    "heading with words": lambda day, text: f"{day}: The next chapter\n\n{text}",
    "heading that ends with it": lambda day, text: f"The next chapter ({day})\n\n{text}",
    "bullet": lambda day, text: f"• {day}: {text}",
    "bullet of its own": lambda day, text: f"- {day}\n\n{text}",
    "bullet of its own, no gap": lambda day, text: f"- {day}:\n{text}",
    "number of its own": lambda day, text: f"1. {day}\n\n{text}",
    "bold": lambda day, text: f"**{day}** {text}",
    "brackets": lambda day, text: f"[{day}] {text}",
}
CASES = [("American", layout) for layout in LAYOUTS]
CASES += [(writer, layout) for writer in WRITERS if writer != "American" for layout in ("colon", "heading", "bullet of its own")]


@pytest.fixture(scope="module")
def told() -> Mapping[tuple[str, str], Mapping[str, str | None]]:
    """For each way of writing and of setting, the facts with their dates."""
    documents = []
    for writer, layout in CASES:
        entries = (LAYOUTS[layout](WRITERS[writer](y, m, d), text) for y, m, d, text, _ in ENTRIES)
        text = "The rise and fall of Theranos, a timeline\n\n" + "\n\n".join(entries) + "\n"
        documents.append(read_text(text, f"{writer}/{layout}", published="2019-03-20"))
    found: dict[tuple[str, str], Mapping[str, str | None]] = {}
    for case, reading in zip(CASES, Reader(rules_only=True).read(documents), strict=True):
        labels = {r.key: r.label for r in reading.referents}
        found[case] = {f"{labels[c.subject]} {c.relation} {labels[c.object]}": c.date for c in reading.claims}
    return found


@pytest.mark.parametrize(("writer", "layout"), CASES)
def test_what_an_entry_tells_is_of_its_date(
    told: Mapping[tuple[str, str], Mapping[str, str | None]], writer: str, layout: str
) -> None:
    wanted = {fact: "-".join(part for part in (y, m, d) if part) for y, m, d, _, fact in ENTRIES}
    assert {fact: told[writer, layout].get(fact, "no such fact") for fact in wanted} == wanted


@pytest.mark.parametrize(
    "layout", ["colon", "dash", "stop", "line", "heading", "marked heading", "heading that ends with it", "bullet of its own"]
)
def test_a_second_paragraph_goes_on_with_the_entry(told: Mapping[tuple[str, str], Mapping[str, str | None]], layout: str) -> None:
    (date,) = {day for fact, day in told["American", layout].items() if "criticizes Elizabeth Holmes" in fact}
    assert date == "2017-08"


def test_the_present_of_a_story_goes_on_with_its_date() -> None:
    text = "How they met\n\nIn May 2017 Nike hires Naomi Osaka. Gucci sues the player. Vogue praises Gucci."
    (reading,) = Reader(rules_only=True).read([read_text(text, "story", published="2019-03-20")])
    assert {c.relation: c.date for c in reading.claims if c.relation in ("sues", "supports")} == {
        "sues": "2017-05",
        "supports": "2017-05",
    }


GALLERIES: Mapping[str, Layout] = {
    "before": lambda label, text: f"1. {label}. {text}",
    "behind": lambda label, text: f"[1] {text} {label}.",
    "behind, with a credit": lambda label, text: f"2/5 {text} {label}. (Photo: Getty Images)",
    "Roman": lambda label, text: f"II. {label}. {text}",
    "no number": lambda label, text: f"{label}. {text}",
    "slide": lambda label, text: f"Slide 3: {label}: {text}",
}


@pytest.mark.parametrize("layout", GALLERIES)
def test_what_a_picture_shows_is_of_the_date_of_its_label(layout: str) -> None:
    label = GALLERIES[layout]
    text = "\n\n".join(
        (
            "Rihanna in pictures",
            label("Paris, September 28, 2016", "Rihanna sues Puma."),
            label("Met Gala, May 7, 2018", "Rihanna wears Maison Margiela."),
            label("The launch party, September 2017", "Rihanna unveils Fenty Beauty."),
        )
    )
    (reading,) = Reader(rules_only=True).read([read_text(text, "gallery", published="2020-03-03")])
    assert {c.relation: c.date for c in reading.claims if c.relation in ("sues", "wears", "launches")} == {
        "sues": "2016-09-28",
        "wears": "2018-05-07",
        "launches": "2017-09",
    }


def test_months_counted_behind_what_an_entry_tells_are_later_than_its_day() -> None:
    entries = (
        "June 3, 2011: Elizabeth Holmes meets Tyler Shultz. Seven months later Walgreens sues Theranos.",
        "May 9, 2014: Two years on, Walgreens settles with Theranos.",
    )
    reading = next(iter(Reader(rules_only=True).read([read_text("\n\n".join(entries), "timeline", published="2020-02-03")])))
    dates = {claim.relation: claim.date for claim in reading.claims}
    assert dates["sues"] == "2012-01"
    assert dates["settlesWith"] == "2014-05-09"
