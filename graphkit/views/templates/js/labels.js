// Writes the names on the graph: at one size at any zoom, the most important first, and none over another.
"use strict";

const Labels = (() => {
  const LONGEST = 28;
  const MOST = 420;
  const widths = new Map();
  let boxes = [];

  function width(ctx, text, font) {
    const key = font + text;
    if (!widths.has(key)) widths.set(key, ctx.measureText(text).width);
    return widths.get(key);
  }

  const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text);

  /** Boxes on the screen that are taken, in cells, so that looking one up does not mean looking at all. */
  class Taken {
    constructor() {
      this.cells = new Map();
    }

    *keys([left, top, right, bottom]) {
      for (let i = Math.floor(left / 80); i <= Math.floor(right / 80); i++) for (let j = Math.floor(top / 80); j <= Math.floor(bottom / 80); j++) yield i * 100003 + j;
    }

    add(box) {
      for (const key of this.keys(box)) this.cells.has(key) ? this.cells.get(key).push(box) : this.cells.set(key, [box]);
    }

    free(box, but) {
      for (const key of this.keys(box))
        for (const other of this.cells.get(key) ?? [])
          if (other !== but && box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
      return true;
    }
  }

  /**
   * Draws on the canvas, whose unit is that of the graph.  `blocked` are boxes on the screen where controls lie.
   * `nodes`: {x, y, size, text, strong, soft, force, badge}; `edges`: {at(t), text, colour, struck, force, room}, the important ones first.
   */
  function draw(ctx, { blocked, scale, toScreen, view, nodes, edges }) {
    const taken = new Taken(); // By signs and names.
    const named = new Taken(); // By names alone.
    boxes = [];
    for (const box of blocked) taken.add(box), named.add(box);
    const ink = Theme.css("--ink"), soft = Theme.css("--soft"), ground = Theme.css("--ground"), sans = Theme.css("--sans");
    const seen = [];
    for (const node of nodes) {
      const at = toScreen(node);
      if (at.x < -60 || at.y < -60 || at.x > view.width + 60 || at.y > view.height + 60) continue;
      const radius = node.size * scale;
      const own = [at.x - radius, at.y - radius, at.x + radius, at.y + radius];
      taken.add(own);
      seen.push({ node, at, radius, own });
    }
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    const write = (text, x, y, px, colour, weight, struck = 0) => {
      ctx.font = `${weight} ${px / scale}px ${sans}`;
      ctx.lineWidth = 3.5 / scale;
      ctx.strokeStyle = ground;
      ctx.fillStyle = colour;
      ctx.strokeText(text, x, y);
      ctx.fillText(text, x, y);
      if (struck) ctx.fillRect(x - struck / 2 / scale, y - 0.6 / scale, struck / scale, 1.2 / scale);
    };
    seen.sort((a, b) => Number(b.node.force) - Number(a.node.force) || 0);
    let written = 0;
    for (const { node, at, radius, own } of seen) {
      if (written >= MOST && !node.force) break;
      const px = node.strong ? 14 : 12.5, weight = node.strong ? 600 : 400;
      const text = node.force ? node.text : short(node.text);
      ctx.font = `${weight} ${px}px ${sans}`;
      const w = width(ctx, text, ctx.font) + 6, h = px + 5;
      const below = radius + h / 2 + 2, beside = radius + w / 2 + 3, aslant = radius * 0.7 + w / 2 + 1;
      const spots = [[0, below], [0, -below], [beside, 0], [-beside, 0], [aslant, below * 0.75], [-aslant, below * 0.75], [aslant, -below * 0.75], [-aslant, -below * 0.75]];
      const boxAt = ([dx, dy]) => [at.x + dx - w / 2, at.y + dy - h / 2, at.x + dx + w / 2, at.y + dy + h / 2];
      // A name that would be cut at the edge of the picture goes to another side of its sign.
      const whole = (box) => at.x < 0 || at.x > view.width || (box[0] >= 0 && box[2] <= view.width);
      let spot = spots.find((one) => whole(boxAt(one)) && taken.free(boxAt(one), own));
      // The most important names are always there: over a sign if need be, but never over another name.
      if (!spot && (node.strong || node.force)) spot = spots.find((one) => whole(boxAt(one)) && named.free(boxAt(one)));
      if (spot) {
        const box = boxAt(spot);
        taken.add(box);
        named.add(box);
        boxes.push({ text, box, kind: "node" });
        write(text, node.x + spot[0] / scale, node.y + spot[1] / scale, px, node.soft ? soft : ink, weight);
        written++;
      }
      if (node.badge && radius > 6) {
        ctx.font = `600 10px ${sans}`;
        const more = `+${node.badge}`;
        const mw = width(ctx, more, ctx.font) + 4;
        const bx = at.x + radius * 0.75 + mw / 2, by = at.y - radius * 0.75 - 5;
        const box = [bx - mw / 2, by - 6, bx + mw / 2, by + 6];
        if (taken.free(box, own)) {
          taken.add(box);
          write(more, node.x + (bx - at.x) / scale, node.y + (by - at.y) / scale, 10, soft, 600);
        }
      }
    }
    for (const edge of edges) {
      if (written >= MOST && !edge.force) break;
      ctx.font = `400 11px ${sans}`;
      const w = width(ctx, edge.text, ctx.font) + 6, h = 15;
      if (!edge.force && edge.room * scale < w + 10) continue;
      for (const t of [0.5, 0.42, 0.58, 0.34, 0.66]) {
        const point = edge.at(t);
        const at = toScreen(point);
        if (at.x < 0 || at.y < 0 || at.x > view.width || at.y > view.height) continue;
        const box = [at.x - w / 2, at.y - h / 2, at.x + w / 2, at.y + h / 2];
        if (!(edge.force ? named : taken).free(box)) continue;
        taken.add(box);
        named.add(box);
        boxes.push({ text: edge.text, box, kind: "edge" });
        write(edge.text, point.x, point.y, 11, edge.colour, 400, edge.struck ? w - 6 : 0);
        written++;
        break;
      }
    }
  }

  return { draw, boxes: () => boxes };
})();
