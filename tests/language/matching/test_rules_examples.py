"""Every example and counter-example of the rules, run through the whole reader in one batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pytest

from graphkit.language.matching import rules as rule_files
from graphkit.language.matching.rules import Example, Frame, Role
from graphkit.language.reader import Reader
from graphkit.model import Document, Reading, Status
from graphkit.read import read_text

RULES = rule_files.load()
ALL: list[Frame | Role] = [*RULES.frames, *RULES.roles]
CASES = [(rule, example) for rule in ALL for example in rule.examples]
XFAIL = "xfail: "
GAP = pytest.mark.xfail(strict=True, reason="a known gap of the rules")


def _sentence(example: Example) -> str:
    return example.sentence.removeprefix(XFAIL)


@pytest.fixture(scope="module")
def readings() -> Mapping[str, Reading]:
    """A reading of each example sentence, by sentence."""
    sentences = list(dict.fromkeys(_sentence(example) for _, example in CASES))
    documents: list[Document] = [read_text(sentence, f"example-{number}") for number, sentence in enumerate(sentences)]
    return dict(zip(sentences, Reader(rules_only=True).read(documents), strict=True))


def _facts(reading: Reading) -> dict[str, set[str]]:
    """Facts "subject relation object" by relation, by all names of the parties; a status but Asserted in brackets."""
    names = {r.key: (r.label, *r.aliases) for r in reading.referents}
    found: dict[str, set[str]] = defaultdict(set)
    for claim in reading.claims:
        status = "" if claim.status is Status.ASSERTED else f" [{claim.status.value}]"
        for one in names[claim.subject]:
            for two in names[claim.object]:
                found[claim.relation] |= {
                    f"{one} {claim.relation} {two}{status}",
                    f"{two} {claim.relation} {one}{status} (the other way round)",
                }
    return found


def _parameters() -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.source.removesuffix('.toml')}-{rule.id}-{_sentence(example)[:60]}",
                     marks=[GAP] if example.sentence.startswith(XFAIL) else [])
        for rule, example in CASES
    ]  # fmt: skip


@pytest.mark.parametrize(("rule", "example"), _parameters())
def test_examples_give_their_facts_and_counter_examples_nothing(
    rule: Frame | Role, example: Example, readings: Mapping[str, Reading]
) -> None:
    found = _facts(readings[_sentence(example)])
    everything = sorted(f for facts in found.values() for f in facts if not f.endswith("round)"))
    symmetric = {"partnersWith", "settlesWith", "marriedTo", "separatedFrom", "dating", "siblingOf"}
    for fact in example.facts:
        either = {
            f.removesuffix(" (the other way round)") for facts in found.values() for f in facts if symmetric & set(f.split())
        }
        assert fact in either or fact in everything, f"{fact!r} is not read; read were {everything}"
    if not example.facts:
        relation = getattr(rule, "relation", "")
        given = sorted(f for f in found.get(relation, ()) if not f.endswith("round)"))
        assert not given, f"nothing of {relation} should be read, but {given} was"


def test_every_rule_file_has_examples() -> None:
    assert {rule.source for rule, _ in CASES} >= {"roles.toml", "employment.toml", "kinship.toml"}
