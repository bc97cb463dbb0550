// The legend, which is the filters: every sign on the graph with a box to tick.
"use strict";

const Legend = (() => {
  const { h, s, icon } = Dom;
  const updates = [];

  /** The shape of a type, as on the graph. */
  function glyph(type, unnamed = false) {
    const look = Data.types.get(type);
    const colour = Theme.type(type);
    const paint = { fill: unnamed ? "none" : colour, stroke: unnamed ? colour : Theme.mix(colour, Theme.dark() ? "#ffffff" : "#000000", 0.3), "stroke-width": unnamed ? 2 : 1 };
    const path = (d) => s("path", { d, ...paint });
    const shapes = {
      dot: () => s("circle", { cx: 8, cy: 8, r: 5.5, ...paint }),
      square: () => s("rect", { x: 3, y: 3, width: 10, height: 10, ...paint }),
      diamond: () => path("M8 1.8 14.2 8 8 14.2 1.8 8Z"),
      triangle: () => path("M8 2.2 14 13H2Z"),
      triangleDown: () => path("M8 13.8 2 3h12Z"),
      hexagon: () => path("M4.9 2.6h6.2L14.2 8l-3.1 5.4H4.9L1.8 8Z"),
      star: () => path("M8 1.2l2 4.5 4.9.5-3.7 3.2 1.1 4.8L8 11.7l-4.3 2.5 1.1-4.8L1.1 6.2 6 5.7Z"),
    };
    return s("svg", { class: "glyph", viewBox: "0 0 16 16", "aria-hidden": "true" }, (shapes[look.shape] ?? shapes.dot)());
  }

  function line(colour, dashes, struck) {
    return s(
      "svg",
      { class: "line", viewBox: "0 0 22 12", "aria-hidden": "true" },
      s("path", { d: "M1 6h20", stroke: colour, "stroke-width": 2, "stroke-dasharray": dashes?.length ? dashes.map((d) => d * 0.8).join(" ") : undefined }),
      struck ? s("path", { d: "M9 11l4-10", stroke: colour, "stroke-width": 1.6 }) : null,
    );
  }

  const toggled = (list, item, on) => (on ? list.filter((one) => one !== item) : [...new Set([...list, item])]);

  /** A box to tick for one value of a filter whose state lists what is left out. */
  function check(key, value, label, sign, title) {
    const input = h("input", { type: "checkbox", onchange: () => State.set({ [key]: toggled(State.get()[key], value, input.checked) }) });
    const count = h("span", { class: "count" });
    const holder = h("span", { class: "sign" });
    updates.push((state, counts) => {
      input.checked = !state[key].includes(value);
      count.textContent = (counts[key].get(value) ?? 0).toLocaleString("en");
      if (sign) Dom.replace(holder, sign());
    });
    return h("label", { class: "check", title }, input, sign ? holder : null, h("span", { class: "label" }, label), count);
  }

  function section(id, title, key, all, ...rows) {
    const none = h("button", { type: "button", class: "linklike", onclick: () => State.set({ [key]: State.get()[key].length === 0 ? all : [] }) });
    updates.push((state) => {
      none.textContent = state[key].length ? "all" : "none";
      none.setAttribute("aria-label", `${title}: ${state[key].length ? "tick all" : "tick none"}`);
    });
    return h("div", { role: "group", "aria-labelledby": id }, h("h2", {}, h("span", { id }, title), none), rows);
  }

  function families() {
    return [...Data.families.values()].map((family) => {
      const names = [...Data.relations.values()].filter((relation) => relation.family === family.name);
      if (!names.length) return null;
      const input = h("input", { type: "checkbox", onchange: () => {
        const others = State.get().without.filter((name) => !names.some((relation) => relation.name === name));
        State.set({ without: input.checked ? others : [...others, ...names.map((relation) => relation.name)] });
      } });
      const count = h("span", { class: "count" });
      const holder = h("span", { class: "sign" });
      const list = h("div", { class: "sub", hidden: true }, names.map((relation) => check("without", relation.name, relation.label, null, relation.comment)));
      const fold = h("button", { type: "button", class: "fold", "aria-expanded": "false", "aria-label": `Relations of ${family.label}`, onclick: () => {
        list.hidden = !list.hidden;
        fold.setAttribute("aria-expanded", String(!list.hidden));
      } }, icon("right"));
      updates.push((state, counts) => {
        const off = names.filter((relation) => state.without.includes(relation.name)).length;
        input.checked = off < names.length;
        input.indeterminate = off > 0 && off < names.length;
        count.textContent = names.reduce((sum, relation) => sum + (counts.without.get(relation.name) ?? 0), 0).toLocaleString("en");
        Dom.replace(holder, line(Theme.family(family.name)));
      });
      return h("div", {}, h("div", { class: "family" }, h("label", { class: "check" }, input, holder, h("span", { class: "label" }, Words.capital(family.label)), count), fold), list);
    });
  }

  function build() {
    const confidence = h("input", { type: "range", min: 0, max: 1, step: 0.05, id: "confidence", oninput: () => { output.textContent = confidence.value; }, onchange: () => State.set({ confidence: Number(confidence.value) }) });
    const output = h("output", { for: "confidence" });
    const two = h("input", { type: "checkbox", onchange: () => State.set({ two: two.checked }) });
    const twoCount = h("span", { class: "count" });
    updates.push((state, counts) => {
      confidence.value = state.confidence;
      output.textContent = state.confidence ? state.confidence.toFixed(2) : "any";
      two.checked = state.two;
      twoCount.textContent = counts.two.toLocaleString("en");
    });
    const outlets = h("details", {}, h("summary", {}, `${Words.count(Data.sources.length, "source")}`), Data.sources.map((name) => check("sources", name, name)));
    Dom.replace(
      Dom.byId("filters"),
      section("by-type", "Names", "hide", [...Data.types.keys()], [...Data.types.values()].map((type) => check("hide", type.name, Words.capital(type.label), () => glyph(type.name)))),
      Data.entities.some((entity) => entity.unnamed) ? h("p", { class: "count lead-note" }, "Hollow: without a proper name") : null,
      section("by-relation", "Facts", "without", [...Data.relations.keys()], families()),
      section("by-status", "How sure the articles are", "not", [...Data.statuses.keys()], [...Data.statuses.values()].map((status) => check("not", status.name, Words.capital(status.label), () => line(Theme.css("--soft"), status.dashes, status.struck), status.says))),
      h("div", { role: "group", "aria-labelledby": "by-weight" }, h("h2", {}, h("span", { id: "by-weight" }, "Strength")),
        h("label", { class: "check" }, two, h("span", { class: "label" }, "In two documents or more"), twoCount),
        h("label", { for: "confidence" }, "Confidence at least"), h("div", { class: "range" }, confidence, output)),
      section("by-source", "Sources", "sources", Data.sources, outlets),
    );
  }

  function counts(state) {
    const found = { hide: new Map(), without: new Map(), not: new Map(), sources: new Map(), two: 0 };
    const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
    const tests = { hide: Filters.test(state, "hide"), without: Filters.test(state, "without"), not: Filters.test(state, "not"), sources: Filters.test(state, "sources") };
    const seen = new Set();
    const here = Filters.test(state);
    for (const fact of Data.facts) {
      if (tests.without(fact)) add(found.without, fact.r);
      if (tests.not(fact)) add(found.not, fact.status);
      if (tests.sources(fact)) for (const source of new Set(fact.docs.map(Data.source))) add(found.sources, source);
      if (fact.docs.length > 1 && here(fact)) found.two++;
      if (tests.hide(fact)) for (const end of [fact.s, fact.o]) {
        if (seen.has(end)) continue;
        seen.add(end);
        add(found.hide, Data.entities[end].type);
      }
    }
    return found;
  }

  function show(state) {
    const found = counts(state);
    for (const update of updates) update(state, found);
  }

  return { build, show, glyph, line };
})();
