/** Dragging a box to its new place, and an arrow to the box it is meant for. */

import { AT_START } from "./model.js";
import { shorten } from "./dom.js";

const EDGE = 36;
const EDGE_SPEED = 10;

/** Near the edge of the window the map comes along. */
function panAtEdge(canvas, point) {
  const { view, port } = canvas;
  const push = (at, size) => (at < EDGE ? EDGE_SPEED : at > size - EDGE ? -EDGE_SPEED : 0);
  const dx = push(point.x, port.clientWidth);
  const dy = push(point.y, port.clientHeight - view.covered);
  const inside = point.y < port.clientHeight - view.covered;
  if (inside && (dx || dy)) view.panBy(dx, dy);
}

export class BoxDrag {
  constructor(canvas, id) {
    this.canvas = canvas;
    const chosen = canvas.selection.boxes();
    this.ids = chosen.includes(id) ? this.inOrder(chosen) : [id];
    if (!chosen.includes(id)) canvas.selection.set([id]);
    this.ghost = this.makeGhost(id);
    this.landing = null;
  }

  inOrder(ids) {
    const order = [...this.canvas.model.boxes.keys()];
    const { model } = this.canvas;
    const rank = (id) => {
      const box = model.boxes.get(id);
      return model.stageIndex(box.stage) * 10000 + model.column(box.stage).indexOf(id);
    };
    return order.filter((id) => ids.includes(id)).sort((a, b) => rank(a) - rank(b));
  }

  makeGhost(id) {
    const { model, overlay, scene } = this.canvas;
    const box = model.boxes.get(id);
    const width = box.width ?? model.stages[0]?.width ?? 160;
    const more = this.ids.length > 1 ? `  +${this.ids.length - 1}` : "";
    const ghost = overlay.drawCard({ ...box, x: 0, y: 0, width, height: box.height, label: box.label + more });
    ghost.classList.add("ghost");
    for (const each of this.ids) scene.node(each)?.classList.add("lifted");
    this.half = { x: width / 2, y: ghost.offsetHeight / 2 };
    return ghost;
  }

  move(point) {
    const { view, tray } = this.canvas;
    panAtEdge(this.canvas, point);
    const at = view.toMap(point.x, point.y);
    this.ghost.style.transform = `translate(${at.x - this.half.x}px, ${at.y - this.half.y}px)`;
    const overTray = tray.isOver(point);
    tray.node.classList.toggle("aimed", overTray);
    this.landing = overTray ? { stage: null, after: null } : this.findLanding(at);
    if (overTray || !this.landing) this.canvas.overlay.clearMarks();
    else this.canvas.overlay.showLanding(this.landing.column, this.landing.y);
  }

  /** The column under the pointer, and the box above the place in it. */
  findLanding(at) {
    const { model, scene } = this.canvas;
    const distance = (stage) => Math.max(stage.x - at.x, at.x - stage.x - stage.width, 0);
    const column = [...model.stages].sort((a, b) => distance(a) - distance(b))[0];
    if (!column) return null;
    const rest = model.column(column.id).filter((id) => !this.ids.includes(id)).map((id) => model.boxes.get(id));
    const below = rest.findIndex((box) => at.y < box.y + box.height / 2);
    const index = below < 0 ? rest.length : below;
    const [above, next] = [rest[index - 1], rest[index]];
    let y = scene.headingFoot + 8;
    if (above && next) y = (above.y + above.height + next.y) / 2;
    else if (above) y = above.y + above.height + 7;
    else if (next) y = next.y - 7;
    return { column, stage: column.id, after: above ? above.id : AT_START, y };
  }

  end(drop) {
    const { model, scene, tray } = this.canvas;
    this.ghost.remove();
    tray.node.classList.remove("aimed");
    for (const id of this.ids) scene.node(id)?.classList.remove("lifted");
    if (!drop || !this.landing || this.changesNothing()) return;
    const { stage, after } = this.landing;
    const words = this.ids.length > 1 ? `${this.ids.length} boxes` : shorten(model.label(this.ids[0]));
    this.canvas.act({ type: "move", ids: this.ids, stage, after });
    this.canvas.deeds.sayPlace(words, this.ids[0]);
  }

  changesNothing() {
    const { model } = this.canvas;
    const { stage, after } = this.landing;
    const column = model.column(stage);
    if (this.ids.some((id) => model.boxes.get(id).stage !== stage)) return false;
    const rest = column.filter((id) => !this.ids.includes(id));
    const at = after === AT_START ? 0 : after === null ? rest.length : rest.indexOf(after) + 1;
    const moved = [...rest.slice(0, at), ...this.ids, ...rest.slice(at)];
    return moved.every((id, index) => id === column[index]);
  }
}

export class LinkDrag {
  constructor(canvas, source) {
    this.canvas = canvas;
    this.source = source;
    this.target = null;
  }

  move(point) {
    const { view, scene, overlay, port, root } = this.canvas;
    panAtEdge(this.canvas, point);
    const frame = port.getBoundingClientRect();
    const under = root.elementFromPoint(point.x + frame.left, point.y + frame.top);
    const part = scene.partAt(under);
    const meant = part?.kind === "box" && part.id !== this.source ? part.id : null;
    this.target = meant;
    overlay.showRubber(this.source, view.toMap(point.x, point.y), meant);
  }

  end(drop) {
    if (drop && this.target) this.canvas.deeds.link(this.source, this.target);
  }
}
