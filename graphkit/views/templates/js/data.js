// What the page knows, as it was written into the file, with indexes.
"use strict";

const Data = (() => {
  const drawing = JSON.parse(document.getElementById("drawing").textContent);
  const page = JSON.parse(document.getElementById("page").textContent);
  const options = typeof drawing.options === "string" ? JSON.parse(drawing.options) : drawing.options;
  const { entities, facts, documents, statements, communities } = page;

  const nodes = new Map(drawing.nodes.map((node) => [node.id, node]));
  const edges = drawing.edges;
  const byName = (list) => new Map(list.map((item) => [item.name, item]));
  const types = byName(page.types);
  const relations = byName(page.relations);
  const families = byName(page.families);
  const statuses = byName(page.statuses);
  const entityNumber = new Map(entities.map((entity, i) => [entity.id, i]));
  const factNumber = new Map(facts.map((fact, i) => [fact.id, i]));
  const documentNumber = new Map(documents.map((item, i) => [item.id, i]));

  /** Names without case and accents, with plain quotes, for comparing. */
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").replace(/[–‑]/g, "-").toLowerCase().trim();

  const factsOf = entities.map(() => []);
  facts.forEach((fact, i) => {
    fact.evidence ??= [];
    fact.docs = [...new Set(fact.evidence.map((piece) => piece.d))].sort((a, b) => a - b);
    fact.family = relations.get(fact.r).family;
    factsOf[fact.s].push(i);
    if (fact.o !== fact.s) factsOf[fact.o].push(i);
    fact.published = fact.docs.map((d) => documents[d].date ?? "").reduce((a, b) => (a > b ? a : b), "");
  });

  /** Who published a document: the outlet, or else the name of its file. */
  const source = (d) => documents[d].publisher ?? documents[d].id.split("/").at(-1);
  const sources = [...new Set(documents.map((_, d) => source(d)))].sort((a, b) => a.localeCompare(b));

  const saidBy = new Map();
  statements.forEach((statement, i) => {
    if (statement.by === undefined) return;
    if (!saidBy.has(statement.by)) saidBy.set(statement.by, []);
    saidBy.get(statement.by).push(i);
  });

  // Where the names stand that the page opens on.  A phone opens on less, laid out for its shape.
  const opening = new Map((Dom.narrow() ? page.pocket : page.opening).map(([node, x, y]) => [node, { x, y }]));

  const other = (fact, entity) => (fact.s === entity ? fact.o : fact.s);

  /** The stored text between two positions of a document, as far as it is in the page. */
  function text(d, start, end) {
    for (const [from, stretch] of documents[d].passages ?? []) {
      if (start >= from && start < from + stretch.length) return stretch.slice(start - from, Math.min(end, from + stretch.length) - from);
    }
    return "";
  }

  /** The passage that holds a position: its start and text. */
  function passage(d, at) {
    return (documents[d].passages ?? []).find(([from, stretch]) => at >= from && at <= from + stretch.length) ?? [at, ""];
  }

  return {
    page, options, nodes, edges, entities, facts, documents, statements, communities, types, relations, families, statuses,
    entityNumber, factNumber, documentNumber, fold, factsOf, source, sources, saidBy, opening, other, text, passage,
  };
})();
