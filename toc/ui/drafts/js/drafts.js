/** Guards what is typed into Streamlit's own fields until it is saved. */

import { html, newId, shorten } from "../../canvas/js/dom.js";
import { openKeep } from "../../canvas/js/keep.js";
import { closeOnceGone } from "../../canvas/js/lifetime.js";

const OLDEST = 14 * 24 * 3600 * 1000;
const FIELD = ":is(.stTextInput, .stTextArea) :is(input, textarea)";
const KEYED = '[class*="st-key-"]';

const SEEN = /-[0-9a-f]{8}$/;

/** What a field is known by: its widget's key without the mark of the value it showed, or its label. */
function nameOf(field) {
  const keyed = field.closest(KEYED);
  const key = keyed && [...keyed.classList].find((name) => name.startsWith("st-key-"));
  return key?.replace(SEEN, "") ?? `label-${field.getAttribute("aria-label") ?? ""}`;
}

function isGuarded(target) {
  return target instanceof HTMLElement && target.matches(FIELD) && target.type !== "password";
}

/** Put words in so that React takes them as typed. */
function typeInto(field, text) {
  const type = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(type.prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

class Guard {
  /** @param {ShadowRoot} root */
  constructor(root) {
    this.keep = openKeep("localStorage");
    this.load = newId();
    /** Where each draft of this page load was typed. @type {Map<string, HTMLElement>} */
    this.places = new Map();
    this.prefix = "";
    this.node = html("div", { class: "drafts" });
    root.append(this.node);
    this.stop = new AbortController();
    const listen = (type, act) => document.addEventListener(type, act, { capture: true, signal: this.stop.signal });
    listen("input", (event) => isGuarded(event.target) && event.isTrusted && this.typed(event.target));
    listen("change", (event) => isGuarded(event.target) && this.saving(event.target));
    listen("focusout", (event) => isGuarded(event.target) && !event.target.closest(".stForm") && this.saving(event.target));
    listen("keydown", (event) => this.key(event));
    listen("click", (event) => this.submitted(event.target));
  }

  typed(field) {
    const key = this.prefix + nameOf(field);
    const label = field.getAttribute("aria-label") ?? "";
    this.places.set(key, field);
    this.keep.write(key, { text: field.value, label, at: Date.now(), load: this.load });
  }

  /** The field is on its way to the server; the run that follows will tell that it has arrived. */
  saving(field) {
    if (field.closest(".stForm")) return;
    // A field that loses the keyboard because it is taken off the page has sent nothing.
    setTimeout(() => field.isConnected && this.mark(field), 0);
  }

  mark(field) {
    const key = this.prefix + nameOf(field);
    const draft = this.keep.read(key);
    if (draft?.load === this.load) this.keep.write(key, { ...draft, saving: Date.now() });
  }

  key(event) {
    const { target } = event;
    if (event.key !== "Enter" || !isGuarded(target)) return;
    const saves = target instanceof HTMLInputElement || event.ctrlKey || event.metaKey;
    if (saves) this.mark(target);
  }

  submitted(target) {
    const form = target instanceof Element && target.closest(".stFormSubmitButton") ? target.closest(".stForm") : null;
    for (const field of form?.querySelectorAll(FIELD) ?? []) this.mark(field);
  }

  /**
   * The server has run: what was being saved has arrived, and fields from before a reload may be here now.
   * A server that knows this window no more has not taken what was sent to the one before: begin anew from what it has.
   */
  ran(programme, session, run) {
    this.prefix = `toc-drafts:${programme}:`;
    // Streamlit also calls when the page itself has changed, as it does when the server goes away: nothing arrived then.
    if (this.run === run) return this.offerSoon();
    this.run = run;
    const drafts = this.keep.keys(this.prefix).map((key) => [key, this.keep.read(key)]);
    if (this.session && this.session !== session && drafts.some(([, draft]) => draft?.load === this.load)) {
      window.location.reload();
      return;
    }
    this.session = session;
    for (const [key, draft] of drafts) {
      const sound = draft && typeof draft.text === "string" && Date.now() - draft.at < OLDEST;
      const arrived = draft?.load === this.load && draft.saving;
      if (!sound || arrived) this.keep.drop(key);
    }
    this.offerSoon();
  }

  /** Streamlit draws its fields after its call, on a slow machine well after it: a field is looked for more than once. */
  offerSoon(tries = 30) {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => {
      this.offerAll();
      if (tries > 0 && !this.node.childElementCount && this.hasOlder()) this.offerSoon(tries - 1);
    }, 300);
  }

  /** Whether something typed before this page load is still to be given back. */
  hasOlder() {
    return this.keep.keys(this.prefix).some((key) => this.keep.read(key)?.load !== this.load);
  }

  offerAll() {
    this.node.replaceChildren();
    for (const field of document.querySelectorAll(FIELD)) {
      const key = this.prefix + nameOf(field);
      const draft = this.keep.read(key);
      // A field that somebody else's change drew anew has lost what was being typed there.
      if (!draft || (draft.load === this.load && this.places.get(key)?.isConnected)) continue;
      if (draft.text === field.value) this.keep.drop(key);
      else this.offer(field, key, draft);
    }
  }

  offer(field, key, draft) {
    const where = draft.label ? ` in “${shorten(draft.label, 40)}”` : "";
    const bar = html("div", { class: "draft", role: "status" });
    const answer = (text, name, act) =>
      html("button", { type: "button", class: name, text, on: { click: () => (bar.remove(), act()) } });
    bar.append(
      html("span", { text: `You were typing${where}: “${shorten(draft.text, 60)}”.` }),
      answer("Put it back", "main", () => this.putBack(key, draft)),
      answer("Discard", "", () => this.keep.drop(key)),
    );
    this.node.append(bar);
  }

  /** The field may have been drawn anew since it was offered: look for it again. */
  putBack(key, draft) {
    const field = [...document.querySelectorAll(FIELD)].find((each) => this.prefix + nameOf(each) === key);
    if (!field) return;
    field.focus();
    this.places.set(key, field);
    typeInto(field, draft.text);
    this.keep.write(key, { ...draft, load: this.load, saving: undefined });
  }

  close() {
    this.stop.abort();
    clearTimeout(this.soon);
  }
}

/** Streamlit calls this after every run of what the guard stands in. */
export default function guard({ data, parentElement }) {
  const own = (parentElement.tocGuard ??= new Guard(parentElement));
  own.ran(data.programme, data.session, data.run);
  return closeOnceGone(parentElement, () => {
    own.close();
    delete parentElement.tocGuard;
  });
}
