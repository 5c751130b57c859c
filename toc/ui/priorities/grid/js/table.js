/** The table itself: bodies and priorities across, what serves them down, a mark where they meet. */

import { html } from "../../../canvas/js/dom.js";
import { STRENGTHS, markOf } from "./marks.js";

/** The empty table; what changes with each mark is put in by `fillTable`. */
export function buildTable(data) {
  const cells = [];
  const heads = [];
  const body = html("tbody");
  let heading = null;
  data.rows.forEach((row, r) => {
    if (data.headed && row.heading !== heading) {
      heading = row.heading;
      body.append(
        html("tr", { class: "stage" }, html("th", { scope: "rowgroup", text: heading }), html("td", { colspan: data.columns.length })),
      );
    }
    const line = data.columns.map((column, c) => {
      const cell = html("td", { role: "gridcell", tabindex: -1, "data-r": r, "data-c": c });
      return cell;
    });
    cells.push(line);
    heads.push(rowHead(row, data.headed));
    body.append(html("tr", {}, heads.at(-1), ...line));
  });
  const columnHeads = data.columns.map((column, c) => columnHead(data, column, c));
  const wide = data.columns.filter((column) => alone(data, column)).length;
  const table = html(
    "table",
    {
      role: "grid",
      "aria-label": "What serves which priority",
      "aria-rowcount": data.rows.length,
      "aria-colcount": data.columns.length,
      style: { width: `calc(var(--names) + ${data.columns.length - wide} * var(--column) + ${wide} * var(--alone))` },
    },
    html("colgroup", {}, html("col", { class: "names" }), ...data.columns.map((column) => html("col", { class: alone(data, column) ? "alone" : "" }))),
    html("thead", {}, bodiesLine(data), html("tr", { class: "priorities" }, ...columnHeads)),
    body,
  );
  return { table, cells, heads, columnHeads, corner: table.querySelector(".corner p") };
}

/** Marks, counts and gaps: all that an edit changes. */
export function fillTable(built, data, cellOf) {
  built.corner.textContent = data.corner;
  data.columns.forEach((column, c) => {
    const head = built.columnHeads[c];
    head.classList.toggle("gap", column.gap);
    head.querySelector("small").textContent = column.old ? "past" : String(column.count);
  });
  data.rows.forEach((row, r) => {
    const head = built.heads[r];
    head.parentElement.className = row.gap ? "gap" : "";
    head.querySelector("small").textContent = String(row.count);
    data.columns.forEach((column, c) => fillCell(built.cells[r][c], row, column, cellOf(row, column)));
  });
}

export function fillCell(cell, row, column, value) {
  cell.className = [column.old ? "old" : "", column.gap ? "gap" : "", value?.unsaved ? "unsaved" : ""].join(" ").trim();
  const shown = [value?.strength ?? "", Boolean(value?.reason), Boolean(value?.other)].join();
  if (cell.dataset.shown === shown) return;
  cell.dataset.shown = shown;
  if (value?.strength) {
    cell.replaceChildren(markOf(value.strength), ...(value.reason ? [] : [html("i", { class: "why", title: "No reason given yet" })]));
  } else if (value?.other) {
    cell.replaceChildren(html("span", { class: "same", text: "=" }));
  } else cell.replaceChildren();
}

/** A body with one priority has a wider column, so that its name can be read. */
function alone(data, column) {
  return data.columns.filter((one) => one.body === column.body).length === 1;
}

function bodiesLine(data) {
  const spans = [];
  for (const column of data.columns) {
    const last = spans.at(-1);
    if (last?.body === column.body) last.count += 1;
    else spans.push({ body: column.body, count: 1 });
  }
  const key = STRENGTHS.map(({ key: strength, name }) => html("span", {}, markOf(strength), html("span", { text: name })));
  const other = html("span", {}, html("span", { class: "same", text: "=" }), html("span", { text: "Served as the same priority of another body" }));
  const gap = html("span", {}, html("span", { class: "shade" }), html("span", { text: "Gap" }));
  const corner = html(
    "th",
    { class: "corner", rowspan: 2, scope: "col" },
    html("p"),
    html("div", { class: "key" }, ...key, gap, other),
  );
  return html(
    "tr",
    { class: "bodies" },
    corner,
    ...spans.map(({ body, count }) => html("th", { scope: "colgroup", colspan: count, title: body }, html("span", { text: body }))),
  );
}

function columnHead(data, column, c) {
  const first = c > 0 && data.columns[c - 1].body === column.body ? "" : "first";
  const text = column.code ? `${column.code} ${column.text}` : column.text;
  return html(
    "th",
    { scope: "col", class: [column.old ? "old" : "", first].join(" ").trim(), title: [text, ...column.notes].join("\n") },
    html("span", { class: "upright", text }),
    html("small"),
  );
}

function rowHead(row, headed) {
  return html(
    "th",
    { scope: "row", title: row.label },
    html("span", { class: "label", text: row.label }),
    html("small", { title: "How many of these priorities it serves" }),
    ...(headed ? [] : [html("span", { class: "where", text: row.heading })]),
  );
}
