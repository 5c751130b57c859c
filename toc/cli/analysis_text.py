"""Results of analyse and interval as text to read."""

from collections.abc import Iterator, Mapping
from typing import Any

from toc.analysis.spc import FEWEST_POINTS, ChartedPoint, SpcResult
from toc.analysis.spc_rules import Rule
from toc.analysis.spc_words import ValueText, plain_number, rule_text, spc_words, when_text
from toc.exchange.series_csv import PERCENT
from toc.model.indicators import SpcPreset


def result_text(name: str, result: SpcResult, *, shares: bool) -> str:
    """A charted series: words, icons, limits, signals and how it was done."""
    return "\n".join(_lines(name, result, shares=shares))


def percent_text(value: float) -> str:
    return f"{plain_number(value)} %"


def _lines(name: str, result: SpcResult, *, shares: bool) -> Iterator[str]:
    number_text = percent_text if shares else plain_number
    if name:
        yield " ".join(name.split())
    yield spc_words(result, number_text)
    yield ""
    yield f"variation: {_icon(result.variation)}"
    yield f"assurance: {_icon(result.assurance)}"
    if result.reason:
        yield result.reason
    for segment in result.segments:
        start = f"from {when_text(segment.start, result.period)}, {segment.n} points: "
        if segment.mean is None:
            yield f"{start}no limits"
        elif segment.lower is None or segment.upper is None:
            yield f"{start}mean {number_text(segment.mean)}, no limits"
        else:
            lower, upper = segment.lower, segment.upper
            if shares and result.settings.preset is SpcPreset.CAREFUL:
                lower, upper = max(lower, 0), min(upper, PERCENT)  # as the chart draws them
            limits = f"limits {number_text(lower)} to {number_text(upper)}"
            yield f"{start}mean {number_text(segment.mean)}, {limits}{' (provisional)' if segment.provisional else ''}"
    settings = result.settings
    if settings.preset is SpcPreset.NHSR and any(segment.n < FEWEST_POINTS for segment in result.segments):
        yield f"A segment has fewer than {FEWEST_POINTS} points: take its limits with caution."
    yield from _signals(result, number_text)
    fixed = "" if settings.fixed_points is None else f", limits fixed on the first {settings.fixed_points} points"
    screened = "outlying moving ranges screened" if settings.screening else "no screening"
    yield (
        f"method: XmR, preset {settings.preset.value}, {screened}{fixed}, shift of {settings.shift_length}, "
        f"trend of {settings.trend_length}, a point a {result.period.value}"
    )


def _signals(result: SpcResult, number_text: ValueText) -> Iterator[str]:
    signals = [point for point in result.points if point.rule is not Rule.NONE]
    if signals:
        yield "signals:"
    for point in signals:
        yield f"  {_signal(point, result, number_text)}"


def _signal(point: ChartedPoint, result: SpcResult, number_text: ValueText) -> str:
    settings = result.settings
    why = rule_text(point.rule, settings.shift_length, settings.trend_length)
    value = "" if point.value is None else number_text(point.value)
    return f"{point.date.isoformat()}  {value:>10}  {_icon(point.type)}: {why}"


def _icon(icon: str | None) -> str:
    return "none" if icon is None else str(icon).replace("_", " ")


def interval_text(answer: Mapping[str, Any]) -> str:
    """An estimate with its interval, on one line."""
    per = f" per {answer['per']:,g}" if "per" in answer else ""
    judged = f": {answer['judgement']}" if "judgement" in answer else ""
    if answer["lower"] is None:
        return f"{plain_number(answer['value'])}{per} (one value has no interval){judged}"
    lower, upper = plain_number(answer["lower"]), plain_number(answer["upper"])
    level = f"{100 * answer['confidence']:g} % interval"
    return f"{plain_number(answer['value'])}{per} ({level} {lower} to {upper}, {answer['method']}){judged}"
