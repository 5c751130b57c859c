/** What is selected, and which part has the keyboard. */

import { shorten } from "./dom.js";

const QUICK_STEPS = 140;

export class Selection {
  /** @param {import("./canvas.js").Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    /** @type {string[]} boxes, or one arrow, heading or factor; empty is the theory itself */
    this.ids = [];
    this.told = "[]";
    this.fromServer = "[]";
  }

  has(id) {
    return this.ids.includes(id);
  }

  get first() {
    return this.ids[0] ?? null;
  }

  /** The box the keyboard acts on: the last one chosen. */
  get box() {
    const id = this.ids.at(-1);
    return id !== undefined && this.canvas.model.boxes.has(id) ? id : null;
  }

  boxes() {
    return this.ids.filter((id) => this.canvas.model.boxes.has(id));
  }

  /**
   * Select at once here; the server hears of it after.
   * @param {{quick?: boolean, focus?: boolean, reveal?: boolean, quiet?: boolean}} [how]
   */
  set(ids, how = {}) {
    this.ids = [...new Set(ids)];
    this.canvas.selectionChanged();
    const id = this.ids.at(-1);
    if (how.focus !== false && id) this.canvas.focusPart(id);
    if (how.reveal && id) {
      const frame = this.canvas.frameOf(id);
      if (frame) this.canvas.view.reveal(frame);
    }
    if (how.quiet) return;
    const told = JSON.stringify(this.ids);
    if (told === this.told) return;
    this.told = told;
    this.canvas.queue.push({ type: "select", ids: this.ids }, how.quick ? QUICK_STEPS : 0);
  }

  toggle(id) {
    const boxes = this.boxes();
    if (boxes.includes(id)) this.set(boxes.filter((each) => each !== id));
    else this.set([...boxes, id]);
  }

  clear() {
    this.set([]);
  }

  /** What the server says is selected: followed when it is news, not when it is an echo. */
  follow(ids) {
    const said = JSON.stringify(ids);
    if (said === this.fromServer) return;
    this.fromServer = said;
    if (this.canvas.queue.hasSelect() || said === JSON.stringify(this.ids)) return;
    this.told = said;
    this.ids = [...ids];
    const frame = ids.length ? this.canvas.frameOf(ids.at(-1)) : null;
    if (frame) this.canvas.view.reveal(frame);
  }

  /** Forget what is no longer there. */
  prune() {
    const kept = this.ids.filter((id) => this.canvas.exists(id));
    if (kept.length !== this.ids.length) this.ids = kept;
  }

  /** The selection in words, for the announcer. */
  words() {
    const boxes = this.boxes();
    if (boxes.length > 1) return `${boxes.length} boxes selected`;
    return boxes.length ? shorten(this.canvas.model.label(boxes[0])) : "";
  }
}
