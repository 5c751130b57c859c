"""What every section of a document is made of: the programme, and its figures as they may leave."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from toc.analysis.periods import period_containing, preceding
from toc.analysis.published import Shown
from toc.analysis.published_chart import PublishedChart, build_published_chart
from toc.analysis.series import Series, build_series
from toc.analysis.status import Basis, IndicatorStatus, build_status
from toc.analysis.totals import build_total_observations
from toc.model.base import Source
from toc.model.figures import Observation, Period
from toc.model.indicators import Frequency, Indicator, Measure, MeasureRole
from toc.model.priorities import Commissioner, SmallNumbers
from toc.model.programme import Programme
from toc.model.theory import OUTCOME_KINDS, Element, Stage, TheoryOfChange
from toc.report.choices import DocumentChoices
from toc.report.layouts import LAYOUTS, Depth, Layout, LayoutPlan, SectionKey, find_sections
from toc.report.progress import Charted, Progress, ignore, quiet

NOT_TOLD = "not shown, to protect small numbers"


@dataclass(frozen=True)
class Material:
    """A programme on its way into a document. What is printed of figures comes from `chart_of` alone."""

    programme: Programme
    all_observations: tuple[Observation, ...]
    choices: DocumentChoices
    progress: Progress = quiet
    charted: Charted = ignore
    """Told of every chart as soon as it is made."""

    @property
    def plan(self) -> LayoutPlan:
        return LAYOUTS[self.choices.layout]

    @cached_property
    def sections(self) -> tuple[SectionKey, ...]:
        """That the document is asked to have."""
        return find_sections(self.choices.layout, self.choices.sections)

    @property
    def is_short(self) -> bool:
        return self.plan.depth is Depth.SHORT

    @property
    def is_brief(self) -> bool:
        """For readers who do not run the service: tables say what, from where, to where, how often."""
        return self.choices.layout in (Layout.CHARITY, Layout.SLIDES, Layout.ONE_PAGE)

    @cached_property
    def commissioner(self) -> Commissioner | None:
        return self.programme.commissioner(self.choices.commissioner)

    @cached_property
    def small_numbers(self) -> SmallNumbers:
        if self.choices.small_numbers is not None:
            return self.choices.small_numbers
        return SmallNumbers.FEWER_THAN_5 if self.commissioner is None else self.commissioner.small_numbers

    @cached_property
    def period(self) -> Period:
        """What an outcomes report is for: the last reporting period that was over."""
        if self.choices.period is not None:
            return self.choices.period
        rhythm = Frequency.QUARTERLY if self.commissioner is None else self.commissioner.reporting
        now = period_containing(self.choices.as_at, rhythm)
        return now if now.end <= self.choices.as_at else preceding(now, rhythm)

    # Figures

    @cached_property
    def observations(self) -> dict[str, list[Observation]]:
        """By indicator, as they were at the day: a look back takes whole periods only. A breakdown is added up."""
        found: defaultdict[str, list[Observation]] = defaultdict(list)
        as_at = self.choices.as_at
        looks_back = as_at < self.choices.made_at.date()
        for one in self.all_observations:
            if (one.period.end if looks_back else one.period.start) <= as_at:
                found[one.indicator].append(one)
        for indicator in self.programme.indicators:
            mine = found[indicator.id]
            if not is_mix(mine):
                compared = [one for one in mine if one.comparison is not None]
                found[indicator.id] = [*build_total_observations(indicator, mine), *compared]
        return found

    def series_of(self, indicator: Indicator) -> Series:
        """The exact figures, which only what protects them may see."""
        return build_series(indicator, self.observations.get(indicator.id, ()))

    @cached_property
    def _charts(self) -> dict[str, PublishedChart]:
        return {}

    def chart_of(self, indicator: Indicator) -> PublishedChart:
        """The indicator's figures, baseline, target and words as they may leave."""
        if indicator.id not in self._charts:
            self._charts[indicator.id] = build_published_chart(
                self.series_of(indicator), self.programme.targets, self.choices.as_at, self.small_numbers
            )
        return self._charts[indicator.id]

    def has_figures(self, indicator: Indicator) -> bool:
        """Whether there is something to print, be it that it is hidden."""
        return any(figure.shown is not Shown.NOT_REPORTED for figure in self.chart_of(indicator).published.figures)

    @cached_property
    def statuses(self) -> dict[str, IndicatorStatus]:
        """By the exact figures; only what `status_words` gives out of them may be printed."""
        return {
            one.id: build_status(self.series_of(one), self.programme.targets, self.choices.as_at)
            for one in self.programme.indicators
        }

    def told_status(self, indicator: Indicator) -> IndicatorStatus | None:
        """The status, unless it says something of a figure that is hidden.

        By limits it is a word on many figures of which the last has to be printed; by a difference both of the
        figures that were compared have to be.
        """
        status, chart = self.statuses[indicator.id], self.chart_of(indicator)
        match status.basis:
            case Basis.LIMITS:
                told = self._last_is_printed(indicator)
            case Basis.DIFFERENCE:
                told = indicator.baseline is None or chart.progress.change is not None
            case _:
                told = True
        return status if told or chart.published.small_numbers is SmallNumbers.NONE else None

    def _last_is_printed(self, indicator: Indicator) -> bool:
        last = self.series_of(indicator).latest
        return last is not None and any(
            figure.shown is Shown.SHOWN and figure.period.start <= last.period.start <= figure.period.end
            for figure in self.chart_of(indicator).published.figures
        )

    def status_words(self, indicator: Indicator) -> str:
        status = self.told_status(indicator)
        return NOT_TOLD if status is None else status.words

    # What belongs to what

    @cached_property
    def indicator_by_id(self) -> dict[str, Indicator]:
        return {one.id: one for one in self.programme.indicators}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {one.id: one for one in self.programme.sources if one.may_be_named}

    def find_sources(self, names: Iterable[str]) -> tuple[Source, ...]:
        """Those that may be named: of voices only the ones who agreed to be quoted."""
        return tuple(self._sources[name] for name in names if name in self._sources)

    @cached_property
    def measures_of(self) -> dict[str, tuple[Measure, ...]]:
        """By element, main ones first."""
        found: defaultdict[str, list[Measure]] = defaultdict(list)
        for measure in sorted(self.programme.measures, key=lambda one: one.role is not MeasureRole.MAIN):
            found[measure.element].append(measure)
        return {element: tuple(measures) for element, measures in found.items()}

    def indicators_of(self, element: str) -> tuple[tuple[Indicator, MeasureRole], ...]:
        """Those a box is measured by, each once, main ones first."""
        roles: dict[str, MeasureRole] = {}
        for measure in self.measures_of.get(element, ()):
            roles.setdefault(measure.indicator, measure.role)
        return tuple((self.indicator_by_id[one], role) for one, role in roles.items())

    @cached_property
    def ordered_indicators(self) -> tuple[Indicator, ...]:
        """In the order of the map, those that are on it; then the others."""
        placed = [
            indicator
            for theory in self.programme.theories
            for element in in_order(theory)
            for indicator, _ in self.indicators_of(element.id)
        ]
        return tuple({one.id: one for one in (*placed, *self.programme.indicators)}.values())

    @cached_property
    def main_indicators(self) -> frozenset[str]:
        return frozenset(one.indicator for one in self.programme.measures if one.role is MeasureRole.MAIN)

    @cached_property
    def deciding_indicators(self) -> frozenset[str]:
        """By which an outcome is judged; all main ones where no outcome has any."""
        outcomes = {
            box.id
            for theory in self.programme.theories
            for stage in theory.stages
            if is_outcome(stage)
            for box in theory.in_stage(stage.id)
        }
        main = [one for one in self.programme.measures if one.role is MeasureRole.MAIN]
        return frozenset(one.indicator for one in main if one.element in outcomes) or self.main_indicators


def is_mix(observations: Iterable[Observation]) -> bool:
    """Whether categories are shares of one whole, so that adding them up says nothing: who refers, by profession."""
    by_period: defaultdict[Period, list[Observation]] = defaultdict(list)
    for one in observations:
        if one.category is not None and one.numerator is not None and one.denominator is not None:
            by_period[one.period].append(one)
    return any(
        len(group) > 1 and {sum(one.numerator or 0 for one in group)} == {one.denominator for one in group}
        for group in by_period.values()
    )


def in_order(theory: TheoryOfChange) -> tuple[Element, ...]:
    """The boxes on the map, column by column."""
    return tuple(element for stage in theory.stages for element in theory.in_stage(stage.id))


def is_outcome(stage: Stage) -> bool:
    return stage.kind in OUTCOME_KINDS


def beyond_the_line(theory: TheoryOfChange) -> Callable[[Element], bool]:
    """Tells the boxes that the programme contributes to, but does not answer for."""
    line = theory.stage_index.get(theory.accountability_stage or "")

    def beyond(element: Element) -> bool:
        place = theory.stage_index.get(element.stage or "")
        return line is not None and place is not None and place > line

    return beyond
