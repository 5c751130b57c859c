"""Numbers in words: values with their unit, which way is better, and where an indicator stands in two sentences."""

from toc.analysis.periods import label_of
from toc.analysis.progress import Progress, TargetState
from toc.analysis.series import Point
from toc.model.indicators import Direction, Indicator, IndicatorKind

_MINUS = "\N{MINUS SIGN}"
BETTER = {
    Direction.INCREASE: "higher is better",
    Direction.DECREASE: "lower is better",
    Direction.NEITHER: "neither way is better",
}


def number_text(value: float) -> str:
    """A number as a reader wants it: thousands apart, at most one decimal, a real minus sign."""
    rounded = round(value, 1)
    text = f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.1f}"
    return text.replace("-", _MINUS)


def value_text(indicator: Indicator, value: float) -> str:
    """A value with its unit: `68 %`, `£12,300`, `41 families`, `35 per 10,000`."""
    number = number_text(value)
    match indicator.kind:
        case IndicatorKind.PERCENTAGE:
            return f"{number} %"
        case IndicatorKind.MONEY:
            return f"{_MINUS if value < 0 else ''}£{number_text(abs(value))}"
        case IndicatorKind.RATE:
            return f"{number} per {indicator.per or 1:,}"
        case _:
            return f"{number} {indicator.unit}" if indicator.unit not in ("", "count", "score") else number


def figure_text(indicator: Indicator, point: Point) -> str:
    """A point's value with the numbers it rests on: `68 % (41/60)`; nothing where it is not known."""
    if point.value is None:
        return ""
    value = value_text(indicator, point.value)
    if point.numerator is None or point.denominator is None:
        return value
    return f"{value} ({number_text(point.numerator)}/{number_text(point.denominator)})"


def change_text(indicator: Indicator, change: float) -> str:
    """A change with its sign: a percentage changes by points."""
    sign = "+" if change > 0 else ""
    if indicator.kind is IndicatorKind.PERCENTAGE:
        return f"{sign}{number_text(change)} {'point' if abs(round(change, 1)) == 1 else 'points'}"
    return f"{sign}{value_text(indicator, change)}"


def progress_text(indicator: Indicator, progress: Progress) -> str:
    """Where the indicator stands, for under its chart and for a reader who cannot see it."""
    return " ".join(part for part in (latest_text(indicator, progress), _target(indicator, progress)) if part)


def latest_text(indicator: Indicator, progress: Progress) -> str:
    """The latest figure, and how far it is from the baseline."""
    latest = progress.latest
    if latest is None or latest.value is None:
        return "No figures yet."
    now = f"{value_text(indicator, latest.value)} in {label_of(latest.period)}"
    if latest.provisional:
        now += " (provisional)"
    if progress.change is None or progress.baseline is None:
        return f"{now}."
    baseline = value_text(indicator, progress.baseline)
    if round(progress.change, 1) == 0:
        return f"{now}, the same as the baseline."
    way = "up" if progress.change > 0 else "down"
    size = change_text(indicator, abs(progress.change)).lstrip("+")
    return f"{now}, {way} {size} from the baseline of {baseline}."


def _target(indicator: Indicator, progress: Progress) -> str:
    target = progress.target
    if target is None:
        return ""
    goal = f"The target of {value_text(indicator, target.value)} for {label_of(target.period)}"
    match progress.target_state:
        case TargetState.MET:
            return f"{goal} is met."
        case TargetState.NOT_MET:
            return f"{goal} was not met."
        case TargetState.NOT_DUE:
            return f"{goal} is not due yet."
        case TargetState.NONE:
            return f"{goal} is shown; neither way is better." if indicator.direction is Direction.NEITHER else ""
