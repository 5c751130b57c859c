"""A programme's indicators with their figures, ready to be listed and charted."""

import sys
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from toc.analysis.progress import Progress, build_progress
from toc.analysis.series import Series, build_series
from toc.analysis.words import progress_text
from toc.analysis.year_to_date import YearToDate
from toc.model.figures import Observation, by_indicator
from toc.model.indicators import Indicator, MeasureRole
from toc.model.programme import Programme
from toc.model.theory import Stage, TheoryOfChange


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


def year_to_date_text(so_far: YearToDate) -> str:
    """What is in against what was to be expected by now, and whether that is on course."""
    course = {True: " On course.", False: " Behind.", None: ""}[so_far.on_course]
    return f"{so_far.rule}{course}"


class Group(NamedTuple):
    """The indicators first measured in one stage."""

    heading: str
    outcomes: tuple[Outcome, ...]


NOT_ON_THE_MAP = "Not on the map yet"
_TRAY = "In the tray"


class _Place(NamedTuple):
    """Where an indicator is first measured; places sort in the order of the map."""

    column: int
    box: int
    supporting: bool
    tie: int
    heading: str


_NOWHERE = _Place(sys.maxsize, 0, supporting=False, tie=0, heading=NOT_ON_THE_MAP)


def build_outcomes(programme: Programme, observations: Iterable[Observation], today: date) -> tuple[Group, ...]:
    """Every indicator with its figures, in the order of the map."""
    figures = by_indicator(observations)
    return tuple(
        Group(heading, tuple(build_outcome(programme, one, figures[one.id], today) for one in indicators))
        for heading, indicators in find_order(programme)
    )


def find_order(programme: Programme) -> tuple[tuple[str, tuple[Indicator, ...]], ...]:
    """The indicators in the order of the map, by the first box each measures, main before supporting, under headings.

    The unattached come last.
    """
    places = _places(programme)

    def place(indicator: Indicator) -> _Place:
        return places.get(indicator.id, _NOWHERE)

    def column(indicator: Indicator) -> tuple[int, str]:
        return place(indicator).column, place(indicator).heading

    ordered = sorted(programme.indicators, key=place)
    return tuple((heading, tuple(group)) for (_, heading), group in groupby(ordered, key=column))


def _places(programme: Programme) -> dict[str, _Place]:
    """Where on the map each indicator is first measured, counted theory by theory and column by column."""
    columns = [
        (theory.in_stage(None if stage is None else stage.id), _heading(programme, theory, stage))
        for theory in programme.theories
        for stage in (*theory.stages, None)
    ]
    boxes = {
        element.id: (number, row, heading)
        for number, (elements, heading) in enumerate(columns)
        for row, element in enumerate(elements)
    }
    found: dict[str, _Place] = {}
    for tie, measure in enumerate(programme.measures):
        column, row, heading = boxes[measure.element]
        here = _Place(column, row, measure.role is MeasureRole.SUPPORTING, tie, heading)
        found[measure.indicator] = min(found.get(measure.indicator, here), here)
    return found


def _heading(programme: Programme, theory: TheoryOfChange, stage: Stage | None) -> str:
    name = _TRAY if stage is None else stage.name
    return f"{theory.name}: {name}" if len(programme.theories) > 1 else name


def _measures(programme: Programme, indicator: Indicator) -> tuple[str, ...]:
    tied = {measure.element for measure in programme.measures if measure.indicator == indicator.id}
    return tuple(element.label for element in programme.elements if element.id in tied)
