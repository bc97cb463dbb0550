"""Rules as files: what is loaded, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit import vocabulary
from graphkit.errors import RuleError
from graphkit.language.matching import rules as rule_files
from graphkit.language.matching.rules import Rules, load

FRAME = """
[[frame]]
id = "bin"
relation = "endsPartnershipWith"
verbs = ["S bin O"]
nouns = ["S's binning of O"]
"""
ROLE = """
[[role]]
id = "muse"
relation = "endorses"
nouns = ["muse", "house/brand muse"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for rules of one's own."""
    return tmp_path


def own(folder: Path, text: str, name: str = "own.toml") -> Rules:
    """The rules of the package with a file of one's own."""
    (folder / name).write_text(text, encoding="utf-8")
    return load([folder])


def refused(folder: Path, text: str) -> str:
    with pytest.raises(RuleError) as raised:
        own(folder, text)
    message = str(raised.value)
    assert "\n" not in message
    return message


# --- the package's own --------------------------------------------------------------------------------------------------------


def test_every_relation_has_a_rule() -> None:
    rules = load()
    told = {f.relation for f in rules.frames} | {r.relation for r in rules.roles} | {x for r in rules.roles for x in r.also}
    told |= {x for f in rules.frames for x in f.presupposes}
    assert set(vocabulary.load().relations) <= told


def test_no_two_rules_have_the_same_name() -> None:
    rules = load()
    names = [f.id for f in rules.frames] + [r.id for r in rules.roles]
    assert sorted(names) == sorted(set(names))


# Rules of captions, of text below a heading, and of what a sentence before has said: no sentence alone is an example of them.
NEEDS_CONTEXT = {
    "appears-doing", "wears-in", "wears-headed", "walks-elliptic", "attends-guests", "attends-here",
    "attends-caption", "performs-here",
}  # fmt: skip


def test_every_rule_has_an_example() -> None:
    rules = load()
    without = {r.id for r in (*rules.frames, *rules.roles) if not any(e.facts for e in r.examples)}
    assert without <= NEEDS_CONTEXT


def test_examples_name_relations_that_exist() -> None:
    known = set(vocabulary.load().relations)
    for rule in (*load().frames, *load().roles):
        for example in rule.examples:
            for fact in example.facts:
                assert known & set(fact.split()), f"{rule.source} {rule.id}: {fact!r} has no relation"


# --- a user's own -----------------------------------------------------------------------------------------------------------


def test_rules_of_ones_own_are_found_by_their_words(folder: Path) -> None:
    rules = own(folder, FRAME + ROLE)
    assert "bin" in {frame.id for frame, _ in rules.by_verb["bin"]}
    assert "bin" in {frame.id for frame, _ in rules.by_noun["binning"]}
    assert [(noun, role.id) for noun, role in rules.by_role["muse"] if role.id == "muse"] == [
        ("brand muse", "muse"),
        ("house muse", "muse"),
        ("muse", "muse"),
    ]


def test_a_single_file_can_be_given(folder: Path) -> None:
    (folder / "own.toml").write_text(FRAME, encoding="utf-8")
    assert load([folder / "own.toml"]) == load([folder])


def test_classes_of_ones_own_can_be_used(folder: Path) -> None:
    rules = own(folder, '[classes]\nknot = ["knot"]\n[[frame]]\nrelation = "marriedTo"\nverbs = ["SO tie @knot"]\n')
    frame = next(f for f in rules.frames if f.source == "own.toml")
    assert frame.id == "marriedTo-1"
    assert frame.verbs[0].object is not None


def test_a_class_is_defined_in_one_file_only(folder: Path) -> None:
    (folder / "first.toml").write_text('[classes]\nknot = ["knot"]\n', encoding="utf-8")
    (folder / "second.toml").write_text('[classes]\nknot = ["bow"]\n', encoding="utf-8")
    with pytest.raises(RuleError, match=r"second.toml: the class 'knot' is defined in first.toml too"):
        load([folder])


def test_a_relation_of_ones_own_stands_in_a_turtle_file_beside_the_rules(folder: Path) -> None:
    (folder / "own.ttl").write_text(
        """
        @prefix gk: <https://w3id.org/graphkit/ontology#> .
        @prefix own: <https://example.org/terms#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        own:mentors a owl:ObjectProperty , gk:Relation ;
            rdfs:label "mentors" ; gk:inverseLabel "is mentored by" ; rdfs:comment "It teaches the other." ;
            gk:eventClass own:Mentoring ; gk:family gk:partnershipFamily ;
            gk:domainIncludes gk:Person ; gk:rangeIncludes gk:Person .
        own:Mentoring a owl:Class ; rdfs:subClassOf gk:Assertion ; rdfs:label "mentoring" ; rdfs:comment "Teaching." .
        """,
        encoding="utf-8",
    )
    rules = own(folder, '[[frame]]\nrelation = "mentors"\nverbs = ["S mentor O"]\n')
    assert rules.frames[-1].relation == "mentors"


def test_the_digest_tells_that_a_rule_changed(folder: Path) -> None:
    first = own(folder, FRAME).digest
    assert own(folder, FRAME).digest == first
    assert own(folder, FRAME + ROLE).digest != first
    assert load().digest != first


# --- mistakes -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("frame = [", ("own.toml", "not a TOML file")),
        ("[rules]\n", ("own.toml", "unknown table 'rules'", "[[frame]]")),
        (FRAME + 'verb = ["S bin O"]\n', ("own.toml", "frame 'bin'", "unknown field 'verb'", "verbs")),
        (FRAME.replace('relation = "endsPartnershipWith"\n', ""), ("own.toml", "frame 'bin'", "'relation' is missing")),
        (FRAME.replace("endsPartnershipWith", "bins"), ("own.toml", "frame 'bin'", "bins")),
        (FRAME.replace("S bin O", "S bin @knot"), ("own.toml", "frame 'bin'", "no class of words is called '@knot'")),
        (FRAME.replace("S bin O", "S"), ("own.toml", "frame 'bin'", "a verb is missing")),
        ('[[frame]]\nrelation = "sues"\n', ("own.toml", "frame 1", "a frame needs a pattern")),
        (FRAME + 'where = ["footer"]\n', ("own.toml", "frame 'bin'", "'where'", "'footer' is no kind of block")),
        (FRAME + "examples = [[]]\n", ("own.toml", "frame 'bin'", "an example is a list")),
        (FRAME + 'examples = ["Nike binned Drake."]\n', ("own.toml", "frame 'bin'", "an example is a list")),
        ('[[role]]\nid = "muse"\nrelation = "endorses"\n', ("own.toml", "role 'muse'", "'nouns' is missing")),
        (ROLE + 'noun = "muse"\n', ("own.toml", "role 'muse'", "unknown field 'noun'")),
        (ROLE + 'partly = "muses"\n', ("own.toml", "role 'muse'", "muses")),
        (ROLE.replace('"muse",', '"@muses",'), ("own.toml", "role 'muse'", "no class of words is called '@muses'")),
    ],
)
def test_a_mistake_is_told_with_its_file_and_rule(folder: Path, text: str, parts: tuple[str, ...]) -> None:
    message = refused(folder, text)
    for part in parts:
        assert part in message


def test_a_file_that_cannot_be_read_is_told(folder: Path) -> None:
    with pytest.raises(RuleError, match=r"nothing\.toml"):
        load([folder / "nothing.toml"])


def test_a_file_that_is_no_text_is_told(folder: Path) -> None:
    (folder / "own.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(RuleError, match="not a TOML file"):
        load([folder])


def test_every_field_that_is_accepted_is_one_of_the_rule() -> None:
    """A field that the loader knows and the rule does not have would silently do nothing."""
    frame_fields = set(rule_files.Frame.__dataclass_fields__) | {"counter"}
    role_fields = set(rule_files.Role.__dataclass_fields__) | {"counter"}
    assert frame_fields >= rule_files._FRAME_KEYS
    assert role_fields >= rule_files._ROLE_KEYS
