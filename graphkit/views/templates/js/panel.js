// What is known about the thing that was chosen.
"use strict";

const Panel = (() => {
  const { h } = Dom;
  const FIRST = 60; // Facts of a hub that are listed before "show all".
  const holder = () => Dom.byId("panel");

  const chip = (status) => (status === "Asserted" ? null : h("span", { class: `chip ${status.toLowerCase()}` }, Data.statuses.get(status)?.label ?? status));

  const entityLink = (entity) => h("button", { type: "button", class: "entity-link", onclick: () => App.entity(entity) }, Words.name(entity));

  /** One fact in a list.  From an entity it reads without that entity's name. */
  function factRow(i, from) {
    const fact = Data.facts[i];
    const verdict = Review.verdict(fact);
    const text = from === undefined ? Words.sentence(fact) : `${Words.relation(fact, from)} ${Words.name(Data.other(fact, from))}`;
    return h("li", {}, h("button", { type: "button", class: `fact${verdict === "reject" ? " rejected" : ""}`, onclick: () => App.fact(i) },
      h("span", { class: fact.status === "Denied" ? "says denied-says" : "says" }, text),
      h("span", { class: "meta" },
        chip(fact.status), verdict ? h("span", { class: `chip ${verdict}ed` }, `${verdict}ed`) : null,
        fact.date ? h("span", {}, Words.date(fact.date)) : null, fact.amount !== undefined ? h("span", {}, Words.amount(fact)) : null, fact.role ? h("span", {}, fact.role) : null,
        h("span", {}, fact.docs.length > 1 ? Words.count(fact.docs.length, "document") : Data.source(fact.docs[0] ?? 0) ))));
  }

  function factList(list, from) {
    const rows = (some) => some.map((i) => factRow(i, from));
    const element = h("ul", { class: "facts" }, rows(list.slice(0, FIRST)));
    if (list.length > FIRST) {
      const more = h("button", { type: "button", class: "button small", onclick: () => { element.append(...rows(list.slice(FIRST))); more.parentElement.remove(); } }, `Show all ${list.length}`);
      element.append(h("li", {}, more));
    }
    return element;
  }

  const crumbs = (...right) => h("div", { class: "crumbs" }, h("button", { type: "button", class: "linklike", onclick: App.clear }, "Overview"), h("span", { class: "row-right" }, right));

  // --- an entity ---

  function entity(number, state) {
    const it = Data.entities[number];
    const passes = Filters.test(state);
    const all = Data.factsOf[number];
    const list = all.filter((i) => passes(Data.facts[i])).sort(Words.newestFirst);
    const hidden = all.length - list.length;
    const groups = new Map();
    for (const i of list) {
      const { family } = Data.facts[i];
      if (!groups.has(family)) groups.set(family, []);
      groups.get(family).push(i);
    }
    const said = Data.saidBy.get(number) ?? [];
    const shown = Canvas.shown();
    return [
      crumbs(),
      h("p", { class: "kind" }, Legend.glyph(it.type, it.unnamed), Words.capital(Words.type(number)), it.unnamed ? " (without a proper name)" : null),
      h("h2", { class: "title", id: "panel-title" }, it.label),
      it.aliases?.length ? h("p", { class: "lead" }, `Also: ${it.aliases.join(", ")}`) : null,
      it.links?.length ? h("p", { class: "lead" }, it.links.map((address, n) => [n ? ", " : null, EvidenceView.outside(address, address.replace(/^https?:\/\/(www\.)?/, ""))])) : null,
      h("div", { class: "row" },
        h("button", { type: "button", class: "button small", disabled: !shown.more.get(number), onclick: () => App.expand(number) }, shown.more.get(number) ? `Show ${shown.more.get(number)} more around it` : "All around it is shown"),
        h("button", { type: "button", class: "button small", onclick: () => Paths.ask(number) }, "Path to …"),
        h("button", { type: "button", class: "button small", onclick: () => Dom.copy(State.link({ entity: it.id }), "Link to this name") }, "Copy link"),
        h("button", { type: "button", class: "button small", onclick: () => Dom.copy([it.label, ...list.map((i) => `- ${Words.sentence(Data.facts[i])}${details(Data.facts[i])}`)].join("\n"), "Facts") }, "Copy facts")),
      list.length === 0 ? h("p", { class: "lead" }, all.length ? "All its facts are filtered out." : "No fact was read about it.") : null,
      [...Data.families.values()].filter((family) => groups.has(family.name)).map((family) => [h("h3", {}, `${Words.capital(family.label)} (${groups.get(family.name).length})`), factList(groups.get(family.name), number)]),
      hidden && list.length ? h("p", { class: "lead" }, `${Words.count(hidden, "more fact")} filtered out.`) : null,
      said.length ? [h("h3", {}, `In their words (${said.length})`), said.slice(0, 12).map(quotation)] : null,
      it.docs?.length ? [h("h3", {}, `Named in (${it.docs.length})`), it.docs.map((d) => h("button", { type: "button", class: "names", onclick: () => App.article(d) }, h("span", {}, Words.title(d)), h("span", { class: "count" }, Data.documents[d].publisher ?? "")))] : null,
      Review.mergeForm(number),
    ];
  }

  const details = (fact) => [fact.status === "Asserted" ? "" : ` (${Words.status(fact)})`, fact.date ? `, ${Words.date(fact.date)}` : "", fact.amount === undefined ? "" : `, ${Words.amount(fact)}`].join("");

  function quotation(number) {
    const it = Data.statements[number];
    return h("article", { class: "evidence" }, h("blockquote", {}, Data.text(it.d, ...it.at)), h("p", { class: "source" }, EvidenceView.source(it.d), it.on === undefined ? null : [h("br"), "On ", entityLink(it.on)]));
  }

  // --- a fact ---

  function fact(number) {
    const it = Data.facts[number];
    const about = [
      ["When", it.date && Words.date(it.date)], ["Amount", it.amount !== undefined && Words.amount(it)], ["Where", it.place !== undefined && entityLink(it.place)],
      ["As", it.role], ["Because", it.reason], ["According to", it.by !== undefined && entityLink(it.by)], ["Confidence", it.confidence.toFixed(2)],
    ].filter(([, value]) => value);
    const differ = Words.disagreements(it);
    const status = Data.statuses.get(it.status);
    const plain = `${Words.sentence(it)}${details(it)}`;
    return [
      crumbs(),
      h("p", { class: "kind" }, Legend.line(Theme.family(it.family), status.dashes, status.struck), Words.capital(Data.families.get(it.family).label)),
      h("h2", { class: "title", id: "panel-title" }, entityLink(it.s), ` ${Words.relation(it)} `, entityLink(it.o)),
      h("p", { class: "row" }, h("span", { class: `chip ${it.status.toLowerCase()}`, title: status.says }, status.label), it.docs.length > 1 ? h("span", { class: "chip" }, Words.count(it.docs.length, "document")) : null),
      it.status === "Asserted" ? null : h("p", { class: "lead" }, status.says),
      h("dl", { class: "about" }, about.map(([key, value]) => [h("dt", {}, key), h("dd", {}, value)])),
      differ.map((line) => h("p", { class: "alert" }, line)),
      h("div", { class: "row" },
        h("button", { type: "button", class: "button small", onclick: () => Dom.copy([plain, ...it.evidence.map(Words.citation)].join("\n"), "Fact with its evidence") }, "Copy"),
        h("button", { type: "button", class: "button small", onclick: () => Dom.copy(State.link({ fact: it.id }), "Link to this fact") }, "Copy link")),
      h("h3", {}, Words.count(it.evidence.length, "piece of evidence", "pieces of evidence")),
      h("p", { class: "key" }, h("span", {}, h("mark", { class: "who" }, "who")), h("span", {}, h("mark", { class: "did" }, "did what")), h("span", {}, h("mark", { class: "whom" }, "to whom"))),
      it.evidence.map((piece) => EvidenceView.card(it, piece)),
      Review.factForm(number),
    ];
  }

  // --- an article ---

  function article(number) {
    const it = Data.documents[number];
    const { body, facts } = EvidenceView.article(number);
    return [
      crumbs(),
      h("p", { class: "kind" }, [it.publisher, it.date && Words.date(it.date), it.author && `by ${it.author}`].filter(Boolean).join(", ") || "Article"),
      h("h2", { class: "title", id: "panel-title" }, EvidenceView.outside(it.url, it.title ?? it.id)),
      h("h3", {}, `Facts read in it (${facts.length})`), factList(facts),
      h("h3", {}, "Text"), h("p", { class: "lead" }, "A marked sentence gave a fact: choose it to see which."), body,
    ];
  }

  // --- nothing chosen ---

  function overview(state) {
    const passing = Filters.passing(state);
    const degree = new Map();
    for (const i of passing) for (const end of [Data.facts[i].s, Data.facts[i].o]) degree.set(end, (degree.get(end) ?? 0) + 1);
    const top = [...degree].sort((a, b) => Data.entities[b[0]].weight - Data.entities[a[0]].weight || a[0] - b[0]).slice(0, 8);
    const latest = passing.filter((i) => Data.facts[i].date).sort(Words.newestFirst).slice(0, 6);
    const agreed = passing.filter((i) => Data.facts[i].docs.length > 1).sort((a, b) => Data.facts[b].docs.length - Data.facts[a].docs.length).slice(0, 6);
    const differ = passing.filter((i) => Data.facts[i].docs.length > 1 && Words.disagreements(Data.facts[i]).length).slice(0, 6);
    return [
      h("h2", { class: "title", id: "panel-title" }, "Overview"),
      h("p", { class: "lead" }, "Choose a name to see its facts, or a line to see the sentence it was read from. Double-click a name to bring in more around it."),
      h("h3", {}, "Most connected"),
      h("ul", {}, top.map(([node, count]) => h("li", {}, h("button", { type: "button", class: "names", onclick: () => App.entity(node) }, Legend.glyph(Data.entities[node].type, Data.entities[node].unnamed), h("span", {}, Words.name(node)), h("span", { class: "count" }, Words.count(count, "fact")))))),
      agreed.length ? [h("h3", {}, "Told by most articles"), factList(agreed)] : null,
      differ.length ? [h("h3", {}, "Where articles differ"), factList(differ)] : null,
      latest.length ? [h("h3", {}, "Latest"), factList(latest)] : null,
    ];
  }

  function show(state, moved = true) {
    const content =
      state.article !== null ? article(Data.documentNumber.get(state.article))
      : state.fact !== null ? fact(Data.factNumber.get(state.fact))
      : state.path.length ? Paths.panel(state)
      : state.entity !== null ? entity(Data.entityNumber.get(state.entity), state)
      : overview(state);
    Dom.replace(holder(), content);
    if (moved) holder().scrollTop = 0;
  }

  return { show, factList, factRow, entityLink, crumbs, details };
})();
