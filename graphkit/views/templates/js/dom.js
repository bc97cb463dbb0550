// Elements, made one by one and filled with text: nothing here, or anywhere in the page, turns a string into markup.
"use strict";

const Dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  /** An element.  `on…` properties are listeners, `class`, `aria-…` and the like attributes; strings in `children` become text. */
  function h(tag, properties = {}, ...children) {
    return fill(document.createElement(tag), properties, children);
  }

  /** An element of an SVG drawing. */
  function s(tag, properties = {}, ...children) {
    return fill(document.createElementNS(SVG, tag), properties, children);
  }

  function fill(element, properties, children) {
    for (const [key, value] of Object.entries(properties)) {
      if (value === undefined || value === null || value === false) continue;
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (key === "value" || key === "checked" || key === "disabled") element[key] = value;
      else element.setAttribute(key, value === true ? "" : String(value));
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  }

  const byId = (id) => document.getElementById(id);

  /** Puts the children in the place of what is in the element. */
  function replace(element, ...children) {
    element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  }

  // Icons: 16 by 16, one path each.
  const ICONS = {
    undo: "M5.5 3 2.5 6l3 3M2.5 6h6.5a4 4 0 0 1 0 8H6",
    reset: "M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3",
    plus: "M8 3v10M3 8h10",
    minus: "M3 8h10",
    fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
    loose: "M4 4.5a1.5 1.5 0 1 0 0-.1M12 11.5a1.5 1.5 0 1 0 0-.1M5.2 5.4c3.5-.6 1.8 5.4 5.6 5.4",
    down: "M8 2.5v8M4.5 7.5 8 11l3.5-3.5M3 13.5h10",
    sun: "M8 5.2a2.8 2.8 0 1 0 .01 0M8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M3 13l1.2-1.2M11.8 4.2 13 3",
    moon: "M13 9.6A5.6 5.6 0 0 1 6.4 3 5.6 5.6 0 1 0 13 9.6Z",
    help: "M5.8 6.2a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M8 12.2v.1",
    check: "M3 8.5l3.2 3.2L13 5",
    right: "M6 3.5 10.5 8 6 12.5",
    path: "M3.5 12.5a1.5 1.5 0 1 0-.01 0M12.5 3.5a1.5 1.5 0 1 0 .01 0M5 12.5h4a2.2 2.2 0 0 0 0-4.5H7a2.2 2.2 0 0 1 0-4.5h4",
    link: "M6.5 9.5l3-3M7 4.5l1.5-1.5a3 3 0 0 1 4.3 4.3L11.3 8.8M9 11.5l-1.5 1.5a3 3 0 0 1-4.3-4.3L4.7 7.2",
    copy: "M6 5h7v8H6zM10 5V3H3v8h3",
  };

  function icon(name) {
    return s(
      "svg",
      { viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" },
      s("path", { d: ICONS[name], fill: "none", stroke: "currentColor", "stroke-width": 1.5, "stroke-linecap": "round", "stroke-linejoin": "round" }),
    );
  }

  /** A button with an icon, whose words show where there is room and are read out everywhere. */
  function button(name, label, onclick, properties = {}) {
    return h("button", { type: "button", class: "button", title: label, "aria-label": label, onclick, ...properties }, icon(name), properties.text ? h("span", { class: "text" }, properties.text) : null);
  }

  let toast = null;
  /** Says something to all: on the screen for a moment, and to screen readers. */
  function say(text) {
    byId("live").textContent = text;
    toast?.remove();
    const shown = h("div", { class: "toast", "aria-hidden": "true" }, text);
    toast = shown;
    document.body.append(shown);
    setTimeout(() => shown.remove(), 2600);
  }

  /** Reads something to screen readers only. */
  function tell(text) {
    byId("live").textContent = text;
  }

  /** Copies text; where the clipboard is closed to the page, by a selection. */
  async function copy(text, what) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = h("textarea", { class: "quiet", "aria-hidden": "true", value: text });
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      if (!done) return say("The browser does not let this page copy.");
    }
    say(`${what} copied.`);
  }

  /** Offers a file for download. */
  function download(name, type, content) {
    const blob = content instanceof Blob ? content : new Blob([content], { type });
    const address = URL.createObjectURL(blob);
    const link = h("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const narrow = () => matchMedia("(max-width: 820px)").matches;

  return { h, s, byId, replace, icon, button, say, tell, copy, download, calm, narrow };
})();
