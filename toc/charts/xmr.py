"""The XmR chart: an indicator over time within its process limits, its signals told by shape and colour."""

import html
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from toc.analysis.periods import label_of
from toc.analysis.series import Point, Series
from toc.analysis.spc_result import ChartedPoint, PointType, SpcResult
from toc.analysis.spc_rules import Rule
from toc.analysis.spc_words import rule_text
from toc.charts.context import (
    ON_SCREEN,
    Context,
    begin,
    draw_comparisons,
    finish,
    is_crowded,
    line_width,
    marker_size,
    name_ours,
    title_values,
)
from toc.charts.levels import Level, draw_level, name_levels, short_value
from toc.charts.scale import build_span, clip
from toc.charts.theme import HOVER, ChartTheme
from toc.charts.wording import hover_text
from toc.model.indicators import Indicator

IMPROVEMENT, CONCERN, COMMON_CAUSE, NEITHER = "#00b0f0", "#e46c0a", "#a6a6a6", "#361475"
"""The fills of "Making Data Count"; a dark outline and a shape of its own stand beside each."""
OUTLINE = "#425563"

_MARKS: dict[PointType, tuple[str, str, int]] = {
    PointType.COMMON_CAUSE: (COMMON_CAUSE, "circle", 9),
    PointType.IMPROVEMENT: (IMPROVEMENT, "circle", 12),
    PointType.CONCERN: (CONCERN, "square", 11),
    PointType.NEUTRAL_HIGH: (NEITHER, "diamond", 12),
    PointType.NEUTRAL_LOW: (NEITHER, "diamond", 12),
}


def build_xmr_chart(series: Series, result: SpcResult, context: Context = ON_SCREEN) -> go.Figure:
    """The series as `result` has charted it. Both have the same points; events outside their span are left out."""
    indicator, theme = series.indicator, context.theme
    points = series.points[: len(result.points)]
    periods = [point.period for point in points]
    labels = [label_of(period) for period in periods]
    figure = begin(context, periods)
    # The places of limits are counted along the axis, so the context's own periods have none on it.
    names = draw_comparisons(figure, context, periods)
    for at in _segments(result):
        _draw_limits(figure, result, at, theme, indicator)
        figure.add_scatter(**_trace(indicator, points[at.start : at.stop], labels, result, at, theme))
    span = build_span(indicator, _numbers(figure, result), near_nought=False)
    if result.settings.target is not None:
        words = f"target\n{short_value(indicator, result.settings.target)}"
        target = Level(result.settings.target, words, "dot", theme.target)
        draw_level(figure, target)
        names.append(target)
    names += [*_limits(result, theme, indicator), *name_ours(series, context)]
    name_levels(figure, names, span, context.frame)
    title_values(figure, indicator, span, context.frame)
    return finish(figure, context, periods)


def _trace(
    indicator: Indicator, points: Sequence[Point], labels: list[str], result: SpcResult, at: range, theme: ChartTheme
) -> dict[str, Any]:
    """The points of one segment; no line leads over a rebase."""
    charted = result.points[at.start : at.stop]
    marks = [_MARKS[point.type] for point in charted]
    outline = theme.either(OUTLINE, theme.ink)
    return {
        "x": labels[at.start : at.stop],
        "y": [point.value for point in charted],
        "mode": "lines+markers",
        "line": {"color": theme.baseline, "width": line_width(1.5, len(labels))},
        "marker": {
            "size": [marker_size(size, len(labels)) for _, _, size in marks],
            "symbol": [
                symbol + ("-open" if point.provisional else "")
                for (_, symbol, _), point in zip(marks, points, strict=True)
            ],
            "color": [
                outline if point.provisional and fill == COMMON_CAUSE else fill
                for (fill, _, _), point in zip(marks, points, strict=True)
            ],
            "line": {"width": 0 if is_crowded(len(labels)) else 1.5, "color": outline},
        },
        "hovertext": [_hover(indicator, point, one, result) for point, one in zip(points, charted, strict=True)],
        "hovertemplate": HOVER,
        "connectgaps": False,
        "cliponaxis": False,
    }


def _segments(result: SpcResult) -> Iterable[range]:
    """The places of each segment's points."""
    starts = {segment.start for segment in result.segments}
    cuts = [place for place, point in enumerate(result.points) if point.date in starts]
    return [range(*ends) for ends in pairwise([*cuts, len(result.points)])]


def _draw_limits(figure: go.Figure, result: SpcResult, at: range, theme: ChartTheme, indicator: Indicator) -> None:
    """Mean and limits of one segment, half a step beyond its points; a rebase is where they jump."""
    first = result.points[at.start]
    provisional = any(
        segment.provisional for segment in result.segments if segment.start <= first.date and segment.mean == first.mean
    )
    for value, dash in ((first.mean, "solid"), (first.lower, "dash"), (first.upper, "dash")):
        if value is None:
            continue
        clipped = clip(indicator, value)
        figure.add_shape(
            type="line",
            xref="x",
            x0=at.start - 0.5,
            x1=at.stop - 0.5,
            y0=clipped,
            y1=clipped,
            line={"color": theme.baseline, "width": 1.5, "dash": "dot" if provisional else dash},
            layer="below",
        )
    if at.start:
        figure.add_shape(
            type="line",
            yref="paper",
            x0=at.start - 0.5,
            x1=at.start - 0.5,
            y0=0,
            y1=1,
            line={"color": theme.grid, "width": 2},
            layer="below",
        )


def _limits(result: SpcResult, theme: ChartTheme, indicator: Indicator) -> Iterable[Level]:
    """The last segment's mean and limits, named at the right end."""
    last = result.points[-1]
    for value, words in ((last.upper, "upper limit"), (last.mean, "mean"), (last.lower, "lower limit")):
        if value is not None:
            yield Level(clip(indicator, value), words, "dash", theme.baseline)


def _hover(indicator: Indicator, point: Point, charted: ChartedPoint, result: SpcResult) -> str:
    said = hover_text(indicator, point)
    if charted.rule is Rule.NONE:
        return said
    settings = result.settings
    return f"{said}<br>{html.escape(rule_text(charted.rule, settings.shift_length, settings.trend_length))}"


def _numbers(figure: go.Figure, result: SpcResult) -> list[float | None]:
    """What the axis has to hold: every figure, limit and target, and the context."""
    numbers = [value for trace in figure.data for value in trace.y]
    numbers += [number for point in result.points for number in (point.lower, point.upper)]
    return [*numbers, result.settings.target]
