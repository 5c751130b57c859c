"""How far the figures of an indicator can be relied on: late, gaps, provisional ones, small numbers."""

from collections.abc import Iterable
from datetime import date

from toc.analysis.disclosure import is_disclosive, is_protected
from toc.analysis.due import DueFigure, build_due, gaps_of
from toc.analysis.periods import day_text, label_of
from toc.analysis.published import counts_behind
from toc.analysis.series import Point, Series
from toc.model.base import Value
from toc.model.figures import Period
from toc.model.indicators import Indicator
from toc.model.priorities import SmallNumbers

_SHOWN = 6


class Quality(Value):
    """What a reader has to know about the figures of an indicator as at a day."""

    indicator: Indicator
    late: tuple[DueFigure, ...] = ()
    coming: tuple[DueFigure, ...] = ()
    """Due, and still in time."""
    gaps: tuple[Period, ...] = ()
    provisional: tuple[Period, ...] = ()
    latest_provisional: bool = False
    small: tuple[Period, ...] = ()
    no_figures: bool = False

    @property
    def marks(self) -> tuple[str, ...]:
        """In a word or two each, most pressing first: `2 late`, `1 gap`, `provisional`, `4 small`."""
        counts = ((self.late, "late"), (self.gaps, "gap" if len(self.gaps) == 1 else "gaps"))
        marks = [f"{len(found):,} {word}" for found, word in counts if found]
        marks += ["provisional"] if self.latest_provisional else []
        marks += [f"{len(self.small):,} small"] if self.small else []
        return tuple(marks)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same at length, with the periods by name."""
        if self.no_figures:
            return ("There are no figures yet.",)
        owner = f" from {self.indicator.owner}" if self.indicator.owner else ""
        said: list[str] = []
        if self.late:
            said.append(
                f"Late{owner}: {_listed(due.period for due in self.late)}; due by {day_text(self.late[0].due_on)}."
            )
        if self.coming:
            said.append(
                f"Due{owner} by {day_text(self.coming[0].due_on)}: {_listed(due.period for due in self.coming)}."
            )
        if self.gaps:
            said.append(f"No figure was ever entered for {_listed(self.gaps)}. The chart shows the gap.")
        if self.provisional:
            said.append(f"Provisional: {_listed(self.provisional)}.")
        if self.small:
            said.append(f"Small numbers, hidden in documents: {_listed(self.small)}.")
        return tuple(said)


def build_quality(series: Series, on: date, small_numbers: SmallNumbers = SmallNumbers.FEWER_THAN_5) -> Quality:
    """The quality of a series as at a day, its small numbers by a preset."""
    if not series.points:
        return Quality(indicator=series.indicator, no_figures=True)
    owed = build_due(series, on)
    latest = series.latest
    return Quality(
        indicator=series.indicator,
        late=tuple(due for due in owed if due.late),
        coming=tuple(due for due in owed if not due.late),
        gaps=gaps_of(series),
        provisional=tuple(point.period for point in series.points if point.provisional),
        latest_provisional=latest is not None and latest.provisional,
        small=tuple(point.period for point in series.points if _is_small(series.indicator, point, small_numbers)),
    )


def _is_small(indicator: Indicator, point: Point, small_numbers: SmallNumbers) -> bool:
    if not is_protected(indicator):
        return False
    return any(is_disclosive(count, small_numbers) for count in counts_behind(indicator, point).values())


def _listed(periods: Iterable[Period]) -> str:
    """The newest few by name, the rest counted."""
    names = [label_of(period) for period in periods][::-1]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
