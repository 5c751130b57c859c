/** What the browser keeps: unsent changes, unfinished typing, the place on the map. */

/** localStorage may be full, blocked or absent: then nothing is kept, and nothing breaks. */
export class Keep {
  /** @param {Storage|undefined} storage */
  constructor(storage) {
    this.storage = storage;
  }

  read(key) {
    try {
      return JSON.parse(this.storage.getItem(key));
    } catch {
      return null;
    }
  }

  write(key, value) {
    try {
      this.storage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  drop(key) {
    try {
      this.storage.removeItem(key);
    } catch {
      // Blocked storage holds nothing to remove.
    }
  }

  /** Keys that start so, in the storage's own order. */
  keys(prefix) {
    try {
      return Object.keys(this.storage).filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  }
}

/** @param {"localStorage"|"sessionStorage"} name */
export function openKeep(name) {
  try {
    return new Keep(window[name]);
  } catch {
    return new Keep(undefined);
  }
}
