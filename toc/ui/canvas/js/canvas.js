/** The map you work on: holds the parts together and speaks with the server. */

import { Adders } from "./adders.js";
import { Controls } from "./controls.js";
import { Deeds } from "./deeds.js";
import { html } from "./dom.js";
import { Editor } from "./editor.js";
import { Finder } from "./finder.js";
import { openKeep } from "./keep.js";
import { Keyboard } from "./keyboard.js";
import { Model } from "./model.js";
import { Overlay } from "./overlay.js";
import { Pointer } from "./pointer.js";
import { Present } from "./present.js";
import { Queue } from "./queue.js";
import { Scene } from "./scene.js";
import { Selection } from "./selection.js";
import { Tray } from "./tray.js";
import { Typing } from "./typing.js";
import { View } from "./view.js";

const LEAST_HEIGHT = 320;

/** The elements of the page that hold the canvas, the innermost first. */
function holdersOf(root) {
  const holders = [];
  for (let holder = root.host; holder; holder = holder.parentElement) holders.push(holder);
  return holders;
}

export class Canvas {
  /** @param {ShadowRoot} root */
  constructor(root) {
    this.root = root;
    this.keep = openKeep("localStorage");
    this.places = openKeep("sessionStorage");
    this.data = null;
    this.hovered = null;
    this.build();
    this.queue = new Queue(this.keep, {
      late: (late, count) => this.controls.showLate(late, count),
      left: (count) => (this.shell.dataset.waiting = count),
      found: (events, accept, refuse) => this.offerChanges(events, accept, refuse),
      stuck: () => this.startAnew(),
    });
    this.queue.changed = () => this.data && this.redraw();
    this.pointer = new Pointer(this);
    this.keyboard = new Keyboard(this);
    this.sizes = new ResizeObserver(() => this.resized());
    this.sizes.observe(this.port);
    this.trays = new ResizeObserver(() => this.tray.measure());
    this.trays.observe(this.tray.node);
    this.fill = () => this.fillWindow();
    addEventListener("resize", this.fill);
    // What stands above the canvas may come, go or grow after it: then whatever holds them both changes its size.
    this.around = new ResizeObserver(this.fill);
    for (const holder of holdersOf(root)) this.around.observe(holder);
  }

  build() {
    this.holder = html("div", { class: "holder" });
    this.overlay = new Overlay(this);
    this.world = html("div", { class: "world" }, this.holder, this.overlay.cards, this.overlay.lines);
    this.port = html("div", { class: "port", tabindex: "-1" }, this.world);
    this.shell = html("div", { class: "canvas" }, this.port);
    this.scene = new Scene(this.holder);
    this.view = new View(this.port, this.world, () => this.moved());
    this.selection = new Selection(this);
    this.deeds = new Deeds(this);
    this.typing = new Typing(this);
    this.editor = new Editor(this);
    this.adders = new Adders(this);
    this.finder = new Finder(this);
    this.tray = new Tray(this);
    this.controls = new Controls(this);
    this.present = new Present(this);
    const { controls } = this;
    this.port.append(
      this.adders.node,
      controls.hint,
      this.tray.node,
      this.finder.node,
      this.editor.node,
      controls.keys,
      this.typing.node,
      controls.banner,
    );
    this.tray.node.append(controls.corner);
    this.shell.append(controls.live, this.present.node);
    this.root.append(this.shell);
  }

  get readonly() {
    return this.data.readonly;
  }

  /** Take in what the server sends: the picture, where its boxes are, and how far it has got. */
  update(data, send) {
    const first = this.data === null;
    const before = this.data;
    this.data = data;
    this.queue.send = send;
    this.port.setAttribute("role", "application");
    this.port.setAttribute("aria-label", `${data.name}. Map: arrow keys go along it, question mark lists the keys.`);
    const scope = `toc-canvas:${data.programme}:${data.theory}`;
    const moved = first || before.theory !== data.theory || before.programme !== data.programme;
    if (moved && !first) this.leaveMap(before);
    const { hasFocus } = this;
    this.takePicture(before);
    this.queue.answer(data.done, data.heard[this.queue.client] ?? 0, data.trouble !== "");
    this.redraw();
    if (moved) this.arrive(scope);
    this.selection.follow(data.selected);
    this.selection.prune();
    this.selectionChanged();
    this.controls.showHint(data.hint);
    this.keepFocus(hasFocus);
    if (!moved) this.markChanges(before, data);
    this.obey(before, data);
    this.shell.dataset.version = data.version;
  }

  takePicture(before) {
    if (before?.svg === this.data.svg && this.scene.root) return;
    if (!this.scene.load(this.data.svg)) this.say("The picture could not be shown. Your changes are safe.");
    const grown = Math.abs(this.scene.size.width - this.view.size.width) > 1;
    this.view.size = this.scene.size;
    this.port.style.background = this.scene.ground;
    this.present.node.style.background = this.scene.ground;
    if (before && this.view.fitted && grown) this.view.fit();
  }

  arrive(scope) {
    this.scope = scope;
    this.fillWindow();
    if (!this.view.restore(this.places.read(`${scope}:place`))) this.view.start();
    this.queue.open(scope);
    this.typing.open(scope);
    this.redraw();
    const free = document.activeElement === document.body || document.activeElement === null;
    if (!free || matchMedia("(pointer: coarse)").matches) return;
    const start = this.data.hint && !this.model.boxes.size ? this.firstStage() : null;
    if (start) this.adders.focus(start);
    else this.focusMap();
  }

  /** Where a team starts: what it does. */
  firstStage() {
    const { stages } = this.model;
    return (stages.find((stage) => stage.kind === "activity") ?? stages[0])?.id ?? null;
  }

  leaveMap(before) {
    this.places.write(`toc-canvas:${before.programme}:${before.theory}:place`, this.view.place());
    this.selection.ids = [];
    if (this.editor.open) this.editor.finish(false);
    this.finder.hide();
  }

  /** The server's map with every unanswered change on it. */
  redraw() {
    this.serverModel = new Model(this.data);
    this.model = new Model(this.data);
    for (const event of this.queue.changes()) this.model.apply(event);
    if (this.newBox) this.model.apply(this.newBox);
    const { hasFocus } = this;
    this.overlay.drawPending();
    this.tray.sync();
    this.adders.sync();
    this.selectionChanged();
    this.roveTab();
    this.keepFocus(hasFocus);
  }

  selectionChanged() {
    this.overlay.drawSelection();
    this.tray.mark();
  }

  hover(id) {
    if (id === this.hovered) return;
    this.hovered = id;
    this.overlay.drawSelection();
  }

  /** Light up for a moment the boxes that are new or say something new. */
  markChanges(before, after) {
    if (before.version === after.version) return;
    const old = new Map([...before.boxes, ...before.tray].map((box) => [box.id, box]));
    const changed = after.boxes.filter((box) => {
      const was = old.get(box.id);
      return !was || was.label !== box.label || was.stage !== box.stage;
    });
    if (changed.length <= 60) this.overlay.flash(changed.map((box) => box.id));
  }

  /** What the page itself asks for: to find, to present, to edit a box. Each asking counts once. */
  obey(before, data) {
    if (data.mode === "present" && before?.mode !== "present") this.present.start();
    if (data.mode !== "present" && before?.mode === "present") this.present.stop();
    const news = before !== null && data.ask_number !== before.ask_number;
    if (!data.ask || !news) return;
    const deeds = {
      find: () => this.finder.open(),
      fit: () => this.view.fit(),
      keys: () => this.controls.toggleKeys(),
      present: () => this.present.start(),
      edit: () => this.deeds.edit(this.selection.box),
      focus: () => this.focusMap(),
    };
    deeds[data.ask]?.();
  }

  /** Do something: here at once, on the server as soon as it hears. */
  act(event) {
    if (this.readonly && !["present", "panel", "open", "select"].includes(event.type)) return;
    this.queue.push(event);
    this.redraw();
  }

  moved() {
    if (!this.data) return;
    this.adders.place();
    this.editor.place();
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.places.write(`${this.scope}:place`, this.view.place()), 200);
    if (this.handleZoom !== this.view.zoom) {
      this.handleZoom = this.view.zoom;
      this.overlay.drawSelection();
    }
  }

  resized() {
    if (!this.data) return;
    this.view.measurePort();
    if (this.view.fitted) this.view.fit();
    else this.view.apply();
  }

  /** From where the canvas starts to the foot of the window. */
  fillWindow() {
    const scrolled = holdersOf(this.root).reduce((sum, holder) => sum + holder.scrollTop, 0);
    const top = this.shell.getBoundingClientRect().top + scrolled;
    const height = `${Math.max(LEAST_HEIGHT, innerHeight - Math.max(top, 0) - (this.data?.reserve ?? 0))}px`;
    if (height === this.shell.style.height) return;
    this.shell.style.height = height;
    this.view.measurePort();
  }

  exists(id) {
    return this.model.boxes.has(id) || this.model.links.some((link) => link.id === id) || this.scene.parts.has(id);
  }

  /** The place of a part on the map. Chips in the tray have none. */
  frameOf(id) {
    const box = this.model.boxes.get(id);
    if (!box) return this.scene.frame(id);
    if (box.stage === null || box.x === undefined) return null;
    return { x: box.x, y: box.y, width: box.width, height: box.height };
  }

  /** True while the keyboard is on the picture, and not in a field or on a button. */
  get hasFocus() {
    const { activeElement } = this.root;
    return activeElement === this.port || Boolean(activeElement && this.holder.contains(activeElement));
  }

  /** Give the keyboard to a part; to the map itself while the part is on its way. */
  focusPart(id) {
    this.roveTab(id);
    const node = this.scene.node(id);
    const drawn = node && !node.classList.contains("waiting") ? node : this.tray.chipOf(id);
    (drawn ?? this.port).focus({ preventScroll: true });
  }

  focusMap() {
    const id = this.selection.ids.at(-1);
    if (id) this.focusPart(id);
    else this.port.focus({ preventScroll: true });
  }

  /** After a change of the picture the keyboard is where it was: on what is selected. */
  keepFocus(hadFocus) {
    const { activeElement } = this.root;
    if (hadFocus && (activeElement === null || activeElement === this.port)) this.focusMap();
  }

  /** One stop for Tab on the whole map: where the keyboard was last. */
  roveTab(id = this.selection.ids.at(-1)) {
    const stop = this.scene.node(id) ?? this.scene.ofKind("box")[0]?.node ?? this.scene.ofKind("stage")[0]?.node;
    if (this.stop !== stop) this.stop?.setAttribute("tabindex", "-1");
    this.stop = stop;
    stop?.setAttribute("tabindex", "0");
  }

  say(sentence) {
    this.controls.say(sentence);
  }

  escape() {
    if (this.pointer.drag) return this.pointer.endDrag(false);
    this.selection.clear();
    this.port.focus({ preventScroll: true });
  }

  /** Changes that an earlier visit could not save, long enough ago to ask first. */
  offerChanges(events, accept, refuse) {
    const changes = events.length === 1 ? "One change" : `${events.length} changes`;
    const day = new Date(events[0].at).toLocaleDateString("en-GB", { day: "numeric", month: "long" });
    this.typing.ask(`${changes} made here on ${day} could not be saved then.`, "Save now", accept, refuse);
  }

  /** Never under somebody's hands: while they type, it can wait. */
  startAnew() {
    if (this.editor.open || this.adders.isBusy || this.pointer.drag) return;
    this.queue.save(true);
    location.reload();
  }

  close() {
    if (this.data) this.places.write(`${this.scope}:place`, this.view.place());
    this.present.stop();
    this.queue.close();
    this.sizes.disconnect();
    this.trays.disconnect();
    this.around.disconnect();
    removeEventListener("resize", this.fill);
  }
}
