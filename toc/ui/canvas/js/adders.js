/** Rapid entry at the foot of each column: type a label, Enter, the next. */

import { clamp, countCharacters, html, newId } from "./dom.js";

const HEIGHT = 34;
const NARROW = 96;
/** A field in use is at least this wide; more would cover its neighbour's. */
const ROOM_TO_TYPE = 150;

export class Adders {
  /** @param {import("./canvas.js").Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.node = html("div", { class: "adders" });
    /** @type {Map<string, {node: HTMLElement, input: HTMLInputElement}>} */
    this.fields = new Map();
  }

  /** One field a stage; a field with words in it or the keyboard is never made anew. */
  sync() {
    const { model, readonly } = this.canvas;
    const wanted = readonly ? [] : model.stages;
    const ids = new Set(wanted.map((stage) => stage.id));
    for (const [id, field] of this.fields) {
      if (ids.has(id)) continue;
      field.node.remove();
      this.fields.delete(id);
    }
    wanted.forEach((stage, index) => {
      const field = this.fields.get(stage.id) ?? this.make(stage.id);
      field.input.setAttribute("aria-label", `Add a box to ${stage.name}`);
      if (this.node.children[index] !== field.node) this.node.insertBefore(field.node, this.node.children[index] ?? null);
    });
    this.place();
  }

  make(stage) {
    const input = html("input", {
      class: "adder-text",
      type: "text",
      placeholder: "type to add",
      autocomplete: "off",
      enterkeyhint: "next",
      on: {
        input: () => this.typed(stage),
        keydown: (event) => this.key(event, stage),
        paste: (event) => this.pasted(event, stage),
        focus: () => this.place(),
        blur: () => this.place(),
      },
    });
    const sign = html("span", { class: "adder-sign", text: "+", "aria-hidden": "true" });
    const count = html("span", { class: "adder-count", "aria-hidden": "true" });
    const node = html("label", { class: "adder" }, sign, input, count);
    const field = { node, input, count };
    this.fields.set(stage, field);
    return field;
  }

  /** True while words stand in a field. */
  get isBusy() {
    return [...this.fields.values()].some((field) => field.input.value !== "");
  }

  /** Under the last box of its column, or at the foot of the window when that is further down. */
  place() {
    const { model, view, scene } = this.canvas;
    const floor = view.height - HEIGHT - 8 - view.covered;
    for (const stage of model.stages) {
      const field = this.fields.get(stage.id);
      if (!field) continue;
      const boxes = model.column(stage.id).map((id) => model.boxes.get(id));
      const foot = Math.max(scene.headingFoot, ...boxes.map((box) => (box.y ?? 0) + (box.height ?? 0)));
      const seen = view.toScreen({ x: stage.x, y: foot + 10, width: stage.width, height: 0 });
      const active = this.canvas.root.activeElement === field.input || field.input.value !== "";
      const width = active ? Math.max(seen.width, Math.min(ROOM_TO_TYPE, view.width - 16)) : Math.max(seen.width, 28);
      const left = active ? clamp(seen.x, 8, Math.max(8, view.width - width - 8)) : seen.x;
      Object.assign(field.node.style, {
        transform: `translate(${left}px, ${Math.min(seen.y, floor)}px)`,
        width: `${width}px`,
      });
      field.node.classList.toggle("docked", seen.y > floor);
      field.node.classList.toggle("narrow", !active && seen.width < NARROW);
      field.node.classList.toggle("active", active);
    }
  }

  typed(stage) {
    const { input, count } = this.fields.get(stage);
    const limit = this.canvas.data.label_limit;
    const left = limit - countCharacters(input.value.trim());
    count.textContent = left < 30 ? String(left) : "";
    count.classList.toggle("over", left < 0);
    input.setAttribute("aria-invalid", String(left < 0));
    this.canvas.typing.keep(`add-${stage}`, input.value, input.getAttribute("aria-label"));
    this.place();
  }

  key(event, stage) {
    const { input } = this.fields.get(stage);
    if (event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.commit(stage);
    } else if (event.key === "Escape") {
      event.preventDefault();
      input.value = "";
      this.typed(stage);
      this.canvas.focusMap();
    } else if (event.key === "ArrowUp" && !input.value) {
      event.preventDefault();
      const last = this.canvas.model.column(stage).at(-1);
      if (last) this.canvas.selection.set([last], { reveal: true });
    }
  }

  commit(stage) {
    const { input } = this.fields.get(stage);
    const label = input.value.trim();
    if (!label) return;
    const over = countCharacters(label) - this.canvas.data.label_limit;
    if (over > 0) {
      this.canvas.say(`${over} characters too many: a box holds ${this.canvas.data.label_limit}.`);
      return;
    }
    input.value = "";
    this.canvas.act({ type: "add", id: newId(), label, stage, after: null });
    this.typed(stage);
    this.canvas.deeds.showFoot(stage);
  }

  /** A list pasted in becomes one box a line. */
  pasted(event, stage) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/\n/.test(text.trim())) return;
    event.preventDefault();
    this.canvas.deeds.pasteLines(text, stage, null);
  }

  putBack(stage, text) {
    const field = this.fields.get(stage);
    if (!field) return false;
    field.input.value = text;
    this.typed(stage);
    field.input.focus({ preventScroll: true });
    return true;
  }

  focus(stage) {
    this.fields.get(stage)?.input.focus({ preventScroll: true });
  }
}
