"""What is drawn and written stands out from what lies behind it, on the light ground and on the dark."""

import pytest

from tests.analysis.test_alignment import programme, serves
from tests.analysis.test_alignment_flow import flow
from toc.analysis.paired import Scores, Thresholds
from toc.charts.flow import build_flow_chart
from toc.charts.paired import Bar, build_reliable_bars, build_slopes
from toc.charts.theme import DARK, LIGHT, ChartTheme
from toc.model.indicators import Direction

BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
WORDS, LINES = 4.5, 3.0
"""The least contrast of text and of what is no text."""
OUTCOMES = ("improved", "unchanged", "deteriorated")


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)


@BOTH
def test_lines_and_words_stand_out_from_the_ground(theme: ChartTheme) -> None:
    assert all(contrast(ink, theme.ground) >= WORDS for ink in (theme.ink, theme.line, theme.baseline, theme.target))


@BOTH
def test_the_columns_of_the_flow_stand_out_from_the_ground(theme: ChartTheme) -> None:
    figure = build_flow_chart(flow(programme(serves("skills", "safe"))), theme)
    colours = set(figure.data[0].node.color)
    assert len(colours) == 4
    assert all(contrast(colour, theme.ground) >= WORDS for colour in colours)


@BOTH
def test_the_slopes_stand_out_from_the_ground(theme: ChartTheme) -> None:
    pairs = [Scores(18, 11), Scores(18, 17), Scores(12, 20)]
    figure = build_slopes(pairs, Thresholds(direction=Direction.DECREASE, reliable_change=4), theme)
    strokes = [trace.line.color for trace in figure.data]
    assert len(set(strokes)) == 4
    assert all(contrast(stroke, theme.ground) >= LINES for stroke in strokes)


@BOTH
def test_the_numbers_on_bars_can_be_read(theme: ChartTheme) -> None:
    counts: dict[str, int | None] = dict.fromkeys(OUTCOMES, 9)
    figure = build_reliable_bars([Bar("2025/26 Q1", counts, dict.fromkeys(OUTCOMES, "9"))], theme)
    assert len(figure.data) == 3
    assert all(contrast(trace.textfont.color, trace.marker.color) >= WORDS for trace in figure.data)
