"""Roll-up: one indicator over the categories of its breakdown in a period, with their total and their funnel."""

from collections.abc import Sequence
from typing import NamedTuple

from toc.analysis.estimates import build_estimate
from toc.analysis.funnel import COMPARED, Funnel, FunnelRefused, Team, build_funnel
from toc.analysis.intervals import Interval, NoInterval
from toc.analysis.periods import period_containing
from toc.analysis.published import PublishedFigure, Shown
from toc.analysis.published_beside import build_published_beside_totals
from toc.analysis.series import Point, build_series
from toc.analysis.summing import Summed, sum_categories, sum_periods
from toc.analysis.totals import build_totals
from toc.analysis.words import figure_text, number_text, value_text
from toc.errors import TocError
from toc.model.apply import as_json
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Change, Edit
from toc.model.figures import Observation, ObservationState, Period
from toc.model.indicators import Breakdown, Category, Frequency, Indicator
from toc.model.priorities import SmallNumbers


class RollUpRow(NamedTuple):
    """One category, or the total: what is printed of it."""

    name: str
    value: str
    rests_on: str
    """`41 of 60`; nothing where it does not rest on counts."""
    interval: str
    note: str = ""


class RollUp(NamedTuple):
    """The categories as they were declared, never ranked, with the total last."""

    period: Period
    rows: tuple[RollUpRow, ...]
    total: Summed
    funnel: Funnel | None
    no_funnel: str
    """Why there is none, with the next step."""
    stamp: str = ""
    """How small numbers are protected, where they are."""


class OneCategory(TocError):
    """A breakdown of fewer than two categories breaks nothing down."""


def find_roll_up_periods(indicator: Indicator, observations: Sequence[Observation]) -> tuple[Period, ...]:
    """What can be looked at, newest first: each period some category has a figure of, and the years that are over."""
    reported = [total.point.period for total in build_totals(indicator, observations)]
    years = {year.key: year for one in reported for year in [period_containing(one.start, Frequency.YEARLY)]}
    own = {one.key for one in reported}
    last = max((one.end for one in reported), default=None)
    whole = [year for year in years.values() if year.key not in own and last is not None and year.end <= last]
    return tuple(sorted([*reported, *whole], key=lambda one: (one.end, one.days), reverse=True))


def build_roll_up(
    indicator: Indicator,
    observations: Sequence[Observation],
    period: Period,
    small_numbers: SmallNumbers | None = None,
) -> RollUp:
    """The categories in a period, summed over its parts first where it is a longer one; protected where asked.

    A sum waits until every part of it has been reported.
    """
    figures, reasons = _in_period(indicator, observations, period)
    total = sum_categories(indicator, figures, period)
    stamp, hidden = "", False
    if small_numbers is None:
        points = {category.id: _point(indicator, figures, category.id) for category in _categories(indicator)}
        rows = [
            _row(indicator, category.name, points[category.id], reasons.get(category.id, ""))
            for category in _categories(indicator)
        ]
        rows.append(_row(indicator, "All", total.point, total.reason))
        teams = [Team(name=one.name, point=points[one.id]) for one in _categories(indicator)]
    else:
        table = build_published_beside_totals(indicator, observations, figures, (period,), small_numbers)
        stamp = table.stamp
        rows = [_printed_row(indicator, one.category.name, one.figures[0]) for one in table.rows]
        teams = [Team(name=one.category.name, point=_printed_point(one.figures[0])) for one in table.rows[:-1]]
        hidden = any(one.figures[0].shown is Shown.HIDDEN for one in table.rows[:-1])
    funnel, no_funnel = _funnel(indicator, teams)
    if funnel is None and hidden and indicator.kind in COMPARED:
        no_funnel = "Too few are counted in each to show any of them. Choose a longer period."
    return RollUp(period, tuple(rows), total, funnel, no_funnel, stamp)


def declare_edit(indicator: Indicator, name: str, categories: Sequence[str]) -> Edit:
    """Split an indicator by these categories; one that is there already keeps its figures. Raises TocError."""
    names = list(dict.fromkeys(one.strip() for one in categories if one.strip()))
    if len(names) < 2:
        raise OneCategory("A breakdown needs two categories or more, one a line. Type them all.")
    standing = {one.name: one for one in _categories(indicator)}
    breakdown = Breakdown(
        name=name.strip() or "Team",
        categories=tuple(standing.get(one) or Category(id=new_id(), name=one) for one in names),
    )
    before = None if indicator.breakdown is None else as_json(indicator.breakdown)
    return Change(
        collection=Collection.INDICATORS,
        id=indicator.id,
        fields={"breakdown": as_json(breakdown)},
        base={"breakdown": before},
    )


def _categories(indicator: Indicator) -> tuple[Category, ...]:
    return indicator.breakdown.categories if indicator.breakdown else ()


def _in_period(
    indicator: Indicator, observations: Sequence[Observation], period: Period
) -> tuple[list[Observation], dict[str, str]]:
    """Each category's figure in the period, and where there is none yet, why."""
    figures: list[Observation] = []
    reasons: dict[str, str] = {}
    for category in _categories(indicator):
        mine = [one for one in observations if one.indicator == indicator.id and one.comparison is None
                and one.category == category.id]  # fmt: skip
        exact = next((one for one in mine if one.period == period), None)
        if exact is not None:
            figures.append(exact)
            continue
        if not mine:
            reasons[category.id] = "Not reported."
            continue
        summed = sum_periods(build_series(indicator, mine, category=category.id), period)
        if summed.reason:
            reasons[category.id] = summed.reason
        figures.append(summed.as_observation(indicator.id, category.id))
    return figures, reasons


def _point(indicator: Indicator, figures: Sequence[Observation], category: str) -> Point | None:
    points = build_series(indicator, figures, category=category).points
    return points[0] if points else None


def _row(indicator: Indicator, name: str, point: Point | None, reason: str) -> RollUpRow:
    if point is None or point.value is None:
        hidden = point is not None and point.state is ObservationState.SUPPRESSED
        return RollUpRow(name, "hidden at source" if hidden else "not reported", "", "", reason)
    try:
        interval = build_estimate(indicator, point)
    except NoInterval as refused:
        return RollUpRow(name, figure_text(indicator, point), "", "", refused.message)
    return RollUpRow(
        name,
        value_text(indicator, point.value),
        _count(point.numerator, point.denominator),
        _limits(interval),
        "Provisional." if point.provisional else reason,
    )


def _printed_row(indicator: Indicator, name: str, figure: PublishedFigure) -> RollUpRow:
    if figure.value is None:
        return RollUpRow(name, figure.text, "", "")
    return RollUpRow(
        name,
        value_text(indicator, figure.value),
        _count(figure.numerator, figure.denominator),
        _limits(figure.interval),
        "Provisional." if figure.provisional else "",
    )


def _printed_point(figure: PublishedFigure) -> Point | None:
    if figure.shown is not Shown.SHOWN:
        return None
    return Point(period=figure.period, value=figure.value, numerator=figure.numerator, denominator=figure.denominator)


def _funnel(indicator: Indicator, teams: Sequence[Team]) -> tuple[Funnel | None, str]:
    try:
        return build_funnel(indicator, teams), ""
    except FunnelRefused as refused:
        return None, refused.message


def _count(numerator: float | None, denominator: float | None) -> str:
    if numerator is None or denominator is None:
        return ""
    return f"{number_text(numerator)} of {number_text(denominator)}"


def _limits(interval: Interval | None) -> str:
    if interval is None or interval.lower is None or interval.upper is None:
        return ""
    return f"{number_text(interval.lower)} to {number_text(interval.upper)}"
