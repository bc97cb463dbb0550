// The shortest way from one name to another, along facts that pass the filters.
"use strict";

const Paths = (() => {
  const { h } = Dom;
  let memo = { state: null, facts: [] };

  /** Breadth first: numbers of the facts along the way, the strongest of each pair; none where there is no way. */
  function between(from, to, passes) {
    const came = new Map([[from, null]]);
    let edge = [from];
    while (edge.length && !came.has(to)) {
      const next = [];
      for (const node of edge)
        for (const i of Data.factsOf[node]) {
          if (!passes(Data.facts[i])) continue;
          const other = Data.other(Data.facts[i], node);
          if (came.has(other)) continue;
          came.set(other, [node, i]);
          next.push(other);
        }
      edge = next;
    }
    const way = [];
    for (let at = to; came.get(at); [at] = came.get(at)) way.push(came.get(at)[1]);
    return way.reverse();
  }

  function facts(state) {
    if (state.path.length !== 2) return [];
    if (memo.state !== state) {
      const [from, to] = state.path.map((id) => Data.entityNumber.get(id));
      memo = { state, facts: between(from, to, Filters.test(state)) };
    }
    return memo.facts;
  }

  function ask(number) {
    const dialog = h("dialog", { "aria-labelledby": "path-title", onclose: () => dialog.remove() },
      h("h2", { id: "path-title" }, `From ${Words.name(number)} to …`),
      h("div", { class: "search" }, Search.field("path", "Find the other name", (other) => {
        dialog.close();
        if (other !== number) State.set({ path: [Data.entities[number].id, Data.entities[other].id], entity: null, fact: null, article: null });
      })),
      h("div", { class: "row" }, h("button", { type: "button", class: "button", onclick: () => dialog.close() }, "Cancel")));
    dialog.classList.add("open-list");
    document.body.append(dialog);
    dialog.showModal();
  }

  function panel(state) {
    const [from, to] = state.path.map((id) => Data.entityNumber.get(id));
    const way = facts(state);
    const steps = [];
    let at = from;
    for (const i of way) {
      const next = Data.other(Data.facts[i], at);
      const joined = Data.factsOf[at].filter((k) => Data.other(Data.facts[k], at) === next && Filters.test(state)(Data.facts[k]));
      steps.push([h("h3", {}, Panel.entityLink(at), " – ", Panel.entityLink(next)), Panel.factList(joined)]);
      at = next;
    }
    return [
      Panel.crumbs(),
      h("p", { class: "kind" }, "Path"),
      h("h2", { class: "title", id: "panel-title" }, `${Words.name(from)} to ${Words.name(to)}`),
      h("p", { class: "lead" }, way.length ? `${Words.count(way.length, "step")} apart.` : "There is no way between them along the facts that pass the filters."),
      h("div", { class: "row" }, h("button", { type: "button", class: "button small", onclick: () => Dom.copy(location.href, "Link to this path") }, "Copy link")),
      steps,
    ];
  }

  return { facts, between, ask, panel };
})();
