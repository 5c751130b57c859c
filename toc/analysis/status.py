"""The status of an indicator at a day: one rule, carried by the result."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from toc.analysis.change import Change, build_change
from toc.analysis.due import build_due
from toc.analysis.judgement import Judgement
from toc.analysis.periods import day_text, label_of
from toc.analysis.process_chart import build_process_chart
from toc.analysis.progress import Progress, build_progress
from toc.analysis.series import Point, Series, value_of
from toc.analysis.spc import Assurance, SpcRefused, SpcResult, Variation
from toc.analysis.spc_words import rule_text
from toc.analysis.year_to_date import YearToDate, build_year_to_date
from toc.model.base import Value
from toc.model.figures import Period
from toc.model.indicators import Baseline, Target

STATUS_RULE = (
    "No figures: none by this day. Late: a period that is over has no figure and its due date has passed. "
    "Else, where there are enough figures for process limits, what the last point shows. "
    "Else the latest figure against the baseline: improving or worsening where the 95 % interval of the change "
    "leaves out no change, no clear change where it does not. Else too few to judge. "
    "Where neither way is better it says higher or lower."
)


class Status(StrEnum):
    NO_FIGURES = "no_figures"
    LATE = "late"
    IMPROVING = "improving"
    WORSENING = "worsening"
    HIGHER = "higher"
    LOWER = "lower"
    NO_CLEAR_CHANGE = "no_clear_change"
    TOO_FEW = "too_few_to_judge"
    MIXED = "mixed"
    """Of an element alone: some of its main indicators improve and some worsen."""


STATUS_WORDS = {
    Status.NO_FIGURES: "no figures",
    Status.LATE: "late",
    Status.IMPROVING: "improving",
    Status.WORSENING: "worsening",
    Status.HIGHER: "higher",
    Status.LOWER: "lower",
    Status.NO_CLEAR_CHANGE: "no clear change",
    Status.TOO_FEW: "too few to judge",
    Status.MIXED: "mixed",
}

_OF_VARIATION = {
    Variation.COMMON_CAUSE: Status.NO_CLEAR_CHANGE,
    Variation.IMPROVEMENT_HIGH: Status.IMPROVING,
    Variation.IMPROVEMENT_LOW: Status.IMPROVING,
    Variation.CONCERN_HIGH: Status.WORSENING,
    Variation.CONCERN_LOW: Status.WORSENING,
    Variation.NEUTRAL_HIGH: Status.HIGHER,
    Variation.NEUTRAL_LOW: Status.LOWER,
}


class Basis(StrEnum):
    """Which step of the rule decided."""

    FIGURES = "figures"
    DUE_DATES = "due_dates"
    LIMITS = "limits"
    DIFFERENCE = "difference"


class IndicatorStatus(Value):
    """How an indicator stands as at a day, with everything that says why."""

    indicator: str
    on: date
    status: Status
    basis: Basis
    rule: str
    """The step that decided, with its numbers, in words."""
    late: tuple[Period, ...] = ()
    variation: Variation | None = None
    assurance: Assurance | None = None
    """Will the target be met: only with process limits."""
    change: Change | None = None
    """The latest against the baseline; None where limits decided or there is no baseline."""
    progress: Progress
    year_to_date: YearToDate | None = None

    @property
    def words(self) -> str:
        return STATUS_WORDS[self.status]


def build_status(
    series: Series, targets: Iterable[Target], on: date, commissioner: str | None = None
) -> IndicatorStatus:
    """The status at a day, of figures whose periods began by then; for a look back give `series.ended_by(day)`."""
    targets = [target for target in targets if commissioner is None or target.commissioner in (commissioner, None)]
    progress = build_progress(series, targets, on)
    chart = _chart(series, targets, on)
    late = tuple(due.period for due in build_due(series, on) if due.late)
    status, basis, rule, change = _decided(series, progress, chart, late, on)
    target = progress.target
    return IndicatorStatus(
        indicator=series.indicator.id,
        on=on,
        status=status,
        basis=basis,
        rule=rule,
        late=late,
        variation=chart.variation if chart else None,
        assurance=chart.assurance if chart else None,
        change=change,
        progress=progress,
        year_to_date=None if target is None else build_year_to_date(series, target, on),
    )


def _chart(series: Series, targets: Iterable[Target], on: date) -> SpcResult | None:
    try:
        return build_process_chart(series, targets, on)
    except SpcRefused:
        return None


def _decided(
    series: Series, progress: Progress, chart: SpcResult | None, late: tuple[Period, ...], on: date
) -> tuple[Status, Basis, str, Change | None]:
    latest = progress.latest
    if latest is None:
        return Status.NO_FIGURES, Basis.FIGURES, f"There is no figure by {day_text(on)}.", None
    if late:
        owner = f" from {series.indicator.owner}" if series.indicator.owner else ""
        rule = f"Due{owner} and not in: {', '.join(label_of(period) for period in late)}."
        return Status.LATE, Basis.DUE_DATES, rule, None
    if chart is not None and chart.variation is not None:
        return _OF_VARIATION[chart.variation], Basis.LIMITS, _limits_rule(chart, latest), None
    baseline = _baseline_figure(series)
    if baseline is None:
        rule = (
            "There are too few figures for process limits and there is no baseline. Enter a baseline to compare with."
        )
        return Status.TOO_FEW, Basis.DIFFERENCE, rule, None
    change = build_change(series.indicator, latest, baseline)
    judged = "" if change.judgement is not Judgement.TOO_FEW else "Too few to judge. "
    rule = f"{judged}{label_of(latest.period)} against the baseline: {change.rule}{_provisional(latest)}"
    return Status(change.judgement.value), Basis.DIFFERENCE, rule, change


def _limits_rule(chart: SpcResult, latest: Point) -> str:
    """What the last point shows, by which rule, on how many points."""
    points = [point for point in chart.points if point.value is not None]
    segment = chart.segments[-1]
    settings = chart.settings
    saw = rule_text(points[-1].rule, settings.shift_length, settings.trend_length)
    since = sum(1 for point in points if point.date >= segment.start)
    return (
        f"Process limits on {since} figures (preset {settings.preset.value}), last one {label_of(latest.period)}: "
        f"{saw}.{_provisional(latest)}"
    )


def _baseline_figure(series: Series) -> Point | Baseline | None:
    """The baseline; as the figure of its own period where that is in the series, which knows more of it."""
    baseline = series.indicator.baseline
    if baseline is None or value_of(series.indicator, baseline) is None:
        return None
    same = (point for point in series.known if point.period == baseline.period)
    return next((point for point in same if point.value == value_of(series.indicator, baseline)), baseline)


def _provisional(latest: Point) -> str:
    return " The latest figure is provisional." if latest.provisional else ""
