// The graph on the screen, drawn by vis-network from what pyvis wrote into the file.
"use strict";

const Canvas = (() => {
  const MANY = 900; // Above so many edges nothing is faded, moved smoothly or labelled one by one,
  const CROWD = 3600; // and above so many the arrows go, and the lines while the picture moves.
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  let network = null;
  let shown = { nodes: new Map(), bubbles: [], facts: [], more: new Map(), passing: [] };
  let near = null; // What the selection keeps bright: { nodes: Set, facts: Set }, or nothing.
  let hover = { node: null, edge: null };
  let cursor = null; // The node that the keyboard is on.
  let changing = false; // vis-network draws in between while its nodes and edges change one after the other.
  let swell = 1; // How much larger signs and lines are drawn than at zoom 1: seen from afar they stay visible.

  const bubbleId = (group) => `group-${group}`;

  function begin() {
    const holder = Dom.byId("graph");
    network = new vis.Network(holder, { nodes, edges }, Data.options);
    const canvas = holder.querySelector("canvas");
    canvas.setAttribute("aria-hidden", "true");
    network.on("click", ({ nodes: [node], edges: [edge] }) => {
      if (node !== undefined) typeof node === "number" ? App.entity(node) : App.openGroup(Number(node.slice(6)));
      else if (typeof edge === "number") App.fact(edge);
      else App.clear();
    });
    network.on("doubleClick", ({ nodes: [node] }) => typeof node === "number" && App.expand(node));
    network.on("hoverNode", ({ node }) => { hover.node = node; holder.dataset.hand = ""; network.redraw(); });
    network.on("blurNode", () => { hover.node = null; delete holder.dataset.hand; network.redraw(); });
    network.on("hoverEdge", ({ edge }) => { hover.edge = edge; holder.dataset.hand = ""; network.redraw(); });
    network.on("blurEdge", () => { hover.edge = null; delete holder.dataset.hand; network.redraw(); });
    network.on("dragEnd", ({ nodes: dragged }) => remember(dragged));
    let settled = 0;
    network.on("zoom", () => {
      clearTimeout(settled);
      settled = setTimeout(() => breathe(network.getScale()), 90);
    });
    network.on("beforeDrawing", hulls);
    network.on("afterDrawing", overlay);
    Theme.listen(() => paint());
  }

  function remember(ids) {
    for (const [id, at] of Object.entries(network.getPositions(ids))) if (/^\d+$/.test(id)) Shown.move(Number(id), at, State.get().amount);
  }

  // --- how things look ---

  /** Half a node's height on the graph: what pyvis was told, a square a bit less because it has more corner, and swollen. */
  const drawnSize = (node) => Data.nodes.get(node).size * (Data.nodes.get(node).shape === "square" ? 0.86 : 1) * swell;

  function nodeLook(node) {
    const base = Data.nodes.get(node);
    const entity = Data.entities[node];
    const colour = Theme.type(entity.type);
    const ground = Theme.css("--paper"), ink = Theme.css("--ink");
    const rim = Theme.mix(colour, Theme.dark() ? "#ffffff" : "#000000", 0.3);
    const inside = entity.unnamed ? ground : colour;
    const size = drawnSize(node);
    return {
      id: node, shape: base.shape, size,
      color: { background: inside, border: entity.unnamed ? colour : rim, highlight: { background: inside, border: ink }, hover: { background: inside, border: ink } },
      borderWidth: entity.unnamed ? 1.9 * swell : 1.2 * Math.min(swell, 1.3), opacity: !near || near.nodes.has(node) ? 1 : 0.22,
    };
  }

  function edgeLook(i, bend) {
    const base = Data.edges[i];
    const fact = Data.facts[i];
    const rejected = Review.verdict(fact) === "reject";
    const colour = rejected ? Theme.css("--soft") : Theme.family(fact.family);
    const bright = !near || near.facts.has(i);
    return {
      id: i, from: base.from, to: base.to, width: base.width * swell, dashes: base.dashes, arrows: shown.facts.length > CROWD ? "" : base.arrows,
      color: { color: colour, highlight: colour, hover: colour, opacity: bright ? (near ? 1 : 0.72) : 0.1, inherit: false },
      smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
    };
  }

  /** How far each edge bends, so that several between the same two lie side by side. */
  function bends(facts) {
    const between = new Map();
    for (const i of facts) {
      const { s, o } = Data.facts[i];
      const key = s < o ? `${s} ${o}` : `${o} ${s}`;
      if (!between.has(key)) between.set(key, []);
      between.get(key).push(i);
    }
    const bend = new Map();
    for (const list of between.values())
      list.sort((a, b) => a - b).forEach((i, at) => {
        const step = Math.min(0.2, 0.9 / list.length);
        const side = (at - (list.length - 1) / 2) * step;
        bend.set(i, Data.facts[i].s < Data.facts[i].o ? side : -side);
      });
    return bend;
  }

  // --- bringing the screen up to date ---

  function show(state) {
    const before = shown, crowded = shown.facts.length > CROWD, dimmed = near !== null;
    shown = Shown.compute(state);
    near = brightened(state);
    // With thousands of lines on the screen, a click must not touch them all.
    if (nodes.length && alike(before, shown)) {
      if (near || dimmed) paint();
      return select(state);
    }
    changing = true;
    if (!nodes.length) swell = swelling(frame([...shown.nodes.values(), ...shown.bubbles]).scale);
    // vis-network draws anew for every option: that costs less while there is less to draw.
    if (!crowded) spare(shown.facts.length > CROWD);
    const wantedNodes = [...shown.nodes].map(([node, at]) => ({ ...nodeLook(node), x: at.x, y: at.y }));
    for (const bubble of shown.bubbles) wantedNodes.push(bubbleLook(bubble));
    const bend = bends(shown.facts);
    const wantedEdges = shown.facts.map((i) => edgeLook(i, bend.get(i)));
    if (shown.bubbles.length) wantedEdges.push(...bubbleEdges());
    sync(edges, [], (id) => typeof id === "string" || !bend.has(id));
    sync(nodes, wantedNodes);
    sync(edges, wantedEdges);
    changing = false;
    if (crowded) spare(shown.facts.length > CROWD);
    select(state);
    describe();
  }

  let sparing = false;
  /** With a crowd on the screen, no lines while the picture moves and no search for what is under the pointer. */
  function spare(wanted) {
    if (wanted === sparing) return;
    sparing = wanted;
    network.setOptions({ interaction: { hideEdgesOnDrag: wanted, hideEdgesOnZoom: wanted, hover: !wanted } });
  }

  const alike = (a, b) =>
    a.nodes.size === b.nodes.size && a.facts.length === b.facts.length && a.bubbles.length === b.bubbles.length &&
    a.facts.every((fact, i) => fact === b.facts[i]) && [...a.nodes.keys()].every((node) => b.nodes.has(node)) && a.bubbles.every((bubble, i) => bubble.group === b.bubbles[i].group && bubble.members.length === b.bubbles[i].members.length);

  function sync(set, wanted, gone) {
    const ids = new Set(wanted.map((item) => item.id));
    const remove = set.getIds().filter(gone ?? ((id) => !ids.has(id)));
    if (remove.length) set.remove(remove);
    if (wanted.length) set.update(wanted);
  }

  function paint() {
    if (!network) return;
    const bend = bends(shown.facts);
    nodes.update([...[...shown.nodes.keys()].map(nodeLook), ...shown.bubbles.map(bubbleLook)]);
    edges.update(shown.facts.map((i) => edgeLook(i, bend.get(i))));
    network.redraw();
  }

  const bubbleSize = (members) => (10 + 5 * Math.sqrt(members.length)) * swell;

  function bubbleLook({ group, members, x, y }) {
    const wash = Theme.css("--wash"), soft = Theme.css("--soft"), ink = Theme.css("--ink");
    return {
      id: bubbleId(group), shape: "dot", size: bubbleSize(members), x, y, borderWidth: 1.5,
      color: { background: wash, border: soft, highlight: { background: wash, border: ink }, hover: { background: wash, border: ink } },
    };
  }

  function bubbleEdges() {
    const home = new Map();
    for (const bubble of shown.bubbles) for (const node of bubble.members) if (!shown.nodes.has(node)) home.set(node, bubbleId(bubble.group));
    const counted = new Map();
    for (const i of shown.passing) {
      const ends = [Data.facts[i].s, Data.facts[i].o].map((node) => home.get(node) ?? (shown.nodes.has(node) ? node : null));
      if (ends.includes(null) || ends[0] === ends[1] || ends.every((end) => typeof end === "number")) continue;
      const key = ends.map(String).sort().join(" ");
      if (!counted.has(key)) counted.set(key, { ends, count: 0 });
      counted.get(key).count++;
    }
    const soft = Theme.css("--soft");
    return [...counted].map(([key, { ends, count }]) => ({
      id: `ties ${key}`, from: ends[0], to: ends[1], width: Math.min(1 + Math.log2(count), 6), arrows: "", dashes: false,
      color: { color: soft, highlight: soft, hover: soft, opacity: 0.35, inherit: false }, smooth: { enabled: false },
    }));
  }

  function brightened(state) {
    const path = Paths.facts(state);
    if (path.length) return { nodes: new Set(path.flatMap((i) => [Data.facts[i].s, Data.facts[i].o])), facts: new Set(path) };
    if (shown.facts.length > MANY) return null;
    if (state.fact !== null) {
      const i = Data.factNumber.get(state.fact);
      return { nodes: new Set([Data.facts[i].s, Data.facts[i].o]), facts: new Set([i]) };
    }
    if (state.entity !== null) {
      const entity = Data.entityNumber.get(state.entity);
      const facts = shown.facts.filter((i) => Data.facts[i].s === entity || Data.facts[i].o === entity);
      return { nodes: new Set([entity, ...facts.map((i) => Data.other(Data.facts[i], entity))]), facts: new Set(facts) };
    }
    return null;
  }

  function select(state) {
    const entity = state.entity === null ? undefined : Data.entityNumber.get(state.entity);
    const fact = state.fact === null ? undefined : Data.factNumber.get(state.fact);
    network.setSelection(
      { nodes: fact === undefined && shown.nodes.has(entity) ? [entity] : [], edges: shown.facts.includes(fact) ? [fact] : [] },
      { highlightEdges: false, unselectAll: true },
    );
  }

  function describe() {
    const all = Data.nodes.size;
    Dom.byId("graph").setAttribute(
      "aria-label",
      `Graph of ${Words.count(shown.nodes.size, "name")} and ${Words.count(shown.facts.length, "fact")}, of ${all} names in all. Arrow keys move between names, Enter opens one; the table has the same facts.`,
    );
  }

  // --- over and under the drawing ---

  function overlay(ctx) {
    if (changing) return;
    const state = State.get();
    const scale = network.getScale();
    const selected = state.entity === null ? -1 : Data.entityNumber.get(state.entity);
    const body = network.body;
    const names = [];
    const strong = new Set([...shown.nodes.keys()].sort((a, b) => a - b).slice(0, shown.bubbles.length ? 0 : 8)); // Entities are numbered by weight.
    for (const node of shown.nodes.keys()) {
      const { x, y } = body.nodes[node];
      const force = node === selected || node === hover.node || node === cursor;
      if (near && !near.nodes.has(node) && !force) continue;
      const entity = Data.entities[node];
      names.push({ x, y, size: drawnSize(node), text: entity.label, strong: node === selected || strong.has(node), soft: Boolean(entity.unnamed), force, badge: near ? 0 : shown.more.get(node), weight: entity.weight });
    }
    names.sort((a, b) => b.weight - a.weight);
    shown.bubbles.forEach((bubble, i) => {
      const { x, y } = body.nodes[bubbleId(bubble.group)];
      names.splice(i, 0, { x, y, size: bubbleSize(bubble.members), text: bubble.label, strong: i < 12, soft: false, force: hover.node === bubbleId(bubble.group), badge: 0 });
    });
    const words = [];
    if (shown.facts.length <= MANY || near) {
      const chosen = state.fact === null ? -1 : Data.factNumber.get(state.fact);
      for (const i of near ? near.facts : shown.facts) {
        const edge = body.edges[i];
        if (!edge?.connected) continue;
        const fact = Data.facts[i];
        const rejected = Review.verdict(fact) === "reject";
        const far = Math.hypot(edge.from.x - edge.to.x, edge.from.y - edge.to.y);
        words.push({
          at: (t) => edge.edgeType.getPoint(t), text: Data.relations.get(fact.r).label, colour: rejected ? Theme.css("--soft") : Theme.family(fact.family),
          struck: rejected || Data.statuses.get(fact.status).struck, force: i === chosen || i === hover.edge, room: far - edge.from.options.size - edge.to.options.size,
        });
      }
      words.sort((a, b) => Number(b.force) - Number(a.force));
    }
    strikes(ctx, scale);
    const view = { width: network.canvas.frame.clientWidth, height: network.canvas.frame.clientHeight };
    const here = Dom.byId("graph").getBoundingClientRect();
    const blocked = ["stage-head", "zoom"].flatMap((id) => [...Dom.byId(id).children]).map((control) => control.getBoundingClientRect())
      .map((box) => [box.left - here.left - 2, box.top - here.top - 2, box.right - here.left + 2, box.bottom - here.top + 2]);
    Labels.draw(ctx, { blocked, scale, toScreen: (at) => network.canvasToDOM(at), view, nodes: names, edges: words });
    if (cursor !== null && shown.nodes.has(cursor)) {
      const { x, y } = body.nodes[cursor];
      ctx.beginPath();
      ctx.arc(x, y, drawnSize(cursor) + 7 / scale, 0, 2 * Math.PI);
      ctx.lineWidth = 2.5 / scale;
      ctx.strokeStyle = Theme.css("--accent");
      ctx.stroke();
    }
  }

  /** A short bar across the line of what is denied or rejected. */
  function strikes(ctx, scale) {
    ctx.lineWidth = 2 / scale;
    for (const i of shown.facts) {
      const fact = Data.facts[i];
      const edge = network.body.edges[i];
      if (!edge?.connected || (near && !near.facts.has(i)) || !(Data.statuses.get(fact.status).struck || Review.verdict(fact) === "reject")) continue;
      const a = edge.edgeType.getPoint(0.24), b = edge.edgeType.getPoint(0.26);
      const long = Math.hypot(b.x - a.x, b.y - a.y) || 1;
      const dx = ((b.x - a.x) / long) * 6, dy = ((b.y - a.y) / long) * 6;
      ctx.strokeStyle = Theme.family(fact.family);
      ctx.beginPath();
      ctx.moveTo(a.x - dy - dx * 0.5, a.y + dx - dy * 0.5);
      ctx.lineTo(a.x + dy + dx * 0.5, a.y - dx + dy * 0.5);
      ctx.stroke();
    }
  }

  /** A quiet ground under each community, so that the stories show before a word is read. */
  function hulls(ctx) {
    if (changing || shown.facts.length > CROWD) return;
    const parts = new Map();
    for (const node of shown.nodes.keys()) {
      const { home } = Data.entities[node];
      if (!parts.has(home)) parts.set(home, []);
      const { x, y } = network.body.nodes[node];
      parts.get(home).push({ x, y });
    }
    ctx.save();
    ctx.lineJoin = "round";
    ctx.fillStyle = ctx.strokeStyle = Theme.mix(Theme.css("--ground"), Theme.css("--ink"), Theme.dark() ? 0.055 : 0.04);
    ctx.lineWidth = 76;
    for (const points of parts.values()) {
      if (points.length < 3) continue;
      const around = hull(points);
      ctx.beginPath();
      around.forEach(({ x, y }, i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
      ctx.closePath();
      ctx.fill();
      ctx.stroke();
    }
    ctx.restore();
  }

  /** The convex hull, by Andrew's monotone chain. */
  function hull(points) {
    const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
    const turn = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
    const chain = (list) => {
      const kept = [];
      for (const p of list) {
        while (kept.length > 1 && turn(kept.at(-2), kept.at(-1), p) <= 0) kept.pop();
        kept.push(p);
      }
      return kept.slice(0, -1);
    };
    return [...chain(sorted), ...chain(sorted.reverse())];
  }

  // --- the reader's eye ---

  const MARGIN = { left: 70, right: 70, top: 66, bottom: 40 }; // Labels and the controls at the top need room too.

  /** How much of the graph the details cover from below, on a phone. */
  function covered() {
    const sheet = Dom.byId("panel").getBoundingClientRect(), here = Dom.byId("graph").getBoundingClientRect();
    return Dom.narrow() && document.body.hasAttribute("data-picked") ? Math.max(here.bottom - sheet.top, 0) : 0;
  }

  /** Brings some nodes, or all, into view. */
  function fit(which, smoothly = true) {
    const ids = which ?? nodes.getIds();
    if (!ids.length) return;
    const { position, scale } = frame(Object.values(network.getPositions(ids)));
    const smooth = smoothly && !Dom.calm() && shown.facts.length < MANY;
    breathe(scale);
    network.moveTo({ position, scale: Math.max(scale, 0.01), animation: smooth ? { duration: 250 } : false });
  }

  /** The middle and the zoom at which all of some positions, with their labels, are in view. */
  function frame(at) {
    const xs = at.map((p) => p.x), ys = at.map((p) => p.y);
    const low = { x: xs.reduce((a, b) => Math.min(a, b), Infinity), y: ys.reduce((a, b) => Math.min(a, b), Infinity) };
    const high = { x: xs.reduce((a, b) => Math.max(a, b), -Infinity), y: ys.reduce((a, b) => Math.max(a, b), -Infinity) };
    const { clientWidth, clientHeight } = network.canvas.frame;
    const side = Math.min(MARGIN.left, clientWidth / 6);
    const bottom = MARGIN.bottom + covered();
    const wide = clientWidth - 2 * side, tall = clientHeight - MARGIN.top - bottom;
    const scale = Math.min(wide / Math.max(high.x - low.x, 1), tall / Math.max(high.y - low.y, 1), 1.35);
    return { scale, position: { x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 - (MARGIN.top - bottom) / 2 / scale } };
  }

  const swelling = (scale) => Math.min(Math.max((0.95 / scale) ** 0.65, 1), 3);

  /** Signs and lines shrink less than the distances between them. */
  function breathe(scale) {
    const wanted = swelling(scale);
    if (Math.abs(wanted / swell - 1) < 0.08) return;
    swell = wanted;
    if (shown.facts.length > CROWD) nodes.update([...[...shown.nodes.keys()].map((node) => ({ id: node, size: drawnSize(node) })), ...shown.bubbles.map(bubbleLook)]);
    else paint();
  }

  function zoom(factor) {
    network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.01), 5), animation: false });
    breathe(network.getScale());
  }

  /** Brings a node into view if it is not, and says nothing otherwise. */
  function reveal(node) {
    if (!shown.nodes.has(node)) return;
    const at = network.canvasToDOM(network.getPosition(node));
    const { clientWidth, clientHeight } = network.canvas.frame;
    if (at.x < 60 || at.y < 70 || at.x > clientWidth - 60 || at.y > clientHeight - 40 - covered()) network.focus(node, { scale: Math.max(network.getScale(), 0.8), offset: { x: 0, y: -covered() / 2 }, animation: Dom.calm() ? false : { duration: 250 } });
  }

  function physics(on) {
    network.setOptions({ physics: { enabled: on } });
    if (!on) remember([...shown.nodes.keys()]);
  }

  function point(node) {
    cursor = node;
    network.redraw();
  }

  return {
    begin, show, paint, fit, zoom, reveal, physics, point,
    network: () => network, shown: () => shown, cursor: () => cursor, element: () => Dom.byId("graph").querySelector("canvas"),
  };
})();
