"""Extraction rules as data: frames (what verbs and nouns say of two parties) and roles (what a noun makes of somebody).

They are TOML files under ``rules/en/frames``; a user's own files of the same form are added with ``--rules DIR``.
Unknown keys are refused, because a misspelt key would be a rule that silently does nothing.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

from graphkit import vocabulary
from graphkit.errors import RuleError, VocabularyError
from graphkit.language.cues import cues
from graphkit.language.matching.patterns import (
    NamePattern,
    NounPattern,
    VerbPattern,
    compile_name,
    compile_noun,
    compile_verb,
    spelled_out,
)
from graphkit.model import BlockKind

_FRAME_KEYS = {
    "id",
    "relation",
    "verbs",
    "nouns",
    "topic",
    "through",
    "status",
    "examples",
    "counter",
    "amount",
    "paid",
    "confidence",
    "role",
    "reverse",
    "phrases",
    "where",
    "companions",
    "implied",
    "elliptic",
    "presupposes",
    "named",
    "performing",
    "asked",
    "anything",
    "owners",
    "agent",
    "passive",
    "listed",
    "spoken",
    "reduced",
    "manner",
    "exact",
    "fresh",
    "headed",
    "looks",
    "given",
}
_ROLE_KEYS = {
    "id",
    "relation",
    "nouns",
    "prepositions",
    "inverse",
    "bare",
    "owner",
    "types",
    "argument",
    "also",
    "examples",
    "counter",
    "confidence",
    "implicit",
    "mutual",
    "partly",
    "known",
    "have",
    "named",
    "exact",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the facts that it must give, each as "subject relation object" with a status other than Asserted in
    brackets.
    """

    sentence: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What certain verbs and nouns say of two parties.

    ``topic``: the object may be a thing without name or known kind ("his remarks").
    ``through``: embedding verbs that leave the status alone ("agreed to part ways").
    ``status``: what an asserted fact is instead; "Asserted" where it is so whatever the words say ("will succeed Y at Z").
    ``amount``: money in the same clause belongs to the fact; ``paid``: it is none without.  ``reverse`` adds the same fact the
    other way round.
    ``phrases`` are patterns without a verb, which count only in blocks of the kinds in ``where`` (all where empty).
    ``companions``: whoever is named with "with" or "alongside" did the same.  ``implied``: the name that stands for the object
    where the pattern has none ("tweeted" implies Twitter).  ``elliptic``: classes of what an object that is left out may be;
    it is then what the text spoke of last ("the brand apologized").  ``named``: the object must have a name.  ``presupposes``:
    relations that hold whatever the status
    (who ends, reviews or keeps a partnership has or had one).  ``performing``: the relation that holds instead where the subject
    is a performer by trade (a photographer shoots a campaign, a model does so before the camera).  ``asked``: lemmas in a
    question
    of a heading that make those named below it the subjects ("who walk").  ``anything``: the object may be whatever a plain
    noun names.
    ``listed``: lemmas before a colon that do as much for the names behind it.
    ``passive``: the patterns are meant only in the passive ("the ad was dropped").
    ``agent``: classes of whoever did it where a passive names nobody: the owner of the object, or who the text spoke of last.
    ``owners``: where nobody is said to have done it, the owner of the object did ("Pepsi's ad was pulled").
    ``reduced``: the verb must be a participle or a relative clause on its object ("a brand backed by X").
    ``spoken``: the patterns are of clauses in somebody's own words, quoted or reported, and he is the subject ("the ad is vile,"
    she said); "judged" where they must say that it is so, "about" where it is enough that they speak of the object, "demand"
    where they must say what the object should do, "own" where he speaks of himself (the pattern has him for its subject).
    ``looks``: fragments of pages about looks that name somebody and a house say it too ("Dress: Prada").
    ``manner``: verbs of speech one of which must introduce them.
    ``exact``: the object must be of a class that the pattern names, not of one below it.
    ``headed``: whoever or whatever is left out is the business that the block, or the heading above it, is about.
    ``fresh``: the object must be called new ("has a new lipstick").
    ``given``: the object must go by one name that is no star's, as children do ("shares A and B with X").
    """

    id: str
    relation: str
    verbs: tuple[VerbPattern, ...] = ()
    nouns: tuple[NounPattern, ...] = ()
    topic: bool = False
    through: frozenset[str] = frozenset()
    status: str | None = None
    amount: bool = False
    paid: bool = False
    role: str | None = None
    reverse: bool = False
    phrases: tuple[NamePattern, ...] = ()
    where: frozenset[str] = frozenset()
    companions: bool = False
    implied: str | None = None
    elliptic: tuple[str, ...] = ()
    named: bool = False
    performing: str | None = None
    asked: frozenset[str] = frozenset()
    anything: bool = False
    owners: bool = False
    agent: tuple[str, ...] = ()
    passive: bool = False
    listed: frozenset[str] = frozenset()
    spoken: str = ""
    reduced: bool = False
    manner: frozenset[str] = frozenset()
    exact: bool = False
    fresh: bool = False
    headed: bool = False
    looks: bool = False
    given: bool = False
    presupposes: tuple[str, ...] = ()
    confidence: str = "0.8"
    examples: tuple[Example, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun makes of whoever it describes: "X, the creative director of Y", "Y ambassador X", "her husband X".

    The party described is the subject of ``relation`` and the other one ("of Y", "Y's", "Y ...") its object,
    or the other way round where ``inverse``.  ``bare``: the other party may stand directly before the noun.
    ``also`` are further relations that hold at the same time.  ``argument`` limits the classes of the other party,
    ``types`` those of the one described.  ``implicit``: the other party may be the last organization mentioned.
    ``mutual`` are plural nouns that say it of those they describe among each other ("siblings X and Y").
    ``partly`` is the relation that holds instead where the noun is limited to a part ("head of marketing at Y").
    ``known``: true for people whom a list of names knows or a predicate describes, false for the others ("spokesman X said").
    ``have``: the other party may be the one who has what the noun says ("X has a son, Y").
    ``exact``: the other party must be of one of the classes themselves, a brand is no mere organization then.
    A noun that begins with a hyphen stands behind the other party ("LVMH-owned Y").
    """

    id: str
    relation: str
    nouns: frozenset[str]
    prepositions: frozenset[str] = frozenset({"of"})
    inverse: bool = False
    bare: bool = True
    owner: bool = True
    implicit: bool = False
    types: frozenset[str] = frozenset()
    argument: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()
    mutual: frozenset[str] = frozenset()
    partly: str | None = None
    known: bool | None = None
    have: bool = False
    named: bool = False
    exact: bool = False
    confidence: str = "0.85"
    examples: tuple[Example, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Rules:
    """All frames and roles, with indices for matching; ``digest`` changes when any of them does.

    ``own`` are the ids of those that a user has added.
    """

    frames: tuple[Frame, ...] = ()
    roles: tuple[Role, ...] = ()
    digest: str = ""
    own: frozenset[str] = frozenset()

    @cached_property
    def by_verb(self) -> Mapping[str, tuple[tuple[Frame, VerbPattern], ...]]:
        """Verb lemma -> the patterns that begin with it; those for any verb are under "*"."""
        found: dict[str, list[tuple[Frame, VerbPattern]]] = defaultdict(list)
        for frame in self.frames:
            for pattern in frame.verbs:
                for lemma in sorted(pattern.verbs):
                    found[lemma].append((frame, pattern))
        return {k: tuple(v) for k, v in found.items()}

    @cached_property
    def by_noun(self) -> Mapping[str, tuple[tuple[Frame, NounPattern], ...]]:
        """Last word of a noun -> the patterns with it."""
        found: dict[str, list[tuple[Frame, NounPattern]]] = defaultdict(list)
        for frame in self.frames:
            for pattern in frame.nouns:
                for lemma in sorted({n.split()[-1] for n in pattern.noun.lemmas}):
                    found[lemma].append((frame, pattern))
        return {k: tuple(v) for k, v in found.items()}

    @cached_property
    def by_phrase(self) -> tuple[tuple[Frame, NamePattern], ...]:
        """The patterns without a verb."""
        return tuple((frame, pattern) for frame in self.frames for pattern in frame.phrases)

    @cached_property
    def by_role(self) -> Mapping[str, tuple[tuple[str, Role], ...]]:
        """Last word of a role noun -> (whole noun, role), longest first."""
        found: dict[str, list[tuple[str, Role]]] = defaultdict(list)
        for role in self.roles:
            for noun in sorted(role.nouns | role.mutual):
                found[noun.split()[-1]].append((noun, role))
        return {k: tuple(sorted(v, key=lambda p: (-len(p[0].split()), p[0], p[1].id))) for k, v in found.items()}


def load(extra: Sequence[Path] = ()) -> Rules:
    """The package's rules and those of a user: ``extra`` are folders (their ``*.toml``) or files.

    Raises :class:`RuleError` naming file, rule and field of a mistake.
    """
    package = Path(str(files("graphkit"))) / "rules" / "en"
    paths = sorted((package / "frames").glob("*.toml"))
    ours = frozenset(paths)
    for given in extra:
        paths.extend(sorted(given.glob("*.toml")) if given.is_dir() else [given])
    classes = {name: frozenset(members) for name, members in cues("classes").items()}
    tables = [(path, _read(path)) for path in paths]
    defined: dict[str, Path] = {}
    for path, table in tables:
        for name, members in table.get("classes", {}).items():
            if defined.setdefault(name, path) != path:
                raise RuleError(f"{path.name}: the class {name!r} is defined in {defined[name].name} too; give it another name")
            classes[name] = frozenset(members)
    frames = [(path, f) for path, table in tables for f in _frames(path, table, classes)]
    roles = [(path, r) for path, table in tables for r in _roles(path, table, classes)]
    return Rules(
        tuple(f for _, f in frames),
        tuple(r for _, r in roles),
        _digest([*sorted(package.rglob("*.toml")), *sorted(package.rglob("*.tsv")), *paths]),
        frozenset({f.id for path, f in frames if path not in ours} | {r.id for path, r in roles if path not in ours}),
    )


def _digest(paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in dict.fromkeys(paths):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def _read(path: Path) -> Mapping[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RuleError(f"{path}: {error.strerror or error}; give a rules file or folder that can be read") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: not a TOML file: {error}") from error
    unknown = set(table) - {"classes", "frame", "role"}
    if unknown:
        raise RuleError(f"{path}: unknown table {sorted(unknown)[0]!r}; a rules file has [classes], [[frame]] and [[role]]")
    return table


def _checked(path: Path, number: int, kind: str, raw: Mapping[str, Any], keys: set[str]) -> tuple[str, str]:
    """Identifier and place (for messages) of a rule whose keys and relation are in order."""
    relation = raw.get("relation")
    place = f"{path.name}: {kind} {raw.get('id', number)!r}"
    unknown = set(raw) - keys
    if unknown:
        raise RuleError(f"{place}: unknown field {sorted(unknown)[0]!r}; known are {', '.join(sorted(keys))}")
    if not isinstance(relation, str):
        raise RuleError(f"{place}: the field 'relation' is missing")
    try:
        # Relations of a user's own stand in Turtle files beside the rules.
        vocabulary.load(tuple(sorted(path.parent.glob("*.ttl")))).relation(relation)
    except VocabularyError as error:
        raise RuleError(f"{place}: {error}") from error
    return str(raw.get("id", f"{relation}-{number}")), place


def _examples(place: str, raw: Mapping[str, Any]) -> tuple[Example, ...]:
    found = []
    for item in raw.get("examples", []):
        if not isinstance(item, list) or not item or not all(isinstance(x, str) for x in item):
            raise RuleError(f'{place}: an example is a list ["Sentence.", "X relation Y", ...]')
        found.append(Example(item[0], tuple(item[1:])))
    for item in raw.get("counter", []):
        found.append(Example(item, ()))
    return tuple(found)


def _frames(path: Path, table: Mapping[str, Any], classes: Mapping[str, frozenset[str]]) -> list[Frame]:
    found = []
    for number, raw in enumerate(table.get("frame", []), 1):
        identifier, place = _checked(path, number, "frame", raw, _FRAME_KEYS)
        try:
            verbs = tuple(compile_verb(p, classes) for text in raw.get("verbs", []) for p in spelled_out(text))
            nouns = tuple(compile_noun(p, classes) for p in raw.get("nouns", []))
            phrases = tuple(compile_name(p, classes) for p in raw.get("phrases", []))
        except RuleError as error:
            raise RuleError(f"{place}: {error}") from error
        if not verbs and not nouns and not phrases:
            raise RuleError(f"{place}: no 'verbs', 'nouns' or 'phrases'; a frame needs a pattern")
        unknown = set(raw.get("where", [])) - {k.value for k in BlockKind} - {"headed"}
        if unknown:
            raise RuleError(f"{place}: field 'where': {sorted(unknown)[0]!r} is no kind of block")
        found.append(
            Frame(
                id=identifier,
                relation=raw["relation"],
                verbs=verbs,
                nouns=nouns,
                topic=bool(raw.get("topic", False)),
                through=frozenset(raw.get("through", [])),
                status=raw.get("status"),
                amount=bool(raw.get("amount", False)) or bool(raw.get("paid", False)),
                paid=bool(raw.get("paid", False)),
                role=raw.get("role"),
                reverse=bool(raw.get("reverse", False)),
                phrases=phrases,
                where=frozenset(raw.get("where", [])),
                companions=bool(raw.get("companions", False)),
                implied=raw.get("implied"),
                elliptic=tuple(raw.get("elliptic", [])),
                named=bool(raw.get("named", False)),
                performing=raw.get("performing"),
                asked=frozenset(raw.get("asked", [])),
                anything=bool(raw.get("anything", False)),
                owners=bool(raw.get("owners", False)),
                agent=tuple(raw.get("agent", [])),
                passive=bool(raw.get("passive", False)),
                listed=frozenset(raw.get("listed", [])),
                spoken=str(raw.get("spoken", "")),
                reduced=bool(raw.get("reduced", False)),
                manner=frozenset(raw.get("manner", [])),
                exact=bool(raw.get("exact", False)),
                fresh=bool(raw.get("fresh", False)),
                headed=bool(raw.get("headed", False)),
                looks=bool(raw.get("looks", False)),
                given=bool(raw.get("given", False)),
                presupposes=tuple(raw.get("presupposes", [])),
                confidence=str(raw.get("confidence", "0.8")),
                examples=_examples(place, raw),
                source=path.name,
            )
        )
    return found


def _roles(path: Path, table: Mapping[str, Any], classes: Mapping[str, frozenset[str]]) -> list[Role]:
    found = []
    for number, raw in enumerate(table.get("role", []), 1):
        identifier, place = _checked(path, number, "role", raw, _ROLE_KEYS)
        nouns = _expanded(place, raw.get("nouns", []), classes)
        if not nouns:
            raise RuleError(f"{place}: the field 'nouns' is missing")
        partly = raw.get("partly")
        if partly is not None:
            _checked(path, number, "role", {**raw, "relation": partly}, keys=_ROLE_KEYS)
        found.append(
            Role(
                id=identifier,
                relation=raw["relation"],
                nouns=nouns,
                prepositions=frozenset(raw.get("prepositions", ["of"])),
                inverse=bool(raw.get("inverse", False)),
                bare=bool(raw.get("bare", True)),
                owner=bool(raw.get("owner", True)),
                implicit=bool(raw.get("implicit", False)),
                types=frozenset(raw.get("types", [])),
                argument=frozenset(raw.get("argument", [])),
                also=tuple(raw.get("also", [])),
                mutual=_expanded(place, raw.get("mutual", []), classes),
                partly=partly,
                known=raw.get("known"),
                have=bool(raw.get("have", False)),
                exact=bool(raw.get("exact", False)),
                named=bool(raw.get("named", False)),
                confidence=str(raw.get("confidence", "0.85")),
                examples=_examples(place, raw),
                source=path.name,
            )
        )
    return found


def _expanded(place: str, nouns: Iterable[str], classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Role nouns with "@class" and "a/b c/d" written out."""
    found: set[str] = set()
    for noun in nouns:
        if noun.startswith("@"):
            if noun[1:] not in classes:
                raise RuleError(f"{place}: no class of words is called {noun!r}")
            found |= classes[noun[1:]]
        else:
            found.update(" ".join(words) for words in product(*(word.split("/") for word in noun.split())))
    return frozenset(found)
