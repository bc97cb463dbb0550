// Which facts pass what the reader has set.
"use strict";

const Filters = (() => {
  const first = (iso) => iso + "0000-01-01".slice(iso.length);
  const last = (iso) => iso + "0000-12-31".slice(iso.length);
  const isDate = (text) => /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(text);

  /** Whether a date, as exact as it is known, may lie between two others (either may be empty). */
  function within(iso, from, to) {
    return (!from || last(iso) >= first(from)) && (!to || first(iso) <= last(to));
  }

  /** A test of facts for a state; `but` names one filter to leave out, for the counts beside its choices. */
  function test(state, but = "") {
    const hide = new Set(but === "hide" ? [] : state.hide);
    const without = new Set(but === "without" ? [] : state.without);
    const not = new Set(but === "not" ? [] : state.not);
    const sources = new Set(but === "sources" ? [] : state.sources);
    const [from, to] = but === "date" ? ["", ""] : [isDate(state.from) ? state.from : "", isDate(state.to) ? state.to : ""];
    return (fact) =>
      !without.has(fact.r) &&
      !not.has(fact.status) &&
      !hide.has(Data.entities[fact.s].type) &&
      !hide.has(Data.entities[fact.o].type) &&
      fact.confidence >= state.confidence &&
      (!state.two || fact.docs.length > 1) &&
      (!sources.size || fact.docs.some((d) => !sources.has(Data.source(d)))) &&
      ((!from && !to) || (fact.date !== undefined && within(fact.date, from, to)));
  }

  let memo = { state: null, passing: null };
  /** Numbers of the facts that pass, the strongest first. */
  function passing(state) {
    if (memo.state !== state) {
      const passes = test(state);
      const found = [];
      Data.facts.forEach((fact, i) => passes(fact) && found.push(i));
      memo = { state, passing: found };
    }
    return memo.passing;
  }

  return { test, passing, within, first, last, isDate };
})();
