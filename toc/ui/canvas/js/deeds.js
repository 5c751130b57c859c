/** What a person can do to the map, whichever way they ask for it: by pointer, key or button. */

import { countCharacters, newId, shorten } from "./dom.js";

const MOST_LINES = 200;
const LONGEST_TEXT = 4000;

export class Deeds {
  /** @param {import("./canvas.js").Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
  }

  /** "Moved to Short-term outcomes, 2 of 5" */
  sayPlace(words, id) {
    const box = this.canvas.model.boxes.get(id);
    if (!box) return;
    if (box.stage === null) return this.canvas.say(`${words}: moved to the tray`);
    const column = this.canvas.model.column(box.stage);
    const place = `${this.canvas.model.stageName(box.stage)}, ${column.indexOf(id) + 1} of ${column.length}`;
    this.canvas.say(words === "Moved" ? `Moved to ${place}` : `${words}: moved to ${place}`);
  }

  link(source, target) {
    const [from, to] = [source, target].map((id) => shorten(this.canvas.model.label(id)));
    if (this.canvas.model.isLinked(source, target)) return this.canvas.say(`${from} leads to ${to} already`);
    this.canvas.act({ type: "link", id: newId(), source, target });
    this.canvas.say(`Linked ${from} to ${to}`);
  }

  /** Where to type over a box: its place on the map, or its chip. */
  rectOf(id) {
    const frame = this.canvas.frameOf(id);
    if (frame) return this.canvas.view.toScreen(frame);
    const chip = this.canvas.tray.chipOf(id)?.getBoundingClientRect();
    const port = this.canvas.port.getBoundingClientRect();
    if (!chip) return { x: 20, y: 20, width: 200, height: 40 };
    return { x: chip.left - port.left, y: chip.top - port.top, width: chip.width, height: chip.height };
  }

  /** Edit a box's label in place. */
  edit(id, text) {
    const box = this.canvas.model.boxes.get(id);
    if (!box || this.canvas.readonly) return;
    if (!this.canvas.selection.has(id)) this.canvas.selection.set([id]);
    const frame = this.canvas.frameOf(id);
    if (frame) this.canvas.view.reveal(frame);
    this.canvas.editor.start({
      name: `Label of ${shorten(box.label)}`,
      field: `edit-${id}`,
      text: box.label,
      look: box.stage ? this.canvas.overlay.look(box) : undefined,
      rect: () => this.rectOf(id),
      commit: (label) => this.canvas.act({ type: "rename", id, label, base: box.label }),
      empty: () => this.canvas.say("A box needs a label: it keeps the one it had"),
      done: (refocus) => refocus && this.canvas.focusPart(id),
    });
    if (text !== undefined) this.canvas.editor.fill(text);
  }

  /** A new box where it will stand: below another, or before the one it leads to. */
  typeNew({ stage, after = null, before = null }, text) {
    if (this.canvas.readonly) return;
    const id = newId();
    const place = before
      ? { type: "add_before", id, before, link: newId(), stage }
      : { type: "add", id, stage, after };
    const last = this.canvas.selection.first;
    this.canvas.newBox = { ...place, label: " " };
    this.canvas.redraw();
    const frame = this.canvas.frameOf(id);
    if (frame) this.canvas.view.reveal(frame);
    let made = false;
    const forget = () => {
      this.canvas.newBox = null;
      this.canvas.redraw();
    };
    this.canvas.editor.start({
      name: before ? `New box before ${shorten(this.canvas.model.label(before))}` : `New box in ${this.canvas.model.stageName(stage)}`,
      field: before ? `before-${before}` : `new-${stage}`,
      text: "",
      look: this.canvas.overlay.look(this.canvas.model.boxes.get(id)),
      rect: () => this.rectOf(id),
      commit: (label) => {
        made = true;
        this.canvas.newBox = null;
        this.canvas.act({ ...place, label });
        this.canvas.selection.set([id]);
        this.canvas.say(`Added ${shorten(label)}`);
      },
      done: (refocus) => {
        if (!made) forget();
        if (!refocus) return;
        if (made) this.canvas.focusPart(id);
        else if (last) this.canvas.focusPart(last);
      },
    });
    if (text !== undefined) this.canvas.editor.fill(text);
  }

  /** Words from before a reload, back where they were typed. */
  putBack(field, text) {
    const cut = field.indexOf("-");
    const [kind, id] = [field.slice(0, cut), field.slice(cut + 1)];
    if (kind === "edit" && this.canvas.model.boxes.has(id)) return this.edit(id, text);
    if (kind === "before" && this.canvas.model.boxes.has(id)) return this.canvas.keyboard.newBefore(id, text);
    const stage = this.canvas.model.stageIndex(id) >= 0 ? id : this.canvas.firstStage();
    if (stage) this.canvas.adders.putBack(stage, text);
  }

  /** One box a line. What is longer than a label goes along whole, for the box's description. */
  pasteLines(text, stage, after) {
    const limit = this.canvas.data.label_limit;
    const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.replace(/^\s*(?:[-*•‣▪–]|\d{1,3}[.)])\s+/, "").trim());
    const items = lines.filter(Boolean).map((line) => {
      if (countCharacters(line) <= limit) return { id: newId(), label: line, rest: "" };
      return { id: newId(), label: shorten(line, limit), rest: line.slice(0, LONGEST_TEXT) };
    });
    const room = items.slice(0, MOST_LINES);
    if (!room.length) return;
    this.canvas.act({ type: "paste", items: room, stage, after });
    const left = items.length - room.length;
    const long = room.filter((item) => item.rest).length;
    const also = (long ? `; ${long} too long for a label, kept whole in their descriptions` : "") + (left ? `; ${left} more lines left out: paste them next` : "");
    this.canvas.say(`Added ${room.length} boxes to ${this.canvas.model.stageName(stage)}${also}`);
    this.showFoot(stage);
  }

  showFoot(stage) {
    const last = this.canvas.model.column(stage).at(-1);
    const frame = last && this.canvas.frameOf(last);
    if (frame) this.canvas.view.reveal({ ...frame, height: frame.height + 60 / this.canvas.view.zoom });
  }

  removeSelected() {
    const { ids } = this.canvas.selection;
    const gone = ids.filter((id) => this.canvas.model.boxes.has(id) || this.canvas.model.links.some((link) => link.id === id));
    const others = ids.length && !gone.length && this.canvas.model.stageIndex(ids[0]) < 0 ? ids : gone;
    if (!others.length) return;
    const name = others.length > 1 ? `${others.length} boxes` : shorten(this.canvas.model.label(others[0])) || "the arrow";
    const next = this.neighbourOf(others);
    this.canvas.act({ type: "remove", ids: others });
    this.canvas.say(`Removed ${name}. Press z to undo.`);
    this.canvas.selection.set(next ? [next] : []);
    if (!next) this.canvas.focusMap();
  }

  neighbourOf(ids) {
    const box = this.canvas.model.boxes.get(ids[0]);
    if (!box) return this.canvas.model.links.find((link) => link.id === ids[0])?.source ?? null;
    const column = this.canvas.model.column(box.stage);
    const index = column.indexOf(box.id);
    return [...column.slice(index + 1), ...column.slice(0, index).reverse()].find((id) => !ids.includes(id)) ?? null;
  }

  openNested(id) {
    if (id && this.canvas.model.boxes.get(id)?.nested) this.canvas.act({ type: "open", id });
  }

  openPanel() {
    this.canvas.act({ type: "panel", open: true });
  }
}
