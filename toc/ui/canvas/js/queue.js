/** What a person did, on its way to the server: nothing is lost, nothing arrives twice. */

import { newId } from "./dom.js";

const WAIT_FOR_ANSWER = 2000;
const LONGEST_WAIT = 10000;
const TRIES_BEFORE_RELOAD = 3;
const ALIVE = 4000;
const MOST_AT_ONCE = 200;
const ASK_FIRST = 3600 * 1000;

const PASSING = new Set(["select", "panel", "open", "present"]);

/** True for what changes the programme; a selection that is lost costs nothing. */
function isChange(event) {
  return !PASSING.has(event.type);
}

/** Undo and redo mean "the latest", which after a reload may be something else. */
function survivesReload(event) {
  return isChange(event) && event.type !== "undo" && event.type !== "redo";
}

export class Queue {
  /**
   * Every event has the number of this page load (`client`) and its own (`seq`). The server answers with
   * the highest it has dealt with of each client; until then all that stands is sent again.
   * @param {Keep} keep
   * @param {{late: (late: boolean, count: number) => void, left: (count: number) => void, found: (events: object[], send: () => void, drop: () => void) => void,
   *   stuck: () => void}} told `left`: so many events have no answer yet; `stuck`: the server is there and does not
   *   know this page any more
   */
  constructor(keep, told) {
    this.keep = keep;
    this.told = told;
    this.client = newId();
    this.last = 0;
    this.waiting = [];
    this.send = () => {};
    this.scope = "";
    this.sentAt = 0;
    this.sentSeq = 0;
    /** Messages sent, and the newest that the server has said it got. */
    this.message = 0;
    this.heard = 0;
    this.tries = 0;
    this.wasAway = false;
    this.timer = setInterval(() => this.beat(), 500);
    this.leave = () => this.save(true);
    addEventListener("pagehide", this.leave);
  }

  close() {
    clearInterval(this.timer);
    clearTimeout(this.soon);
    removeEventListener("pagehide", this.leave);
    this.save(true);
  }

  /** Take up the changes an earlier page of this map left behind. */
  open(scope) {
    if (scope === this.scope) return;
    this.scope = scope;
    for (const key of this.keep.keys(`${scope}:queue:`)) {
      const left = this.keep.read(key);
      if (key === this.key() || !left || !Array.isArray(left.events)) continue;
      if (!left.left && Date.now() - left.at < ALIVE) continue;
      this.keep.drop(key);
      const events = left.events.filter(survivesReload);
      if (!events.length) continue;
      if (Date.now() - left.at < ASK_FIRST) this.adopt(events);
      else this.told.found(events, () => this.adopt(events), () => {});
    }
  }

  adopt(events) {
    this.waiting.unshift(...events);
    this.told.left(this.waiting.length);
    this.save();
    this.flush();
    this.changed?.();
  }

  key() {
    return `${this.scope}:queue:${this.client}`;
  }

  /** Only this page's own, unanswered changes; `left` tells the next page that this one is gone. */
  save(left = false) {
    const events = this.waiting.filter(survivesReload);
    if (events.length) this.keep.write(this.key(), { at: Date.now(), left, events });
    else this.keep.drop(this.key());
  }

  /**
   * Put an event in line. `delay` lets quick steps of the selection become one.
   * @returns {object} the event as queued
   */
  push(event, delay = 0) {
    const last = this.waiting.at(-1);
    if (event.type === "select" && last?.type === "select" && last.seq > this.sentSeq) this.waiting.pop();
    const queued = { ...event, client: this.client, seq: ++this.last, at: Date.now() };
    this.waiting.push(queued);
    this.told.left(this.waiting.length);
    clearTimeout(this.soon);
    if (delay) {
      this.soon = setTimeout(() => this.flush(), delay);
    } else {
      this.save();
      this.flush();
    }
    return queued;
  }

  /** The changes not answered yet, oldest first. */
  changes() {
    return this.waiting.filter(isChange);
  }

  hasSelect() {
    return this.waiting.some((event) => event.type === "select");
  }

  inFlight() {
    return this.sentAt > 0;
  }

  /** Send all that waits, unless changes are on their way already: then they go with the answer. */
  flush() {
    if (!this.waiting.length) return;
    const onTheWay = this.waiting.some((event) => event.sent && isChange(event));
    if (this.inFlight() && onTheWay) return;
    this.transmit();
  }

  transmit() {
    this.sentAt = Date.now();
    this.message += 1;
    for (const event of this.waiting) event.sent = true;
    this.sentSeq = this.last;
    const events = this.waiting.slice(0, MOST_AT_ONCE).map(({ sent, at, ...event }) => event);
    this.send({ client: this.client, message: this.message, events });
  }

  /**
   * The server has answered.
   * @param {Object<string, number>} done highest number dealt with, by client
   * @param {number} heard the newest message of this page that it got
   * @param {boolean} refused it could not save the next one now: that is tried again, and not at once
   */
  answer(done, heard, refused) {
    this.heard = heard;
    if (heard === this.message) {
      this.tries = 0;
      this.wasAway = false;
    }
    const before = this.waiting.length;
    this.waiting = this.waiting.filter((event) => !(done[event.client] >= event.seq));
    this.told.left(this.waiting.length);
    if (this.waiting.length === before && before) return;
    if (!refused && heard >= this.message) {
      this.sentAt = 0;
      for (const event of this.waiting) event.sent = false;
    }
    this.save();
    this.beat();
    this.flush();
  }

  /** Send again what has waited too long, less and less often, and say so. */
  beat() {
    const changes = this.changes();
    const oldest = changes.length ? Date.now() - changes[0].at : 0;
    this.told.late(oldest > WAIT_FOR_ANSWER, changes.length);
    if (!this.waiting.length) return;
    if (changes.length) this.save();
    const patience = this.wasAway ? WAIT_FOR_ANSWER : Math.min(WAIT_FOR_ANSWER * 2 ** this.tries, LONGEST_WAIT);
    if (!this.inFlight() || Date.now() - this.sentAt < patience) return;
    this.tries += 1;
    this.sendAgain();
  }

  /**
   * A server that was restarted takes the connection up again and runs nothing that it does not know, so
   * the page has to start anew. What waits is kept over that, and so is the place on the map.
   */
  async sendAgain() {
    this.sentAt = Date.now();
    const there = await isServerThere();
    if (!there) {
      this.wasAway = true;
      this.tries = 1;
      return;
    }
    const unheard = this.heard < this.message;
    const patience = this.wasAway ? 2 : TRIES_BEFORE_RELOAD;
    if (unheard && this.tries > patience && this.changes().length) this.told.stuck();
    this.transmit();
  }
}

async function isServerThere() {
  try {
    const answer = await fetch(new URL("_stcore/health", location.href), { cache: "no-store" });
    return answer.status < 500;
  } catch {
    return false;
  }
}
