"""What a paired result says: completeness, mean change, reliable change and recovery, with intervals and cautions."""

from collections.abc import Sequence
from math import fsum, sqrt

from toc.analysis.intervals import Interval, proportion_interval, summary_interval
from toc.analysis.judgement import Judgement, judge
from toc.analysis.paired import NotPaired
from toc.analysis.words import number_text
from toc.model.base import Value
from toc.model.figures import PairedResult, Period
from toc.model.indicators import Direction

FEWEST_PAIRS = 10
"""Under so many, as for any comparison, a mean change is not judged."""
CAUTIONS = (
    "Before-and-after change includes natural recovery and regression to the mean: some of it would have come without "
    "the service.",
    "Recovery on one measure is not comparable with the rates of NHS Talking Therapies, which rest on two.",
)


class PairedSummary(Value):
    """A paired result with its intervals, all of it from aggregates."""

    result: PairedResult
    completeness: Interval | None
    """Families with both scores, of all closed."""
    mean_change: Interval | None
    judgement: Judgement
    """Of the mean change, by its interval."""
    improved: Interval | None
    unchanged: Interval | None
    deteriorated: Interval | None
    """Of those with both scores; None where no reliable change is set."""
    recovered: Interval | None
    reliably_recovered: Interval | None
    """Of those who were cases before; None where that is not known."""
    cautions: tuple[str, ...] = CAUTIONS

    @property
    def words(self) -> str:
        """What a reader without the chart needs, completeness first."""
        one = self.result
        parts = [f"{one.paired} of {one.closed} closed families have both scores."]
        if one.mean_change is not None:
            parts.append(f"Mean change {number_text(one.mean_change)}{_limits(self.mean_change)}.")
        if self.improved is not None:
            parts.append(
                f"{one.improved} reliably improved, {one.unchanged} no reliable change, "
                f"{one.deteriorated} reliably deteriorated."
            )
        if self.recovered is not None:
            parts.append(f"{one.recovered} recovered, {one.reliably_recovered} of them reliably.")
        return " ".join(parts)


def build_paired_summary(result: PairedResult, direction: Direction) -> PairedSummary:
    """The intervals of a paired result: of change among the pairs, of recovery among those who were cases before."""
    judged = result.improved + result.unchanged + result.deteriorated > 0
    change = None
    if result.mean_change is not None:
        change = summary_interval(result.mean_change, result.sd_change, result.paired)
    enough = change is not None and change.lower is not None and result.paired >= FEWEST_PAIRS

    def share(count: int, of: int | None) -> Interval | None:
        return proportion_interval(count, of) if of else None

    return PairedSummary(
        result=result,
        completeness=share(result.paired, result.closed),
        mean_change=change,
        judgement=judge(direction, change) if change is not None and enough else Judgement.TOO_FEW,
        improved=share(result.improved, result.paired if judged else None),
        unchanged=share(result.unchanged, result.paired if judged else None),
        deteriorated=share(result.deteriorated, result.paired if judged else None),
        recovered=share(result.recovered, result.cases_before),
        reliably_recovered=share(result.reliably_recovered, result.cases_before if judged else None),
    )


def sum_paired(result_id: str, period: Period, results: Sequence[PairedResult]) -> PairedResult:
    """Several periods of one instrument as one: counts added, means and spreads pooled as of one list."""
    if not results or len({one.instrument for one in results}) > 1:
        raise NotPaired("Only results of one instrument add up. Choose one.")
    changed = [one for one in results if one.mean_change is not None and one.paired]
    n = sum(one.paired for one in changed)
    mean = fsum(one.paired * (one.mean_change or 0) for one in changed) / n if n else None
    sd = None
    if mean is not None and n > 1 and all(one.sd_change is not None or one.paired == 1 for one in changed):
        squares = fsum(
            (one.paired - 1) * (one.sd_change or 0) ** 2 + one.paired * ((one.mean_change or 0) - mean) ** 2
            for one in changed
        )
        sd = sqrt(squares / (n - 1))
    return PairedResult(
        id=result_id,
        instrument=results[0].instrument,
        indicator=results[0].indicator,
        period=period,
        closed=sum(one.closed for one in results),
        paired=sum(one.paired for one in results),
        mean_change=mean,
        sd_change=sd,
        improved=sum(one.improved for one in results),
        unchanged=sum(one.unchanged for one in results),
        deteriorated=sum(one.deteriorated for one in results),
        cases_before=_added([one.cases_before for one in results]),
        recovered=sum(one.recovered for one in results),
        reliably_recovered=sum(one.reliably_recovered for one in results),
    )


def _added(counts: Sequence[int | None]) -> int | None:
    """The sum; not known where a part is not."""
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _limits(interval: Interval | None) -> str:
    if interval is None or interval.lower is None or interval.upper is None:
        return " (no interval: fewer than two pairs)"
    return f" (95 % interval {number_text(interval.lower)} to {number_text(interval.upper)})"
