"""Writes ontology/README.md from the ontology, the shapes and the named queries: python scripts/document_ontology.py [--check].

With --check nothing is written, and the exit code is 1 if the file is not what it should be.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from graphkit.views.named_queries import NamedQuery, named_queries
from graphkit.vocabulary import GK, ONTOLOGY_IRI, Relation, Vocabulary, load, ontology_file

TARGET = Path(__file__).resolve().parent.parent / "ontology" / "README.md"
COMMAND = "python scripts/document_ontology.py"

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"

INTRODUCTION = """# The graphkit ontology

<!-- Made by `{command}` from graphkit.ttl and queries/*.rq: change those, not this file. -->

{description}

| | |
|---|---|
| Namespace | `{namespace}`, by custom with the prefix `gk:` |
| Version | {version}, `{version_iri}` |
| Licence | <{licence}> |
| Files | [graphkit.ttl](graphkit.ttl) (the terms), [shapes.ttl](shapes.ttl) (SHACL), [queries/](queries) (named SPARQL queries) |

`graphkit.ttl` is the one source: the program reads relations and classes from it and repeats none.
"""

HOW_TO_READ = """## How a graph is built

```mermaid
flowchart LR
  subject(["entity<br/>gk:Brand"]) -- "gk:sues<br/>only if asserted" --> object(["entity<br/>gk:Organization"])
  assertion["assertion<br/>gk:Lawsuit<br/>status, date, amount, role, confidence"] -- rdf:subject --> subject
  assertion -- rdf:object --> object
  assertion -- rdf:predicate --> relation{{"gk:sues"}}
  assertion -- gk:evidence --> evidence["evidence<br/>oa:Annotation<br/>rule, and what was read at that place"]
  evidence -- oa:hasTarget --> target["place in the text<br/>oa:SpecificResource"]
  target -- oa:hasSelector --> position["oa:TextPositionSelector<br/>oa:start, oa:end"]
  target -- oa:hasSelector --> quote["oa:TextQuoteSelector<br/>oa:exact: the sentence"]
  target -- oa:hasSource --> document["gk:Document"]
  assertion -- prov:wasDerivedFrom --> document
  quotation["schema:Quotation"] -- schema:isPartOf --> document
  quotation -- schema:spokenByCharacter --> subject
  document -- prov:wasGeneratedBy --> build["gk:Build"]
```

- **Entity**: somebody or something, with `rdfs:label` (the canonical name), `skos:altLabel` (every other name) and
  `schema:sameAs` (links to the outside).
- **Assertion**: one happening or state, of the event class of its relation. However many articles tell of it, it is one node;
  two happenings between the same parties are two.
- **Direct triple**: in the graph exactly when some assertion of it is `gk:Asserted` and no reviewer has rejected that assertion,
  so that a plain pattern such as `?who gk:sues ?whom` sees only what is held to be so. A symmetric relation has one assertion,
  and its triple in both directions.
- **Evidence**: a Web Annotation on the sentence. Positions, also those of subject, object and trigger (`gk:subjectStart`,
  `gk:subjectEnd`, …), count characters of the document's stored text from 0, the end exclusive.
- **No blank nodes**: every node has an IRI.

`gk:domainIncludes` and `gk:rangeIncludes` say what a relation is meant for. `rdfs:domain` and `rdfs:range` say what a reasoner
may conclude, and are wider where they must be: a named band or team is an Organization that may stand where a Person is meant
(but not in a family), and `gk:endorses`, which may lead to a Product, is a sub-relation of `gk:partnersWith`.
"""

SHAPES = """## Validating a graph

`graphkit validate` does it. The shapes read the allowed classes from the ontology, so other tools must validate a graph *together
with* it, as one data graph:

```python
import pyshacl
from rdflib import Graph

data = Graph().parse("graph.ttl").parse("ontology/graphkit.ttl")
conforms, report, text = pyshacl.validate(data, shacl_graph="ontology/shapes.ttl")
```

They check that entities have one name and a class; that assertions have subject, relation and object of classes that fit, the
event class of their relation, one status and some evidence; that evidence has a document, a position, a sentence and a
rule; that amounts have currencies, dates are dates, and confidence is between 0 and 1; that direct triples and asserted
assertions agree; and that nothing is of two disjoint classes. Every message says what to do.
"""

OWN_QUERIES = """A query of one's own is a file `NAME.rq` of the same form, asked with
`graphkit query --file NAME.rq --param who=Balenciaga`. Its first lines are TOML behind `#+`, and one line names the parameters:

```sparql
#+ title = "Who is in a graph"
#+ description = "Names and classes of entities."
#+ [parameters.who]
#+ type = "entity"
#+ description = "only this one"
#+ example = "Balenciaga"

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?name ?class
WHERE {
  VALUES (?who) { (UNDEF) }
  ?who a ?class ; rdfs:label ?name .
}
ORDER BY ?name ?class
```

Types are `entity`, `relation`, `class`, `status`, `date`, `integer`, `decimal`, `text` and `iri`. `default` is what is taken
where no value is given, and `required = true` wants one. Write what a query requires before its first `OPTIONAL` or `BIND`: what
stands after them is matched by itself first. Values are put in the place of `UNDEF` as RDF terms, never as text.
"""

OWN_TERMS = """## Adding relations of one's own

A Turtle file with terms in a namespace of one's own, given to `load(extra=(Path("own.ttl"),))`, is read as the ontology is:

```turtle
@prefix gk: <https://w3id.org/graphkit/ontology#> .
@prefix my: <https://example.org/terms#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

my:mentors a owl:ObjectProperty , gk:Relation ;
    rdfs:label "mentors"@en ;
    gk:inverseLabel "is mentored by"@en ;
    rdfs:comment "Gives advice to somebody who is less experienced."@en ;
    gk:domainIncludes gk:Person ;
    gk:rangeIncludes gk:Person ;
    gk:eventClass my:Mentoring ;
    gk:family gk:speechFamily .

my:Mentoring a owl:Class ; rdfs:label "mentoring"@en ; rdfs:subClassOf gk:Assertion .
```
"""

DECISIONS = """## Decisions, and what a checker may remark on

- Relations have labels for both directions instead of inverse properties: a second property for each would double the graph and
  say nothing new.
- `gk:status`, `gk:date`, `gk:amount`, `gk:currency` and `gk:attributedTo` have no `rdfs:domain`: they stand on assertions and on
  evidence alike, and `gk:domainIncludes` says so.
- A relation is also an individual of `gk:Relation`, which OWL 2 allows (punning). Terms of other vocabularies are declared in
  the last section and not redefined.
- Kinds of entities that could be confused are disjoint, so that a reasoner or the shapes find a wrong merge.
- An assertion is both an `rdf:Statement` and a `sem:Event`: what is told of. One that is denied is an event in the sense of SEM
  as well, which speaks of imagined ones too; `gk:status` tells which it is.
"""


def document() -> str:
    """The text of ontology/README.md."""
    vocabulary, terms = load(), _Terms(ontology_file("graphkit.ttl"))
    parts = (
        INTRODUCTION.format(
            command=COMMAND,
            namespace=GK,
            description=" ".join(terms.text(ONTOLOGY_IRI, "http://purl.org/dc/terms/description").split()),
            version=vocabulary.version,
            version_iri=f"{ONTOLOGY_IRI}/{vocabulary.version}",
            licence=terms.values(ONTOLOGY_IRI, "http://purl.org/dc/terms/license")[0],
        ),
        HOW_TO_READ,
        "\n".join(_classes(vocabulary, terms)),
        "\n".join(_relations(vocabulary)),
        "\n".join(_statuses(vocabulary, terms)),
        "\n".join(_properties(terms)),
        "\n".join(_queries(named_queries().values())),
        OWN_QUERIES,
        SHAPES,
        OWN_TERMS,
        "\n".join(_alignments(vocabulary, terms)),
        DECISIONS,
    )
    return "\n".join(part.strip("\n") + "\n" for part in parts)


class _Terms:
    """The triples of the ontology, by subject and predicate, with IRIs in short form."""

    def __init__(self, path: Path) -> None:
        parser = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        self._triples = list(parser)
        self._prefixes = parser.prefixes

    def short(self, iri: str) -> str:
        for prefix, namespace in self._prefixes.items():
            if iri.startswith(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri

    def values(self, subject: str, predicate: str) -> list[str]:
        wanted = ox.NamedNode(subject), ox.NamedNode(predicate)
        return [self.short(str(t.object.value)) for t in self._triples if (t.subject, t.predicate) == wanted]

    def text(self, subject: str, predicate: str) -> str:
        return self.values(subject, predicate)[0]

    def instances(self, *classes: str) -> list[str]:
        kinds = {ox.NamedNode(cls) for cls in classes}
        named = [t.subject.value for t in self._triples if t.predicate.value == RDF_TYPE and t.object in kinds]
        return [iri for iri in dict.fromkeys(named) if iri.startswith(GK)]


def _classes(vocabulary: Vocabulary, terms: _Terms) -> Iterator[str]:
    yield "## Entities\n\n```mermaid\nflowchart LR"
    for cls in vocabulary.classes.values():
        for parent in sorted(cls.parents):
            yield f"  {parent} --- {cls.name}"
    yield "```\n"
    yield from _table("class", "under", "what", "elsewhere")
    for cls in vocabulary.classes.values():
        outside = [f"`{parent}`" for parent in terms.values(cls.iri, RDFS + "subClassOf") if not parent.startswith("gk:")]
        yield _row(f"`gk:{cls.name}`", _codes(sorted(cls.parents)), cls.comment, ", ".join(outside))


def _relations(vocabulary: Vocabulary) -> Iterator[str]:
    yield "## Relations\n"
    yield f"{len(vocabulary.relations)} relations in {len(vocabulary.families)} families; `<>` marks a symmetric one."
    for family in vocabulary.families.values():
        members = [relation for relation in vocabulary.relations.values() if relation.family == family.name]
        yield f"\n### {family.label.capitalize()}\n\n{family.comment}\n"
        yield from _table("relation", "from → to", "backwards", "holds when", "event class", "example", "not")
        for relation in members:
            yield _row(*_relation(relation))


def _relation(relation: Relation) -> tuple[str, ...]:
    name = f"`gk:{relation.name}`" + (" `<>`" if relation.symmetric else "")
    if relation.super_relation:
        name += f" (sub-relation of `gk:{relation.super_relation}`)"
    return (
        name,
        f"{', '.join(sorted(relation.domain))} → {', '.join(sorted(relation.range))}",
        relation.inverse_label,
        relation.comment,
        f"`gk:{relation.event_class}`",
        " ".join(relation.examples),
        " ".join(relation.counter_examples),
    )


def _statuses(vocabulary: Vocabulary, terms: _Terms) -> Iterator[str]:
    yield "## Status and verdict\n"
    yield from _table("status", "when")
    for name, comment in vocabulary.statuses.items():
        yield _row(f"`gk:{name}`", comment)
    yield ""
    yield from _table("verdict of a reviewer", "when")
    for iri in terms.instances(GK + "Verdict"):
        yield _row(f"`{terms.short(iri)}`", terms.text(iri, RDFS + "comment"))


def _properties(terms: _Terms) -> Iterator[str]:
    yield "## Other properties\n"
    yield from _table("property", "on", "values", "what")
    relations = set(terms.instances(GK + "Relation"))
    for iri in terms.instances(OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty"):
        if iri not in relations:
            on, values = (_codes(terms.values(iri, GK + key)) for key in ("domainIncludes", "rangeIncludes"))
            yield _row(f"`{terms.short(iri)}`", on, values, terms.text(iri, RDFS + "comment"))


def _queries(queries: Iterable[NamedQuery]) -> Iterator[str]:
    yield "## Named queries\n"
    yield "Each is a file in [queries/](queries) that runs as it stands in any SPARQL 1.1 tool."
    yield "A parameter that is left out asks for all. With the program:"
    yield "`graphkit query --name lawsuits --param who=Balenciaga --param since=2022-11`.\n"
    yield from _table("query", "question", "answer", "parameters")
    for query in queries:
        parameters = "<br>".join(
            f"`{p.name}` ({p.type.value}{', required' * p.required}{f', else {p.default}' if p.default else ''}): {p.description}"
            for p in query.parameters
        )
        yield _row(f"[`{query.name}`](queries/{query.name}.rq)", query.title, query.description, parameters)


def _alignments(vocabulary: Vocabulary, terms: _Terms) -> Iterator[str]:
    yield "## Ties to other vocabularies\n\nEntity classes are in the table above.\n"
    yield from _table("term", "is a case of", "compare")
    entities = {cls.iri for cls in vocabulary.classes.values()}
    kinds = [OWL + kind for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")]
    for iri in terms.instances(*kinds):
        above = terms.values(iri, RDFS + "subClassOf") + terms.values(iri, RDFS + "subPropertyOf")
        outside = [term for term in above if not term.startswith("gk:")]
        compare = terms.values(iri, RDFS + "seeAlso")
        if iri not in entities and (outside or compare):
            yield _row(f"`{terms.short(iri)}`", _codes(outside), _codes(compare))


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(*headings: str) -> tuple[str, str]:
    return _row(*headings), "|" + "---|" * len(headings)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def main(arguments: list[str]) -> int:
    text = document()
    if "--check" in arguments:
        fresh = TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text
        print(f"{TARGET.name} is up to date" if fresh else f"{TARGET.name} is not up to date: run {COMMAND}")
        return 0 if fresh else 1
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    print(f"wrote {TARGET.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
