"""People's own words on a chart: escaped, broken into lines, and cut where they would push the chart away."""

import html
from textwrap import wrap

LINE, LINES = 26, 2


def wrap_label(text: str, line: int = LINE, lines: int = LINES) -> str:
    """The text in at most `lines` lines as Plotly shows it; an ellipsis says that it was cut."""
    broken = wrap(" ".join(text.split()), line, break_long_words=True)
    if len(broken) > lines:
        broken = [*broken[: lines - 1], f"{broken[lines - 1][: line - 1].rstrip()}…"]
    return "<br>".join(html.escape(one) for one in broken)
