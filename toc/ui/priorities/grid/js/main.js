/** The matrix of priorities: a table to walk in, to click in and to type D, P or I in. */

import { clamp, html } from "../../../canvas/js/dom.js";
import { closeOnceGone } from "../../../canvas/js/lifetime.js";
import { CellEditor } from "./cell_editor.js";
import { STRENGTHS, wordsOf } from "./marks.js";
import { Outbox } from "./outbox.js";
import { buildTable, fillCell, fillTable } from "./table.js";

const PAGE = 8;

class Grid {
  constructor(root) {
    this.outbox = new Outbox();
    this.scroller = html("div", { class: "scroller" });
    this.words = html("p", { class: "words" });
    this.node = html("div", { class: "matrix" }, this.scroller, this.words);
    root.append(this.node);
    this.root = root;
    this.at = { r: 0, c: 0 };
    this.drawn = "";
    this.asked = 0;
    this.scroller.addEventListener("click", (event) => this.click(event));
    this.scroller.addEventListener("keydown", (event) => this.key(event));
    this.scroller.addEventListener("focusin", (event) => this.enter(event));
    this.scroller.addEventListener("pointerover", (event) => this.hover(event.target));
    this.scroller.addEventListener("pointerleave", () => this.say(this.at));
  }

  update(data, send) {
    this.outbox.send = send;
    this.data = data;
    this.editor ??= new CellEditor(this.node, data.longest);
    this.outbox.answered(data.heard[this.outbox.client] ?? 0);
    this.stored = new Map(data.marks.map(([row, column, strength, reason, other]) => [`${row}|${column}`, { strength, reason, other }]));
    const shape = JSON.stringify([
      data.rows.map(({ id, label, heading }) => [id, label, heading]),
      data.columns.map(({ count, gap, ...rest }) => rest),
      data.headed,
    ]);
    if (shape === this.drawn) this.refill();
    else this.draw(shape);
    if (data.focus.number > this.asked) {
      this.asked = data.focus.number;
      this.jump(data.focus);
    }
  }

  /** What stands in a cell: what was set here last, until the server has it. */
  cellOf(row, column) {
    const key = `${row.id}|${column.id}`;
    const wish = this.outbox.waiting.get(key);
    if (!wish) return this.stored.get(key);
    return { strength: wish.strength, reason: wish.reason, unsaved: true };
  }

  draw(shape) {
    const held = this.root.activeElement?.matches?.("td[data-r]");
    const before = this.names;
    const { scrollLeft, scrollTop } = this.scroller;
    this.built = buildTable(this.data);
    this.cells = this.built.cells;
    this.refill();
    this.names = this.data.rows.map((row) => row.id);
    this.scroller.replaceChildren(this.built.table);
    this.scroller.scrollTo(scrollLeft, scrollTop);
    this.drawn = shape;
    // A row that others were put before is still where the person was.
    const again = before ? this.names.indexOf(before[this.at.r]) : 0;
    this.go({ r: again < 0 ? this.at.r : again, c: this.at.c }, held);
  }

  refill() {
    fillTable(this.built, this.data, (row, column) => this.cellOf(row, column));
    this.say(this.at);
  }

  go({ r, c }, focus = true) {
    if (!this.cells.length || !this.cells[0].length) return;
    this.cells[this.at.r]?.[this.at.c]?.setAttribute("tabindex", "-1");
    this.at = { r: clamp(r, 0, this.cells.length - 1), c: clamp(c, 0, this.cells[0].length - 1) };
    const cell = this.cells[this.at.r][this.at.c];
    cell.tabIndex = 0;
    this.say(this.at);
    if (focus) cell.focus();
  }

  jump({ row, column }) {
    const r = this.data.rows.findIndex((one) => one.id === row);
    const c = this.data.columns.findIndex((one) => one.id === column);
    this.go({ r: Math.max(r, 0), c: Math.max(c, 0) });
  }

  say({ r, c }) {
    const [row, column] = [this.data.rows[r], this.data.columns[c]];
    if (!row || !column) return;
    const words = wordsOf(row, column, this.cellOf(row, column));
    this.words.textContent = words;
    if (r === this.at.r && c === this.at.c) this.cells[r]?.[c]?.setAttribute("aria-label", words);
  }

  hover(target) {
    const cell = target.closest("td[data-r]");
    if (!cell) return;
    const [row, column] = [this.data.rows[cell.dataset.r], this.data.columns[cell.dataset.c]];
    this.words.textContent = wordsOf(row, column, this.cellOf(row, column));
  }

  enter({ target }) {
    if (target.matches("td[data-r]")) this.go({ r: Number(target.dataset.r), c: Number(target.dataset.c) }, false);
  }

  click({ target }) {
    const cell = target.closest("td[data-r]");
    if (!cell) return;
    this.go({ r: Number(cell.dataset.r), c: Number(cell.dataset.c) });
    this.edit();
  }

  edit() {
    const { r, c } = this.at;
    const [row, column] = [this.data.rows[r], this.data.columns[c]];
    const cell = this.cellOf(row, column);
    const shown = {
      title: row.label,
      of: `${column.text} (${column.body})`,
      note: [...column.notes.slice(1), cell?.other ? `Served already: ${cell.other}` : ""].filter(Boolean).join(" "),
      strength: cell?.strength ?? "",
      reason: cell?.reason ?? "",
    };
    this.editor.open(this.cells[r][c], shown, (strength, reason) => this.set(row, column, strength, reason), () => this.go(this.at));
  }

  set(row, column, strength, reason) {
    const seen = this.cellOf(row, column);
    this.outbox.put(`${row.id}|${column.id}`, {
      item: row.id,
      priority: column.id,
      strength,
      reason,
      seen_strength: seen?.strength ?? "",
      seen_reason: seen?.reason ?? "",
    });
    const [r, c] = [this.data.rows.indexOf(row), this.data.columns.indexOf(column)];
    if (this.cells[r]?.[c]) fillCell(this.cells[r][c], row, column, this.cellOf(row, column));
    this.say(this.at);
  }

  key(event) {
    event.stopPropagation();
    if (!event.target.matches("td[data-r]") || event.altKey) return;
    const { r, c } = this.at;
    const far = event.ctrlKey || event.metaKey;
    const steps = {
      ArrowUp: { r: r - 1, c }, ArrowDown: { r: r + 1, c }, ArrowLeft: { r, c: c - 1 }, ArrowRight: { r, c: c + 1 },
      PageUp: { r: r - PAGE, c }, PageDown: { r: r + PAGE, c },
      Home: { r: far ? 0 : r, c: 0 }, End: { r: far ? Infinity : r, c: Infinity },
    };
    const strength = far ? undefined : STRENGTHS.find((one) => one.letter === event.key.toUpperCase());
    const [row, column] = [this.data.rows[r], this.data.columns[c]];
    if (steps[event.key]) this.go(steps[event.key]);
    else if (["Enter", " ", "F2"].includes(event.key)) this.edit();
    else if (strength) this.set(row, column, strength.key, this.cellOf(row, column)?.reason ?? "");
    else if (["Delete", "Backspace"].includes(event.key)) this.cellOf(row, column)?.strength && this.set(row, column, "", "");
    else return;
    event.preventDefault();
  }
}

/** Streamlit calls this with new data whenever the page has run. */
export default function show({ data, parentElement, setTriggerValue }) {
  const grid = (parentElement.tocGrid ??= new Grid(parentElement));
  grid.update(data, (message) => setTriggerValue("cells", message));
  return closeOnceGone(parentElement, () => {
    grid.outbox.close();
    delete parentElement.tocGrid;
  });
}
