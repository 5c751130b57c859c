"""The small print of a chart: what it counts, which periods, on how many figures, and by which method."""

from toc.analysis.chart_kinds import ChartKind, name_intervals
from toc.analysis.periods import label_of
from toc.analysis.published_chart import PublishedChart
from toc.analysis.spc_result import SpcResult
from toc.analysis.words import BETTER, number_text
from toc.model.indicators import Indicator, IndicatorKind


def unit_text(indicator: Indicator) -> str:
    """What the figures are in: `%`, `£`, `per 10,000`, `days`, `families`, else the kind of indicator."""
    match indicator.kind:
        case IndicatorKind.PERCENTAGE:
            return "%"
        case IndicatorKind.MONEY:
            return "£"
        case IndicatorKind.RATE:
            return f"per {indicator.per or 1:,}"
        case _:
            return indicator.unit or indicator.kind.value


def build_method(chart: PublishedChart, kind: ChartKind, *, stamped: bool = True) -> str:
    """Unit, periods, n and method; then, of what leaves, how small numbers are protected."""
    indicator, figures = chart.series.indicator, chart.published.figures
    known = chart.series.known
    if not known:
        span = "No figures to show"
    elif len(known) == 1:
        span = f"{label_of(known[0].period)}, n = 1 figure"
    else:
        span = f"{label_of(known[0].period)} to {label_of(known[-1].period)}, n = {len(known)} figures"
    parts = [f"Unit: {unit_text(indicator)}, {BETTER[indicator.direction]}. {span}{_people(chart)}."]
    if kind is ChartKind.PROCESS and chart.result is not None:
        parts.append(_limits_method(chart.result))
    elif kind is ChartKind.INTERVALS:
        parts.append(f"{name_intervals([figure.interval for figure in figures])}.")
    else:
        parts.append("Run chart without limits.")
    parts += [chart.reason] if chart.reason else []
    parts += [chart.published.stamp] if stamped and chart.published.stamp else []
    return " ".join(parts)


def _people(chart: PublishedChart) -> str:
    """What the figures rest on in all, where that is printed with every one of them."""
    wholes = [figure.denominator for figure in chart.published.figures if figure.value is not None]
    known = [whole for whole in wholes if whole is not None]
    if not known or len(known) < len(wholes):
        return ""
    low, high = min(known), max(known)
    each = number_text(low) if low == high else f"{number_text(low)} to {number_text(high)}"
    return f", each of {each}"


def _limits_method(result: SpcResult) -> str:
    settings = result.settings
    screened = "screened" if settings.screening else "not screened"
    fixed = f" of the first {settings.fixed_points} figures" if settings.fixed_points else ""
    return (
        f"XmR chart: limits are the mean and 2.66 times the average moving range{fixed} on both sides, {screened} for "
        f"outliers (preset {settings.preset.value}; shift of {settings.shift_length}, trend of "
        f"{settings.trend_length})."
    )
