// What is shown, as files: a picture, a drawing, a table, triples.
"use strict";

const Exports = (() => {
  const file = (end) => `${Data.fold(Data.page.title).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "graph"}.${end}`;

  /** Facts on the screen: of the graph what is drawn, of the table what is listed. */
  function facts() {
    const state = State.get();
    return state.view === "table" ? Table.sorted(Table.listed(state)) : [...Canvas.shown().facts];
  }

  /** The canvas on its own ground, at the resolution of the screen or better. */
  function picture() {
    const canvas = Canvas.element();
    const copy = document.createElement("canvas");
    copy.width = canvas.width;
    copy.height = canvas.height;
    const ctx = copy.getContext("2d");
    ctx.fillStyle = Theme.css("--ground");
    ctx.fillRect(0, 0, copy.width, copy.height);
    ctx.drawImage(canvas, 0, 0);
    return copy;
  }

  function png() {
    picture().toBlob((blob) => Dom.download(file("png"), "image/png", blob), "image/png");
  }

  function csv() {
    // A cell that begins like a formula would be run by a spreadsheet: it gets a quote in front.
    const safe = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
    const cell = (text) => `"${safe(text).replace(/"/g, '""')}"`;
    const head = ["subject", "relation", "object", "status", "date", "amount", "currency", "place", "role", "reason", "attributed to", "confidence", "documents", "evidence", "subject id", "object id", "fact id"];
    const rows = facts().map((i) => {
      const it = Data.facts[i];
      const name = (number) => (number === undefined ? "" : Words.name(number));
      return [
        Words.name(it.s), it.r, Words.name(it.o), it.status, it.date ?? "", it.amount ?? "", it.currency ?? "", name(it.place), it.role ?? "", it.reason ?? "", name(it.by), String(it.confidence),
        it.docs.map((d) => Data.documents[d].id).join("; "), it.evidence.map((piece) => Data.text(piece.d, ...piece.at).replace(/\s+/g, " ").trim()).join(" | "),
        Data.entities[it.s].id, Data.entities[it.o].id, it.id,
      ].map(cell).join(",");
    });
    Dom.download(file("csv"), "text/csv;charset=utf-8", `\ufeff${[head.map(cell).join(","), ...rows].join("\r\n")}\r\n`);
  }

  const turtle = () => Dom.download(file("ttl"), "text/turtle;charset=utf-8", Turtle.write(facts()));

  // --- SVG ---

  function svg() {
    Dom.download(file("svg"), "image/svg+xml;charset=utf-8", new XMLSerializer().serializeToString(drawing()));
  }

  function drawing() {
    const { s } = Dom;
    const network = Canvas.network();
    const { clientWidth: width, clientHeight: height } = network.canvas.frame;
    const scale = network.getScale();
    const at = (point) => network.canvasToDOM(point);
    const shown = Canvas.shown();
    const lines = shown.facts.map((i) => {
      const edge = network.body.edges[i];
      const fact = Data.facts[i];
      const colour = Theme.family(fact.family);
      const steps = edge.options.smooth.enabled ? 12 : 1;
      const points = Array.from({ length: steps + 1 }, (_, t) => at(edge.edgeType.getPoint(t / steps)));
      const dashes = Data.statuses.get(fact.status).dashes;
      return s("polyline", {
        points: points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "), fill: "none", stroke: colour, "stroke-width": (edge.options.width * scale).toFixed(2),
        "stroke-dasharray": dashes.length ? dashes.map((d) => d * scale).join(" ") : undefined, "stroke-opacity": 0.75,
      }, s("title", {}, Words.sentence(fact)));
    });
    const shapes = [...shown.nodes.keys()].map((node) => {
      const { x, y } = at(network.body.nodes[node]);
      const base = Data.nodes.get(node);
      const glyph = Legend.glyph(Data.entities[node].type, Data.entities[node].unnamed);
      const size = base.size * scale * 2.6;
      for (const [key, value] of Object.entries({ x: x - size / 2, y: y - size / 2, width: size, height: size })) glyph.setAttribute(key, value.toFixed(1));
      glyph.append(s("title", {}, Words.name(node)));
      return glyph;
    });
    const words = Labels.boxes().map(({ text, box, kind }) =>
      s("text", { x: ((box[0] + box[2]) / 2).toFixed(1), y: ((box[1] + box[3]) / 2 + 4).toFixed(1), "text-anchor": "middle", "font-family": "sans-serif", "font-size": kind === "node" ? 12.5 : 11, fill: kind === "node" ? Theme.css("--ink") : Theme.css("--soft"), stroke: Theme.css("--ground"), "stroke-width": 3, "paint-order": "stroke" }, text));
    return s("svg", { viewBox: `0 0 ${width} ${height}`, width, height },
      s("title", {}, Data.page.title), s("rect", { width, height, fill: Theme.css("--ground") }), s("g", {}, lines), s("g", {}, shapes), s("g", {}, words));
  }

  function menu() {
    const { h } = Dom;
    const item = (label, note, run) => h("button", { type: "button", role: "menuitem", onclick: () => { close(); run(); } }, label, h("small", {}, note));
    const list = h("div", { class: "menu-list", role: "menu", hidden: true },
      item("Picture (PNG)", "The graph as it is on the screen", png), item("Drawing (SVG)", "For layout programs, scales without loss", svg),
      item("Table (CSV)", "The facts shown, for spreadsheets", csv), item("Triples (Turtle)", "The facts shown, as linked data", turtle),
      item("Print", "Graph, details and table", () => print()));
    const button = Dom.button("down", "Export what is shown", () => (list.hidden ? open() : close()), { text: "Export", "aria-haspopup": "menu", "aria-expanded": "false" });
    const open = () => { list.hidden = false; button.setAttribute("aria-expanded", "true"); list.firstChild.focus(); };
    const close = () => { list.hidden = true; button.setAttribute("aria-expanded", "false"); };
    const holder = h("div", { class: "menu", onkeydown: (event) => {
      const items = [...list.children];
      const now = items.indexOf(document.activeElement);
      if (event.key === "Escape" && !list.hidden) close(), button.focus();
      else if (event.key === "ArrowDown" && !list.hidden) items[(now + 1) % items.length].focus();
      else if (event.key === "ArrowUp" && !list.hidden) items[(now + items.length - 1) % items.length].focus();
      else return;
      event.preventDefault();
      event.stopPropagation();
    }, onfocusout: (event) => !holder.contains(event.relatedTarget) && close() }, button, list);
    return holder;
  }

  return { menu, picture, drawing, facts };
})();
