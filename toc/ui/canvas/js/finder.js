/** Find a box by its words; the same box of words chooses where an arrow leads. */

import { html, shorten } from "./dom.js";
import { findNext } from "./navigate.js";

const SHOWN = 8;

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export class Finder {
  /** @param {import("./canvas.js").Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.source = null;
    this.found = [];
    this.at = -1;
    this.input = html("input", {
      class: "finder-text",
      type: "text",
      role: "combobox",
      autocomplete: "off",
      "aria-expanded": "true",
      "aria-controls": "finder-list",
      on: {
        input: () => this.search(),
        keydown: (event) => this.key(event),
        blur: () => setTimeout(() => !this.node.contains(this.canvas.root.activeElement) && this.hide()),
      },
    });
    this.list = html("ul", { class: "finder-list scrolls", id: "finder-list", role: "listbox" });
    this.node = html("div", { class: "finder floating", hidden: true }, this.input, this.list);
  }

  get isOpen() {
    return !this.node.hidden;
  }

  /** @param {string|null} source with a box, the choice is the end of an arrow from it */
  open(source = null) {
    this.source = source;
    const name = source ? "Draw an arrow to: arrow keys choose, or type to find" : "Find a box";
    this.input.value = "";
    this.input.placeholder = name;
    this.input.setAttribute("aria-label", name);
    this.list.setAttribute("aria-label", source ? "Boxes to lead to" : "Boxes found");
    this.node.hidden = false;
    this.search();
    this.input.focus({ preventScroll: true });
  }

  hide() {
    if (this.node.hidden) return;
    this.node.hidden = true;
    this.canvas.overlay.clearMarks();
  }

  close() {
    this.hide();
    this.canvas.focusMap();
  }

  search() {
    const { model } = this.canvas;
    const words = plain(this.input.value).split(/\s+/).filter(Boolean);
    const boxes = [...model.boxes.values()].filter((box) => box.id !== this.source);
    const matches = boxes.filter((box) => words.every((word) => plain(box.label).includes(word)));
    this.found = (this.source ? this.likelyFirst(matches) : matches).map((box) => box.id);
    this.point(this.found.length && (words.length || this.source) ? 0 : -1);
  }

  /** The boxes an arrow most often leads to: those of the next stages first, not linked yet. */
  likelyFirst(boxes) {
    const { model } = this.canvas;
    const from = model.boxes.get(this.source);
    const home = model.stageIndex(from.stage);
    const rank = (box) => {
      if (box.stage === null) return 1000;
      const step = model.stageIndex(box.stage) - home;
      return (step > 0 ? step : 20 - step) + (model.isLinked(this.source, box.id) ? 100 : 0);
    };
    return [...boxes].sort((a, b) => rank(a) - rank(b) || Math.abs(a.y - from.y) - Math.abs(b.y - from.y));
  }

  point(index) {
    this.at = index;
    const id = this.found[index];
    const start = Math.max(0, Math.min(index - SHOWN + 1, this.found.length - SHOWN));
    const shown = this.found.slice(start, start + SHOWN);
    this.list.replaceChildren(...shown.map((each, row) => this.row(each, start + row)));
    if (!this.found.length) this.list.append(html("li", { class: "none", text: "No box has these words" }));
    this.input.setAttribute("aria-activedescendant", id ? `found-${id}` : "");
    this.canvas.overlay.clearMarks();
    if (!id) return;
    const frame = this.canvas.frameOf(id);
    if (frame) this.canvas.view.reveal(frame);
    if (this.source) this.canvas.overlay.showRubber(this.source, null, id);
    else this.canvas.overlay.markFrame(id, "aim");
  }

  row(id, index) {
    const { model } = this.canvas;
    const box = model.boxes.get(id);
    return html(
      "li",
      {
        id: `found-${id}`,
        role: "option",
        "aria-selected": String(index === this.at),
        on: {
          pointerdown: (event) => {
            event.preventDefault();
            this.point(index);
            this.choose();
          },
        },
      },
      html("span", { class: "found-label", text: shorten(box.label, 90) }),
      html("span", { class: "found-stage", text: model.stageName(box.stage) }),
    );
  }

  key(event) {
    const deeds = { Enter: () => this.choose(), Escape: () => this.close() };
    const along = event.key.startsWith("Arrow") ? this.along(event.key) : null;
    const deed = deeds[event.key] ?? along;
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  /** Before a word is typed the arrow keys walk the map; after that, the list. */
  along(key) {
    const { model } = this.canvas;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (this.source && !this.input.value) {
      const next = findNext(model, this.found[this.at] ?? this.source, key);
      const index = this.found.indexOf(next);
      return () => index >= 0 && this.point(index);
    }
    if (!step || !this.found.length) return null;
    return () => this.point((this.at + step + this.found.length) % this.found.length);
  }

  choose() {
    const id = this.found[Math.max(this.at, 0)];
    const { source } = this;
    if (!id) return;
    this.hide();
    if (source) {
      this.canvas.deeds.link(source, id);
      this.canvas.selection.set([source], { reveal: true });
    } else {
      this.canvas.selection.set([id], { reveal: true });
    }
  }
}
