// A reader's verdicts on facts and merges, kept until they are downloaded as a file that a later build obeys.
"use strict";

const Review = (() => {
  const { h } = Dom;
  const KEY = `graphkit-decisions-${Data.page.digest}`;
  let facts = new Map(); // id → { verdict: "accept" | "reject" | "", remark }
  let merges = new Map(); // id → { documents: [identifier], remark }
  let saved = true;

  /** The browser's own store, where the page may use it; some browsers close it to files. */
  function store() {
    try {
      return window.localStorage;
    } catch {
      return null;
    }
  }

  function begin() {
    const text = store()?.getItem(KEY);
    if (text) {
      const kept = JSON.parse(text);
      facts = new Map(kept.facts.filter(([id]) => Data.factNumber.has(id)));
      merges = new Map(kept.merges.filter(([id]) => Data.entityNumber.has(id)));
    }
    addEventListener("beforeunload", (event) => {
      if (!saved && !store()) event.preventDefault();
    });
  }

  function keep() {
    saved = false;
    store()?.setItem(KEY, JSON.stringify({ facts: [...facts], merges: [...merges] }));
    App.reviewed();
  }

  const EARLIER = { Accepted: "accept", Rejected: "reject" };
  /** The verdict given here, or else the one that the graph was built with. */
  const verdict = (fact) => facts.get(fact.id)?.verdict ?? EARLIER[fact.verdict] ?? "";
  const count = () => [...facts.values()].filter((one) => one.verdict).length + merges.size;

  function judge(fact, changes) {
    const next = { verdict: verdict(fact), remark: "", ...facts.get(fact.id), ...changes };
    if (next.verdict || next.remark) facts.set(fact.id, next);
    else facts.delete(fact.id);
    keep();
  }

  function factForm(number) {
    const fact = Data.facts[number];
    const now = { verdict: verdict(fact), remark: facts.get(fact.id)?.remark ?? fact.remark ?? "" };
    const chooser = (choice, label, kind) => {
      const button = h("button", { type: "button", class: `button small ${kind}`, "aria-pressed": String(now.verdict === choice), onclick: () => {
        const next = facts.get(fact.id)?.verdict === choice ? "" : choice;
        judge(fact, { verdict: next });
        Dom.tell(next ? `Fact ${next}ed.` : "Verdict taken back.");
      } }, label);
      button.dataset.verdict = choice;
      return button;
    };
    return h("section", { class: "review", "aria-label": "Review" }, h("h3", {}, "Is it right?"),
      h("div", { class: "row" }, chooser("accept", "Accept", "good"), chooser("reject", "Reject", "bad")),
      h("textarea", { class: "field", "aria-label": "Remark on this fact", placeholder: "Remark", value: now.remark, onchange: (event) => judge(fact, { remark: event.target.value.trim() }) }));
  }

  function mergeForm(number) {
    const entity = Data.entities[number];
    const places = entity.docs ?? [];
    if (!places.length) return null;
    const now = merges.get(entity.id) ?? { documents: [], remark: "" };
    const set = (changes) => {
      const next = { ...(merges.get(entity.id) ?? { documents: [], remark: "" }), ...changes };
      if (next.documents.length || next.remark) merges.set(entity.id, next);
      else merges.delete(entity.id);
      keep();
    };
    const box = (d) => {
      const id = Data.documents[d].id;
      const input = h("input", { type: "checkbox", checked: now.documents.includes(id), onchange: () => {
        const chosen = new Set(merges.get(entity.id)?.documents ?? []);
        input.checked ? chosen.add(id) : chosen.delete(id);
        set({ documents: [...chosen].sort() });
      } });
      return h("label", { class: "check" }, input, h("span", { class: "label" }, Words.title(d)));
    };
    return h("details", { class: "review", open: now.documents.length > 0 || Boolean(now.remark) },
      h("summary", {}, "Two things under one name?"),
      places.length > 1 ? [h("p", { class: "lead" }, `Tick the articles that mean another “${entity.label}”.`), places.map(box)] : null,
      h("textarea", { class: "field", "aria-label": "Remark on this name", placeholder: "Remark", value: now.remark, onchange: (event) => set({ remark: event.target.value.trim() }) }));
  }

  const line = (text) => text.replace(/\s+/g, " ").trim();

  /** The decisions as text, in the form that graphkit/decisions.py describes and reads. */
  function text() {
    const parts = ["graphkit decisions 1", `# ${line(Data.page.title)}`];
    for (const [id, { verdict, remark }] of [...facts].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (!verdict) continue;
      const fact = Data.facts[Data.factNumber.get(id)];
      parts.push("", `${verdict} fact ${id}`, `  says: ${line(Words.name(fact.s))} | ${fact.r} | ${line(Words.name(fact.o))}`);
      if (fact.date) parts.push(`  date: ${fact.date}`);
      if (remark) parts.push(`  remark: ${line(remark)}`);
    }
    for (const [id, { documents, remark }] of [...merges].sort(([a], [b]) => (a < b ? -1 : 1))) {
      parts.push("", `split name ${id}`, `  says: ${line(Words.name(Data.entityNumber.get(id)))}`, ...documents.map((one) => `  other in: ${one}`));
      if (remark) parts.push(`  remark: ${line(remark)}`);
    }
    return `${parts.join("\n")}\n`;
  }

  function download() {
    if (!count()) return Dom.say("No decisions yet: accept or reject a fact first.");
    Dom.download("decisions.txt", "text/plain;charset=utf-8", text());
    saved = true;
    Dom.say(`${Words.count(count(), "decision")} written. Give the file to graphkit build --decisions.`);
  }

  return { begin, verdict, count, factForm, mergeForm, text, download };
})();
