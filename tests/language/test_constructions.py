"""Constructions that small parsers break, read by the whole reader: construction_cases.toml and its like."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from graphkit.language.reader import Reader
from graphkit.model import Reading, Status
from graphkit.read import read_text

_FILES = [
    Path(__file__).with_name(name)
    for name in ("construction_cases.toml", "office_cases.toml", "letter_cases.toml", "status_cases.toml")
]
CASES: list[dict[str, Any]] = [case for file in _FILES for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]]


@pytest.fixture(scope="module")
def readings() -> Mapping[str, Reading]:
    """A reading of each text, by its shape."""
    documents = [read_text(case["text"], f"case-{number}") for number, case in enumerate(CASES)]
    return dict(zip((case["shape"] for case in CASES), Reader(rules_only=True).read(documents), strict=True))


def _facts(reading: Reading) -> set[str]:
    names = {r.key: (r.label, *r.aliases) for r in reading.referents}
    found = set()
    for claim in reading.claims:
        status = "" if claim.status is Status.ASSERTED else f" [{claim.status.value}]"
        found |= {f"{one} {claim.relation} {two}{status}" for one in names[claim.subject] for two in names[claim.object]}
    return found


def test_every_case_has_a_name_of_its_own_and_asks_something() -> None:
    assert len({case["shape"] for case in CASES}) == len(CASES)
    assert all(case.get("facts") or case.get("never") for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["shape"])
def test_a_construction_gives_its_facts_and_no_others_it_must_not(case: dict[str, Any], readings: Mapping[str, Reading]) -> None:
    found = _facts(readings[case["shape"]])
    assert set(case.get("facts", [])) <= found
    assert not found & set(case.get("never", []))
