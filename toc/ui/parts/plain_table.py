"""A table of words: everything in it as typed, its first column naming the rows; it scrolls sideways by itself."""

from collections.abc import Sequence
from html import escape

import streamlit as st


def show_plain_table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]], *, total: bool = False) -> None:
    """The table with its caption for those who do not see it; with `total`, the last row stands apart."""
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(_row(row, last=total and place == len(rows) - 1) for place, row in enumerate(rows))
    st.html(
        f'<div class="toc-table" role="region" tabindex="0" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(cells: Sequence[str], *, last: bool) -> str:
    name, *others = cells
    row = f'<th scope="row">{escape(name)}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in others)
    return f'<tr class="toc-total">{row}</tr>' if last else f"<tr>{row}</tr>"
