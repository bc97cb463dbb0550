"""The library's face: a knowledge graph that can be asked, exported, drawn and kept."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from graphkit import folder as folders
from graphkit import lookup
from graphkit.errors import InputError, UnknownNameError
from graphkit.model import Assertion, Document, Entity, Knowledge, Status
from graphkit.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from os import PathLike

    import networkx as nx

    from graphkit.known import KnownEntity
    from graphkit.model import Reading
    from graphkit.store import Store
    from graphkit.views.inference import Inferred
    from graphkit.views.named_queries import NamedQuery
    from graphkit.views.sparql import Answer
    from graphkit.views.validation import Report

    PathName = str | PathLike[str]


def build(
    paths: PathName | Sequence[PathName],
    *,
    rules: Sequence[PathName] = (),
    model: str | None = None,
    workers: int = 1,
    rules_only: bool = False,
    decisions: Sequence[PathName] = (),
    on_reading: Callable[[Reading], None] | None = None,
) -> KnowledgeGraph:
    """Read articles and build their graph, in memory; :meth:`KnowledgeGraph.save` keeps it.

    ``paths`` is a file, a folder or a pattern, or several of them.  ``decisions`` are a reviewer's files
    (:mod:`graphkit.decisions`); those that fit nothing are told as warnings.  The other arguments, and the errors, are those
    of :func:`graphkit.pipeline.build`.
    """
    from graphkit import decisions as reviews
    from graphkit import pipeline

    reviewed = [reviews.read(Path(file)) for file in decisions]

    several = list(paths) if isinstance(paths, Sequence) and not isinstance(paths, str) else [paths]
    own_rules = [Path(r) for r in rules]
    knowledge = pipeline.build(
        several, rules=own_rules, model=model, workers=workers, rules_only=rules_only, on_reading=on_reading
    )
    for some in reviewed:
        applied = reviews.apply(knowledge, some)
        knowledge = applied.knowledge
        for line in applied.unfitting:
            warnings.warn(line, stacklevel=2)
    return KnowledgeGraph(knowledge, terms=pipeline.own_terms(own_rules))


def open(folder: PathName = "output", *, store: str | None = None) -> KnowledgeGraph:
    """The graph that ``graphkit build`` or :meth:`KnowledgeGraph.save` wrote to a folder.

    ``store`` names a store elsewhere: ``memory`` or the URL of a SPARQL endpoint (:func:`graphkit.store.address`).
    Raises StoreError where there is no graph.
    """
    return KnowledgeGraph(store=folders.opened(Path(folder), store), terms=folders.own_terms(Path(folder)))


class KnowledgeGraph:
    """Entities, and the facts about them with their evidence.

    What is in it never changes.  Made by :func:`build` and :func:`open`, or of a :class:`Knowledge`; ``terms`` are
    Turtle files of own relations and classes that it uses.  A graph that was opened
    holds files until :meth:`close` or the end of a ``with`` statement.
    """

    def __init__(self, knowledge: Knowledge | None = None, *, store: Store | None = None, terms: tuple[Path, ...] = ()) -> None:
        if knowledge is None and store is None:
            raise InputError("a graph is made of knowledge or of a store: use graphkit.build or graphkit.open")
        self._knowledge = knowledge
        self._store = store
        self._terms = terms

    @property
    def knowledge(self) -> Knowledge:
        """All of it as frozen values."""
        if self._knowledge is None:
            from graphkit.graph import knowledge

            self._knowledge = knowledge(self.store.texts())
        return self._knowledge

    @property
    def store(self) -> Store:
        """All of it as triples; ``store.dataset`` is an rdflib Dataset to read from."""
        if self._store is None:
            from graphkit.graph import triples
            from graphkit.store import MemoryAddress, open_store

            self._store = open_store(MemoryAddress())
            self._store.replace(triples(self.knowledge, vocabulary=self.vocabulary))
        return self._store

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The relations, classes and statuses."""
        return load(self._terms)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Everybody and everything in it, sorted by id."""
        return self.knowledge.entities

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The articles by identifier."""
        return {d.identifier: d for d in self.knowledge.documents}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The label of each entity by id."""
        return {e.id: e.label for e in self.entities}

    @cached_property
    def known(self) -> tuple[KnownEntity, ...]:
        """The entities of the lists that a user has brought in (``graphkit import``)."""
        from graphkit.known.reading import from_triples
        from graphkit.store.terms import ox_triples

        if self._store is None:
            return ()
        return from_triples("imported", ox_triples(self._store.part_triples("imported")), vocabulary=self.vocabulary).entities

    @cached_property
    def inferred(self) -> tuple[Inferred, ...]:
        """What follows from its facts and no article says (:func:`graphkit.views.inference.infer`)."""
        from graphkit.views.inference import infer

        return infer(self.knowledge, self.vocabulary)

    @cached_property
    def _facts_of(self) -> Mapping[str, list[Assertion]]:
        of: defaultdict[str, list[Assertion]] = defaultdict(list)
        for assertion in self.knowledge.assertions:
            for side in sorted({assertion.subject, assertion.object}):
                of[side].append(assertion)
        return of

    def find(self, name: str) -> tuple[Entity, ...]:
        """The entities that go by a name, of which there may be several of the very same name.

        Raises UnknownNameError, with names that come close, where there is none.
        """
        try:
            return lookup.find(self.entities, name)
        except UnknownNameError:
            # A user's own list may know it by a name that no article uses.
            wanted = lookup.fold(name)
            iris = {iri for known in self.known if wanted in map(lookup.fold, known.names) for iri in known.iris}
            found = tuple(e for e in self.entities if iris.intersection(e.same_as))
            if not found:
                raise
            return found

    def facts(
        self,
        entity: Entity | str | None = None,
        *,
        relation: str | None = None,
        object: Entity | str | None = None,
        status: Status | str | None = None,
    ) -> tuple[Assertion, ...]:
        """The assertions that fit all that is given.

        ``entity`` alone is either side of the fact; with ``object`` it is the subject (in symmetric relations either side
        again).  Entities can be given by any name.  Raises UnknownNameError for a name that nothing goes by and
        VocabularyError for an unknown relation or status.
        """
        if relation is not None:
            self.vocabulary.relation(relation)
        wanted = None if status is None else _status(status)
        first, second = self._ids(entity), self._ids(object)

        def fits(a: Assertion) -> bool:
            if relation not in (None, a.relation) or wanted not in (None, a.status):
                return False
            if second is None:
                return first is None or a.subject in first or a.object in first
            forwards = (first is None or a.subject in first) and a.object in second
            backwards = (first is None or a.object in first) and a.subject in second
            return forwards or (backwards and self.vocabulary.relation(a.relation).symmetric)

        if first is None:
            return tuple(a for a in self.knowledge.assertions if fits(a))
        near = {a.id: a for id in sorted(first) for a in self._facts_of.get(id, ())}
        return tuple(a for a in near.values() if fits(a))

    def _ids(self, entity: Entity | str | None) -> frozenset[str] | None:
        if entity is None:
            return None
        return frozenset({entity.id} if isinstance(entity, Entity) else {e.id for e in self.find(entity)})

    def query(
        self,
        query: str,
        bindings: Mapping[str, Any] | None = None,
        *,
        rows: int | None = None,
        seconds: float | None = 60.0,
        parts: Sequence[str] = (),
    ) -> Answer:
        """Ask in SPARQL; prefixes such as ``gk:`` and ``schema:`` need no declaration.

        Arguments, answer and errors are those of :func:`graphkit.views.sparql.run`.
        """
        from graphkit.views.sparql import run

        return run(self.store, query, bindings, rows=rows, seconds=seconds, parts=parts)

    def ask(
        self, name: str, values: Mapping[str, object] | None = None, *, rows: int | None = None, seconds: float | None = 60.0
    ) -> Answer:
        """Ask one of the questions that come along (:func:`graphkit.views.named_queries.named_queries`), by name.

        ``values`` are for its parameters; entities can be given by any name.  Raises QueryError for an unknown question or
        parameter, and UnknownNameError for an entity that nothing is called.
        """
        from graphkit.views.named_queries import named_query

        return self.query(self.bound(named_query(name), values), rows=rows, seconds=seconds)

    def bound(self, query: NamedQuery, values: Mapping[str, object] | None = None) -> str:
        """The text of a named query with its parameters bound to values, for this graph's entities."""
        return query.bound(values, resolve=self.iris, vocabulary=self.vocabulary)

    def iris(self, name: str) -> tuple[str, ...]:
        """The IRIs of the entities that go by a name.  Raises UnknownNameError where there is none."""
        from graphkit.views.sparql import named_entities

        by_id = named_entities(self.store)
        names = [Entity(id, of[1], "", of[2:]) for id, of in by_id.items()]
        try:
            found = lookup.find(names, name)
        except UnknownNameError:
            found = self.find(name)  # which knows the names of the user's lists as well
        return tuple(by_id[entity.id][0] for entity in found)

    def validate(self) -> Report:
        """Check the graph against the ontology's SHACL shapes (:func:`graphkit.views.validation.validate`)."""
        from graphkit.views.validation import validate

        return validate(self.store.triples(), extra=self._terms)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """A networkx graph; nodes are entity ids, edges are assertions (:func:`graphkit.views.network.network`)."""
        from graphkit.views.network import network

        return network(self.knowledge, self.vocabulary)

    def export(self, path: PathName, format: str | None = None, **options: Any) -> tuple[Path, ...]:
        """Write the graph to a file (for ``csv`` a folder) in one of :data:`graphkit.views.serialise.FORMATS`; returns what was
        written.

        Without ``format``, it follows from the file's ending.  ``options`` are those of :func:`graphkit.views.serialise.write`.
        Raises StoreError for an unknown format or a file that can't be written.
        """
        from graphkit.views.serialise import write

        return write(self.knowledge, Path(path), format or format_of(Path(path)), vocabulary=self.vocabulary, **options)

    def write_html(
        self,
        path: PathName,
        *,
        focus: str | None = None,
        depth: int = 1,
        since: str | None = None,
        relations: Sequence[str] | None = None,
        title: str | None = None,
    ) -> None:
        """Write the page to look at.  Arguments and errors are those of :func:`graphkit.views.html.write_html`."""
        from graphkit.views.html import write_html

        write_html(
            self.knowledge,
            Path(path),
            focus=focus,
            depth=depth,
            since=since,
            relations=relations,
            title=title,
            vocabulary=self.vocabulary,
        )

    def save(self, folder: PathName = "output", *, store: str | None = None, infer: bool = False) -> None:
        """Write all that ``graphkit build`` writes to a folder, with what follows if ``infer`` is true.

        Raises StoreError where that can't be done.
        """
        with folders.rebuilt(Path(folder), store, self._terms) as put:
            put(self.knowledge, infer=infer)

    def close(self) -> None:
        """Give back files and connections."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __len__(self) -> int:
        """How many assertions it holds."""
        return len(self.knowledge.assertions)

    def __repr__(self) -> str:
        knowledge = self.knowledge
        return (
            f"<KnowledgeGraph: {len(knowledge.documents)} documents, {len(knowledge.entities)} entities, "
            f"{len(knowledge.assertions)} assertions>"
        )

    def _repr_html_(self) -> str:
        """What a notebook shows: the page, in a frame that may run its own script and nothing else."""
        from html import escape

        from graphkit.views.html import render

        return (
            f'<iframe title="{escape(repr(self))}" sandbox="allow-scripts allow-downloads" width="100%" height="640" '
            f'style="border:1px solid #ccc" srcdoc="{escape(render(self.knowledge, vocabulary=self.vocabulary))}"></iframe>'
        )


def format_of(path: Path) -> str:
    """The export format that a file's ending tells.  Raises StoreError where it tells none."""
    from graphkit.errors import StoreError
    from graphkit.views.serialise import FORMATS

    for format in FORMATS.values():
        if format.ending and path.suffix.lower() == format.ending:
            return format.name
    endings = ", ".join(f.ending for f in FORMATS.values() if f.ending)
    raise StoreError(f"{path}: its ending tells no format: use one of {endings}, or name the format")


def _status(status: Status | str) -> Status:
    from graphkit.errors import VocabularyError

    try:
        return Status(status)
    except ValueError:
        raise VocabularyError(f"no status '{status}': there are {', '.join(s.value for s in Status)}") from None
