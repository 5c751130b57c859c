/** What was set and is not stored yet: kept here and sent again until the server has answered it. */

import { newId } from "../../../canvas/js/dom.js";

const PATIENCE = 5000;

export class Outbox {
  constructor() {
    this.client = newId();
    this.number = 0;
    /** @type {Map<string, any>} the newest wish for each cell */
    this.waiting = new Map();
    this.send = () => {};
  }

  /** Set a cell; what was seen there stays what its first unanswered wish saw. */
  put(key, wish) {
    const before = this.waiting.get(key);
    const seen = before ? { seen_strength: before.seen_strength, seen_reason: before.seen_reason } : {};
    this.waiting.set(key, { ...wish, ...seen, number: ++this.number });
    this.flush();
  }

  /** The server has dealt with everything up to this number. */
  answered(heard) {
    for (const [key, wish] of this.waiting) if (wish.number <= heard) this.waiting.delete(key);
    this.watch();
  }

  flush() {
    if (!this.waiting.size) return;
    this.send({ client: this.client, number: this.number, cells: [...this.waiting.values()] });
    this.watch();
  }

  watch() {
    clearTimeout(this.timer);
    if (this.waiting.size) this.timer = setTimeout(() => this.flush(), PATIENCE);
  }

  close() {
    clearTimeout(this.timer);
  }
}
