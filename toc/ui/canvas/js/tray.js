/** The strip at the foot: boxes that have no stage yet. */

import { html, shorten } from "./dom.js";

export class Tray {
  /** @param {import("./canvas.js").Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.folded = Boolean(canvas.keep.read("toc-canvas:tray-folded"));
    this.chips = html("div", { class: "chips scrolls" });
    this.toggle = html("button", { type: "button", class: "tray-toggle", on: { click: () => this.fold(!this.folded) } });
    this.node = html("div", { class: "tray floating", role: "group", "aria-label": "Tray" }, this.toggle, this.chips);
  }

  fold(folded) {
    this.folded = folded;
    this.canvas.keep.write("toc-canvas:tray-folded", folded);
    this.sync();
    this.canvas.view.apply();
  }

  /** Show the boxes that wait now. Most changes of the map leave the tray as it is. */
  sync() {
    const { model, selection, root } = this.canvas;
    const ids = model.column(null);
    const shown = JSON.stringify([this.folded, ...ids.map((id) => [id, model.label(id)])]);
    if (shown === this.shown) return;
    this.shown = shown;
    const focused = root.activeElement?.dataset?.chip;
    const boxes = `${ids.length} ${ids.length === 1 ? "box" : "boxes"} without a stage`;
    this.toggle.textContent = `${this.folded ? "▸" : "▾"} Tray: ${ids.length ? boxes : "empty"}`;
    this.toggle.setAttribute("aria-expanded", String(!this.folded));
    this.chips.hidden = this.folded;
    this.chips.replaceChildren(...ids.map((id) => this.chip(model.boxes.get(id), selection.has(id))));
    if (focused) this.chipOf(focused)?.focus({ preventScroll: true });
    this.measure();
  }

  /** What it covers of the map. */
  measure() {
    const covered = this.node.offsetHeight;
    if (covered === this.canvas.view.covered) return;
    this.canvas.view.covered = covered;
    if (this.canvas.data) this.canvas.adders.place();
  }

  chip(box, selected) {
    return html("button", {
      type: "button",
      class: selected ? "chip selected" : "chip",
      "data-chip": box.id,
      "aria-pressed": String(selected),
      text: shorten(box.label, 60),
      title: box.label,
      on: {
        focus: () => !this.canvas.selection.has(box.id) && this.canvas.selection.set([box.id], { focus: false }),
        dblclick: () => this.canvas.deeds.edit(box.id),
      },
    });
  }

  chipOf(id) {
    return [...this.chips.children].find((chip) => chip.dataset.chip === id) ?? null;
  }

  /** Mark the selected chips without making them anew. */
  mark() {
    for (const chip of this.chips.children) {
      const selected = this.canvas.selection.has(chip.dataset.chip);
      chip.classList.toggle("selected", selected);
      chip.setAttribute("aria-pressed", String(selected));
    }
  }

  isOver(point) {
    return point.y > this.node.offsetTop && point.y <= this.canvas.port.clientHeight;
  }
}
