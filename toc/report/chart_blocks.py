"""An indicator as a chart of a document: numbers, words, method, table and picture, all of them protected."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from toc.analysis.chart_kinds import ChartKind, find_chart_kinds
from toc.analysis.chart_words import build_method, unit_text
from toc.analysis.intervals import Interval
from toc.analysis.periods import label_of
from toc.analysis.published import PublishedFigure, Shown
from toc.analysis.published_chart import PublishedChart
from toc.analysis.spc_result import ChartedPoint, PointType
from toc.analysis.words import number_text
from toc.charts.context import ComparisonSeries, Context, build_context
from toc.charts.events import describe_events, mark_events
from toc.charts.figure import build_figure
from toc.charts.run import chart_as_text
from toc.charts.theme import PRINT
from toc.model.figures import Observation
from toc.model.programme import Programme
from toc.report.blocks import Cell, ChartBlock, ChartData, ChartSeries, ChartShape, Column, Role, Table

PROTECTED = "Small numbers are protected."
"""What a chart says of it where the document says the rest."""
_SIGNALS = (
    (Role.IMPROVEMENT, "Improvement", (PointType.IMPROVEMENT,)),
    (Role.CONCERN, "Concern", (PointType.CONCERN,)),
    (Role.NEITHER, "Real change, neither way better", (PointType.NEUTRAL_HIGH, PointType.NEUTRAL_LOW)),
)


def build_best_chart(
    programme: Programme, chart: PublishedChart, observations: Sequence[Observation], *, alone: bool = True
) -> ChartBlock:
    """What may be published of an indicator as its best chart. `observations` are all of the indicator's."""
    context = build_context(programme, chart.series.indicator, observations, frame=PRINT)
    return build_chart_block(chart, find_chart_kinds(chart)[0], context, alone=alone)


def build_chart_block(chart: PublishedChart, kind: ChartKind, context: Context, *, alone: bool = True) -> ChartBlock:
    """A chart of one kind with everything that stands beside it.

    One that does not leave alone is in a document, which says for all of them how small numbers are protected.
    """
    indicator = chart.series.indicator
    key = describe_events(mark_events(context.events, [point.period for point in chart.series.points]))
    protection = PROTECTED if chart.published.stamp and not alone else ""
    method = (build_method(chart, kind, stamped=alone), protection, key)
    table = build_figures_table(chart, context.comparisons)
    return ChartBlock(
        title=indicator.name,
        data=build_chart_data(chart, kind, context.comparisons),
        alternative=chart_as_text(chart.series, chart.words),
        words=chart.words,
        method=" ".join(part for part in method if part),
        figure=build_figure(chart, kind, context) if chart.series.known else None,
        table=table if alone else replace(table, note=""),
    )


def build_chart_data(chart: PublishedChart, kind: ChartKind, comparisons: Sequence[ComparisonSeries] = ()) -> ChartData:
    """The chart in numbers: nothing in it that is not printed."""
    indicator, figures = chart.series.indicator, chart.published.figures
    series = [ChartSeries(indicator.name, tuple(figure.value for figure in figures))]
    if kind is ChartKind.PROCESS and chart.result is not None:
        series += _process_series(chart.result.points, len(figures))
    elif kind is ChartKind.INTERVALS:
        intervals = [figure.interval for figure in figures]
        low = tuple(None if one is None else one.lower for one in intervals)
        high = tuple(None if one is None else one.upper for one in intervals)
        series.append(ChartSeries("95 % interval, lower end", low, Role.INTERVAL_LOW))
        series.append(ChartSeries("95 % interval, upper end", high, Role.INTERVAL_HIGH))
    progress = chart.progress
    if progress.target is not None:
        name = f"Target for {label_of(progress.target.period)}"
        series.append(ChartSeries(name, (progress.target.value,) * len(figures), Role.TARGET))
    if progress.baseline is not None and kind is not ChartKind.PROCESS:
        series.append(ChartSeries("Baseline", (progress.baseline,) * len(figures), Role.BASELINE))
    # Drawn as quietly as a baseline: both are there to compare with.
    series += [ChartSeries(one.name, _aligned(one, chart), Role.BASELINE) for one in comparisons]
    return ChartData(
        shape=ChartShape.LINE,
        categories=tuple(label_of(figure.period) for figure in figures),
        series=tuple(series),
        axis=f"{indicator.name} ({unit_text(indicator)})",
        category_axis="Period",
    )


def _aligned(comparison: ComparisonSeries, chart: PublishedChart) -> tuple[float | None, ...]:
    """A comparison's values in the periods of the chart."""
    values = {point.period: point.value for point in comparison.series.points}
    return tuple(values.get(figure.period) for figure in chart.published.figures)


def _process_series(points: Sequence[ChartedPoint], length: int) -> list[ChartSeries]:
    """Marked points, mean and limits, with nothing for periods that begin later."""
    later = (None,) * (length - len(points))

    def line(name: str, role: Role, values: Iterable[float | None]) -> ChartSeries:
        return ChartSeries(name, (*values, *later), role)

    marked = [
        line(name, role, [point.value if point.type in types else None for point in points])
        for role, name, types in _SIGNALS
    ]
    return [
        *(one for one in marked if any(value is not None for value in one.values)),
        line("Mean", Role.MEAN, [point.mean for point in points]),
        line("Upper process limit", Role.LIMIT, [point.upper for point in points]),
        line("Lower process limit", Role.LIMIT, [point.lower for point in points]),
    ]


def build_figures_table(chart: PublishedChart, comparisons: Sequence[ComparisonSeries] = ()) -> Table:
    """Every figure of the chart, with the counts and the interval it has, and the comparisons beside it."""
    indicator, figures = chart.series.indicator, chart.published.figures
    columns = [Column("Period", 1.4), Column(f"Figure ({unit_text(indicator)})", numeric=True)]
    has_counts = any(figure.numerator is not None and figure.denominator is not None for figure in figures)
    has_interval = any(figure.interval is not None and figure.interval.lower is not None for figure in figures)
    columns += [Column("Numerator", numeric=True), Column("Denominator", numeric=True)] if has_counts else []
    columns += [Column("95 % interval", 1.3, numeric=True)] if has_interval else []
    columns += [Column(one.name, numeric=True) for one in comparisons]
    beside = [_aligned(one, chart) for one in comparisons]
    columns.append(Column("Note", 1.6))
    return Table(
        caption=f"{indicator.name}: the figures",
        columns=tuple(columns),
        rows=tuple(
            _row(figure, [values[place] for values in beside], counts=has_counts, interval=has_interval)
            for place, figure in enumerate(figures)
        ),
        note=chart.published.stamp,
    )


def _row(figure: PublishedFigure, beside: Sequence[float | None], *, counts: bool, interval: bool) -> tuple[Cell, ...]:
    cells = [Cell(label_of(figure.period)), Cell(figure.text, figure.value)]
    if counts:
        cells += [_number(figure.numerator), _number(figure.denominator)]
    if interval:
        cells.append(Cell(_interval_text(figure.interval)))
    cells += map(_number, beside)
    state = "provisional" if figure.provisional and figure.shown is Shown.SHOWN else ""
    return (*cells, Cell("; ".join(part for part in (state, figure.note) if part)))


def _interval_text(interval: Interval | None) -> str:
    if interval is None or interval.lower is None or interval.upper is None:
        return ""
    return f"{number_text(interval.lower)} to {number_text(interval.upper)}"


def _number(value: float | None) -> Cell:
    return Cell("" if value is None else number_text(value), value)
