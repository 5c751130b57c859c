/** The drawn picture: its parts found by id, measured, lit and marked. */

import { svg } from "./dom.js";
import { Drawing } from "./drawing.js";

const ID = /^(box|link|stage|factor|assumption)-(.+)$/;

export class Scene {
  /** @param {HTMLElement} holder where the picture stands, in the world's coordinates */
  constructor(holder) {
    this.holder = holder;
    this.drawing = new Drawing();
    this.parts = new Map();
    this.size = { width: 1, height: 1 };
    this.fontSize = 11;
    this.fontFamily = "";
    this.headingFoot = 40;
  }

  get root() {
    return this.drawing.root;
  }

  /** Make the old picture the new one, in one step and only where they differ, so that nothing blinks. */
  load(text) {
    if (!this.drawing.load(text)) return false;
    const { root } = this;
    this.measureFrame(root);
    root.setAttribute("role", "group");
    root.setAttribute("focusable", "false");
    if (root.parentNode !== this.holder) this.holder.replaceChildren(root);
    this.index();
    return true;
  }

  measureFrame(root) {
    const box = (root.getAttribute("viewBox") || "").trim().split(/[\s,]+/).map(Number);
    const [left, top, width, height] =
      box.length === 4 && box.every(Number.isFinite)
        ? box
        : [0, 0, parseFloat(root.getAttribute("width")) || 1, parseFloat(root.getAttribute("height")) || 1];
    root.setAttribute("width", width);
    root.setAttribute("height", height);
    Object.assign(root.style, { position: "absolute", left: `${left}px`, top: `${top}px`, overflow: "visible" });
    this.size = { width: left + width, height: top + height };
  }

  index() {
    this.parts = new Map();
    for (const node of this.root.querySelectorAll("g[id]")) {
      const match = ID.exec(node.id);
      if (!match) continue;
      const [, kind, id] = match;
      this.parts.set(id, { kind, node });
      if (this.drawing.fresh.has(node)) this.prepare(node, kind, id);
    }
    // To measure makes the browser lay out, so it is done only where headings or colours are new.
    const isTelling = (node) => node.id.startsWith("stage-") || node.classList.contains("ground");
    if (!this.fontFamily || [...this.drawing.fresh].some(isTelling)) this.measureType();
  }

  prepare(node, kind, id) {
    node.dataset.part = id;
    if (!node.hasAttribute("tabindex")) node.setAttribute("tabindex", "-1");
    node.setAttribute("role", "button");
    if (kind === "link") this.widenHit(node);
    else this.dropTooltip(node);
  }

  measureType() {
    const text = this.root.querySelector("g.box text") || this.root.querySelector("text");
    this.fontSize = (text && parseFloat(getComputedStyle(text).fontSize)) || 11;
    this.fontFamily = text ? getComputedStyle(text).fontFamily : "sans-serif";
    const heads = this.ofKind("stage").map((part) => this.measure(part.node));
    this.headingFoot = heads.length ? Math.max(...heads.map((box) => box.y + box.height)) : 40;
    const ground = this.root.querySelector("rect.ground");
    this.ground = ground ? getComputedStyle(ground).fill : "";
  }

  /** An arrow is thin; a finger is not. */
  widenHit(node) {
    for (const path of node.querySelectorAll("path")) {
      const wide = svg("path", { d: path.getAttribute("d") || "", class: "hit", "aria-hidden": "true" });
      node.prepend(wide);
    }
  }

  /** The title becomes the accessible name: a tooltip over every box would only repeat it. */
  dropTooltip(node) {
    const title = [...node.children].find((child) => child.localName === "title");
    if (!title) return;
    if (!node.getAttribute("aria-label")) node.setAttribute("aria-label", title.textContent);
    title.remove();
  }

  ofKind(kind) {
    return [...this.parts.values()].filter((part) => part.kind === kind);
  }

  node(id) {
    return this.parts.get(id)?.node;
  }

  kindOf(id) {
    return this.parts.get(id)?.kind;
  }

  /** The part an event happened on: `{kind, id}`, or null on empty ground. */
  partAt(target) {
    const node = target instanceof Element ? target.closest("[data-part], .marker[data-about]") : null;
    if (!node || !this.root?.contains(node)) return null;
    const id = node.dataset.part ?? node.dataset.about;
    return this.parts.has(id) ? { kind: this.kindOf(id), id } : null;
  }

  /** The frame of a part in the map's coordinates, for those the server sends no place of. */
  frame(id) {
    const node = this.node(id);
    return node ? this.measure(node) : null;
  }

  measure(node) {
    const box = node.getBBox();
    const way = this.root.getScreenCTM().inverse().multiply(node.getScreenCTM());
    return { x: box.x * way.a + way.e, y: box.y * way.d + way.f, width: box.width * way.a, height: box.height * way.d };
  }

  /** Fill and line of a box, so that what stands in for it looks like it. */
  colours(id) {
    const node = this.node(id);
    const shape = node?.querySelector("rect, polygon, ellipse, path:not(.hit)");
    if (!shape) return null;
    const style = getComputedStyle(shape);
    return { fill: style.fill, line: style.stroke, text: getComputedStyle(node.querySelector("text") || shape).fill };
  }

  /** Light these parts and fade the others; with null everything is as drawn. */
  light(ids) {
    this.root.classList.toggle("lit", ids !== null);
    for (const [id, { node }] of this.parts) node.classList.toggle("on", ids !== null && ids.has(id));
  }
}
