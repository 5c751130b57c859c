"""The tables of an import as HTML: rows of the file, what would become of them, what is wrong with some."""

from collections.abc import Iterable, Sequence
from html import escape

from toc.exchange.figures.faults import Fault
from toc.exchange.figures.mapping import Mapping, Role
from toc.exchange.figures.table import ROW, Table
from toc.services.figure_preview import PreviewLine

SAMPLE_ROWS = 4
SAMPLE_COLUMNS = 30
FAULTS_SHOWN = 200
_LONGEST = 60
ROLE_WORDS = {
    Role.INDICATOR: "Indicator",
    Role.PERIOD: "Period",
    Role.CATEGORY: "Category",
    Role.COMPARISON: "Comparison series",
    Role.PART: "Numerator or denominator",
    Role.VALUE: "Value",
    Role.NUMERATOR: "Numerator",
    Role.DENOMINATOR: "Denominator",
    Role.N: "Sample size (n)",
    Role.SD: "Standard deviation",
    Role.LOWER: "Lower limit",
    Role.UPPER: "Upper limit",
    Role.PROVISIONAL: "Provisional",
    Role.NOTE: "Note",
    Role.SOURCE: "Source",
}


def sample_html(table: Table, mapping: Mapping) -> str:
    """The first rows of the file, and above each column what it is taken for."""
    places = range(min(len(table.headings), SAMPLE_COLUMNS))
    roles = {place: ROLE_WORDS[role] for role, place in mapping.columns.items()}
    roles |= {one.column: "Figures" for one in mapping.wide}
    head = [_cell("th", "Row", ' scope="col"')]
    for place in places:
        kind, words = ("toc-taken", roles[place]) if place in roles else ("toc-unread", "not read")
        taken = f'<span class="{kind}">{escape(words)}</span>'
        head.append(f'<th scope="col">{taken}{_short(table.headings[place]) or "(no heading)"}</th>')
    rows = [
        _cell("td", f"{row[ROW]:,}") + "".join(f"<td>{_short(str(row[str(place)]))}</td>" for place in places)
        for row in table.cells.head(SAMPLE_ROWS).iter_rows(named=True)
    ]
    return _table("First rows of the file", "".join(head), rows, "toc-sample")


def preview_html(lines: Sequence[PreviewLine], *, of: str) -> str:
    """A row a line: what would be new, changed, the same, refused."""
    columns = [(of, ""), *((name, ' class="toc-number"') for name in ("New", "Changed", "Same", "Refused"))]
    head = "".join(f'<th scope="col"{more}>{name}</th>' for name, more in columns)
    rows = [
        f'<th scope="row">{escape(line.name)}</th>'
        + "".join(
            f'<td class="toc-number">{f"{number:,}" if number else "–"}</td>' for number in (*line.counts, line.refused)
        )
        for line in lines
    ]
    return _table("What the import would do", head, rows, "toc-lines")


def faults_html(faults: Iterable[Fault]) -> str:
    """Each fault by its row and column."""
    head = "".join(_cell("th", name, ' scope="col"') for name in ("Row", "Column", "What is wrong"))
    rows = [
        _cell("td", f"{fault.row:,}", ' class="toc-number"') + _cell("td", fault.column) + _cell("td", fault.text)
        for fault in list(faults)[:FAULTS_SHOWN]
    ]
    return _table("Rows that cannot be read", head, rows, "toc-faults")


def _table(label: str, head: str, rows: Iterable[str], kind: str) -> str:
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    # What scrolls is reached by keys too.
    return f'<div class="toc-scroll {kind}" role="region" aria-label="{label}" tabindex="0">{table}</div>'


def _cell(tag: str, text: str, more: str = "") -> str:
    return f"<{tag}{more}>{escape(text)}</{tag}>"


def _short(text: str) -> str:
    return escape(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
