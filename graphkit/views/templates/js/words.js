// How facts, dates and amounts read.
"use strict";

const Words = (() => {
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

  const name = (entity) => Data.entities[entity].label;
  const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many ?? `${one}s`}`;

  /** "2022-11-25" as "25 November 2022"; months and years likewise. */
  function date(iso) {
    const [year, month, day] = iso.split("-");
    return [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
  }

  function amount(fact) {
    if (fact.amount === undefined) return "";
    const number = Number(fact.amount);
    const plain = Number.isFinite(number) ? number.toLocaleString("en", { maximumFractionDigits: 2 }) : fact.amount;
    return fact.currency ? `${fact.currency} ${plain}` : plain;
  }

  /** The relation as it reads from an entity: forward from its subject, backward from its object. */
  function relation(fact, from = fact.s) {
    const known = Data.relations.get(fact.r);
    return fact.s === from ? known.label : known.inverse;
  }

  const sentence = (fact) => `${name(fact.s)} ${relation(fact)} ${name(fact.o)}`;
  const type = (entity) => Data.types.get(Data.entities[entity].type)?.label ?? Data.entities[entity].type;
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const status = (fact) => Data.statuses.get(fact.status)?.label ?? fact.status;

  /** When it happened, or when it was told. */
  const moment = (fact) => fact.date ?? fact.published;
  const newestFirst = (a, b) => moment(Data.facts[b]).localeCompare(moment(Data.facts[a])) || a - b;

  function title(d) {
    return Data.documents[d].title ?? Data.source(d);
  }

  /** A piece of evidence as a line to paste: the words, and where they stand. */
  function citation(piece) {
    const item = Data.documents[piece.d];
    const origin = [item.title, Data.source(piece.d), item.date && date(item.date), item.url].filter(Boolean).join(", ");
    return `“${Data.text(piece.d, ...piece.at).trim()}” (${origin})`;
  }

  /** The details in which the evidence of a fact does not agree, as sentences. */
  function disagreements(fact) {
    const found = [];
    for (const [what, read] of [["status", (p) => p.status && Data.statuses.get(p.status)?.label], ["date", (p) => p.date && date(p.date)], ["amount", (p) => amount(p)]]) {
      const said = new Map();
      for (const piece of fact.evidence) {
        const value = read(piece);
        if (!value) continue;
        if (!said.has(value)) said.set(value, new Set());
        said.get(value).add(Data.source(piece.d));
      }
      if (what === "date" && [...said.keys()].some((one) => [...said.keys()].every((all) => one.endsWith(all)))) continue;
      if (said.size > 1) found.push(`The ${what} differs: ${[...said].map(([value, by]) => `${value} (${[...by].join(", ")})`).join("; ")}.`);
    }
    return found;
  }

  return { name, count, date, amount, relation, sentence, type, capital, status, moment, newestFirst, title, citation, disagreements };
})();
