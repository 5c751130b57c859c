/** Typing in place: an editor exactly over its box, and the words kept until they are saved. */

import { countCharacters, html } from "./dom.js";

const READABLE = 13;

export class Editor {
  /** @param {import("./canvas.js").Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.job = null;
    this.area = html("textarea", {
      class: "editor-text",
      rows: 1,
      spellcheck: "true",
      "aria-describedby": "editor-count",
      on: {
        input: () => this.typed(),
        keydown: (event) => this.key(event),
        blur: () => this.left(),
      },
    });
    this.count = html("div", { class: "editor-count", id: "editor-count" });
    this.node = html("div", { class: "editor", hidden: true }, this.area, this.count);
  }

  get open() {
    return this.job !== null;
  }

  /**
   * @param {{name: string, field: string, text: string, rect: () => object, look?: object,
   *   commit: (text: string) => void, empty?: () => void, done?: (refocus: boolean) => void}} job `rect` is on the screen, relative to the port
   */
  start(job) {
    if (this.job) this.finish();
    this.job = job;
    this.area.value = job.text;
    this.area.setAttribute("aria-label", job.name);
    Object.assign(this.area.style, { background: job.look?.fill ?? "", color: job.look?.text ?? "" });
    this.node.hidden = false;
    this.place();
    this.measure();
    this.area.focus({ preventScroll: true });
    this.area.select();
  }

  /** Put words in, as if they had been typed. */
  fill(text) {
    this.area.value = text;
    this.typed();
  }

  /** Keep exactly over the box while the map moves; never smaller than can be read. */
  place() {
    if (!this.job) return;
    const { view, scene, port } = this.canvas;
    const rect = this.job.rect();
    const size = Math.max(scene.fontSize * view.zoom, READABLE);
    const width = Math.max(rect.width, size * 13);
    const left = Math.min(Math.max(4, rect.x + (rect.width - width) / 2), Math.max(4, port.clientWidth - width - 4));
    Object.assign(this.node.style, { left: `${left}px`, top: `${rect.y}px`, width: `${width}px` });
    Object.assign(this.area.style, {
      fontSize: `${size}px`,
      fontFamily: scene.fontFamily,
      minHeight: `${rect.height}px`,
      padding: `${size * 0.5}px ${size * 0.7}px`,
    });
    this.grow();
  }

  grow() {
    this.area.style.height = "0";
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
    const over = this.node.offsetTop + this.node.offsetHeight + 8 - this.canvas.port.clientHeight;
    if (over > 0) this.node.style.top = `${Math.max(4, this.node.offsetTop - over)}px`;
  }

  measure() {
    const limit = this.canvas.data.label_limit;
    const length = countCharacters(this.area.value.trim());
    this.tooLong = length > limit;
    this.count.textContent = this.tooLong ? `${length - limit} too many` : `${length}/${limit}`;
    this.count.classList.toggle("over", this.tooLong);
    this.area.setAttribute("aria-invalid", String(this.tooLong));
  }

  typed() {
    this.grow();
    this.measure();
    const changed = this.area.value !== this.job.text;
    if (changed) this.canvas.typing.keep(this.job.field, this.area.value, this.job.name);
    else this.canvas.typing.drop(this.job.field);
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.finish();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.cancel();
    }
  }

  /** Clicking elsewhere saves; looking at another window does not. */
  left() {
    setTimeout(() => {
      const focused = this.canvas.root.activeElement === this.area;
      if (this.job && document.hasFocus() && !focused) this.finish(false);
    });
  }

  finish(refocus = true) {
    const { job } = this;
    const text = this.area.value.trim();
    if (this.tooLong) {
      this.canvas.say(`That is ${this.count.textContent}: a box holds ${this.canvas.data.label_limit} characters.`);
      this.area.focus({ preventScroll: true });
      return;
    }
    this.close();
    if (text && text !== job.text) job.commit(text);
    else if (!text && job.empty) job.empty();
    job.done?.(refocus);
  }

  cancel() {
    const { job } = this;
    this.close();
    job.done?.(true);
  }

  close() {
    this.canvas.typing.drop(this.job.field);
    this.job = null;
    this.node.hidden = true;
  }
}
