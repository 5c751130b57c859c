"""The history of an indicator's figures: what each was, who brought it, when, and what was corrected."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from toc.analysis.series import build_series
from toc.analysis.words import figure_text
from toc.model.base import Value
from toc.model.figures import Observation, ObservationState, Period
from toc.model.indicators import Indicator
from toc.store import Author, Store
from toc.store.figure_history import Deed, FigureVersion, load_versions

CLEARED = "cleared"


class Step(Value):
    """One thing that happened to a figure."""

    figure: str
    """What it was from then on, in words."""
    how: str
    """`entered`, `corrected`, `imported`, `cleared`, or that it came with the programme."""
    at: datetime | None = None
    by: Author | None = None
    note: str = ""


class FigureStory(Value):
    """All that happened to one figure, the latest first."""

    period: Period
    category: str = ""
    """The name of the breakdown's category; a total has none."""
    steps: tuple[Step, ...]

    @property
    def corrected(self) -> bool:
        return len(self.steps) > 1


def load_stories(store: Store, programme_id: str, indicator: Indicator) -> tuple[FigureStory, ...]:
    """A story for each figure the indicator has or had, the newest period first."""
    return build_stories(indicator, load_versions(store, programme_id, indicator.id))


def build_stories(indicator: Indicator, versions: Iterable[FigureVersion]) -> tuple[FigureStory, ...]:
    """The same from what the store knows, which comes period by period."""
    names = {one.id: one.name for one in (indicator.breakdown.categories if indicator.breakdown else ())}
    stories = [
        FigureStory(
            period=period,
            category="" if category is None else names.get(category, category),
            steps=tuple(reversed(_steps(indicator, list(group)))),
        )
        for (period, category), group in groupby(
            versions, key=lambda one: (one.observation.period, one.observation.category)
        )
    ]
    return tuple(sorted(stories, key=lambda one: (one.period.start, one.period.end), reverse=True))


def _steps(indicator: Indicator, versions: list[FigureVersion]) -> list[Step]:
    steps: list[Step] = []
    before: FigureVersion | None = None
    for version in versions:
        if before is not None and before.gone is not None and before.gone.revision != version.entered.revision:
            steps.append(_cleared(before.gone))
        steps.append(_entered(indicator, version, again=before is not None))
        before = version
    if before is not None and before.gone is not None:
        steps.append(_cleared(before.gone))
    return steps


def _entered(indicator: Indicator, version: FigureVersion, *, again: bool) -> Step:
    how = "imported" if version.imported else "corrected" if again else "entered"
    if version.entered.author is None:
        how = "came with the programme"
    return Step(
        figure=_text(indicator, version.observation),
        how=how,
        at=version.entered.at,
        by=version.entered.author,
        note=version.observation.note,
    )


def _cleared(deed: Deed) -> Step:
    return Step(figure="", how=CLEARED, at=deed.at, by=deed.author)


def _text(indicator: Indicator, observation: Observation) -> str:
    """`68 % (41/60), provisional`, or why there is no number."""
    if observation.state is ObservationState.NOT_YET_KNOWN:
        return "not yet known"
    if observation.state is ObservationState.SUPPRESSED:
        return "hidden at source"
    point = build_series(indicator, (observation,), category=observation.category).points[0]
    return figure_text(indicator, point) + (", provisional" if observation.provisional else "")
