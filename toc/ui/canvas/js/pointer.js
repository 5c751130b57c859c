/** Mouse, pen and fingers: select, pan, zoom, and the start of every drag. */

import { takesTyping } from "./dom.js";
import { BoxDrag, LinkDrag } from "./drag.js";

const SLACK = 4;
const LONG_PRESS = 350;
const DOUBLE = 350;

export class Pointer {
  /** @param {import("./canvas.js").Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.fingers = new Map();
    this.drag = null;
    this.press = null;
    this.lastTap = null;
    const { port } = canvas;
    port.addEventListener("pointerdown", (event) => this.down(event));
    port.addEventListener("pointermove", (event) => this.move(event));
    port.addEventListener("pointerup", (event) => this.up(event));
    port.addEventListener("pointercancel", (event) => this.cancel(event));
    port.addEventListener("pointerleave", () => this.canvas.hover(null));
    port.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    port.addEventListener("dblclick", (event) => this.twice(event));
    port.addEventListener("contextmenu", (event) => this.press?.long && event.preventDefault());
  }

  /** Relative to the port. */
  at(event) {
    const frame = this.canvas.port.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  }

  isGround(target) {
    return !(target instanceof Element && target.closest("button, input, textarea, label, .floating"));
  }

  down(event) {
    const chip = event.target instanceof Element ? event.target.closest("[data-chip]") : null;
    if (event.button > 1 || (!chip && !this.isGround(event.target))) return;
    const point = this.at(event);
    this.fingers.set(event.pointerId, point);
    if (this.fingers.size === 2) return this.startPinch();
    if (this.fingers.size > 2) return;
    const handle = event.target instanceof Element ? event.target.closest("[data-handle]") : null;
    const part = chip ? { kind: "box", id: chip.dataset.chip } : this.canvas.scene.partAt(event.target);
    this.press = {
      id: event.pointerId,
      start: point,
      last: point,
      part,
      chip: Boolean(chip),
      handle: handle?.dataset.handle,
      touch: event.pointerType === "touch",
      middle: event.button === 1,
      adds: event.shiftKey || event.ctrlKey || event.metaKey,
      long: false,
    };
    if (this.press.touch && part?.kind === "box") {
      this.timer = setTimeout(() => this.pressedLong(), LONG_PRESS);
    }
    if (!chip && !takesTyping(this.canvas.root.activeElement)) event.preventDefault();
  }

  /** A finger that rests on a box picks it up; one that moves on pans. */
  pressedLong() {
    if (!this.press || this.drag) return;
    this.press.long = true;
    this.beginDrag();
  }

  startPinch() {
    clearTimeout(this.timer);
    this.endDrag(false);
    this.press = null;
    const [a, b] = [...this.fingers.values()];
    this.pinch = { gap: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  }

  movePinch() {
    const [a, b] = [...this.fingers.values()];
    const gap = Math.hypot(a.x - b.x, a.y - b.y);
    const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
    this.canvas.view.panBy(x - this.pinch.x, y - this.pinch.y);
    this.canvas.view.zoomAt(x, y, gap / Math.max(this.pinch.gap, 1));
    this.pinch = { gap, x, y };
  }

  move(event) {
    const point = this.at(event);
    if (this.fingers.has(event.pointerId)) this.fingers.set(event.pointerId, point);
    if (this.pinch) return this.movePinch();
    const { press } = this;
    if (!press || press.id !== event.pointerId) {
      if (event.pointerType !== "touch") this.hover(event);
      return;
    }
    if (!press.moved && Math.hypot(point.x - press.start.x, point.y - press.start.y) >= SLACK) {
      press.moved = true;
      clearTimeout(this.timer);
      // Captured only now: capturing on the press itself would swallow the double click.
      this.canvas.port.setPointerCapture(event.pointerId);
      const picks = press.handle || (press.part?.kind === "box" && (!press.touch || press.chip || press.long));
      if (!press.middle && picks && !this.drag) this.beginDrag();
      if (!this.drag) this.canvas.port.classList.add("panning");
    }
    if (this.drag) this.drag.move(point, event);
    else if (press.moved) this.canvas.view.panBy(point.x - press.last.x, point.y - press.last.y);
    press.last = point;
  }

  hover(event) {
    const handle = event.target instanceof Element ? event.target.closest("[data-handle]") : null;
    const part = this.canvas.scene.partAt(event.target);
    this.canvas.hover(handle?.dataset.handle ?? (part?.kind === "box" ? part.id : null));
  }

  beginDrag() {
    if (this.canvas.readonly) return;
    const { press } = this;
    this.drag = press.handle ? new LinkDrag(this.canvas, press.handle) : new BoxDrag(this.canvas, press.part.id);
    this.canvas.port.classList.add("dragging");
    this.drag.move(press.last);
  }

  endDrag(drop) {
    this.canvas.port.classList.remove("dragging", "panning");
    if (!this.drag) return;
    const { drag } = this;
    this.drag = null;
    this.canvas.overlay.clearMarks();
    drag.end(drop);
  }

  up(event) {
    clearTimeout(this.timer);
    this.fingers.delete(event.pointerId);
    if (this.pinch) {
      if (!this.fingers.size) this.pinch = null;
      return;
    }
    const { press } = this;
    if (!press || press.id !== event.pointerId) return;
    this.press = null;
    if (this.drag) return this.endDrag(true);
    this.canvas.port.classList.remove("panning");
    if (!press.moved) this.tap(press, event);
  }

  cancel(event) {
    clearTimeout(this.timer);
    this.fingers.delete(event.pointerId);
    if (!this.fingers.size) this.pinch = null;
    this.press = null;
    this.endDrag(false);
  }

  tap(press, event) {
    if (press.handle || press.middle) return;
    const { selection } = this.canvas;
    const { part } = press;
    if (!part) {
      if (!press.adds) selection.clear();
      this.canvas.focusMap();
    } else if (press.adds && part.kind === "box") selection.toggle(part.id);
    else selection.set([part.id]);
    if (press.touch) this.tapTwice(part, event);
  }

  /** Fingers make no dblclick where touch-action is none. */
  tapTwice(part, event) {
    const last = this.lastTap;
    this.lastTap = { id: part?.id, at: event.timeStamp };
    if (last && last.id === part?.id && event.timeStamp - last.at < DOUBLE) this.openPart(part, event.target);
  }

  twice(event) {
    if (!this.isGround(event.target)) return;
    this.openPart(this.canvas.scene.partAt(event.target), event.target);
  }

  openPart(part, target) {
    if (!part) return;
    const goesIn = part.kind === "box" && target instanceof Element && target.closest(".nested, [data-nested]");
    if (goesIn) this.canvas.deeds.openNested(part.id);
    else if (part.kind === "box") this.canvas.deeds.edit(part.id);
    else this.canvas.deeds.openPanel();
  }

  wheel(event) {
    if (event.target instanceof Element && event.target.closest(".scrolls")) return;
    event.preventDefault();
    const { view } = this.canvas;
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
    if (event.shiftKey && !event.ctrlKey) return view.panBy(-(event.deltaY + event.deltaX) * unit, 0);
    if (!event.ctrlKey && Math.abs(event.deltaX) > Math.abs(event.deltaY)) return view.panBy(-event.deltaX * unit, 0);
    const point = this.at(event);
    // A pinch on a touchpad comes as a wheel with Ctrl, in far smaller steps.
    const speed = event.ctrlKey ? 0.01 : 0.0016;
    view.zoomAt(point.x, point.y, Math.exp(-event.deltaY * unit * speed));
  }
}
