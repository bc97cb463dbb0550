// The facts on the screen as Turtle (https://www.w3.org/TR/turtle/), in the words of graphkit's ontology.
"use strict";

const Turtle = (() => {
  const XSD = "http://www.w3.org/2001/XMLSchema#";
  const { bases } = Data.page;

  // As Python's quote() writes an id: encodeURIComponent leaves five more characters as they are.
  const quoted = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const iri = (text) => `<${text.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (c) => `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`)}>`;
  const literal = (text) => `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/[\u0000-\u001f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`)}"`;
  const typed = (text, type) => `${literal(text)}^^xsd:${type}`;
  const date = (text) => typed(text, ["gYear", "gYearMonth", "date"][text.split("-").length - 1]);

  const entity = (number) => iri(bases.id + quoted(Data.entities[number].id));
  const fact = (it) => iri(`${bases.id}fact/${quoted(it.id)}`);
  const document_ = (number) => iri(Data.documents[number].iri);
  const decimal = (text) => typed(text.includes(".") ? text.replace(/\.?0+$/, "") || "0" : text, "decimal");

  function block(subject, pairs) {
    const known = pairs.filter(([, objects]) => objects.length);
    return `${subject} ${known.map(([predicate, objects]) => `${predicate} ${objects.join(", ")}`).join(" ;\n    ")} .`;
  }

  const maybe = (value, write) => (value === undefined || value === null || value === "" ? [] : [write(value)]);

  /** Turtle for some facts, with the names and the documents that they speak of. */
  function write(facts) {
    const entities = new Set(), documents = new Set(), direct = new Map();
    const name = (number) => (entities.add(number), entity(number));
    const blocks = [];
    const straight = (s, r, o) => {
      if (!direct.has(s)) direct.set(s, new Map());
      if (!direct.get(s).has(r)) direct.get(s).set(r, new Set());
      direct.get(s).get(r).add(entity(o));
    };
    for (const i of facts) {
      const it = Data.facts[i];
      const relation = Data.relations.get(it.r);
      it.docs.forEach((d) => documents.add(d));
      blocks.push(block(fact(it), [
        ["a", [iri(relation.eventIri)]],
        ["rdf:subject", [name(it.s)]], ["rdf:predicate", [iri(relation.iri)]], ["rdf:object", [name(it.o)]],
        ["gk:status", [`gk:${it.status}`]],
        ["gk:date", maybe(it.date, date)], ["gk:amount", maybe(it.amount, decimal)], ["gk:currency", maybe(it.currency, literal)],
        ["gk:place", maybe(it.place, name)], ["gk:role", maybe(it.role, literal)], ["gk:reason", maybe(it.reason, literal)], ["gk:attributedTo", maybe(it.by, name)],
        ["gk:confidence", [decimal(String(it.confidence))]],
        ["prov:wasDerivedFrom", it.docs.map(document_)],
      ]));
      if (it.status === "Asserted" && Review.verdict(it) !== "reject") {
        straight(it.s, iri(relation.iri), it.o);
        if (relation.symmetric) straight(it.o, iri(relation.iri), it.s);
      }
    }
    for (const number of entities) {
      const it = Data.entities[number];
      blocks.push(block(entity(number), [
        ["a", [iri(bases.gk + it.type)]], ["rdfs:label", [literal(it.label)]], ["skos:altLabel", (it.aliases ?? []).map(literal)],
        ["schema:sameAs", (it.links ?? []).map(iri)],
        ...[...(direct.get(number) ?? [])].map(([predicate, objects]) => [predicate, [...objects]]),
      ]));
    }
    for (const number of documents) {
      const it = Data.documents[number];
      blocks.push(block(document_(number), [
        ["a", ["gk:Document"]], ["dcterms:identifier", [literal(it.id)]], ["dcterms:title", maybe(it.title, literal)],
        ["schema:datePublished", maybe(it.date, date)], ["schema:url", maybe(it.url, iri)], 
      ]));
    }
    const prefixes = {
      dcterms: "http://purl.org/dc/terms/", gk: bases.gk, prov: "http://www.w3.org/ns/prov#", rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
      rdfs: "http://www.w3.org/2000/01/rdf-schema#", schema: "https://schema.org/", skos: "http://www.w3.org/2004/02/skos/core#", xsd: XSD,
    };
    return `${Object.entries(prefixes).map(([prefix, full]) => `@prefix ${prefix}: ${iri(full)} .`).join("\n")}\n\n${blocks.join("\n\n")}\n`;
  }

  return { write };
})();
