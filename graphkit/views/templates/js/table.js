// The same facts as a table.
"use strict";

const Table = (() => {
  const { h } = Dom;
  const PAGE = 200;
  let order = { by: "date", down: true };
  let rows = PAGE;

  const COLUMNS = [
    ["who", "Who", (fact) => Words.name(fact.s)],
    ["did", "Did what", (fact) => Words.relation(fact)],
    ["whom", "To whom", (fact) => Words.name(fact.o)],
    ["status", "Status", (fact) => Words.status(fact)],
    ["date", "When", (fact) => fact.date ?? ""],
    ["amount", "Amount", (fact) => Words.amount(fact)],
    ["documents", "Documents", (fact) => String(fact.docs.length)],
    ["source", "Sources", (fact) => [...new Set(fact.docs.map(Data.source))].join(", ")],
  ];

  const WIDE = new Set(["documents", "source", "amount"]);

  function compare(a, b) {
    const one = Data.facts[a], other = Data.facts[b];
    if (order.by === "amount") return Number(one.amount ?? -1) - Number(other.amount ?? -1);
    if (order.by === "documents") return one.docs.length - other.docs.length;
    const [, , read] = COLUMNS.find(([key]) => key === order.by);
    return read(one).localeCompare(read(other));
  }

  const sorted = (list) => [...list].sort((a, b) => (order.down ? -1 : 1) * compare(a, b) || a - b);

  function heading([key, label]) {
    const now = order.by === key;
    return h("th", { scope: "col", class: WIDE.has(key) ? "wide" : undefined, "aria-sort": now ? (order.down ? "descending" : "ascending") : undefined },
      h("button", { type: "button", onclick: () => { order = { by: key, down: now ? !order.down : false }; show(State.get(), true); } }, label, now ? (order.down ? " ↓" : " ↑") : ""));
  }

  function row(i, state) {
    const fact = Data.facts[i];
    const cells = COLUMNS.map(([key, , read], n) => {
      const text = read(fact);
      if (n === 0) return h("th", { scope: "row" }, Panel.entityLink(fact.s));
      if (key === "did") return h("td", {}, h("button", { type: "button", class: "entity-link", onclick: () => App.fact(i) }, text));
      if (key === "whom") return h("td", {}, Panel.entityLink(fact.o));
      if (key === "status") return h("td", {}, h("span", { class: `chip ${fact.status.toLowerCase()}` }, text));
      return h("td", { class: [["date", "amount", "documents"].includes(key) ? "number" : key, WIDE.has(key) ? "wide" : ""].join(" ").trim() }, key === "date" && text ? Words.date(text) : text);
    });
    return h("tr", { "aria-current": state.fact === fact.id ? "true" : undefined }, cells);
  }

  /** Facts the table shows: all that pass; of the chosen name only, where one is chosen. */
  function listed(state) {
    const passing = Filters.passing(state);
    if (state.entity === null) return passing;
    const entity = Data.entityNumber.get(state.entity);
    return passing.filter((i) => Data.facts[i].s === entity || Data.facts[i].o === entity);
  }

  function show(state, keep = false, all = false) {
    const holder = Dom.byId("table");
    if (!keep) rows = PAGE;
    const focused = holder.contains(document.activeElement) && document.activeElement.closest("th[scope=col]")?.cellIndex;
    const list = sorted(listed(state));
    const some = all ? list : list.slice(0, rows);
    Dom.replace(holder,
      h("table", {}, h("caption", {}, `${Words.count(list.length, "fact")}${state.entity === null ? "" : ` about ${Words.name(Data.entityNumber.get(state.entity))}`}`),
        h("thead", {}, h("tr", {}, COLUMNS.map(heading))), h("tbody", {}, some.map((i) => row(i, state)))),
      some.length < list.length ? h("p", { class: "table-foot" }, h("button", { type: "button", class: "button", onclick: () => { rows += PAGE; show(State.get(), true); } }, `Show ${Math.min(PAGE, list.length - some.length)} more`)) : null);
    if (typeof focused === "number") holder.querySelectorAll("thead button")[focused]?.focus();
  }

  return { show, sorted, listed, COLUMNS };
})();
