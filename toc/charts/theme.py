"""How every chart looks: fonts, greys and line colours that read on a projector and in print."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple, TypeVar

FONT: Final = "Arial, 'Liberation Sans', sans-serif"
HOVER: Final = "%{hovertext}<extra></extra>"
"""What a mark says under the pointer: its `hovertext`, and no name of its trace beside it."""
_Either = TypeVar("_Either")


class ChartTheme(NamedTuple):
    """Colours of a chart; every pair of ink and ground has a contrast of at least 4.5:1."""

    ground: str
    ink: str
    grid: str
    line: str
    baseline: str
    target: str

    def either(self, light: _Either, dark: _Either) -> _Either:
        """What one kind of chart alone needs: the one for the light ground, or the one for the dark."""
        return dark if self == DARK else light


LIGHT: Final = ChartTheme("#ffffff", "#212b32", "#e2e6e9", "#005eb8", "#5a6670", "#7c2855")
DARK: Final = ChartTheme("#14181c", "#e8edf1", "#333c44", "#6db3f2", "#aab4bd", "#e59ac0")


class Frame(NamedTuple):
    """How large a chart is drawn."""

    height: int
    type_size: int
    width: int | None = None
    """None: as wide as the page."""
    top: int = 28
    """Room above for the marks of events."""
    bottom: int = 56

    @property
    def plot_height(self) -> int:
        return self.height - self.top - self.bottom


SCREEN: Final = Frame(height=360, type_size=15)
PRINT: Final = Frame(height=330, type_size=13, width=680, bottom=44)
"""Printed 165 mm wide its type is 9 points high."""


def build_layout(
    theme: ChartTheme,
    *,
    height: int,
    type_size: int = SCREEN.type_size,
    xaxis: Mapping[str, Any] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """The product's type, grid and margins, what a chart's axis has besides, and what it has `more` or otherwise.

    For a figure to be made with: each later change of a figure takes Plotly many times as long.
    """
    axis = {
        "gridcolor": theme.grid,
        "linecolor": theme.baseline,
        "zeroline": False,
        "separatethousands": True,
        "title": {"standoff": 12},
    }
    return {
        **build_layout_without_axes(theme, height=height, type_size=type_size),
        "margin": {"l": 64, "r": 132, "t": 48, "b": 56},
        "showlegend": False,
        "hovermode": "closest",
        "xaxis": axis | {"showgrid": False, "ticks": "outside"} | dict(xaxis or {}),
        "yaxis": axis,
        **more,
    }


def build_layout_without_axes(theme: ChartTheme, *, height: int, type_size: int) -> dict[str, Any]:
    """The product's type on its ground, for a picture that has no axes."""
    return {
        "height": height,
        "font": {"family": FONT, "size": type_size, "color": theme.ink},
        "paper_bgcolor": theme.ground,
        "plot_bgcolor": theme.ground,
        "hoverlabel": {"font": {"family": FONT, "size": 14}},
    }
