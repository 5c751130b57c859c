"""A table as CSV: a row each, with how small numbers are protected at its end."""

import csv
import io
from collections.abc import Iterable, Sequence

from toc.exchange.cell_text import as_text

STAMP = "small numbers"


def render_table_csv(heads: Sequence[str], rows: Iterable[Sequence[str | float]], stamp: str) -> bytes:
    """Numbers in full and words that no spreadsheet calculates, in UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*map(as_text, heads), STAMP])
    writer.writerows([*map(_cell, row), stamp] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: str | float) -> str:
    return as_text(value) if isinstance(value, str) else f"{value:.10g}"
