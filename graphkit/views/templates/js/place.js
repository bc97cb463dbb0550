// Finds room for nodes that join a picture: near their neighbours, never on another node or its label.
"use strict";

const Place = (() => {
  const GOLDEN = Math.PI * (3 - Math.sqrt(5));
  const CELL = 160;

  /** Width and height of a node with its label, in pixels at zoom 1. */
  function box(node) {
    const { size, label } = Data.nodes.get(node) ?? { size: 10, label: Data.entities[node].label };
    return [Math.max(2 * size, 6.9 * Math.min(label.length, 26)) + 16, 2 * size + 34];
  }

  class Room {
    constructor() {
      this.cells = new Map();
      this.boxes = new Map();
    }

    *keys(x, y, [w, h]) {
      for (let i = Math.floor((x - w / 2) / CELL); i <= Math.floor((x + w / 2) / CELL); i++)
        for (let j = Math.floor((y - h / 2) / CELL); j <= Math.floor((y + h / 2) / CELL); j++) yield i * 100003 + j;
    }

    take(node, x, y) {
      const size = box(node);
      const entry = [x, y, ...size];
      this.boxes.set(node, entry);
      for (const key of this.keys(x, y, size)) {
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push(entry);
      }
    }

    free(x, y, size) {
      for (const key of this.keys(x, y, size))
        for (const [ox, oy, ow, oh] of this.cells.get(key) ?? [])
          if (Math.abs(ox - x) < (ow + size[0]) / 2 && Math.abs(oy - y) < (oh + size[1]) / 2) return false;
      return true;
    }
  }

  /** Positions for `nodes`, in their order, around what stands already; `near(node)` gives a node's neighbours. */
  function join(nodes, standing, near) {
    const room = new Room();
    for (const [node, at] of standing) room.take(node, at.x, at.y);
    const placed = new Map();
    const where = (node) => placed.get(node) ?? standing.get(node);
    for (const node of nodes) {
      const known = near(node).map(where).filter(Boolean);
      const middle = known.length ? [known.reduce((sum, at) => sum + at.x, 0) / known.length, known.reduce((sum, at) => sum + at.y, 0) / known.length] : [0, 0];
      const size = box(node);
      const start = known.length === 1 ? 9 : 0;
      for (let i = start; ; i++) {
        const radius = 34 * Math.sqrt(i);
        const x = Math.round(middle[0] + radius * Math.cos(i * GOLDEN) * 1.3);
        const y = Math.round(middle[1] + radius * Math.sin(i * GOLDEN));
        if (i > 20000 || room.free(x, y, size)) {
          room.take(node, x, y);
          placed.set(node, { x, y });
          break;
        }
      }
    }
    return placed;
  }

  return { join, box };
})();
