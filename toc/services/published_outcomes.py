"""Indicators as they would leave: the same figures, words and marks that a document would show, and no more."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from toc.analysis.disclosure import PRESETS
from toc.analysis.published import PublishedFigure, Shown
from toc.analysis.published_chart import PublishedChart
from toc.analysis.status import IndicatorStatus
from toc.model.figures import Observation
from toc.model.programme import Programme
from toc.report.choices import DocumentChoices
from toc.report.material import Material
from toc.services.outcomes import Outcome


class PublishedOutcome(NamedTuple):
    """One indicator with nothing in it that may not leave."""

    outcome: Outcome
    status: IndicatorStatus | None
    """None where it would say something of a hidden figure. Its rule names exact figures: only its words may leave."""
    chart: PublishedChart
    hidden: PublishedFigure | None
    """The latest figure, where that is hidden."""


class AsPublished:
    """A programme's figures under the preset of a commissioner, or the default one."""

    def __init__(
        self, programme: Programme, observations: Iterable[Observation], on: date, commissioner: str | None
    ) -> None:
        made_at = datetime.combine(on, time.min, UTC)
        choices = DocumentChoices(as_at=on, made_at=made_at, commissioner=commissioner)
        self._material = Material(programme, tuple(observations), choices)
        self._on = on

    @property
    def stamp(self) -> str:
        """How it is protected, in words."""
        return PRESETS[self._material.small_numbers].words

    def of(self, outcome: Outcome) -> PublishedOutcome:
        """One indicator as it would leave."""
        chart = self._material.chart_of(outcome.indicator)
        begun = [figure for figure in chart.published.figures if figure.period.start <= self._on]
        told = [figure for figure in begun if figure.shown is not Shown.NOT_REPORTED]
        hidden = told[-1] if told and told[-1].shown is Shown.HIDDEN else None
        status = None if hidden is not None else self._material.told_status(outcome.indicator)
        if status is not None and chart.result is None:
            # A document draws the icons with the limits, and has none where the limits would give figures away.
            status = status.model_copy(update={"variation": None, "assurance": None})
        return PublishedOutcome(
            outcome=Outcome(outcome.indicator, chart.series, chart.progress, outcome.measures),
            status=status,
            chart=chart,
            hidden=hidden,
        )
