/** Presenting: the picture alone, in the largest type that fits, one stage after the other. */

import { clamp, html, prefersStillness } from "./dom.js";
import { parseSvg } from "./drawing.js";
import { findPathway } from "./model.js";

/** Pixels: what can be read from the back of a room. */
const READABLE = 18.1;
const USUAL_BOXES = 40;
const MARGIN = 24;
/** Letters this much narrower still look like themselves: better than a map cut off at the side. */
const MOST_NARROWING = 0.88;
const STEP_DOWN = 160;
const BAR_STAYS = 2500;

/** Where a length starts: in the middle of the room when it fits, else as wanted while it fills the room. */
function place(length, room, wanted) {
  return length <= room ? (room - length) / 2 : clamp(Math.min(MARGIN, wanted), room - length - MARGIN, MARGIN);
}

export class Present {
  /** @param {import("./canvas.js").Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.step = 1;
    this.spot = null;
    /** Pixels that the map has been moved up by hand. */
    this.down = 0;
    this.world = html("div", { class: "present-world" });
    this.said = html("span", { class: "present-step", role: "status" });
    const button = (text, name, act) =>
      html("button", { type: "button", text, "aria-label": name, title: name, on: { click: act } });
    this.bar = html(
      "div",
      { class: "present-bar" },
      button("‹", "Back (Left)", () => this.go(-1)),
      this.said,
      button("›", "Next stage (Space)", () => this.go(1)),
      button("Leave", "Leave (Esc)", () => this.stop()),
    );
    this.node = html(
      "div",
      {
        class: "present",
        popover: "manual",
        tabindex: "-1",
        role: "dialog",
        "aria-label": "Presentation",
        on: {
          keydown: (event) => this.key(event),
          click: (event) => this.click(event),
          pointermove: () => this.showBar(),
          wheel: (event) => this.moveDown(event.deltaY),
        },
      },
      this.world,
      this.bar,
    );
    this.fullscreenChanged = () => this.afterFullscreen();
    this.resized = () => this.isOpen && this.frame(false);
  }

  get isOpen() {
    return this.node.matches(":popover-open");
  }

  start() {
    if (this.isOpen) return;
    const picture = parseSvg(this.canvas.data.svg);
    if (!picture) return;
    this.picture = picture;
    this.world.replaceChildren(picture);
    this.node.showPopover();
    this.readParts();
    this.spot = null;
    this.step = 1;
    this.down = 0;
    document.addEventListener("fullscreenchange", this.fullscreenChanged);
    addEventListener("resize", this.resized);
    this.goFullscreen();
    this.node.focus({ preventScroll: true });
    this.draw(false);
    this.showBar();
  }

  /** Full screen where the browser allows it; over the whole window where not. */
  goFullscreen() {
    if (document.fullscreenElement) return;
    document.documentElement.requestFullscreen?.().catch(() => {});
  }

  afterFullscreen() {
    if (!document.fullscreenElement) return this.stop();
    // What goes full screen covers what was on top: come up again.
    this.node.hidePopover();
    this.node.showPopover();
    this.node.focus({ preventScroll: true });
    this.frame(false);
  }

  stop() {
    if (!this.isOpen) return;
    document.removeEventListener("fullscreenchange", this.fullscreenChanged);
    removeEventListener("resize", this.resized);
    clearTimeout(this.quiet);
    this.node.hidePopover();
    this.world.replaceChildren();
    if (document.fullscreenElement) document.exitFullscreen?.().catch(() => {});
    if (this.canvas.data.mode === "present") this.canvas.queue.push({ type: "present", on: false });
    this.canvas.focusMap();
  }

  readParts() {
    const { scene } = this.canvas;
    this.parts = new Map();
    for (const [id, { kind }] of scene.parts) {
      const node = this.picture.querySelector(`#${CSS.escape(`${kind}-${id}`)}`);
      if (node) this.parts.set(id, { kind, node });
    }
    this.markers = [...this.picture.querySelectorAll("g.marker[data-about]")];
    this.around = [...this.picture.querySelectorAll("g.factor, g.accountability")].map((node) => {
      const { x, width } = node.getBBox();
      return { node, right: x + width };
    });
    const sizes = scene.size;
    this.picture.setAttribute("width", sizes.width);
    this.picture.setAttribute("height", sizes.height);
    this.enlargeSmallPrint();
    Object.assign(this.picture.style, { position: "absolute", left: "0", top: "0", overflow: "visible" });
  }

  /** Counts, keys and notes in the type of the boxes, each within the length it was measured to have. */
  enlargeSmallPrint() {
    const { fontSize } = this.canvas.scene;
    for (const text of this.picture.querySelectorAll("text[font-size]")) {
      if (parseFloat(text.getAttribute("font-size")) < fontSize) text.setAttribute("font-size", fontSize);
    }
  }

  get stages() {
    return this.canvas.serverModel.stages;
  }

  go(by) {
    this.spot = null;
    this.step = clamp(this.step + by, 1, this.stages.length);
    this.down = 0;
    this.draw(true);
  }

  /** Which parts are to be seen at this step. */
  shown() {
    const model = this.canvas.serverModel;
    const open = this.stages.slice(0, this.step).map((stage) => stage.id);
    const seen = new Set(open.flatMap((id) => [id, ...model.column(id)]));
    for (const link of model.links) if (seen.has(link.source) && seen.has(link.target)) seen.add(link.id);
    return seen;
  }

  draw(moving) {
    const seen = this.shown();
    const pathway = this.spot ? findPathway(this.canvas.serverModel, [this.spot]) : null;
    for (const [id, { kind, node }] of this.parts) {
      const staged = kind === "box" || kind === "link" || kind === "stage";
      node.classList.toggle("unseen", staged && !seen.has(id));
      node.classList.toggle("dimmed", pathway !== null && (kind === "box" || kind === "link") && !pathway.has(id));
    }
    for (const node of this.markers) {
      const { about } = node.dataset;
      node.classList.toggle("unseen", !seen.has(about));
      node.classList.toggle("dimmed", pathway !== null && !pathway.has(about));
    }
    // What stands around the map comes with the column it stands at.
    const next = this.stages[this.step]?.x ?? Infinity;
    for (const { node, right } of this.around) node.classList.toggle("unseen", right > next);
    const stage = this.stages[this.step - 1];
    this.said.textContent = stage ? `${stage.name}: stage ${this.step} of ${this.stages.length}` : "";
    this.frame(moving);
  }

  /** The whole map when its type stays readable; else as large as it must be, following the stages. */
  frame(moving) {
    const { scene, serverModel } = this.canvas;
    const { size } = scene;
    const [width, height] = [this.node.clientWidth, this.node.clientHeight];
    const across = (width - 2 * MARGIN) / size.width;
    const readable = serverModel.boxes.size <= USUAL_BOXES ? READABLE / scene.fontSize : 0;
    const zoom = Math.max(Math.min(across, (height - 2 * MARGIN) / size.height), readable);
    const narrow = across < zoom && across / zoom >= MOST_NARROWING ? across : zoom;
    const stage = this.stages[this.step - 1];
    const right = stage ? (stage.x + stage.width) * narrow + MARGIN : 0;
    const x = place(size.width * narrow, width, width - right);
    this.lowest = Math.max(0, size.height * zoom - height + 2 * MARGIN);
    const y = place(size.height * zoom, height, MARGIN - this.down);
    this.world.classList.toggle("moving", moving && !prefersStillness());
    this.world.style.transform = `translate(${x}px, ${y}px) scale(${narrow}, ${zoom})`;
  }

  /** What stands lower than the window reaches. */
  moveDown(by) {
    this.down = clamp(this.down + by, 0, this.lowest);
    this.frame(false);
  }

  key(event) {
    event.stopPropagation();
    const deeds = {
      " ": () => this.go(1),
      ArrowRight: () => this.go(1),
      PageDown: () => this.go(1),
      Enter: () => this.go(1),
      ArrowLeft: () => this.go(-1),
      PageUp: () => this.go(-1),
      Backspace: () => this.go(-1),
      ArrowDown: () => this.moveDown(STEP_DOWN),
      ArrowUp: () => this.moveDown(-STEP_DOWN),
      Home: () => this.go(-this.stages.length),
      End: () => this.go(this.stages.length),
      Escape: () => this.stop(),
      p: () => this.stop(),
    };
    const deed = deeds[event.key];
    const onButton = event.target instanceof HTMLButtonElement && [" ", "Enter"].includes(event.key);
    if (!deed || onButton) return;
    event.preventDefault();
    deed();
  }

  /** A click on a box puts the light on its pathway; on it again, or beside it, takes it away. */
  click(event) {
    if (event.target instanceof Element && event.target.closest("button")) return;
    const found = [...this.parts].find(([, part]) => part.kind === "box" && part.node.contains(event.target));
    const id = found?.[0] ?? null;
    this.spot = id === this.spot ? null : id;
    this.draw(false);
  }

  showBar() {
    this.bar.classList.add("shown");
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.bar.classList.remove("shown"), BAR_STAYS);
  }
}
