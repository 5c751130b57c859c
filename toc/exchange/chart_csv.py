"""A chart's figures as CSV: a row a period, each with its unit, its interval and how small numbers are protected."""

import csv
import io
from collections.abc import Iterator

from toc.analysis.chart_words import unit_text
from toc.analysis.periods import label_of
from toc.analysis.published_chart import PublishedChart
from toc.exchange.cell_text import as_text

COLUMNS = (
    "indicator", "unit", "period", "starts", "ends", "figure", "value", "numerator", "denominator", "interval from",
    "interval to", "interval method", "provisional", "lower limit", "mean", "upper limit", "note", "small numbers",
)  # fmt: skip


def render_chart_csv(chart: PublishedChart) -> bytes:
    """The figures that are published and nothing beside them, in UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(_rows(chart))
    return text.getvalue().encode("utf-8-sig")


def _rows(chart: PublishedChart) -> Iterator[tuple[str, ...]]:
    indicator = chart.series.indicator
    limits = [] if chart.result is None else chart.result.points
    for place, figure in enumerate(chart.published.figures):
        interval, point = figure.interval, limits[place] if place < len(limits) else None
        yield (
            as_text(indicator.name),
            as_text(unit_text(indicator)),
            label_of(figure.period),
            figure.period.start.isoformat(),
            figure.period.end.isoformat(),
            as_text(figure.text),
            _number(figure.value),
            _number(figure.numerator),
            _number(figure.denominator),
            _number(None if interval is None else interval.lower),
            _number(None if interval is None else interval.upper),
            "" if interval is None or interval.lower is None else interval.method,
            "yes" if figure.provisional else "",
            _number(None if point is None else point.lower),
            _number(None if point is None else point.mean),
            _number(None if point is None else point.upper),
            as_text(figure.note),
            chart.published.stamp,
        )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"
