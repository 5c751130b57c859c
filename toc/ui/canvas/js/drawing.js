/** The server's SVG on the page: taken in clean, and from then on changed only where it says something new. */

const NEVER = "script, foreignObject, iframe, object, embed, animate, set, style[src]";
/** What the canvas itself sets on a node. */
const OURS = new Set(["tabindex", "style", "data-part", "aria-pressed"]);
/** A part as the server writes it, with no group inside it. */
const PART = /<g id="([^"<>&]+)"[^>]*>(?:(?!<\/?g\b)[^])*<\/g>/g;

/** The text as SVG, not on the page and as the server wrote it; null when it is none. */
function readSvg(text) {
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
  const root = parsed.documentElement;
  return root.localName === "svg" && !parsed.querySelector("parsererror") ? root : null;
}

function isSafe({ name, value }) {
  const lower = name.toLowerCase();
  return !lower.startsWith("on") && !(lower.endsWith("href") && !value.startsWith("#"));
}

/** A copy for the page. Nothing in it can run or fetch: it is cleaned before the page gets it. */
function copyClean(source, deep = true) {
  const copy = source.cloneNode(deep);
  copy.querySelectorAll(NEVER).forEach((node) => node.remove());
  for (const node of [copy, ...copy.querySelectorAll("*")]) {
    for (const attribute of [...node.attributes]) if (!isSafe(attribute)) node.removeAttribute(attribute.name);
  }
  return document.adoptNode(copy);
}

/** The picture as a node, or null when the text is no SVG. */
export function parseSvg(text) {
  const root = readSvg(text);
  return root && copyClean(root);
}

/** What holds parts and is none itself. */
function isFrame(node) {
  return node.localName === "svg" || (node.localName === "g" && !node.id && node.classList.contains("graph"));
}

/** The children by what makes each the same one in the next picture: its id; without one its kind and its turn. */
function byName(parent) {
  const named = new Map();
  for (const child of parent?.children ?? []) {
    if (child.matches(NEVER)) continue;
    let name = child.id;
    for (let turn = 0; !name || named.has(name); turn += 1) name = `${child.localName} ${child.getAttribute("class")} ${turn}`;
    named.set(name, child);
  }
  return named;
}

export class Drawing {
  constructor() {
    /** The picture on the page. */
    this.root = null;
    /** The same as the server wrote it, and for each of its nodes the one on the page. */
    this.source = null;
    this.shown = new WeakMap();
    /** How the server wrote each part. */
    this.texts = new Map();
    /** What the last picture made anew. */
    this.fresh = new Set();
  }

  /** @returns {boolean} whether the text was a picture */
  load(text) {
    const texts = new Map();
    this.same = new Set();
    // Most parts say what they said before: there is nothing in them to read.
    const rest = text.replace(PART, (part, id) => {
      const again = texts.has(id);
      texts.set(id, part);
      if (again || this.texts.get(id) !== part) return part;
      this.same.add(id);
      return `<g id="${id}"/>`;
    });
    const next = readSvg(rest);
    if (!next) return false;
    this.fresh = new Set();
    this.lost = false;
    this.root = this.take(this.source, next);
    [this.source, this.texts] = [next, texts];
    return this.lost ? this.loadAnew(text) : true;
  }

  /** A part stands elsewhere than where it was looked for: nothing of the old picture is kept. */
  loadAnew(text) {
    this.source = null;
    this.texts.clear();
    return this.load(text);
  }

  /** The node on the page for a node of the next picture; the one that is there stays, and so does the keyboard on it. */
  take(old, next) {
    const kept = old && this.shown.get(old);
    const node = kept ?? copyClean(next, false);
    this.lost ||= !kept && this.same.has(next.id);
    this.shown.set(next, node);
    if (!isFrame(next)) {
      if (kept && this.saysTheSame(old, next)) return node;
      node.replaceChildren(...copyClean(next).childNodes);
      this.fresh.add(node);
    }
    if (kept) this.takeAttributes(node, next);
    if (isFrame(next)) this.takeChildren(node, old, next);
    return node;
  }

  saysTheSame(old, next) {
    return next.id ? this.same.has(next.id) : old.isEqualNode(next);
  }

  takeAttributes(node, next) {
    for (const { name } of [...node.attributes]) {
      if (!next.hasAttribute(name) && !OURS.has(name)) node.removeAttribute(name);
    }
    for (const attribute of next.attributes) {
      const { name, value } = attribute;
      if (node.getAttribute(name) !== value && !OURS.has(name) && isSafe(attribute)) node.setAttribute(name, value);
    }
  }

  takeChildren(node, old, next) {
    const before = byName(old);
    const wanted = [];
    for (const [name, child] of byName(next)) {
      wanted.push(this.take(before.get(name), child));
      before.delete(name);
    }
    for (const gone of before.values()) this.shown.get(gone).remove();
    let place = node.firstElementChild;
    for (const child of wanted) {
      if (child === place) place = place.nextElementSibling;
      else node.insertBefore(child, place);
    }
  }
}
