/** The map as the browser knows it: the server's boxes plus the changes it has not answered yet. */

/** As `after`: before every other box of the column. Null is the end. */
export const AT_START = "";

/**
 * @typedef {{id: string, stage: string|null, label: string, x?: number, y?: number, width?: number,
 *   height?: number, fresh?: boolean, base?: string, nested?: boolean}} Box
 */

export class Model {
  /** @param {object} data what the server sent */
  constructor(data) {
    this.stages = data.stages;
    /** @type {Map<string, Box>} */
    this.boxes = new Map();
    /** @type {Map<string|null, string[]>} ids of a column from the top; of the tray under null */
    this.columns = new Map([[null, []], ...data.stages.map((stage) => [stage.id, []])]);
    this.links = data.links.map((link) => ({ ...link }));
    for (const box of data.boxes) this.take({ ...box });
    for (const box of data.tray) this.take({ ...box, stage: null });
  }

  take(box) {
    this.boxes.set(box.id, box);
    this.column(box.stage).push(box.id);
  }

  column(stage) {
    if (!this.columns.has(stage)) this.columns.set(stage, []);
    return this.columns.get(stage);
  }

  stageIndex(id) {
    return this.stages.findIndex((stage) => stage.id === id);
  }

  stageName(id) {
    if (id === null) return "the tray";
    return this.stages.find((stage) => stage.id === id)?.name ?? "";
  }

  label(id) {
    return this.boxes.get(id)?.label ?? "";
  }

  /** The id that stands above this one in its column; AT_START for the top one. */
  above(id) {
    const column = this.column(this.boxes.get(id).stage);
    return column[column.indexOf(id) - 1] ?? AT_START;
  }

  outgoing(id) {
    return this.links.filter((link) => link.source === id);
  }

  incoming(id) {
    return this.links.filter((link) => link.target === id);
  }

  isLinked(source, target) {
    return this.links.some((link) => link.source === source && link.target === target);
  }

  /** Do now what the server will do when the event reaches it. */
  apply(event) {
    const change = CHANGES[event.type];
    if (change) change(this, event);
  }

  insert(id, stage, after) {
    const column = this.column(stage);
    if (after === AT_START) column.unshift(id);
    else if (after !== null && column.includes(after)) column.splice(column.indexOf(after) + 1, 0, id);
    else column.push(id);
  }

  lift(id) {
    const box = this.boxes.get(id);
    if (!box) return null;
    const column = this.column(box.stage);
    column.splice(column.indexOf(id), 1);
    return box;
  }

  add(id, label, stage, after) {
    if (this.boxes.has(id)) return;
    this.boxes.set(id, { id, label, stage, fresh: true });
    this.insert(id, stage, after);
  }

  addLink(id, source, target) {
    const sound = this.boxes.has(source) && this.boxes.has(target) && !this.isLinked(source, target);
    if (sound) this.links.push({ id, source, target, fresh: true });
  }
}

const CHANGES = {
  add: (model, event) => model.add(event.id, event.label, event.stage, event.after),
  paste: (model, event) => {
    let after = event.after;
    for (const item of event.items) {
      model.add(item.id, item.label, event.stage, after);
      if (after !== null) after = item.id;
    }
  },
  add_before: (model, event) => {
    const stage = event.stage;
    const inPlace = model.boxes.get(event.before)?.stage === stage;
    model.add(event.id, event.label, stage, inPlace ? model.above(event.before) : null);
    model.addLink(event.link, event.id, event.before);
  },
  rename: (model, event) => {
    const box = model.boxes.get(event.id);
    if (box) Object.assign(box, { label: event.label, renamed: true });
  },
  move: (model, event) => {
    let after = event.after;
    for (const id of event.ids) {
      const box = model.lift(id);
      if (!box) continue;
      Object.assign(box, { stage: event.stage, fresh: true });
      model.insert(id, event.stage, after);
      if (after !== null) after = id;
    }
  },
  link: (model, event) => model.addLink(event.id, event.source, event.target),
  remove: (model, event) => {
    for (const id of event.ids) {
      if (model.lift(id)) model.boxes.delete(id);
    }
    const gone = new Set(event.ids);
    model.links = model.links.filter((link) => ![link.id, link.source, link.target].some((id) => gone.has(id)));
  },
  duplicate: (model, event) => {
    event.ids.forEach((id, index) => {
      const box = model.boxes.get(id);
      if (box) model.add(event.new_ids[index], box.label, box.stage, id);
    });
  },
};

/** Everything that leads to these boxes and everything they lead to, arrows included. */
export function findPathway(model, ids) {
  const lit = new Set(ids);
  const follow = (from, to) => {
    const seen = new Set(ids);
    const waiting = [...ids];
    while (waiting.length) {
      const id = waiting.pop();
      for (const link of model.links) {
        if (link[from] !== id) continue;
        lit.add(link.id);
        lit.add(link[to]);
        if (!seen.has(link[to])) {
          seen.add(link[to]);
          waiting.push(link[to]);
        }
      }
    }
  };
  follow("source", "target");
  follow("target", "source");
  return lit;
}
