/** Which part of the map is on screen: pan, zoom about a point, fit, and back to where it was. */

import { clamp } from "./dom.js";

const LEAST_ZOOM = 0.08;
const MOST_ZOOM = 6;
const MOST_FITTED_ZOOM = 1.6;
const MARGIN = 16;
const PHONE = 640;
const PHONE_ZOOM = 0.85;

export class View {
  /**
   * @param {HTMLElement} port the window on the map
   * @param {HTMLElement} world what is moved and scaled, in the picture's points
   * @param {() => void} changed told after every move
   */
  constructor(port, world, changed) {
    this.port = port;
    this.world = world;
    this.changed = changed;
    this.x = MARGIN;
    this.y = MARGIN;
    this.zoom = 1;
    /** True until the person pans or zooms: then a change of size fits again. */
    this.fitted = true;
    this.size = { width: 1, height: 1 };
    /** The port's own size. To ask the port for it makes the browser lay out all that has changed. */
    this.width = 1;
    this.height = 1;
    /** Pixels at the foot that something else covers. */
    this.covered = 0;
  }

  measurePort() {
    this.width = this.port.clientWidth;
    this.height = this.port.clientHeight;
  }

  apply() {
    this.world.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.zoom})`;
    this.changed();
  }

  /** The zoom at which the whole width shows. */
  fittingZoom() {
    const room = this.width - 2 * MARGIN;
    return clamp(room / Math.max(this.size.width, 1), LEAST_ZOOM, MOST_FITTED_ZOOM);
  }

  /** The whole width, from the top: a tall map is scrolled, never shrunk past reading. */
  fit() {
    this.zoom = this.fittingZoom();
    this.x = Math.max(MARGIN, (this.width - this.size.width * this.zoom) / 2);
    this.y = MARGIN;
    this.fitted = true;
    this.apply();
  }

  /** At first sight: the whole width; on a phone, where that could not be read, from the left. */
  start() {
    this.fit();
    if (this.width >= PHONE || this.zoom >= PHONE_ZOOM) return;
    Object.assign(this, { zoom: PHONE_ZOOM, x: MARGIN, fitted: false });
    this.apply();
  }

  /** Zoom by a factor, keeping the point of the map under (px, py) where it is. */
  zoomAt(px, py, factor) {
    const zoom = clamp(this.zoom * factor, LEAST_ZOOM, MOST_ZOOM);
    const ratio = zoom / this.zoom;
    this.x = px - (px - this.x) * ratio;
    this.y = py - (py - this.y) * ratio;
    this.zoom = zoom;
    this.fitted = false;
    this.holdInSight();
    this.apply();
  }

  /** Zoom about the middle. */
  zoomBy(factor) {
    this.zoomAt(this.width / 2, this.height / 2, factor);
  }

  panBy(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.fitted = false;
    this.holdInSight();
    this.apply();
  }

  /** A corner of the map always stays on screen: nobody loses it. */
  holdInSight() {
    const left = 80;
    this.x = clamp(this.x, left - this.size.width * this.zoom, this.width - left);
    this.y = clamp(this.y, left - this.size.height * this.zoom, this.height - left);
  }

  /** From the screen, relative to the port, to the map. */
  toMap(px, py) {
    return { x: (px - this.x) / this.zoom, y: (py - this.y) / this.zoom };
  }

  /** From the map to the screen, relative to the port. */
  toScreen(rect) {
    return {
      x: rect.x * this.zoom + this.x,
      y: rect.y * this.zoom + this.y,
      width: rect.width * this.zoom,
      height: rect.height * this.zoom,
    };
  }

  /** Move no further than needed for the rectangle to be in sight. */
  reveal(rect) {
    const seen = this.toScreen(rect);
    const bottom = this.height - this.covered - MARGIN;
    const shift = (start, length, least, most) => {
      if (start + length > most) return Math.max(most - start - length, least - start);
      return start < least ? least - start : 0;
    };
    const dx = shift(seen.x, seen.width, MARGIN, this.width - MARGIN);
    const dy = shift(seen.y, seen.height, MARGIN, bottom);
    if (!dx && !dy) return;
    this.x += dx;
    this.y += dy;
    this.apply();
  }

  /** What to remember, and come back to. */
  place() {
    return { x: this.x, y: this.y, zoom: this.zoom, fitted: this.fitted };
  }

  /** @returns {boolean} whether the place could be taken again */
  restore(place) {
    const sound = place && [place.x, place.y, place.zoom].every(Number.isFinite) && place.zoom > 0;
    if (!sound || place.fitted) return false;
    Object.assign(this, { x: place.x, y: place.y, zoom: clamp(place.zoom, LEAST_ZOOM, MOST_ZOOM), fitted: false });
    this.holdInSight();
    this.apply();
    return true;
  }
}
