/** What stands in the corners: zoom, present, the list of keys, the hint, and word of unsaved changes. */

import { html } from "./dom.js";
import { KEYS } from "./keyboard.js";

export class Controls {
  /** @param {import("./canvas.js").Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.corner = html(
      "div",
      { class: "corner", role: "group", "aria-label": "View" },
      this.button("−", "Zoom out (-)", () => canvas.view.zoomBy(1 / 1.2)),
      this.button("+", "Zoom in (+)", () => canvas.view.zoomBy(1.2)),
      this.button("Fit", "Fit the width (0)", () => canvas.view.fit()),
      this.button("Present", "Present (p)", () => canvas.present.start()),
      this.button("?", "Keys (?)", () => this.toggleKeys()),
    );
    this.hint = html("div", { class: "hint", hidden: true });
    this.banner = html("div", { class: "banner floating", role: "status", hidden: true });
    this.live = html("div", { class: "live", role: "status", "aria-live": "polite" });
    this.keys = this.makeKeys();
  }

  button(text, name, act) {
    return html("button", { type: "button", text, title: name, "aria-label": name, on: { click: act } });
  }

  makeKeys() {
    const rows = KEYS.flatMap(([keys, words]) => [html("dt", { text: keys }), html("dd", { text: words })]);
    const close = html("button", {
      type: "button",
      class: "keys-close",
      text: "Close",
      on: { click: () => this.toggleKeys() },
    });
    return html(
      "div",
      {
        class: "keys floating scrolls",
        role: "dialog",
        "aria-label": "Keys",
        hidden: true,
        on: {
          keydown: (event) => {
            if (event.key !== "Escape" && event.key !== "?") return;
            event.preventDefault();
            this.toggleKeys();
          },
        },
      },
      html("div", { class: "keys-title" }, html("h2", { text: "Keys" }), close),
      html("dl", {}, ...rows),
    );
  }

  toggleKeys() {
    this.keys.hidden = !this.keys.hidden;
    if (this.keys.hidden) this.canvas.focusMap();
    else this.keys.querySelector("button").focus({ preventScroll: true });
  }

  /** For screen readers: what has just happened. */
  say(sentence) {
    this.live.textContent = "";
    this.live.textContent = sentence;
  }

  showHint(text) {
    this.hint.hidden = !text;
    this.hint.textContent = text;
  }

  /** Said only when saving takes longer than anyone expects, or the server has said why it cannot. */
  showLate(late, count) {
    const trouble = count ? this.canvas.data?.trouble : "";
    const shown = Boolean(late || trouble);
    const changes = count === 1 ? "One change is" : `${count} changes are`;
    const kept = `${changes} kept in this browser.`;
    const sentence = `Not saved yet: ${trouble || "waiting for the connection."} ${kept}`;
    if (this.banner.hidden === !shown && (!shown || this.banner.textContent === sentence)) return;
    this.banner.hidden = !shown;
    this.banner.textContent = shown ? sentence : "";
  }
}
