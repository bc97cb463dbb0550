// Puts the page together, and is what its parts call when the reader chooses something.
"use strict";

const App = (() => {
  const { h } = Dom;

  // --- what the reader does ---

  function entity(number, find = false, focus = false) {
    const { id } = Data.entities[number];
    const changes = { entity: id, fact: null, article: null, path: [] };
    const state = State.get();
    // A name that is not on the screen comes with what is around it.
    if (!Canvas.shown().nodes.has(number) && state.amount === "key" && Data.nodes.has(number)) changes.open = [...state.open, id];
    State.set(changes);
    if (find || focus || Dom.narrow()) Canvas.reveal(number);
    if (focus) Dom.byId("panel").focus();
  }

  function fact(number) {
    State.set({ fact: Data.facts[number].id, article: null });
  }

  function article(number) {
    State.set({ article: Data.documents[number].id });
    if (Dom.narrow()) tab("details");
  }

  function clear() {
    State.set({ entity: null, fact: null, article: null, path: [] });
  }

  function expand(number) {
    const { id } = Data.entities[number];
    const state = State.get();
    if (state.amount !== "key") return;
    const more = Canvas.shown().more.get(number) ?? 0;
    if (!more) return Dom.say("All around it is shown.");
    State.set({ open: [...state.open.filter((one) => one !== id), id], entity: id, fact: null, article: null, path: [] });
    Canvas.fit();
    Dom.say(`${Words.count(more, "name")} more around ${Words.name(number)}.`);
  }

  function openGroup(group) {
    State.set({ groups: [...State.get().groups, String(group)] });
  }

  const view = (name) => State.set({ view: name });

  function tab(name) {
    document.body.dataset.tab = name;
    for (const button of Dom.byId("tabs").children) button.setAttribute("aria-pressed", String(button.dataset.tab === name || (name === "graph" && button.dataset.tab === State.get().view)));
  }

  // --- what the page shows of it ---

  const GRAPH = ["amount", "open", "groups", "hide", "without", "not", "sources", "from", "to", "confidence", "two", "path", "entity", "fact"];
  const FIT = ["amount", "groups", "hide", "without", "not", "sources", "from", "to", "confidence", "two", "path"];
  const differs = (a, b, keys) => keys.some((key) => String(a[key]) !== String(b[key]));

  function update(state, before) {
    if (!before || differs(state, before, GRAPH)) Canvas.show(state);
    if (before && differs(state, before, FIT)) Canvas.fit(state.path.length ? [...Canvas.shown().nodes.keys()].filter((node) => Paths.facts(state).some((i) => Data.facts[i].s === node || Data.facts[i].o === node)) : undefined);
    Legend.show(state);
    Timeline.show(state);
    Panel.show(state, !before || differs(state, before, ["entity", "fact", "article", "path"]));
    const table = state.view === "table";
    Dom.byId("table").hidden = !table;
    Dom.byId("graph").hidden = table;
    if (table) Table.show(state);
    document.body.toggleAttribute("data-picked", state.entity !== null || state.fact !== null || state.path.length > 0);
    if (before && document.body.dataset.tab === "filters" && differs(state, before, ["entity", "fact"])) tab("graph");
    else tab(document.body.dataset.tab);
    chrome(state);
  }

  const chromeUpdates = [];
  const chrome = (state) => chromeUpdates.forEach((run) => run(state));

  function pressed(label, key, value, title) {
    const button = h("button", { type: "button", title, onclick: () => State.set({ [key]: value, ...(key === "amount" ? { groups: [] } : {}) }) }, label);
    chromeUpdates.push((state) => button.setAttribute("aria-pressed", String(state[key] === value)));
    return button;
  }

  function build() {
    Dom.byId("counts").textContent = [Words.count(Data.documents.length, "article"), Words.count(Data.nodes.size, "name"), Words.count(Data.facts.length, "fact")].join(", ");
    const undo = Dom.button("undo", "Undo", State.undo, { class: "button square" });
    const reset = Dom.button("reset", "Start again: no filters, nothing chosen", State.reset, { class: "button square" });
    const decisions = Dom.button("check", "Download decisions", Review.download, { text: "Decisions" });
    const theme = Dom.button("moon", "Light or dark", Theme.toggle, { class: "button square" });
    Theme.listen(() => Dom.replace(theme, Dom.icon(Theme.dark() ? "sun" : "moon")));
    chromeUpdates.push(() => {
      undo.disabled = !State.canUndo();
      const count = Review.count();
      Dom.replace(decisions, Dom.icon("check"), h("span", { class: "text" }, "Decisions"), count ? h("span", {}, String(count)) : null);
      decisions.setAttribute("aria-label", `Download decisions (${count})`);
    });
    Dom.byId("actions").append(
      h("div", { class: "segments only-wide", role: "group", "aria-label": "View" }, pressed("Graph", "view", "graph"), pressed("Table", "view", "table")),
      undo, reset, Exports.menu(), decisions, theme, Dom.button("help", "Keys and help", Keyboard.help, { class: "button square only-wide" }));

    const note = h("p", { class: "note" });
    const amounts = Shown.opensWhole ? null : h("div", { class: "segments", role: "group", "aria-label": "How much to show" },
      pressed("Key part", "amount", "key", "The names and facts that matter most"), pressed("Groups", "amount", "groups", "What belongs together, as one sign each: choose one to open it"), pressed("All", "amount", "all", "Everything"));
    chromeUpdates.push((state) => {
      const shown = Canvas.shown();
      const all = new Set(shown.passing.flatMap((i) => [Data.facts[i].s, Data.facts[i].o])).size;
      note.textContent = state.view === "table" ? "" : shown.bubbles.length ? Words.count(shown.bubbles.length, "group") + (shown.nodes.size ? `, ${Words.count(shown.nodes.size, "name")}` : "")
        : !shown.nodes.size ? "Nothing passes the filters." : shown.nodes.size < all ? `${shown.nodes.size} of ${Words.count(all, "name")}` : `${Words.count(shown.nodes.size, "name")}, ${Words.count(shown.facts.length, "fact")}`;
      note.hidden = !note.textContent;
      if (amounts) amounts.hidden = state.view === "table";
    });
    Dom.byId("stage-head").append(...[amounts, note].filter(Boolean));

    let loose = false;
    const physics = Dom.button("loose", "Let the graph move by itself", () => {
      loose = !loose;
      physics.setAttribute("aria-pressed", String(loose));
      Canvas.physics(loose);
    }, { class: "button square", "aria-pressed": "false" });
    Dom.byId("zoom").append(Dom.button("plus", "Closer", () => Canvas.zoom(1.25), { class: "button square" }), Dom.button("minus", "Farther", () => Canvas.zoom(0.8), { class: "button square" }), Dom.button("fit", "Everything in view", () => Canvas.fit(), { class: "button square" }), physics);

    const tabButton = (name, label, run) => {
      const button = h("button", { type: "button", onclick: run }, label);
      button.dataset.tab = name;
      return button;
    };
    Dom.byId("tabs").append(
      tabButton("graph", "Graph", () => { view("graph"); tab("graph"); }), tabButton("table", "Table", () => { view("table"); tab("graph"); }),
      tabButton("filters", "Filters", () => tab("filters")), tabButton("details", "Details", () => tab("details")));
    Dom.byId("skip").addEventListener("click", (event) => {
      event.preventDefault();
      view("table");
      Dom.byId("table").querySelector("button")?.focus();
    });
  }

  function reviewed() {
    Canvas.paint();
    chrome(State.get());
    // The verdict's button keeps the focus while the panel is written anew.
    const held = document.activeElement?.dataset?.verdict;
    const fact = State.get().fact;
    if (fact !== null && document.activeElement?.tagName !== "TEXTAREA") Panel.show(State.get(), false);
    if (held) document.querySelector(`[data-verdict="${held}"]`)?.focus();
  }

  function printing() {
    const picture = h("img", { alt: "The graph as it was on the screen", src: Exports.picture().toDataURL("image/png") });
    Dom.replace(Dom.byId("print"), picture);
    Table.show(State.get(), true, true);
  }

  function begin() {
    State.begin();
    Review.begin();
    Search.build();
    Legend.build();
    Timeline.build();
    build();
    Theme.apply();
    Canvas.begin();
    Keyboard.begin();
    update(State.get(), null);
    Canvas.fit(undefined, false);
    State.listen(update);
    Theme.listen(() => { Legend.show(State.get()); Panel.show(State.get(), false); Timeline.show(State.get()); });
    addEventListener("beforeprint", printing);
    document.documentElement.dataset.ready = String(Math.round(performance.now()));
  }

  return { begin, entity, fact, article, clear, expand, openGroup, view, tab, reviewed };
})();

App.begin();
