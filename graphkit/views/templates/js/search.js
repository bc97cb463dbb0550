// A field that completes names, by any of the names a thing goes by.
"use strict";

const Search = (() => {
  const { h } = Dom;
  const MOST = 12;
  const index = Data.entities.map((entity, number) => ({ number, names: [entity.label, ...(entity.aliases ?? [])].map((name) => [name, Data.fold(name)]) }));

  /** Entities whose names fit, those that begin so first, then the weightier. */
  function find(typed) {
    const wanted = Data.fold(typed);
    if (!wanted) return [];
    const found = [];
    for (const { number, names } of index) {
      let best = 9, by = null;
      names.forEach(([name, folded], n) => {
        const at = folded.indexOf(wanted);
        if (at < 0) return;
        const rank = (folded === wanted ? 0 : at === 0 ? 1 : /\W/.test(folded[at - 1]) ? 2 : 3) + (n ? 0.5 : 0);
        if (rank < best) [best, by] = [rank, n ? name : null];
      });
      if (best < 9) found.push({ number, rank: best, by });
    }
    // Entities are numbered by weight.
    return found.sort((a, b) => Math.floor(a.rank) - Math.floor(b.rank) || a.number - b.number).slice(0, MOST);
  }

  /** A combobox after the ARIA Authoring Practices (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). */
  function field(id, label, choose) {
    let found = [], active = -1;
    const list = h("ul", { class: "choices", id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true });
    const input = h("input", {
      class: "field", type: "text", role: "combobox", id: `${id}-field`, autocomplete: "off", spellcheck: "false", placeholder: label, "aria-label": label,
      "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list",
      oninput: () => show(find(input.value)),
      onkeydown: (event) => {
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          if (!found.length) return;
          move((active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
        } else if (event.key === "Enter" && found.length) pick(found[Math.max(active, 0)].number);
        else if (event.key === "Escape" && !list.hidden) close();
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
      onblur: () => setTimeout(close, 120),
    });

    function show(entries) {
      found = entries;
      active = -1;
      const rows = entries.map(({ number, by }, i) =>
        h("li", { role: "option", id: `${id}-${i}`, "aria-selected": "false", onpointerdown: (event) => { event.preventDefault(); pick(number); } },
          Legend.glyph(Data.entities[number].type, Data.entities[number].unnamed), h("span", {}, Words.name(number), by ? ` (${by})` : null), h("span", { class: "more" }, Words.count(Data.factsOf[number].length, "fact"))));
      Dom.replace(list, rows.length ? rows : h("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing is called so."));
      list.hidden = !input.value;
      input.setAttribute("aria-expanded", String(!list.hidden));
      if (rows.length) move(0);
    }

    function move(to) {
      active = to;
      [...list.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === to)));
      input.setAttribute("aria-activedescendant", `${id}-${to}`);
      list.children[to]?.scrollIntoView({ block: "nearest" });
    }

    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function pick(number) {
      input.value = "";
      close();
      choose(number);
    }

    return [input, list];
  }

  function build() {
    Dom.byId("search").append(...field("find", "Find a name", (number) => App.entity(number, true)));
  }

  return { build, field, find };
})();
