"""The vocabulary of the graph, read from the ontology: relations, entity classes, statuses.

``ontology/graphkit.ttl`` is the one source; nothing of it is repeated in code.  It is parsed with pyoxigraph, in a few
milliseconds, since every command needs it.  A user's own Turtle files can add relations and classes, in any namespace.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar

import pyoxigraph as ox

from graphkit.errors import VocabularyError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

GK: Final = "https://w3id.org/graphkit/ontology#"
ONTOLOGY_IRI: Final = "https://w3id.org/graphkit/ontology"

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_LANGUAGES = (None, "en")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class EntityClass:
    """A kind of entity.  ``parents`` are names of the entity classes directly above it; ``iri`` is the full IRI."""

    name: str
    label: str
    comment: str
    parents: frozenset[str] = frozenset()
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """A group of relations from the same field of life; ``name`` is its short key, such as ``legal``."""

    name: str
    label: str
    comment: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two entities.

    ``label`` is read forwards ("sues"), ``inverse_label`` backwards ("is sued by").  ``domain`` and ``range`` name the
    entity classes that it is meant for (any of them, subclasses included); ``subject_class`` and ``object_class`` are the wider
    classes that a reasoner may conclude.  ``super_relation`` holds whenever this one holds, ``inverse`` in the other direction
    (a relation of its own, which few have).  ``event_class`` is the local name of the class of its assertions, ``event_iri``
    that class's IRI.
    """

    name: str
    label: str
    inverse_label: str
    comment: str
    domain: frozenset[str]
    range: frozenset[str]
    symmetric: bool
    super_relation: str | None
    event_class: str
    family: str
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    subject_class: str = "Entity"
    object_class: str = "Entity"
    iri: str = ""
    event_iri: str = ""
    inverse: str | None = None


_Term = TypeVar("_Term", Relation, EntityClass)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms by name, in the order of the ontology file.  Made by :func:`load`."""

    version: str
    relations: Mapping[str, Relation]
    classes: Mapping[str, EntityClass]
    families: Mapping[str, Family]
    statuses: Mapping[str, str]
    """Name of each status, with the comment that says what it means."""
    _above: Mapping[str, frozenset[str]]

    def relation(self, name: str) -> Relation:
        """The relation of that name.  Raises :class:`VocabularyError`, with the nearest names, where there is none."""
        return self.relations.get(name) or _refuse("relation", name, self.relations.values(), "`graphkit relations` lists all")

    def entity_class(self, name: str) -> EntityClass:
        """The entity class of that name.  Raises :class:`VocabularyError`, with the nearest names, where there is none."""
        known = ", ".join(self.classes)
        return self.classes.get(name) or _refuse("entity class", name, self.classes.values(), f"there are {known}")

    def is_a(self, type: str, cls: str) -> bool:
        """Whether every ``type`` is a ``cls`` (a class is itself too).  Raises :class:`VocabularyError` for an unknown name."""
        self.entity_class(cls)
        return cls in self._above[self.entity_class(type).name]

    def subclasses(self, cls: str) -> frozenset[str]:
        """Names of ``cls`` itself and of every class below it.  Raises :class:`VocabularyError` for an unknown name."""
        self.entity_class(cls)
        return frozenset(name for name, above in self._above.items() if cls in above)

    def allows(self, relation: str, subject_type: str, object_type: str) -> bool:
        """Whether the relation is meant to go from the one class to the other.

        This is the strict table: a Person is a Person.  Raises :class:`VocabularyError` for an unknown name.
        """
        term = self.relation(relation)
        return self._in_any(subject_type, term.domain) and self._in_any(object_type, term.range)

    def fits(self, relation: str, subject_type: str, object_type: str) -> bool:
        """Like :meth:`allows`, but an Organization may also stand where a Person is meant.

        A named band or team is an Organization that models in a campaign, performs, or is an ambassador.  A class alone does not
        tell a band from a company, so this lets every Organization through.  Family relations are the exception: their
        ``subject_class`` is Person, and an organization neither marries nor has parents.  SHACL validation follows this rule.
        """
        term = self.relation(relation)
        return self._stands_for(subject_type, term.domain, term.subject_class) and self._stands_for(
            object_type, term.range, term.object_class
        )

    def _in_any(self, type: str, classes: Iterable[str]) -> bool:
        above = self._above[self.entity_class(type).name]
        return any(cls in above for cls in classes)

    def _stands_for(self, type: str, classes: frozenset[str], widest: str) -> bool:
        if self._in_any(type, classes):
            return True
        return "Person" in classes and self.is_a(type, "Organization") and self.is_a(type, widest)


def load(extra: tuple[Path, ...] = ()) -> Vocabulary:
    """The vocabulary of the ontology, with the relations and classes of a user's own Turtle files added.

    An own relation needs what every relation of ``graphkit.ttl`` has: ``a owl:ObjectProperty, gk:Relation``, one ``rdfs:label``,
    ``gk:inverseLabel``, ``rdfs:comment``, ``gk:eventClass`` (a subclass of ``gk:Assertion``) and ``gk:family``, and at least one
    ``gk:domainIncludes`` and ``gk:rangeIncludes``.  Its name is what follows the last ``#`` or ``/`` of its IRI.

    The result is cached.  Raises :class:`VocabularyError`, naming file or term, for a file that can't be read and for a term
    that lacks something or collides with another.
    """
    return _load(tuple(Path(path) for path in extra))


def ontology_file(name: str) -> Path:
    """The path of a file or folder of the ontology, such as ``shapes.ttl`` or ``queries``.

    Found in an installed package (``graphkit/ontology``) as well as in a checkout (``ontology`` beside the package).
    Raises :class:`VocabularyError` where there is none.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "ontology", package.parent / "ontology"):
        if (folder / "graphkit.ttl").is_file() and (folder / name).exists():
            return folder / name
    raise VocabularyError(f"the ontology has no {name!r}: install graphkit again, or run it from a complete checkout")


@lru_cache(maxsize=8)
def _load(extra: tuple[Path, ...]) -> Vocabulary:
    return _Reader((ontology_file("graphkit.ttl"), *extra)).vocabulary()


class _Reader:
    """Reads the terms out of Turtle files.  ``self.terms`` maps each IRI to its values by predicate, in file order."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        self.paths = paths
        self.terms: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
        for path in paths:
            self._parse(path)

    def vocabulary(self) -> Vocabulary:
        parents = {
            iri: [parent for parent in self._iris(iri, _RDFS + "subClassOf") if parent in self.terms]
            for iri in self._instances(_OWL + "Class")
        }
        above = {iri: _closure(iri, parents) for iri in parents}
        entities = [iri for iri in parents if GK + "Entity" in above[iri]]
        events = frozenset(iri for iri in parents if GK + "Assertion" in above[iri])
        classes = self._by_name(self._entity_class(iri, [p for p in parents[iri] if p in entities]) for iri in entities)
        families = {iri: self._family(iri) for iri in self._instances(GK + "RelationFamily")}
        relations = self._by_name(self._relation(iri, entities, events, families) for iri in self._instances(GK + "Relation"))
        for relation in relations.values():
            if relation.super_relation is not None and relation.super_relation not in relations:
                raise self._wrong(relation.iri, f"is below {relation.super_relation}, which is no relation")
        relations.update(self._inverses(relations))
        return Vocabulary(
            version=self._text(ONTOLOGY_IRI, _OWL + "versionInfo"),
            relations=MappingProxyType(relations),
            classes=MappingProxyType(classes),
            families=MappingProxyType({family.name: family for family in families.values()}),
            statuses=MappingProxyType({_local(i): self._text(i, _RDFS + "comment") for i in self._instances(GK + "Status")}),
            _above=MappingProxyType({_local(iri): frozenset(_local(a) for a in above[iri] if a in entities) for iri in entities}),
        )

    def _inverses(self, relations: Mapping[str, Relation]) -> Iterator[tuple[str, Relation]]:
        """The relations that are said to be another's inverse, in either direction."""
        by_iri = {relation.iri: relation for relation in relations.values()}
        for one in relations.values():
            for iri in self._iris(one.iri, _OWL + "inverseOf"):
                if (other := by_iri.get(iri)) is None:
                    raise self._wrong(one.iri, f"is the owl:inverseOf {_short(iri)}, which is no relation")
                yield one.name, replace(one, inverse=other.name)
                yield other.name, replace(other, inverse=one.name)

    def _parse(self, path: Path) -> None:
        try:
            for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                subject, value = triple.subject, triple.object
                if isinstance(subject, ox.NamedNode) and isinstance(value, (ox.NamedNode, ox.Literal)):
                    values = self.terms.setdefault(subject.value, {}).setdefault(triple.predicate.value, [])
                    if value not in values:
                        values.append(value)
        except OSError as error:
            raise VocabularyError(f"{path}: can't be read ({error.strerror or error}): give the path of a Turtle file") from error
        except (SyntaxError, ValueError) as error:
            raise VocabularyError(f"{path}: is not valid Turtle ({error}): correct the file") from error

    def _instances(self, cls: str) -> list[str]:
        return [iri for iri in self.terms if cls in self._iris(iri, _RDF + "type")]

    def _iris(self, iri: str, predicate: str) -> list[str]:
        return [value.value for value in self.terms.get(iri, {}).get(predicate, ()) if isinstance(value, ox.NamedNode)]

    def _texts(self, iri: str, predicate: str) -> tuple[str, ...]:
        values = self.terms.get(iri, {}).get(predicate, ())
        return tuple(value.value for value in values if isinstance(value, ox.Literal) and value.language in _LANGUAGES)

    def _text(self, iri: str, predicate: str) -> str:
        return self._one(iri, predicate, self._texts(iri, predicate))

    def _one(self, iri: str, predicate: str, values: Iterable[str]) -> str:
        found = list(values)
        if len(found) != 1:
            raise self._wrong(iri, f"has {len(found)} values of {_short(predicate)} and needs exactly one")
        return found[0]

    def _entity_class(self, iri: str, parents: Iterable[str]) -> EntityClass:
        return EntityClass(
            name=_local(iri),
            label=self._text(iri, _RDFS + "label"),
            comment=self._text(iri, _RDFS + "comment"),
            parents=frozenset(_local(parent) for parent in parents),
            iri=iri,
        )

    def _family(self, iri: str) -> Family:
        return Family(self._text(iri, _SKOS + "notation"), self._text(iri, _RDFS + "label"), self._text(iri, _RDFS + "comment"))

    def _relation(self, iri: str, entities: Collection[str], events: frozenset[str], families: Mapping[str, Family]) -> Relation:
        event = self._one(iri, GK + "eventClass", self._iris(iri, GK + "eventClass"))
        if event not in events:
            raise self._wrong(iri, f"has the gk:eventClass {_short(event)}, which is no owl:Class below gk:Assertion")
        family = self._one(iri, GK + "family", self._iris(iri, GK + "family"))
        if family not in families:
            raise self._wrong(iri, f"has the gk:family {_short(family)}, which is no gk:RelationFamily")
        supers = [above for above in self._iris(iri, _RDFS + "subPropertyOf") if above.startswith(GK) or self._is_relation(above)]
        if len(supers) > 1:
            raise self._wrong(iri, "has more than one super-relation: keep one rdfs:subPropertyOf that is a relation")
        relation = Relation(
            name=_local(iri),
            label=self._text(iri, _RDFS + "label"),
            inverse_label=self._text(iri, GK + "inverseLabel"),
            comment=self._text(iri, _RDFS + "comment"),
            domain=self._classes(iri, GK + "domainIncludes", entities),
            range=self._classes(iri, GK + "rangeIncludes", entities),
            symmetric=_OWL + "SymmetricProperty" in self._iris(iri, _RDF + "type"),
            super_relation=_local(supers[0]) if supers else None,
            event_class=_local(event),
            family=families[family].name,
            examples=self._texts(iri, GK + "example"),
            counter_examples=self._texts(iri, GK + "counterExample"),
            subject_class=self._widest(iri, _RDFS + "domain", entities),
            object_class=self._widest(iri, _RDFS + "range", entities),
            iri=iri,
            event_iri=event,
        )
        if relation.symmetric and relation.domain != relation.range:
            raise self._wrong(iri, "is symmetric and has different gk:domainIncludes and gk:rangeIncludes: make them the same")
        return relation

    def _is_relation(self, iri: str) -> bool:
        return GK + "Relation" in self._iris(iri, _RDF + "type")

    def _classes(self, iri: str, predicate: str, entities: Collection[str]) -> frozenset[str]:
        found = self._iris(iri, predicate)
        if not found:
            raise self._wrong(iri, f"has no {_short(predicate)}: name the entity classes that it is for")
        for cls in found:
            if cls not in entities:
                raise self._wrong(iri, f"has the {_short(predicate)} {_short(cls)}, which is no entity class")
        return frozenset(map(_local, found))

    def _widest(self, iri: str, predicate: str, entities: Collection[str]) -> str:
        found = [cls for cls in self._iris(iri, predicate) if cls in entities]
        return _local(found[0]) if len(found) == 1 else "Entity"

    def _by_name(self, terms: Iterable[_Term]) -> dict[str, _Term]:
        named: dict[str, _Term] = {}
        for term in terms:
            if not _NAME.fullmatch(term.name):
                raise self._wrong(term.iri, "has no usable name: use letters and digits after the last # or / of its IRI")
            if term.name in named:
                raise self._wrong(term.iri, f"has the same name as {_short(named[term.name].iri)}: choose another")
            named[term.name] = term
        return named

    def _wrong(self, iri: str, what: str) -> VocabularyError:
        return VocabularyError(f"{', '.join(path.name for path in self.paths)}: {_short(iri)} {what}")


def _closure(iri: str, parents: Mapping[str, list[str]]) -> frozenset[str]:
    seen: set[str] = set()
    waiting = [iri]
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting.extend(parents.get(current, ()))
    return frozenset(seen)


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]


def _short(iri: str) -> str:
    for prefix, namespace in (("gk", GK), ("rdfs", _RDFS), ("rdf", _RDF), ("owl", _OWL), ("skos", _SKOS)):
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"


def _refuse(kind: str, name: str, terms: Iterable[Relation | EntityClass], hint: str) -> NoReturn:
    spellings = {spelling.casefold(): term.name for term in terms for spelling in (term.name, term.label)}
    near = difflib.get_close_matches(name.casefold(), spellings, n=3, cutoff=0.6)
    names = list(dict.fromkeys(spellings[spelling] for spelling in near))
    meant = f": did you mean {' or '.join(names)}?" if names else ":"
    raise VocabularyError(f"no {kind} {name!r} in the vocabulary{meant} {hint}")
