/** What each key does while the map has the keyboard. */

import { newId, takesTyping } from "./dom.js";
import { AT_START } from "./model.js";
import { findNext, firstBox, nextArrow } from "./navigate.js";

/** The keys in words, for the list that `?` shows. */
export const KEYS = [
  ["Arrow keys", "go along columns and arrows"],
  ["Enter or F2", "edit the label"],
  ["n", "new box below"],
  ["Shift N", "new box that must come before this one"],
  ["l", "draw an arrow from this box"],
  ["a", "go through the arrows of this box"],
  ["Alt and arrow keys", "move the box"],
  ["Shift and up or down", "select several"],
  ["t", "put the box in the tray"],
  ["d", "duplicate"],
  ["Delete", "remove"],
  ["z, Shift Z", "undo, redo"],
  ["/", "find a box"],
  ["]", "show or fold the panel"],
  ["o", "open the map inside this box"],
  ["0, +, -", "fit the width, zoom in, zoom out"],
  ["p", "present"],
  ["Esc", "select nothing"],
  ["?", "show or hide these keys"],
];

export class Keyboard {
  /** @param {import("./canvas.js").Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.listen = (event) => {
      // Streamlit's own shortcuts (r, c) would fire on what is typed here.
      event.stopPropagation();
      this.key(event);
    };
    canvas.shell.addEventListener("keydown", this.listen);
    canvas.shell.addEventListener("paste", (event) => this.paste(event));
    for (const type of ["keyup", "keypress"]) canvas.shell.addEventListener(type, (event) => event.stopPropagation());
  }

  /** A list pasted on the map becomes boxes below the selected one. */
  paste(event) {
    const { canvas } = this;
    if (takesTyping(event.target) || canvas.readonly) return;
    const box = canvas.model.boxes.get(canvas.selection.box);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const stage = box ? box.stage : canvas.firstStage();
    if (text.trim()) canvas.deeds.pasteLines(text, stage, box?.id ?? null);
  }

  key(event) {
    if (event.defaultPrevented || event.isComposing) return;
    if (takesTyping(event.target)) return;
    const onButton = event.target instanceof HTMLElement && event.target.matches("button:not([data-chip])");
    if (onButton && (event.key === "Enter" || event.key === " ")) return;
    const act = this.find(event);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** The deed for a key, or null when the key is not ours. */
  find(event) {
    const command = event.ctrlKey || event.metaKey;
    if (command) return this.withControl(event);
    if (event.altKey) return event.key.startsWith("Arrow") && !this.canvas.readonly ? () => this.move(event.key) : null;
    if (event.key.startsWith("Arrow")) return () => (event.shiftKey ? this.extend(event.key) : this.go(event.key));
    return this.looking(event.key) ?? (this.canvas.readonly ? null : this.changing(event));
  }

  withControl(event) {
    const { canvas } = this;
    const key = event.key.toLowerCase();
    if (key === "f") return () => canvas.finder.open();
    if (key === "a") return () => canvas.selection.set([...canvas.model.boxes.keys()], { focus: false });
    if (canvas.readonly) return null;
    if (key === "z") return () => canvas.act({ type: event.shiftKey ? "redo" : "undo" });
    if (key === "y") return () => canvas.act({ type: "redo" });
    return null;
  }

  looking(key) {
    const { canvas } = this;
    const deeds = {
      Escape: () => canvas.escape(),
      0: () => canvas.view.fit(),
      "+": () => canvas.view.zoomBy(1.2),
      "=": () => canvas.view.zoomBy(1.2),
      "-": () => canvas.view.zoomBy(1 / 1.2),
      "/": () => canvas.finder.open(),
      "?": () => canvas.controls.toggleKeys(),
      "]": () => canvas.act({ type: "panel" }),
      a: () => this.throughArrows(),
      o: () => canvas.deeds.openNested(canvas.selection.box),
      p: () => canvas.present.start(),
      Home: () => this.goTo(firstBox(canvas.model)),
    };
    return deeds[key] ?? null;
  }

  changing(event) {
    const { canvas } = this;
    const { selection } = canvas;
    const deeds = {
      Enter: () => this.enter(),
      F2: () => canvas.deeds.edit(selection.box),
      Delete: () => canvas.deeds.removeSelected(),
      Backspace: () => canvas.deeds.removeSelected(),
      n: () => this.newBelow(),
      N: () => this.newBefore(),
      l: () => selection.box && canvas.finder.open(selection.box),
      t: () => this.toTray(),
      z: () => canvas.act({ type: "undo" }),
      Z: () => canvas.act({ type: "redo" }),
      d: () => this.duplicate(),
    };
    return deeds[event.key] ?? null;
  }

  go(key) {
    const { selection, model } = this.canvas;
    const from = selection.ids.at(-1);
    this.goTo(from === undefined ? firstBox(model) : findNext(model, from, key));
  }

  goTo(id) {
    if (id) this.canvas.selection.set([id], { quick: true, reveal: true });
  }

  extend(key) {
    const { selection, model } = this.canvas;
    const next = selection.box && findNext(model, selection.box, key);
    if (!next || !model.boxes.has(next)) return;
    const others = selection.boxes().filter((id) => id !== next);
    selection.set([...others, next], { quick: true, reveal: true });
    this.canvas.say(selection.words());
  }

  throughArrows() {
    const { selection, model } = this.canvas;
    const link = model.links.find((each) => each.id === selection.first);
    const box = link ? this.arrowsOf : selection.box;
    if (!box || !model.boxes.has(box)) return;
    this.arrowsOf = box;
    const next = nextArrow(model, box, link?.id);
    if (next) this.goTo(next);
    else this.canvas.say("This box has no arrows yet");
  }

  enter() {
    const { selection } = this.canvas;
    if (selection.box) this.canvas.deeds.edit(selection.box);
    else if (selection.first) this.canvas.deeds.openPanel();
    else this.goTo(firstBox(this.canvas.model));
  }

  newBelow() {
    const { selection, model, adders } = this.canvas;
    const box = model.boxes.get(selection.box);
    const stage = model.stageIndex(selection.first ?? "") >= 0 ? selection.first : null;
    if (box && box.stage !== null) this.canvas.deeds.typeNew({ stage: box.stage, after: box.id });
    else if (stage) this.canvas.deeds.typeNew({ stage, after: AT_START });
    else if (model.stages.length) adders.focus(model.stages[0].id);
  }

  newBefore(id = this.canvas.selection.box, text = undefined) {
    const { model } = this.canvas;
    const box = model.boxes.get(id);
    if (!box || box.stage === null) return;
    const index = model.stageIndex(box.stage);
    const stage = model.stages[index - 1]?.id ?? box.stage;
    this.canvas.deeds.typeNew({ stage, before: box.id }, text);
  }

  toTray() {
    const ids = this.canvas.selection.boxes().filter((id) => this.canvas.model.boxes.get(id).stage !== null);
    if (!ids.length) return;
    this.canvas.act({ type: "move", ids, stage: null, after: null });
    this.canvas.say(ids.length > 1 ? `${ids.length} boxes moved to the tray` : "Moved to the tray");
  }

  duplicate() {
    const ids = this.canvas.selection.boxes();
    if (!ids.length) return;
    const fresh = ids.map(() => newId());
    this.canvas.act({ type: "duplicate", ids, new_ids: fresh });
    this.canvas.selection.set(fresh);
  }

  /** Up and down within the column; left and right to the next one, at the same height. */
  move(key) {
    const { canvas } = this;
    const { model } = canvas;
    const id = canvas.selection.box;
    const box = model.boxes.get(id);
    if (!box) return;
    const place = box.stage === null ? this.fromTray(key) : this.placeBeside(box, key);
    if (!place) return;
    canvas.act({ type: "move", ids: [id], ...place });
    canvas.deeds.sayPlace("Moved", id);
    canvas.selection.set([id], { reveal: true });
  }

  fromTray(key) {
    const stage = this.canvas.model.stages[0];
    return stage && (key === "ArrowUp" || key === "ArrowRight") ? { stage: stage.id, after: null } : null;
  }

  placeBeside(box, key) {
    const { model } = this.canvas;
    const column = model.column(box.stage);
    const index = column.indexOf(box.id);
    if (key === "ArrowUp") return index > 0 ? { stage: box.stage, after: column[index - 2] ?? AT_START } : null;
    if (key === "ArrowDown") return index < column.length - 1 ? { stage: box.stage, after: column[index + 1] } : null;
    const next = model.stages[model.stageIndex(box.stage) + (key === "ArrowRight" ? 1 : -1)];
    if (!next) return null;
    const above = model.column(next.id).filter((id) => (model.boxes.get(id).y ?? 0) < (box.y ?? 0));
    return { stage: next.id, after: above.at(-1) ?? AT_START };
  }
}
