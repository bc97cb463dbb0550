// What the reader has chosen, kept in the address after "#", so that a link opens the same view.
"use strict";

const State = (() => {
  const LISTS = ["open", "groups", "hide", "without", "not", "sources", "path"];
  const START = Object.freeze({
    view: "graph", amount: "key", entity: null, fact: null, article: null,
    open: [], groups: [], hide: [], without: [], not: [], sources: [], path: [],
    from: "", to: "", confidence: 0, two: false,
  });

  let now = { ...START };
  const past = [];
  const listeners = [];

  /** The state as it stands in the address: only what differs from the start. */
  function write(chosen) {
    const parts = [];
    for (const [key, value] of Object.entries(chosen)) {
      if (LISTS.includes(key)) {
        if (value.length) parts.push(`${key}=${value.map(encodeURIComponent).join(",")}`);
      } else if (value !== START[key]) parts.push(`${key}=${value === true ? "yes" : encodeURIComponent(value)}`);
    }
    return parts.join("&");
  }

  /** The way back.  What is not known is left out: a link may be older than the graph. */
  function read(fragment) {
    const chosen = { ...START };
    for (const part of fragment.replace(/^#/, "").split("&")) {
      const at = part.indexOf("=");
      const key = part.slice(0, at);
      if (at < 1 || !Object.hasOwn(START, key)) continue;
      let raw;
      try {
        raw = LISTS.includes(key) ? part.slice(at + 1).split(",").map(decodeURIComponent) : decodeURIComponent(part.slice(at + 1));
      } catch {
        continue; // A link that was cut in the middle of a letter.
      }
      if (key === "confidence") chosen[key] = Math.min(Math.max(Number(raw) || 0, 0), 1);
      else if (key === "two") chosen[key] = raw === "yes";
      else chosen[key] = raw;
    }
    return settle(chosen);
  }

  /** Entities may be linked to by name; whatever is not in this graph goes. */
  function settle(chosen) {
    const entity = (id) => {
      if (Data.entityNumber.has(id)) return id;
      const wanted = Data.fold(id);
      return Data.entities.find((e) => Data.fold(e.label) === wanted || (e.aliases ?? []).some((a) => Data.fold(a) === wanted))?.id;
    };
    const known = { ...chosen, open: chosen.open.map(entity).filter(Boolean), path: chosen.path.map(entity).filter(Boolean) };
    known.entity = chosen.entity === null ? null : entity(chosen.entity) ?? null;
    if (chosen.fact !== null && !Data.factNumber.has(chosen.fact)) known.fact = null;
    if (chosen.article !== null && !Data.documentNumber.has(chosen.article)) known.article = null;
    if (!["graph", "table"].includes(known.view)) known.view = "graph";
    if (!["key", "groups", "all"].includes(known.amount)) known.amount = "key";
    if (known.path.length !== 2) known.path = [];
    // What a link leads to comes with what is around it.
    if (known.entity !== null && !known.open.includes(known.entity) && !Data.opening.has(Data.entityNumber.get(known.entity))) known.open.push(known.entity);
    return known;
  }

  function announce(before) {
    for (const listener of listeners) listener(now, before);
  }

  /** Changes the state, remembers the one before, and puts the new one into the address. */
  function set(changes) {
    const next = { ...now, ...changes };
    if (write(next) === write(now)) return;
    past.push(now);
    if (past.length > 200) past.shift();
    const before = now;
    now = next;
    address();
    announce(before);
  }

  function address() {
    const fragment = write(now);
    // A page inside another one (a notebook) may not be allowed to change its own history.
    if (location.protocol === "about:") return;
    history.pushState(null, "", `#${fragment}`);
  }

  function undo() {
    if (!past.length) return;
    const before = now;
    now = past.pop();
    address();
    announce(before);
  }

  function reset() {
    set({ ...START, view: now.view });
  }

  const begin = () => {
    now = read(location.hash);
    addEventListener("popstate", () => {
      const before = now;
      now = read(location.hash);
      announce(before);
    });
  };

  const FILTERS = ["hide", "without", "not", "sources", "from", "to", "confidence", "two"];
  const filtered = () => FILTERS.some((key) => (Array.isArray(START[key]) ? now[key].length > 0 : now[key] !== START[key]));

  /** The address of a view of one thing, to send to somebody. */
  const link = (changes) => `${location.href.split("#")[0]}#${write({ ...START, ...changes })}`;

  return { get: () => now, set, undo, reset, begin, read, write, link, filtered, canUndo: () => past.length > 0, listen: (f) => listeners.push(f) };
})();
