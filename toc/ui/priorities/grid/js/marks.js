/** How a strength looks and is called: by shape and letter, never by colour alone. */

import { html } from "../../../canvas/js/dom.js";

export const STRENGTHS = [
  { key: "direct", letter: "D", name: "Direct", hint: "It is what the priority asks for" },
  { key: "partial", letter: "P", name: "Partial", hint: "It is a part of it" },
  { key: "indirect", letter: "I", name: "Indirect", hint: "It leads there" },
];

export function strengthOf(key) {
  return STRENGTHS.find((one) => one.key === key);
}

/** The sign of a strength. */
export function markOf(key) {
  return html("span", { class: `mark ${key}`, text: strengthOf(key).letter });
}

/** A cell in words, for a reader and for the line beneath the matrix. */
export function wordsOf(row, column, cell) {
  const where = `${row.label}: ${column.text} (${column.body})`;
  if (cell?.strength) {
    const why = cell.reason ? ` ${cell.reason}` : " No reason given yet.";
    return `${where}. ${strengthOf(cell.strength).name}.${why}`;
  }
  if (cell?.other) return `${where}. Served as the same priority of another body: ${cell.other}`;
  return `${where}. Empty.`;
}
