/** What is drawn over the picture: rings, handles, cards for changes on their way, and where a drag will land. */

import { html, svg } from "./dom.js";
import { findPathway } from "./model.js";

const GAP = 14;
const FIRST_ROW = 16;

export class Overlay {
  /** @param {import("./canvas.js").Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.cards = html("div", { class: "cards", "aria-hidden": "true" });
    this.lines = svg("svg", { class: "over", "aria-hidden": "true", width: 1, height: 1 });
    this.arrows = svg("g");
    this.rings = svg("g");
    this.marks = svg("g");
    this.lines.append(this.arrows, this.rings, this.marks);
    this.shifted = [];
    this.hidden = [];
  }

  /** Draw every change the server has not answered yet, on the newest picture. */
  drawPending() {
    const { scene, model } = this.canvas;
    for (const node of this.shifted) node.style.transform = "";
    for (const node of this.hidden) node.classList.remove("waiting", "adrift");
    this.shifted = [];
    this.hidden = [];
    this.cards.replaceChildren();
    this.arrows.replaceChildren();
    for (const [id, { kind, node }] of scene.parts) {
      const gone = kind === "box" ? !this.isDrawn(id) : kind === "link" && !model.links.some((link) => link.id === id);
      if (gone) this.hide(node, "waiting");
    }
    for (const stage of model.stages) this.drawColumn(stage);
    for (const link of model.links) if (link.fresh) this.arrows.append(this.arrow(link.source, link.target, "fresh"));
  }

  isDrawn(id) {
    const box = this.canvas.model.boxes.get(id);
    return Boolean(box) && !box.fresh && box.stage !== null;
  }

  hide(node, how) {
    node.classList.add(how);
    this.hidden.push(node);
  }

  drawColumn(stage) {
    const { model, scene } = this.canvas;
    let foot = scene.headingFoot + FIRST_ROW - GAP;
    let pushed = false;
    for (const id of model.column(stage.id)) {
      const box = model.boxes.get(id);
      if (box.fresh) {
        Object.assign(box, { x: stage.x, y: foot + GAP, width: stage.width });
        box.height = this.drawCard(box).offsetHeight;
        pushed = true;
      } else {
        const wanted = pushed ? Math.max(box.y, foot + GAP) : box.y;
        if (wanted > box.y) this.shift(box, wanted);
        if (box.renamed) box.height = Math.max(box.height, this.drawCard(box).offsetHeight);
      }
      foot = Math.max(foot, box.y + box.height);
    }
  }

  /** Make room for what comes in above: the box now, its arrows when the server has placed them. */
  shift(box, y) {
    const { scene, model } = this.canvas;
    const node = scene.node(box.id);
    if (node) {
      node.style.transform = `translateY(${y - box.y}px)`;
      this.shifted.push(node);
    }
    box.y = y;
    for (const link of model.links) {
      const arrow = link.source === box.id || link.target === box.id ? scene.node(link.id) : null;
      if (arrow) this.hide(arrow, "adrift");
    }
  }

  /** A stand-in for a box: its words at its place, in its column's colours. */
  drawCard(box) {
    const { scene } = this.canvas;
    const look = this.look(box);
    const card = html("div", {
      class: box.fresh ? "card fresh" : "card",
      "data-card": box.id,
      text: box.label,
      style: {
        left: `${box.x}px`,
        top: `${box.y}px`,
        width: `${box.width}px`,
        minHeight: `${box.height || 0}px`,
        fontSize: `${scene.fontSize}px`,
        fontFamily: scene.fontFamily,
        background: look.fill,
        borderColor: look.line,
        color: look.text,
      },
    });
    this.cards.append(card);
    return card;
  }

  look(box) {
    const { scene, model } = this.canvas;
    const like = scene.node(box.id) ? box.id : model.column(box.stage).find((id) => scene.node(id));
    const heading = scene.colours(box.stage);
    const plain = { fill: "var(--ground)", line: heading?.fill ?? "var(--line)", text: "var(--ink)" };
    return (like && scene.colours(like)) || plain;
  }

  /** Rings about what is selected, handles to draw arrows from, and the pathway lit. */
  drawSelection() {
    const { selection, model, scene, readonly } = this.canvas;
    this.rings.replaceChildren();
    const boxes = selection.ids.filter((id) => model.boxes.get(id)?.stage);
    for (const id of selection.ids) {
      const frame = this.canvas.frameOf(id);
      if (frame && scene.kindOf(id) !== "link") this.ring(frame, "ring");
    }
    if (boxes.length === 1 && !readonly) this.handle(boxes[0]);
    const hovered = this.canvas.hovered;
    if (hovered && !boxes.includes(hovered) && !readonly) this.handle(hovered);
    const link = model.links.find((each) => each.id === selection.ids[0]);
    if (boxes.length) scene.light(findPathway(model, boxes));
    else if (link) scene.light(new Set([link.id, link.source, link.target]));
    else scene.light(null);
    for (const [id, { kind, node }] of scene.parts) {
      const chosen = selection.has(id);
      node.classList.toggle("selected", chosen);
      if (kind === "box" && node.getAttribute("aria-pressed") !== String(chosen)) {
        node.setAttribute("aria-pressed", String(chosen));
      }
    }
  }

  ring(frame, name) {
    const ring = svg("rect", {
      class: name,
      x: frame.x - 4,
      y: frame.y - 4,
      width: frame.width + 8,
      height: frame.height + 8,
      rx: 12,
    });
    this.rings.append(ring);
    return ring;
  }

  /** The small round handle on a box's right edge. It keeps its size on screen at any zoom. */
  handle(id) {
    const box = this.canvas.frameOf(id);
    if (!box || !this.canvas.model.boxes.get(id)?.stage) return;
    const scale = 1 / this.canvas.view.zoom;
    const group = svg("g", {
      class: "handle",
      "data-handle": id,
      transform: `translate(${box.x + box.width} ${box.y + box.height / 2}) scale(${scale})`,
    });
    group.append(
      svg("circle", { class: "reach", r: 15 }),
      svg("circle", { class: "knob", r: 8 }),
      svg("path", { class: "sign", d: "M-3.5 0H3.5M0.5 -3L3.5 0L0.5 3" }),
    );
    this.rings.append(group);
  }

  /** A curve from a box to another, or to a point under the pointer. */
  arrow(source, target, name) {
    const from = this.canvas.frameOf(source);
    const to = typeof target === "string" ? this.canvas.frameOf(target) : { ...target, width: 0, height: 0 };
    const path = svg("path", { class: `rubber ${name}` });
    if (!from || !to) return path;
    const [x0, y0] = [from.x + from.width, from.y + from.height / 2];
    const [x1, y1] = [to.x, to.y + to.height / 2];
    const bend = Math.max(24, Math.abs(x1 - x0) / 2);
    const head = `M${x1 - 7} ${y1 - 4}L${x1} ${y1}L${x1 - 7} ${y1 + 4}`;
    path.setAttribute("d", `M${x0} ${y0}C${x0 + bend} ${y0} ${x1 - bend} ${y1} ${x1} ${y1}${head}`);
    return path;
  }

  showRubber(source, target, meant) {
    this.clearMarks();
    if (meant) this.markFrame(meant, "aim");
    this.marks.append(this.arrow(source, meant ?? target, "drawn"));
  }

  /** The line where a dragged box will land. */
  showLanding(stage, y) {
    this.clearMarks();
    const line = svg("path", {
      class: "landing",
      d: `M${stage.x} ${y}H${stage.x + stage.width}`,
    });
    const knob = (x) => svg("circle", { class: "landing-end", cx: x, cy: y, r: 3.5 });
    this.marks.append(line, knob(stage.x), knob(stage.x + stage.width));
  }

  markFrame(id, name) {
    const frame = this.canvas.frameOf(id);
    if (!frame) return;
    const ring = this.ring(frame, name);
    this.marks.append(ring);
  }

  clearMarks() {
    this.marks.replaceChildren();
  }

  /** Show for a moment what has just changed. */
  flash(ids) {
    for (const id of ids) {
      const frame = this.canvas.frameOf(id);
      if (!frame) continue;
      const mark = this.ring(frame, "changed");
      this.lines.append(mark);
      setTimeout(() => mark.remove(), 1600);
    }
  }
}
