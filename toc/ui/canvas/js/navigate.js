/** Where an arrow key leads: along columns and links. */

/** The nearest of these boxes by height on the map. */
function nearest(model, ids, y) {
  const middle = (id) => {
    const box = model.boxes.get(id);
    return (box.y ?? 0) + (box.height ?? 0) / 2;
  };
  return [...ids].sort((a, b) => Math.abs(middle(a) - y) - Math.abs(middle(b) - y))[0] ?? null;
}

function acrossFrom(model, id, step) {
  const box = model.boxes.get(id);
  const y = (box.y ?? 0) + (box.height ?? 0) / 2;
  const links = step > 0 ? model.outgoing(id).map((link) => link.target) : model.incoming(id).map((link) => link.source);
  const linked = links.filter((other) => model.boxes.get(other)?.stage);
  if (linked.length) return nearest(model, linked, y);
  for (let index = model.stageIndex(box.stage) + step; model.stages[index]; index += step) {
    const column = model.column(model.stages[index].id);
    if (column.length) return nearest(model, column, y);
  }
  return null;
}

function fromStage(model, id, key) {
  const index = model.stageIndex(id);
  if (key === "ArrowDown") return model.column(id)[0] ?? null;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key] ?? 0;
  return model.stages[index + step]?.id ?? null;
}

function fromLink(model, link, key) {
  if (key === "ArrowLeft") return link.source;
  if (key === "ArrowRight") return link.target;
  const beside = model.links.filter((each) => each.source === link.source || each.target === link.source);
  const step = key === "ArrowDown" ? 1 : -1;
  const index = beside.findIndex((each) => each.id === link.id) + step;
  return beside[(index + beside.length) % beside.length]?.id ?? null;
}

/** The first box of the map, from the left. */
export function firstBox(model) {
  for (const stage of model.stages) {
    const column = model.column(stage.id);
    if (column.length) return column[0];
  }
  return model.column(null)[0] ?? null;
}

/** The part an arrow key leads to from this one, or null where the map ends. */
export function findNext(model, id, key) {
  if (model.stageIndex(id) >= 0) return fromStage(model, id, key);
  const link = model.links.find((each) => each.id === id);
  if (link) return fromLink(model, link, key);
  const box = model.boxes.get(id);
  if (!box) return firstBox(model);
  const column = model.column(box.stage);
  const index = column.indexOf(id);
  if (box.stage === null) {
    const step = key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : 0;
    return step ? column[index + step] ?? null : key === "ArrowUp" ? firstBox(model) : null;
  }
  if (key === "ArrowUp") return column[index - 1] ?? box.stage;
  if (key === "ArrowDown") return column[index + 1] ?? null;
  return acrossFrom(model, id, key === "ArrowRight" ? 1 : -1);
}

/** The arrows of a box, what leaves it first; the one after `current`. */
export function nextArrow(model, box, current) {
  const links = [...model.outgoing(box), ...model.incoming(box)];
  const index = links.findIndex((link) => link.id === current);
  return links[(index + 1) % links.length]?.id ?? null;
}
