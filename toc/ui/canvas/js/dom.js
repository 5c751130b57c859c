/** Making elements, ids and small sums: what every part of the canvas stands on. */

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * An HTML element. Text always goes in as text, never as markup.
 * @param {string} tag
 * @param {Object<string, any>} [props] attributes; `text`, `on` (listeners) and `style` are special
 * @param {...Node} children
 */
export function html(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name === "on") for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    else if (name === "style") Object.assign(node.style, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children);
  return node;
}

/** An SVG element with its attributes. */
export function svg(tag, attributes = {}) {
  const node = document.createElementNS(SVG_NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node;
}

export function clamp(value, least, most) {
  return Math.min(Math.max(value, least), most);
}

/** An id no other value of the programme has: the same shape as the server's. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** How long a text is as the server counts it: in characters, accents composed. */
export function countCharacters(text) {
  return Array.from(text.normalize("NFC")).length;
}

/** The first words of a text, for sentences that name it. */
export function shorten(text, most = 48) {
  const flat = text.replace(/\s+/g, " ").trim();
  const letters = Array.from(flat);
  return letters.length <= most ? flat : letters.slice(0, most - 1).join("").trimEnd() + "…";
}

/** True when the person asked for less movement. */
export function prefersStillness() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** True when the event's target takes typing, so that keys belong to it. */
export function takesTyping(target) {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}
