"""Charts that are no indicator's own, ready to be taken away: a funnel, need, and before and after."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from toc.analysis.disclosure import is_protected
from toc.analysis.paired_print import PrintedPaired, build_printed
from toc.analysis.periods import label_of
from toc.model.figures import Observation, PairedResult, Period
from toc.model.indicators import Indicator, Instrument
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.report.blocks import ChartBlock
from toc.report.funnel_blocks import build_funnel_block
from toc.report.need_blocks import TITLE, build_need_block
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
    return _request(programme, TITLE, lambda preset: build_need_block(programme.need, preset), protected=counted)


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
