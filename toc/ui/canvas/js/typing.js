/** Words typed and not saved yet: kept in the browser, and offered back after a reload. */

import { html, shorten } from "./dom.js";

const OLDEST = 14 * 24 * 3600 * 1000;

export class Typing {
  /** @param {import("./canvas.js").Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.node = html("div", { class: "offers" });
    this.scope = "";
  }

  key(field) {
    return `${this.scope}:typing:${field}`;
  }

  keep(field, text, name) {
    if (text.trim()) this.canvas.keep.write(this.key(field), { text, name, at: Date.now() });
    else this.drop(field);
  }

  drop(field) {
    this.canvas.keep.drop(this.key(field));
  }

  /** Offer what an earlier page of this map left unfinished. */
  open(scope) {
    if (scope === this.scope) return;
    this.scope = scope;
    this.node.replaceChildren();
    const prefix = this.key("");
    for (const key of this.canvas.keep.keys(prefix)) {
      const left = this.canvas.keep.read(key);
      const sound = left && typeof left.text === "string" && Date.now() - left.at < OLDEST;
      if (sound) this.offer(key.slice(prefix.length), left);
      else this.canvas.keep.drop(key);
    }
  }

  offer(field, left) {
    this.ask(`You were typing “${shorten(left.text)}”.`, "Put it back", () => this.canvas.deeds.putBack(field, left.text), () =>
      this.drop(field),
    );
  }

  /** A small bar with a sentence and two answers. */
  ask(sentence, yes, accept, refuse) {
    const bar = html("div", { class: "offer", role: "status" }, html("span", { text: sentence }));
    const answer = (text, act, name) =>
      html("button", {
        type: "button",
        class: name,
        text,
        on: {
          click: () => {
            bar.remove();
            act();
          },
        },
      });
    bar.append(answer(yes, accept, "main"), answer("Discard", refuse, ""));
    this.node.append(bar);
  }
}
