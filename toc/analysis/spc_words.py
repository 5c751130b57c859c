"""An XmR chart in two plain sentences: what changed, since when, by which rule; and whether the target is met."""

from collections.abc import Callable, Sequence
from datetime import date
from math import floor, log10

from toc.analysis.periods import day_text
from toc.analysis.spc import FEWEST_POINTS
from toc.analysis.spc_gaps import SpcPeriod
from toc.analysis.spc_result import Assurance, ChartedPoint, PointType, SpcResult, Withheld
from toc.analysis.spc_rules import TWO_IN_THREE, Rule
from toc.model.indicators import Direction, SpcPreset

ValueText = Callable[[float], str]

_LEADS = {
    PointType.IMPROVEMENT: "A real improvement",
    PointType.CONCERN: "A real worsening",
    PointType.NEUTRAL_HIGH: "A real rise",
    PointType.NEUTRAL_LOW: "A real fall",
}


def plain_number(value: float) -> str:
    """The number to four significant digits, and to no fewer than all the whole ones."""
    decimals = max(0, 3 - floor(log10(abs(value)))) if value else 0
    text = f"{value:,.{decimals}f}"
    return (text.rstrip("0").rstrip(".") if decimals else text).replace("-", "\N{MINUS SIGN}")


def spc_words(result: SpcResult, value_text: ValueText = plain_number) -> str:
    """Two sentences for under the chart and for a reader who cannot see it; `value_text` adds the unit."""
    if not result.points:
        return "There are no figures yet."
    return f"{_change(result, value_text)} {_target(result, value_text)}"


def when_text(day: date, period: SpcPeriod) -> str:
    """The day, or the month it is in where one point stands for a month or longer."""
    return day_text(day) if period in (SpcPeriod.DAY, SpcPeriod.WEEK) else f"{day:%B %Y}"


def rule_text(rule: Rule, shift_length: int, trend_length: int) -> str:
    """What the rule saw."""
    match rule:
        case Rule.ABOVE_UPPER:
            return "it is above the range that chance alone explains"
        case Rule.BELOW_LOWER:
            return "it is below the range that chance alone explains"
        case Rule.TREND_UP:
            return f"{trend_length} figures in a row rose, each above the one before"
        case Rule.TREND_DOWN:
            return f"{trend_length} figures in a row fell, each below the one before"
        case Rule.TWO_IN_THREE_HIGH:
            return f"2 of {TWO_IN_THREE} figures in a row were close to the upper end of the usual range"
        case Rule.TWO_IN_THREE_LOW:
            return f"2 of {TWO_IN_THREE} figures in a row were close to the lower end of the usual range"
        case Rule.SHIFT_HIGH:
            return f"{shift_length} or more figures in a row were above the average"
        case Rule.SHIFT_LOW:
            return f"{shift_length} or more figures in a row were below the average"
        case Rule.NONE:
            return "the figures went up and down as chance alone explains"


def _change(result: SpcResult, value_text: ValueText) -> str:
    match result.withheld:
        case Withheld.TOO_FEW:
            start = result.segments[-1].start
            since = f" since {when_text(start, result.period)}" if len(result.segments) > 1 else ""
            there_are = f"there {_figures(result.known)}{since}"
            return f"Change cannot be told from chance yet: {there_are}, and it takes {FEWEST_POINTS}."
        case Withheld.NO_VARIATION:
            return "The figures hardly vary, so change cannot be told from chance."
        case Withheld.NO_NEIGHBOURS:
            return "No two periods in a row have a figure, so change cannot be told from chance."
    points = result.points[-result.segments[-1].n :]
    known = [point for point in points if point.value is not None]
    if not known:
        return "There are no figures since the new start."
    last = known[-1]
    up_to = "" if last is points[-1] else f" up to {when_text(last.date, result.period)}, the last figure known"
    if result.settings.preset is not SpcPreset.CAREFUL:
        last = points[-1]  # the icon's, even where it has no figure
    if last.type is PointType.COMMON_CAUSE:
        return _nothing_now(result, known, up_to)
    block = _ending(known, last.type)
    settings = result.settings
    why = rule_text(last.rule, settings.shift_length, settings.trend_length)
    if len(block) == 1 and last.value is not None and last.rule in (Rule.ABOVE_UPPER, Rule.BELOW_LOWER):
        return f"{_LEADS[last.type]} in {when_text(last.date, result.period)}: at {value_text(last.value)} {why}."
    if last.rule in (Rule.ABOVE_UPPER, Rule.BELOW_LOWER):
        why = f"the last figure is {why.removeprefix('it is ')}"
    return f"{_LEADS[last.type]} since {when_text(block[0].date, result.period)}{up_to}: {why}."


def _nothing_now(result: SpcResult, known: Sequence[ChartedPoint], up_to: str) -> str:
    signal = next((point for point in reversed(known) if point.type is not PointType.COMMON_CAUSE), None)
    if signal is None:
        return f"No real change{up_to}: {rule_text(Rule.NONE, 0, 0)}."
    kind = _LEADS[signal.type].removeprefix("A ")
    return (
        f"No real change now{up_to}: the last sign of one, a {kind}, was in {when_text(signal.date, result.period)}, "
        f"when {_then(signal, result)}."
    )


def _then(signal: ChartedPoint, result: SpcResult) -> str:
    """The rule, told of the past."""
    settings = result.settings
    why = rule_text(signal.rule, settings.shift_length, settings.trend_length)
    return why.replace("it is", "the figure was", 1)


def _ending(known: Sequence[ChartedPoint], kind: PointType) -> Sequence[ChartedPoint]:
    """The last points that are all of this type."""
    start = len(known)
    while start and known[start - 1].type is kind:
        start -= 1
    return known[start:]


def _target(result: SpcResult, value_text: ValueText) -> str:
    settings = result.settings
    if settings.target is None:
        return "There is no target to judge it by."
    target = f"The target of {value_text(settings.target)}"
    if settings.direction is Direction.NEITHER:
        return f"{target} is not judged, as neither way is better."
    match result.assurance:
        case Assurance.PASS:
            return f"{target} is reliably met: the whole usual range is on its good side."
        case Assurance.FAIL:
            return f"{target} will not be met unless something changes: the usual range does not reach it."
        case Assurance.HIT_OR_MISS:
            return f"{target} is not reliably met: it will be hit or missed by chance."
        case None:
            return f"Whether {target[0].lower()}{target[1:]} is reliably met cannot be said yet."


def _figures(count: int) -> str:
    return "is 1 figure" if count == 1 else f"are {count} figures"
