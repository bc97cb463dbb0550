// What is on the screen: the part of the graph that the state asks for, and where it stands.
"use strict";

const Shown = (() => {
  const COMFORTABLE = 56;
  const WHOLE = 110;
  const COMPANY = 40;

  const { opening } = Data;
  const wholeAt = (node) => ({ x: Data.nodes.get(node).x, y: Data.nodes.get(node).y });
  const opensWhole = opening.size === Data.nodes.size;

  // Where nodes were put in this visit: it keeps the picture steady while it grows and shrinks.
  const joined = new Map();
  const moved = { key: new Map(), full: new Map() };

  /** Neighbours of an entity along facts that pass, each once, the strongest fact first. */
  function neighbours(entity, passes) {
    const found = new Set();
    for (const i of Data.factsOf[entity]) if (passes(Data.facts[i])) found.add(Data.other(Data.facts[i], entity));
    found.delete(entity);
    return [...found];
  }

  /** The ends of the facts that matter most, up to a number that can be read. */
  function strongest(passing) {
    const ends = new Set(passing.flatMap((i) => [Data.facts[i].s, Data.facts[i].o]));
    if (ends.size <= WHOLE) return ends;
    const weight = (i) => Math.log2(1 + Data.entities[Data.facts[i].s].weight) + Math.log2(1 + Data.entities[Data.facts[i].o].weight) + Data.facts[i].docs.length;
    const ranked = passing.map((i) => [weight(i), i]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    const chosen = new Set([...opening.keys()].filter((node) => ends.has(node)));
    for (const [, i] of ranked) {
      if (chosen.size >= COMFORTABLE) break;
      chosen.add(Data.facts[i].s).add(Data.facts[i].o);
    }
    return chosen;
  }

  function keyPart(state, passing, passes) {
    const ends = new Set(passing.flatMap((i) => [Data.facts[i].s, Data.facts[i].o]));
    const wanted = State.filtered() ? strongest(passing) : new Set([...opening.keys()].filter((node) => ends.has(node)));
    const add = (node) => Data.nodes.has(node) && wanted.add(node);
    for (const id of state.open) {
      const entity = Data.entityNumber.get(id);
      add(entity);
      neighbours(entity, passes).slice(0, COMPANY).forEach(add);
    }
    for (const i of Paths.facts(state)) add(Data.facts[i].s), add(Data.facts[i].o);
    if (state.entity !== null) add(Data.entityNumber.get(state.entity));
    if (state.fact !== null) {
      const fact = Data.facts[Data.factNumber.get(state.fact)];
      add(fact.s), add(fact.o);
    }
    const standing = new Map();
    const waiting = [];
    for (const node of wanted) {
      const at = moved.key.get(node) ?? opening.get(node) ?? joined.get(node);
      if (at) standing.set(node, at);
      else waiting.push(node);
    }
    // Those with a neighbour in the picture first, so that each finds its place beside it.
    const ready = [];
    const there = new Set(standing.keys());
    const left = new Set(waiting);
    while (left.size) {
      const next = [...left].find((node) => neighbours(node, passes).some((n) => there.has(n))) ?? left.values().next().value;
      left.delete(next);
      there.add(next);
      ready.push(next);
    }
    for (const [node, at] of Place.join(ready, standing, (node) => neighbours(node, passes))) {
      joined.set(node, at);
      standing.set(node, at);
    }
    return standing;
  }

  /** A group goes by its one or two weightiest names, as they fit, and the number of the others. */
  function groupName(members) {
    const names = members.slice(0, 2).map(Words.name);
    const used = names.join(", ").length <= 24 ? names : names.slice(0, 1);
    const first = used.join(", ");
    return `${first.length > 24 ? `${first.slice(0, 22)}…` : first} +${members.length - used.length}`;
  }

  function groups(state, passing) {
    const ends = new Set(passing.flatMap((i) => [Data.facts[i].s, Data.facts[i].o]));
    const nodes = new Map();
    const bubbles = [];
    const opened = new Set(state.groups.map(Number));
    const selected = state.entity === null ? -1 : Data.entityNumber.get(state.entity);
    Data.communities.forEach((members, group) => {
      const here = members.filter((node) => ends.has(node));
      if (here.length === 0) return;
      if (opened.has(group) || here.length <= 2) return here.forEach((node) => nodes.set(node, moved.full.get(node) ?? wholeAt(node)));
      if (here.includes(selected)) nodes.set(selected, moved.full.get(selected) ?? wholeAt(selected));
      const at = here.map(wholeAt);
      bubbles.push({
        group, members: here,
        x: at.reduce((sum, p) => sum + p.x, 0) / at.length,
        y: at.reduce((sum, p) => sum + p.y, 0) / at.length,
        label: groupName(here),
      });
    });
    return { nodes, bubbles };
  }

  /** Nodes with positions, bubbles for closed groups, the facts between them, and how many neighbours each node has off the screen. */
  function compute(state) {
    const passing = Filters.passing(state);
    const passes = Filters.test(state);
    let nodes = new Map();
    let bubbles = [];
    if (state.amount === "all") {
      for (const i of passing) for (const node of [Data.facts[i].s, Data.facts[i].o]) if (!nodes.has(node)) nodes.set(node, moved.full.get(node) ?? wholeAt(node));
    } else if (state.amount === "groups") ({ nodes, bubbles } = groups(state, passing));
    else nodes = keyPart(state, passing, passes);
    const facts = passing.filter((i) => nodes.has(Data.facts[i].s) && nodes.has(Data.facts[i].o));
    // A fact that is asked for by name shows even where a filter would hide it.
    if (state.fact !== null) {
      const i = Data.factNumber.get(state.fact);
      if (!facts.includes(i) && nodes.has(Data.facts[i].s) && nodes.has(Data.facts[i].o)) facts.push(i);
    }
    const more = new Map();
    if (state.amount === "key") for (const node of nodes.keys()) more.set(node, neighbours(node, passes).filter((n) => !nodes.has(n)).length);
    return { nodes, bubbles, facts, more, passing };
  }

  function move(node, at, amount) {
    moved[amount === "key" ? "key" : "full"].set(node, at);
  }

  return { compute, move, neighbours, opensWhole };
})();
