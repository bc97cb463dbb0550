// When things happened: a strip of bars, with a brush to choose a stretch of time.
"use strict";

const Timeline = (() => {
  const { h, s } = Dom;
  const HEIGHT = 56, FLOOR = 40;
  let strip, from, to, note, clear;
  let scale = null; // { start, step, count, width } in months since year 0
  let drag = null;

  const month = (iso) => Number(iso.slice(0, 4)) * 12 + (iso.length > 4 ? Number(iso.slice(5, 7)) - 1 : 0);
  const iso = (at) => `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}`;

  function build() {
    const field = (label, key) => {
      const input = h("input", { type: "text", placeholder: "any", "aria-label": label, inputmode: "numeric", onchange: () => {
        const fine = !input.value || Filters.isDate(input.value);
        input.setAttribute("aria-invalid", String(!fine));
        if (fine) State.set({ [key]: input.value });
        else Dom.say("Write a date as 2022, 2022-11 or 2022-11-27.");
      } });
      return input;
    };
    from = field("From", "from");
    to = field("To", "to");
    note = h("span", { class: "push" });
    clear = h("button", { type: "button", class: "linklike", onclick: () => State.set({ from: "", to: "" }) }, "any time");
    strip = s("svg", { class: "strip", "aria-hidden": "true" });
    strip.addEventListener("pointerdown", start);
    strip.addEventListener("pointermove", stretch);
    strip.addEventListener("pointerup", finish);
    strip.addEventListener("pointercancel", () => { drag = null; show(State.get()); });
    Dom.byId("timeline").append(
      h("div", { class: "timeline-head", role: "group", "aria-label": "When it happened" }, h("label", {}, "Happened from ", from), h("label", {}, "to ", to), clear, note),
      strip,
    );
    new ResizeObserver(() => show(State.get())).observe(Dom.byId("timeline"));
  }

  /** Months, or years where the months would be too many; what is far before the rest is gathered at the left end. */
  function measure(dated, width) {
    const months = dated.map((fact) => month(fact.date)).sort((a, b) => a - b);
    const last = months.at(-1);
    const early = months[Math.floor(months.length * 0.06)];
    let start = months[0];
    if (last - start > 144 && last - early < 0.5 * (last - start)) start = early;
    const step = (last - start + 1) * 5 > width ? 12 : 1;
    if (step === 12) start -= start % 12;
    return { start, step, count: Math.floor((last - start) / step) + 1, cut: start > months[0], width };
  }

  const bucket = (fact) => Math.max(Math.floor((month(fact.date) - scale.start) / scale.step), 0);
  const x = (at) => (at / scale.count) * scale.width;

  function show(state) {
    const width = strip.clientWidth;
    const rest = Filters.test(state, "date");
    const all = Data.facts.filter((fact) => fact.date !== undefined);
    from.value = state.from;
    to.value = state.to;
    clear.hidden = !state.from && !state.to;
    const undated = Data.facts.length - all.length;
    note.textContent = undated ? `${Words.count(undated, "fact")} without a date${state.from || state.to ? " left out" : ""}` : "";
    if (!all.length || !width) return Dom.replace(strip);
    scale = measure(all, width);
    const bars = Array.from({ length: scale.count }, () => [0, 0]);
    for (const fact of all) {
      const bar = bars[Math.min(bucket(fact), scale.count - 1)];
      bar[0]++;
      if (rest(fact) && ((!state.from && !state.to) || Filters.within(fact.date, state.from, state.to))) bar[1]++;
    }
    const most = Math.max(...bars.map(([n]) => n));
    const tall = (n) => (n ? Math.max(3, Math.sqrt(n / most) * (FLOOR - 4)) : 0);
    const wide = Math.max(x(1) - (x(1) > 4 ? 1.5 : 0.5), 1);
    strip.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    Dom.replace(
      strip,
      bars.map(([n, inside], i) => [
        n ? s("rect", { class: "bar-all", x: x(i), y: FLOOR - tall(n), width: wide, height: tall(n) }, s("title", {}, `${label(i)}: ${Words.count(n, "fact")}`)) : null,
        inside ? s("rect", { class: "bar-in", x: x(i), y: FLOOR - tall(inside), width: wide, height: tall(inside), "pointer-events": "none" }) : null,
      ]),
      s("path", { class: "axis", d: `M0 ${FLOOR + 0.5}H${width}` }),
      ticks(),
      brush(state),
    );
  }

  function label(i) {
    const text = iso(scale.start + i * scale.step);
    return `${i === 0 && scale.cut ? "Up to " : ""}${Words.date(scale.step === 12 ? text.slice(0, 4) : text)}`;
  }

  function ticks() {
    const found = [];
    let free = -1;
    for (let i = 0; i < scale.count; i++) {
      const at = scale.start + i * scale.step;
      const year = Math.floor(at / 12);
      const starts = scale.step === 12 || at % 12 === 0 || i === 0;
      if (!starts || x(i) < free || x(i) > scale.width - 30) continue;
      const text = i === 0 && scale.cut ? `≤ ${year}` : String(year);
      found.push(s("text", { x: x(i), y: HEIGHT - 3 }, text), s("path", { class: "axis", d: `M${x(i) + 0.5} ${FLOOR}v4` }));
      free = x(i) + 46;
    }
    return found;
  }

  function brush(state) {
    if (!state.from && !state.to) return null;
    const left = state.from ? Math.max((month(Filters.first(state.from)) - scale.start) / scale.step, 0) : 0;
    const right = state.to ? Math.min((month(Filters.last(state.to)) + 1 - scale.start) / scale.step, scale.count) : scale.count;
    return s("rect", { class: "brush", x: x(left), y: 1, width: Math.max(x(right) - x(left), 2), height: FLOOR - 1, "pointer-events": "none" });
  }

  const at = (event) => Math.min(Math.max(((event.clientX - strip.getBoundingClientRect().left) / scale.width) * scale.count, 0), scale.count - 0.001);

  function start(event) {
    if (!scale) return;
    strip.setPointerCapture(event.pointerId);
    drag = { from: at(event), to: at(event) };
  }

  function chosen() {
    const first = Math.floor(Math.min(drag.from, drag.to)), last = Math.floor(Math.max(drag.from, drag.to));
    const ends = [iso(scale.start + first * scale.step), iso(scale.start + (last + 1) * scale.step - 1)];
    const [begin, end] = scale.step === 12 ? ends.map((text) => text.slice(0, 4)) : ends;
    return { from: first === 0 && scale.cut ? "" : begin, to: end };
  }

  function stretch(event) {
    if (!drag) return;
    drag.to = at(event);
    const old = strip.querySelector(".brush");
    old?.remove();
    const drawn = brush(chosen());
    if (drawn) strip.append(drawn);
  }

  function finish(event) {
    if (!drag) return;
    drag.to = at(event);
    const range = chosen();
    drag = null;
    State.set(range);
  }

  return { build, show };
})();
