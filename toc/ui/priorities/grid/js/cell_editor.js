/** The small card on a cell: how strongly, and why. It saves as it is left, and Escape leaves without saving. */

import { html, clamp } from "../../../canvas/js/dom.js";
import { STRENGTHS, markOf } from "./marks.js";

const MARGIN = 8;

export class CellEditor {
  /** @param {ShadowRoot | HTMLElement} root */
  constructor(root, longest) {
    this.node = html("div", { class: "editor", popover: "auto", role: "dialog", "aria-label": "How strongly, and why" });
    this.longest = longest;
    this.node.addEventListener("keydown", (event) => this.key(event));
    this.node.addEventListener("beforetoggle", (event) => event.newState === "closed" && this.leave());
    root.append(this.node);
  }

  get isOpen() {
    return this.node.matches(":popover-open");
  }

  /**
   * @param {HTMLElement} at the cell
   * @param {{title: string, of: string, note: string, strength: string, reason: string}} shown
   * @param {(strength: string, reason: string) => void} save an empty strength empties the cell
   * @param {() => void} closed
   */
  open(at, shown, save, closed) {
    if (this.isOpen) this.node.hidePopover();
    this.shown = shown;
    this.save = save;
    this.closed = closed;
    this.strength = shown.strength;
    this.dropped = false;
    this.draw();
    this.node.showPopover();
    this.place(at.getBoundingClientRect());
    (this.choices.find((one) => one.dataset.key === this.strength) ?? this.choices[0]).focus();
  }

  draw() {
    const { title, of, note, reason } = this.shown;
    this.choices = STRENGTHS.map(({ key, name, hint }) =>
      html(
        "button",
        { type: "button", class: "choice", role: "radio", "data-key": key, title: hint, on: { click: () => this.choose(key) } },
        markOf(key),
        html("span", { text: name }),
      ),
    );
    this.reason = html("textarea", {
      rows: 3,
      maxlength: this.longest,
      "aria-label": "Why?",
      placeholder: "Why? The sentence a bid can use.",
      on: { input: () => this.strength || this.choose("direct") },
    });
    this.reason.value = reason;
    const button = (text, name, act) => html("button", { type: "button", class: name, text, on: { click: act } });
    this.node.replaceChildren(
      html("p", { class: "pair" }, html("strong", { text: title }), html("span", { text: of })),
      ...(note ? [html("p", { class: "note", text: note })] : []),
      html("div", { class: "choices", role: "radiogroup", "aria-label": "How strongly?" }, ...this.choices),
      this.reason,
      html(
        "div",
        { class: "buttons" },
        button("Save", "main", () => this.node.hidePopover()),
        button("Cancel", "", () => this.drop()),
        ...(this.shown.strength ? [button("Remove", "away", () => this.remove())] : []),
      ),
    );
    this.check();
  }

  choose(key) {
    this.strength = key;
    this.check();
  }

  check() {
    for (const one of this.choices) {
      const chosen = one.dataset.key === this.strength;
      one.setAttribute("aria-checked", String(chosen));
      one.tabIndex = chosen || (!this.strength && one === this.choices[0]) ? 0 : -1;
    }
  }

  remove() {
    this.strength = "";
    this.node.hidePopover();
  }

  drop() {
    this.dropped = true;
    this.node.hidePopover();
  }

  leave() {
    if (this.dropped) return this.closed();
    const reason = this.strength ? this.reason.value.trim() : "";
    if (this.strength !== this.shown.strength || reason !== this.shown.reason) this.save(this.strength, reason);
    this.closed();
  }

  key(event) {
    event.stopPropagation();
    const chosen = this.choices.indexOf(this.node.getRootNode().activeElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      event.preventDefault();
      this.drop();
    } else if (event.key === "Enter" && (chosen >= 0 || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (chosen >= 0) this.choose(this.choices[chosen].dataset.key);
      this.node.hidePopover();
    } else if (chosen >= 0 && step) {
      event.preventDefault();
      const next = this.choices[(chosen + step + this.choices.length) % this.choices.length];
      this.choose(next.dataset.key);
      next.focus();
    }
  }

  /** Under the cell where there is room, else over it; never out of the window. */
  place(cell) {
    const { offsetWidth: width, offsetHeight: height } = this.node;
    const below = cell.bottom + 4 + height + MARGIN <= innerHeight;
    this.node.style.left = `${clamp(cell.left - width / 2 + cell.width / 2, MARGIN, Math.max(innerWidth - width - MARGIN, MARGIN))}px`;
    this.node.style.top = `${clamp(below ? cell.bottom + 4 : cell.top - height - 4, MARGIN, Math.max(innerHeight - height - MARGIN, MARGIN))}px`;
  }
}
