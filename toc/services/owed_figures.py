"""What is due and late in a whole programme, and from whom."""

from collections.abc import Iterable, Sequence
from datetime import date

from toc.analysis.due import build_due
from toc.analysis.series import build_series
from toc.model.base import Value
from toc.model.figures import Observation, Period, by_indicator
from toc.model.indicators import Indicator
from toc.model.phrases import count_of
from toc.model.programme import Programme


class OwedFigure(Value):
    """A figure still to come, as at a day."""

    indicator: Indicator
    period: Period
    due_on: date
    days_late: int
    """How many days ago it was due; 0 while it is still in time."""

    @property
    def owner(self) -> str:
        return self.indicator.owner

    @property
    def late(self) -> bool:
        return self.days_late > 0

    @property
    def words(self) -> str:
        """`12 days late`, `1 day late`, or nothing while it is in time."""
        if not self.late:
            return ""
        return f"{count_of(self.days_late, 'day')} late"


def build_owed(programme: Programme, observations: Iterable[Observation], on: date) -> tuple[OwedFigure, ...]:
    """Everything owed on a day: the longest late first, then what is due soonest."""
    figures = by_indicator(observations)
    owed = [
        OwedFigure(indicator=indicator, period=due.period, due_on=due.due_on, days_late=max(0, (on - due.due_on).days))
        for indicator in programme.indicators
        for due in build_due(build_series(indicator, figures[indicator.id]), on)
    ]
    return tuple(sorted(owed, key=lambda one: (one.due_on, one.owner, one.indicator.name, one.period.start)))


def count_owed(owed: Sequence[OwedFigure]) -> str:
    """`3 figures late, 2 more due`, or that nothing is."""
    late = sum(one.late for one in owed)
    coming = len(owed) - late
    if not owed:
        return "Nothing is due or late."
    parts = [f"{late:,} {'figure is' if late == 1 else 'figures are'} late"] if late else []
    if coming:
        noun = "" if late else (" figure" if coming == 1 else " figures")
        parts.append(f"{coming:,}{' more' if late else ''}{noun} {'is' if coming == 1 else 'are'} due")
    return f"{', '.join(parts)}."
