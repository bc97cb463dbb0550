// Light and dark, and the colours of nodes and edges on either.
"use strict";

const Theme = (() => {
  const listeners = [];
  const asked = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;

  const dark = () => (chosen === null ? asked.matches : chosen === "dark");
  const shade = (look) => (dark() ? look.dark : look.light);
  const read = new Map();
  /** A colour or font of the style sheet, which is slow to ask the browser for. */
  function css(name) {
    if (!read.has(name)) read.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
    return read.get(name);
  }

  const type = (name) => shade(Data.types.get(name));
  const family = (name) => shade(Data.families.get(name));

  /** A colour towards another one, `part` from 0 to 1, all as #rrggbb. */
  function mix(one, other, part) {
    const at = (text, i) => parseInt(text.slice(1 + 2 * i, 3 + 2 * i), 16);
    return `#${[0, 1, 2].map((i) => Math.round(at(one, i) * (1 - part) + at(other, i) * part).toString(16).padStart(2, "0")).join("")}`;
  }

  function apply() {
    document.documentElement.dataset.theme = dark() ? "dark" : "light";
    read.clear();
    for (const listener of listeners) listener();
  }

  function toggle() {
    chosen = dark() ? "light" : "dark";
    apply();
  }

  asked.addEventListener("change", apply);
  return { dark, css, type, family, mix, apply, toggle, listen: (f) => listeners.push(f) };
})();
