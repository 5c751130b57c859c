"""How indicators and boxes stand by their figures, worked out anew only when something that decides it has changed."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from toc.analysis.element_status import ElementStatus, build_element_status
from toc.analysis.series import Series, build_series
from toc.analysis.status import IndicatorStatus, Status, build_status
from toc.diagram.facts import Status as Mark
from toc.model.figures import Observation, by_indicator
from toc.model.indicators import Indicator
from toc.model.programme import Programme
from toc.services.kept import Kept
from toc.store import Saved, Store

PROGRAMMES_KEPT = 50
_FIGURES = ("figure:", "batch:", "programme:whole")
"""How the keys of edits that change figures begin."""

_MARKS: Mapping[Status, Mark] = {
    Status.IMPROVING: Mark.IMPROVEMENT,
    Status.WORSENING: Mark.CONCERN,
    Status.NO_CLEAR_CHANGE: Mark.COMMON_CAUSE,
    Status.HIGHER: Mark.NEITHER,
    Status.LOWER: Mark.NEITHER,
    Status.MIXED: Mark.MIXED,
}
"""What is drawn on a box; one whose figures say nothing of change has no mark."""


class Standing(NamedTuple):
    """How everything in a programme stands as at a day."""

    indicators: Mapping[str, IndicatorStatus]
    elements: Mapping[str, ElementStatus]
    on: date | None = None
    """The day; None where nothing is measured."""

    @property
    def marks(self) -> Mapping[str, Mark]:
        """What is drawn on which box."""
        return {name: _MARKS[one.status] for name, one in self.elements.items() if one.status in _MARKS}


NOTHING_MEASURED = Standing({}, {})


class _Known(NamedTuple):
    revision: int
    decided_by: tuple[object, ...]
    """Everything of the document that a status depends on, and the day."""
    standing: Standing


class Statuses:
    """Remembers the standing of each programme in use."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: Kept[tuple[str, date | None], _Known] = Kept(PROGRAMMES_KEPT)

    def of(self, saved: Saved, today: date, as_at: date | None = None) -> Standing:
        """The standing today or as at a day before it, by the figures at the newest revision."""
        programme = saved.programme
        if not programme.indicators:
            return NOTHING_MEASURED
        decided_by = (programme.indicators, programme.measures, programme.targets, today)
        key = (programme.id, as_at)
        known = self._known.get(key)
        if known is None or known.decided_by != decided_by or self._figures_changed(programme.id, known, saved):
            # Only totals are judged; the day of a fictional programme hangs on all its figures.
            figures = self._store.figures(programme.id, totals=not programme.fictional)
            standing = build_standing(programme, figures, today, as_at)
        else:
            standing = known.standing
        self._known.put(key, _Known(saved.revision, decided_by, standing))
        return standing

    def _figures_changed(self, programme_id: str, known: _Known, saved: Saved) -> bool:
        if saved.revision == known.revision:
            return False
        touched = self._store.touched_since(programme_id, min(known.revision, saved.revision))
        return any(key.startswith(_FIGURES) for key in touched)


def day_of(programme: Programme, observations: Iterable[Observation], today: date) -> date:
    """The day a programme is looked at: today, or for a fictional one no later than the end of its figures."""
    if not programme.fictional:
        return today
    return min(today, max((one.period.end for one in observations), default=today))


def build_standing(
    programme: Programme, observations: tuple[Observation, ...], today: date, as_at: date | None = None
) -> Standing:
    """Every indicator's status, and that of every box with a main indicator.

    A fictional programme stands as at the end of its figures: its team sends in no more, and nothing is late.
    A look back takes the periods that were over by then, with the figures that are held of them now.
    """
    on = day_of(programme, observations, today)
    looks_back = as_at is not None and as_at < on
    if as_at is not None and looks_back:
        on = as_at
    figures = by_indicator(observations)

    def series_of(indicator: Indicator) -> Series:
        series = build_series(indicator, figures[indicator.id])
        return series.ended_by(on) if looks_back else series

    indicators = {
        indicator.id: build_status(series_of(indicator), programme.targets, on) for indicator in programme.indicators
    }
    found = (
        build_element_status(element.id, programme.measures, indicators.values())
        for theory in programme.theories
        for element in theory.elements
    )
    return Standing(indicators, {one.element: one for one in found if one is not None}, on)
