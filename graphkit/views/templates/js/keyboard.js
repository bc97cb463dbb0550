// The graph by keyboard: from name to name, in the direction of the arrow.
"use strict";

const Keyboard = (() => {
  const { h } = Dom;
  const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const KEYS = [
    ["/", "Find a name"], ["← ↑ → ↓", "On the graph: the next name in that direction"], ["Enter", "On the graph: open the name"], ["e", "On the graph: bring in more around the name"],
    ["[ ]", "On the graph: the facts of the name, one by one"], ["+ −", "On the graph: closer, farther"], ["f", "On the graph: everything in view"], ["t", "Table or graph"], ["u", "Undo"], ["Esc", "Nothing chosen"], ["?", "These keys"],
  ];

  /** The name that lies next in a direction: near, and not far aside. */
  function next(from, [dx, dy]) {
    const positions = Canvas.network().getPositions([...Canvas.shown().nodes.keys()]);
    const here = positions[from];
    let best = null, least = Infinity;
    for (const [id, { x, y }] of Object.entries(positions)) {
      const along = (x - here.x) * dx + (y - here.y) * dy;
      const aside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
      if (Number(id) === from || along <= 0 || aside > 2 * along) continue;
      const cost = along + 2 * aside;
      if (cost < least) [best, least] = [Number(id), cost];
    }
    return best;
  }

  function speak(node) {
    const facts = Canvas.shown().facts.filter((i) => Data.facts[i].s === node || Data.facts[i].o === node);
    const some = facts.slice(0, 4).map((i) => `${Words.relation(Data.facts[i], node)} ${Words.name(Data.other(Data.facts[i], node))}`);
    Dom.tell(`${Words.name(node)}, ${Words.type(node)}, ${Words.count(facts.length, "fact")}${some.length ? `: ${some.join("; ")}` : ""}.`);
  }

  function step(direction) {
    const shown = Canvas.shown();
    const at = Canvas.cursor();
    const to = at !== null && shown.nodes.has(at) ? next(at, direction) : [...shown.nodes.keys()].sort((a, b) => a - b)[0];
    if (to === null || to === undefined) return;
    Canvas.point(to);
    Canvas.reveal(to);
    speak(to);
  }

  let turn = -1;
  function facts(by) {
    const at = Canvas.cursor() ?? Data.entityNumber.get(State.get().entity);
    const list = Canvas.shown().facts.filter((i) => Data.facts[i].s === at || Data.facts[i].o === at);
    if (!list.length) return;
    turn = (turn + by + list.length) % list.length;
    App.fact(list[turn]);
    Dom.tell(Words.sentence(Data.facts[list[turn]]));
  }

  function onGraph(event) {
    const at = Canvas.cursor();
    if (DIRECTIONS[event.key]) step(DIRECTIONS[event.key]);
    else if (event.key === "Enter" || event.key === " ") at !== null && App.entity(at, false, true);
    else if (event.key === "e") at !== null && App.expand(at);
    else if (event.key === "]") facts(1);
    else if (event.key === "[") facts(-1);
    else if (event.key === "+" || event.key === "=") Canvas.zoom(1.25);
    else if (event.key === "-" || event.key === "_") Canvas.zoom(0.8);
    else if (event.key === "f") Canvas.fit();
    else return;
    event.preventDefault();
  }

  function anywhere(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest?.("input, textarea, select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "/") Dom.byId("find-field").focus();
    else if (event.key === "t") App.view(State.get().view === "graph" ? "table" : "graph");
    else if (event.key === "u") State.undo();
    else if (event.key === "?") help();
    else if (event.key === "Escape") App.clear();
    else return;
    event.preventDefault();
  }

  function help() {
    const dialog = h("dialog", { "aria-labelledby": "help-title", onclose: () => dialog.remove() },
      h("h2", { id: "help-title" }, "Keys"),
      h("dl", {}, KEYS.map(([key, what]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)])),
      h("p", { class: "lead" }, "By mouse or finger: choose a name or a line, double-click a name for more around it, drag to move, scroll or pinch to zoom, drag over the bars for a stretch of time."),
      h("div", { class: "row" }, h("button", { type: "button", class: "button", onclick: () => dialog.close() }, "Close")));
    document.body.append(dialog);
    dialog.showModal();
  }

  function begin() {
    const graph = Dom.byId("graph");
    graph.tabIndex = 0;
    graph.setAttribute("role", "application");
    graph.setAttribute("aria-roledescription", "graph");
    graph.addEventListener("keydown", onGraph);
    graph.addEventListener("focus", () => { if (Canvas.cursor() === null && graph.matches(":focus-visible")) step([0, 0]); });
    graph.addEventListener("blur", () => Canvas.point(null));
    addEventListener("keydown", anywhere);
  }

  return { begin, help };
})();
