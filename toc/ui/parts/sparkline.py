"""A sparkline: a series as a line a row high, broken where a period is missing, its last figure marked."""

from base64 import b64encode
from collections.abc import Sequence

WIDTH, HEIGHT = 120, 24
_EDGE = 3
"""Room for the mark of the last figure."""
_COLOUR = "#3b82c4"
"""At least 3:1 on white and on the dark ground: a picture does not know which it stands on."""


def build_sparkline(values: Sequence[float | None]) -> str:
    """The SVG; an empty string where there is no value."""
    known = [value for value in values if value is not None]
    if not known:
        return ""
    low, high = min(known), max(known)

    def spot(place: int, value: float) -> str:
        x = WIDTH / 2 if len(values) == 1 else _EDGE + (WIDTH - 2 * _EDGE) * place / (len(values) - 1)
        y = HEIGHT / 2 if high == low else HEIGHT - _EDGE - (HEIGHT - 2 * _EDGE) * (value - low) / (high - low)
        return f"{x:.1f},{y:.1f}"

    runs: list[list[str]] = [[]]
    last = ""
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            last = spot(place, value)
            runs[-1].append(last)
    path = " ".join(f"M{' L'.join(run)}" if run[1:] else f"M{run[0]} h0" for run in runs if run)
    x, y = last.split(",")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<path d="{path}" fill="none" stroke="{_COLOUR}" stroke-width="1.75" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
        f'<circle cx="{x}" cy="{y}" r="2.5" fill="{_COLOUR}"/></svg>'
    )


def sparkline_image(values: Sequence[float | None]) -> str:
    """The sparkline as an image for a page; its row says in words what it shows."""
    svg = build_sparkline(values)
    if not svg:
        return ""
    return f'<img alt="" src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">'
