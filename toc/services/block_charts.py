"""Charts that are no indicator's own, ready to be taken away: a funnel, need, growth, flow, before and after."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from toc.analysis.alignment_flow import Flow
from toc.analysis.disclosure import is_protected
from toc.analysis.growth import build_growth
from toc.analysis.paired_print import PrintedPaired, build_printed
from toc.analysis.periods import label_of
from toc.model.figures import Observation, PairedResult, Period
from toc.model.indicators import Indicator, Instrument
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.report.blocks import ChartBlock
from toc.report.flow_blocks import TITLE as FLOW
from toc.report.flow_blocks import build_flow_block
from toc.report.funnel_blocks import build_funnel_block
from toc.report.growth_blocks import TITLE as GROWTH
from toc.report.growth_blocks import build_growth_block
from toc.report.need_blocks import TITLE as NEED
from toc.report.need_blocks import build_need_block
from toc.report.paired_blocks import build_mean_chart, build_paired_chart
from toc.services.chart_files import BlockRequest
from toc.services.roll_up import build_roll_up


def ask_for_funnel(
    programme: Programme, indicator: Indicator, observations: Sequence[Observation], period: Period
) -> BlockRequest:
    """The funnel of a breakdown in a period."""

    def build(small_numbers: SmallNumbers) -> ChartBlock:
        rolled = build_roll_up(indicator, observations, period, small_numbers)
        words = rolled.no_funnel if rolled.funnel is None else rolled.funnel.words
        return build_funnel_block(indicator, period, rolled.funnel, rolled.rows, words=words, stamp=rolled.stamp)

    name = f"Funnel {label_of(period)} {indicator.name}"
    return _request(programme, name, build, protected=is_protected(indicator))


def ask_for_need(programme: Programme) -> BlockRequest:
    """Need and the families reached."""
    counted = any(year.families_reached is not None for year in programme.need.years)
    return _request(programme, NEED, lambda preset: build_need_block(programme.need, preset), protected=counted)


def ask_for_growth(programme: Programme) -> BlockRequest:
    """What the roadmap's steps add, year by year."""
    counted = any(year.reached is not None for year in build_growth(programme).years)
    return _request(programme, GROWTH, lambda preset: build_growth_block(programme, preset), protected=counted)


def ask_for_flow(programme: Programme, flow: Flow) -> BlockRequest:
    """What flows from activities to priorities; nobody is counted in it."""
    return _request(programme, FLOW, lambda _: build_flow_block(flow), protected=False)


def ask_for_mean_changes(programme: Programme, instrument: Instrument, results: Sequence[PairedResult]) -> BlockRequest:
    """Mean changes of an instrument's scores."""
    return _paired(programme, instrument, results, build_mean_chart, "Mean change")


def ask_for_reliable_change(
    programme: Programme, instrument: Instrument, results: Sequence[PairedResult]
) -> BlockRequest:
    """How many improved, stayed the same or deteriorated beyond measurement error."""
    return _paired(programme, instrument, results, build_paired_chart, "Reliable change")


def _paired(
    programme: Programme,
    instrument: Instrument,
    results: Sequence[PairedResult],
    build: Callable[[Instrument, Sequence[PrintedPaired], SmallNumbers], ChartBlock],
    what: str,
) -> BlockRequest:
    return _request(
        programme,
        f"{what} {instrument.name}",
        lambda preset: build(instrument, build_printed(results, preset), preset),
        protected=True,
    )


def _request(
    programme: Programme, name: str, build: Callable[[SmallNumbers], ChartBlock], *, protected: bool
) -> BlockRequest:
    now = datetime.now(UTC)
    return BlockRequest(programme, name, build, now.date(), now, is_protected=protected)
