"""A programme's indicators with their figures, ready to be listed and charted."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from toc.analysis.progress import Progress, build_progress
from toc.analysis.series import Series, build_series
from toc.analysis.words import progress_text
from toc.model.figures import Observation
from toc.model.indicators import Indicator
from toc.model.programme import Programme


class Outcome(NamedTuple):
    """One indicator: its figures in order, where it stands, and what the map measures by it."""

    indicator: Indicator
    series: Series
    progress: Progress
    measures: tuple[str, ...]
    """Labels of the elements it is tied to."""

    @property
    def words(self) -> str:
        return progress_text(self.indicator, self.progress)


def build_outcome(
    programme: Programme, indicator: Indicator, observations: Iterable[Observation], today: date
) -> Outcome:
    """One indicator as at a day. Raises TocError where two of its figures overlap."""
    series = build_series(indicator, observations)
    return Outcome(indicator, series, build_progress(series, programme.targets, today), _measures(programme, indicator))


def build_outcomes(programme: Programme, observations: Iterable[Observation], today: date) -> tuple[Outcome, ...]:
    """Every indicator in the order of the map: by the first stage that it measures, the unattached last."""
    figures: defaultdict[str, list[Observation]] = defaultdict(list)
    for observation in observations:
        figures[observation.indicator].append(observation)
    places = _places(programme)
    ordered = sorted(programme.indicators, key=lambda indicator: places.get(indicator.id, len(places)))
    return tuple(build_outcome(programme, indicator, figures[indicator.id], today) for indicator in ordered)


def _places(programme: Programme) -> dict[str, int]:
    """Where on the map each indicator is first measured, counted theory by theory and column by column."""
    elements = [
        element.id
        for theory in programme.theories
        for stage in (*(stage.id for stage in theory.stages), None)
        for element in theory.in_stage(stage)
    ]
    place = {element: index for index, element in enumerate(elements)}
    found: dict[str, int] = {}
    for measure in sorted(programme.measures, key=lambda measure: place[measure.element]):
        found.setdefault(measure.indicator, len(found))
    return found


def _measures(programme: Programme, indicator: Indicator) -> tuple[str, ...]:
    tied = {measure.element for measure in programme.measures if measure.indicator == indicator.id}
    return tuple(element.label for theory in programme.theories for element in theory.elements if element.id in tied)
