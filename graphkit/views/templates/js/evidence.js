// The places in the articles that a fact was read from.
"use strict";

const EvidenceView = (() => {
  const { h } = Dom;
  const AROUND = 320;

  /** A stretch of a document in which some spans are marked: [[start, end, class, title], …]; where they overlap the first wins. */
  function marked(d, start, end, spans) {
    const parts = [];
    let at = start;
    const inside = spans.filter((span) => span && span[0] >= start && span[1] <= end && span[0] < span[1]).sort((a, b) => a[0] - b[0]);
    for (const [from, to, kind, title, onclick] of inside) {
      if (from < at) continue;
      parts.push(Data.text(d, at, from), h("mark", { class: kind, title, ...(onclick ? { onclick } : {}) }, Data.text(d, from, to)));
      at = to;
    }
    parts.push(Data.text(d, at, end));
    return parts;
  }

  const arguments_ = (fact, piece) => [
    piece.subject && [...piece.subject, "who", `who: ${Words.name(fact.s)}`],
    piece.trigger && [...piece.trigger, "did", `did: ${Words.relation(fact)}`],
    piece.object && [...piece.object, "whom", `whom: ${Words.name(fact.o)}`],
  ];

  const web = (address) => /^https?:\/\//i.test(address ?? "");

  function outside(address, text) {
    return web(address) ? h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text) : h("span", {}, text);
  }

  function source(d) {
    const item = Data.documents[d];
    const origin = [Data.source(d), item.date && Words.date(item.date), item.author && `by ${item.author}`].filter(Boolean).join(", ");
    return [h("strong", {}, outside(item.url, Words.title(d))), h("br"), origin];
  }

  function card(fact, piece) {
    const [start, end] = piece.at;
    const quote = h("blockquote", {}, marked(piece.d, start, end, arguments_(fact, piece)));
    const said = [
      piece.status !== fact.status ? Words.capital(Data.statuses.get(piece.status)?.label ?? piece.status) : null,
      piece.date && piece.date !== fact.date ? Words.date(piece.date) : null,
      piece.amount !== undefined && piece.amount !== fact.amount ? Words.amount(piece) : null,
      piece.by !== undefined && piece.by !== fact.by ? `according to ${Words.name(piece.by)}` : null,
    ].filter(Boolean);
    return h(
      "article", { class: "evidence" }, quote,
      said.length ? h("p", { class: "row" }, said.map((text) => h("span", { class: "chip" }, text))) : null,
      h("p", { class: "source" }, source(piece.d)),
      h("div", { class: "row" },
        h("button", { type: "button", class: "button small", onclick: (event) => around(event.currentTarget, piece) , "aria-expanded": "false" }, "Text around it"),
        h("button", { type: "button", class: "button small", onclick: () => App.article(piece.d) }, "Article"),
        h("button", { type: "button", class: "button small", onclick: () => Dom.copy(Words.citation(piece), "Quotation with its source") }, "Copy")),
      piece.why?.length || piece.rule
        ? h("details", {}, h("summary", {}, "How it was read"), h("ul", { class: "why" }, (piece.why ?? []).map((line) => h("li", {}, line)), piece.rule ? h("li", {}, `Rule ${piece.rule}`) : null))
        : null,
    );
  }

  function around(button, piece) {
    const holder = button.closest(".evidence");
    const open = holder.querySelector(".context");
    button.setAttribute("aria-expanded", String(!open));
    if (open) return open.remove();
    const [from, stretch] = Data.passage(piece.d, piece.at[0]);
    const edge = (at) => Math.min(Math.max(at, from), from + stretch.length);
    const [left, right] = [edge(piece.at[0] - AROUND), edge(piece.at[1] + AROUND)];
    holder.append(h("p", { class: "context" }, left > from ? "… " : null, Data.text(piece.d, left, piece.at[0]).trimStart(), h("em", {}, Data.text(piece.d, ...piece.at)), Data.text(piece.d, piece.at[1], right).trimEnd(), right < from + stretch.length ? " …" : null));
  }

  /** The stored text of an article, with every sentence that gave a fact marked and leading to it. */
  function article(d) {
    const first = new Map();
    Data.facts.forEach((fact, i) => {
      for (const piece of fact.evidence) if (piece.d === d) {
        const key = piece.at.join();
        if (!first.has(key)) first.set(key, { at: piece.at, facts: [] });
        first.get(key).facts.push(i);
      }
    });
    const spans = [...first.values()].map(({ at, facts }) => [...at, "sentence", facts.map((i) => Words.sentence(Data.facts[i])).join("\n"), () => App.fact(facts[0])]);
    const item = Data.documents[d];
    const parts = (item.passages ?? []).map(([from, stretch], i) => [i || from ? "\n[…]\n" : null, marked(d, from, from + stretch.length, spans)]);
    return { body: h("div", { class: "article" }, parts), facts: [...new Set([...first.values()].flatMap(({ facts }) => facts))] };
  }

  return { card, article, source, outside, web };
})();
