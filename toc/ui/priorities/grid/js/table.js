/** The table itself: bodies and priorities across, what serves them down, a mark where they meet. */

import { html } from "../../../canvas/js/dom.js";
import { STRENGTHS, markOf } from "./marks.js";

/** @returns {{table: HTMLTableElement, cells: HTMLTableCellElement[][]}} */
export function buildTable(data, cellOf) {
  const cells = [];
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
      fillCell(cell, row, column, cellOf(row, column));
      return cell;
    });
    cells.push(line);
    body.append(html("tr", { class: row.gap ? "gap" : "" }, rowHead(row, data.headed), ...line));
  });
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
    html("thead", {}, bodiesLine(data), prioritiesLine(data)),
    body,
  );
  return { table, cells };
}

export function fillCell(cell, row, column, value) {
  cell.className = [column.old ? "old" : "", column.gap ? "gap" : "", value?.unsaved ? "unsaved" : ""].join(" ").trim();
  if (value?.strength) {
    cell.replaceChildren(markOf(value.strength), ...(value.reason ? [] : [html("i", { class: "why", title: "No reason given yet" })]));
  } else if (value?.other) {
    cell.replaceChildren(html("span", { class: "same", "aria-hidden": true, text: "=" }));
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
    html("p", { text: data.corner }),
    html("div", { class: "key" }, ...key, gap, other),
  );
  return html(
    "tr",
    { class: "bodies" },
    corner,
    ...spans.map(({ body, count }) => html("th", { scope: "colgroup", colspan: count, title: body }, html("span", { text: body }))),
  );
}

function prioritiesLine(data) {
  return html(
    "tr",
    { class: "priorities" },
    ...data.columns.map((column, c) => {
      const first = c > 0 && data.columns[c - 1].body === column.body ? "" : "first";
      const kind = [column.old ? "old" : "", column.gap ? "gap" : "", first].join(" ").trim();
      const text = column.code ? `${column.code} ${column.text}` : column.text;
      return html(
        "th",
        { scope: "col", class: kind, title: [text, ...column.notes].join("\n") },
        html("span", { class: "upright", text }),
        html("small", { text: column.old ? "past" : String(column.count) }),
      );
    }),
  );
}

function rowHead(row, headed) {
  return html(
    "th",
    { scope: "row", title: row.label },
    html("span", { class: "label", text: row.label }),
    html("small", { text: String(row.count), title: `${row.count} of these priorities` }),
    ...(headed ? [] : [html("span", { class: "where", text: row.heading })]),
  );
}
