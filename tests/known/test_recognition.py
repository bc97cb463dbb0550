"""Names of a user's list for the recogniser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.known import KnownEntity, read
from graphkit.known.recognition import entries, table
from graphkit.language.names.gazetteer import Entry, Gazetteer, read_entries

if TYPE_CHECKING:
    from pathlib import Path

LISTED = Gazetteer(
    (
        Entry("Gucci", "Brand", ("House of Gucci",), ("fashion house",), ("Italian",), wikidata="Q178516"),
        Entry("Kering", "Organization", (), ("group",), ambiguous=True),
    )
)


def test_only_what_is_new_is_learnt_and_what_was_known_stays(brands: Path) -> None:
    assert entries(read(brands).entities, LISTED) == (
        Entry("George Timothy Clooney", "Person", ("George Clooney",), source="imported"),
        Entry("Kering", "Organization", ("PPR",), ("group",), source="curated", ambiguous_aliases=("PPR",)),
    )


def test_names_that_would_mislead_or_break_the_list_are_left_out() -> None:
    known = [
        KnownEntity("urn:1", "Delta|Air", type="Brand"),
        KnownEntity("urn:2", "Nul", ("A\x07B", "N|ul", "nul", "!!", "Nul Group"), "Brand"),
        KnownEntity("urn:3", "No type"),
    ]
    (only,) = entries(known, Gazetteer())
    assert (only.name, only.aliases, only.ambiguous) == ("Nul", ("Nul Group",), True)


def test_a_wikidata_identifier_of_the_list_is_kept() -> None:
    known = KnownEntity("https://l.example/1", "Zyx Mills", type="Brand", same_as=("https://www.wikidata.org/wiki/Q42",))
    assert entries([known], Gazetteer())[0].wikidata == "Q42"


def test_the_table_is_one_that_the_recogniser_reads(brands: Path, tmp_path: Path) -> None:
    rows = entries(read(brands).entities, LISTED)
    path = tmp_path / "own.tsv"
    path.write_text(table(rows), encoding="utf-8")
    assert read_entries(path) == rows
