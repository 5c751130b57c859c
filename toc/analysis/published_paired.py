"""A paired result as it may leave: its counts protected as one table, its mean with the pairs it rests on."""

from toc.analysis.attack import Sum
from toc.analysis.disclosure import PRESETS, round_count
from toc.analysis.suppression import CellState, Rest, Table, build_states
from toc.model.base import Value
from toc.model.figures import PairedResult
from toc.model.priorities import SmallNumbers

_OUTCOMES = ("improved", "unchanged", "deteriorated")
_OF = {"paired": "closed", "cases_before": "paired", "recovered": "cases_before", "reliably_recovered": "recovered"}


class PublishedCount(Value):
    text: str
    count: int | None
    """As rounded; None where it is hidden."""


class PublishedPaired(Value):
    """The counts by name, and the mean change where its pairs are not hidden."""

    result_id: str
    counts: dict[str, PublishedCount]
    mean_change: float | None
    sd_change: float | None
    stamp: str


def build_published_paired(result: PairedResult, small_numbers: SmallNumbers) -> PublishedPaired:
    """Closed, paired and what became of the pairs, protected together."""
    judged = sum(getattr(result, name) for name in _OUTCOMES) == result.paired
    wholes = dict(_OF)
    if result.cases_before is None:
        del wholes["cases_before"]
        wholes["recovered"] = "paired"
    names = ["closed", *wholes, *(_OUTCOMES if judged else ())]
    counts: dict[str, int] = {name: getattr(result, name) for name in names}
    rests = tuple(Rest(rest=f"not {part}", part=part, whole=whole) for part, whole in wholes.items())
    rests = tuple(one for one in rests if counts[one.part] <= counts[one.whole])
    counts |= {one.rest: counts[one.whole] - counts[one.part] for one in rests}
    sums = (Sum("paired", _OUTCOMES),) if judged else ()
    states = build_states(Table(counts=counts, sums=sums, rests=rests), small_numbers)
    shown = states["paired"] is CellState.SHOWN
    return PublishedPaired(
        result_id=result.id,
        counts={name: _published(counts[name], states[name], small_numbers) for name in names},
        mean_change=result.mean_change if shown else None,
        sd_change=result.sd_change if shown else None,
        stamp=PRESETS[small_numbers].words,
    )


def _published(count: int, state: CellState, small_numbers: SmallNumbers) -> PublishedCount:
    preset = PRESETS[small_numbers]
    if state is CellState.SHOWN:
        rounded = round_count(count, small_numbers)
        return PublishedCount(text=str(rounded), count=rounded)
    return PublishedCount(text=preset.mark if state is CellState.SMALL else preset.protecting_mark, count=None)
