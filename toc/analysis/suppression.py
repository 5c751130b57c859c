"""Which cells of a table of counts are hidden, so that no small count can be worked out from the others."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from toc.analysis.attack import Range, Sum, find_narrowed
from toc.analysis.disclosure import MOST_ROUNDING, PRESETS, is_disclosive, round_count
from toc.model.base import Value
from toc.model.priorities import SmallNumbers

BEYOND = 20
"""How far above the largest count a hidden one is thought possible."""


class CellState(StrEnum):
    SHOWN = "shown"
    SMALL = "small"
    """Hidden because it is small."""
    PROTECTING = "protecting"
    """Hidden because a small one could be worked out from it."""


class Rest(Value):
    """What is left of a whole without one part: printed nowhere, but a percentage of the two speaks of it."""

    rest: str
    part: str
    whole: str


class Table(Value):
    """Counts of people with what adds up to what. Cells that are neither printed nor a rest are printed as sums."""

    counts: dict[str, int]
    sums: tuple[Sum, ...] = ()
    """Of printed cells, and of periods that are printed together."""
    rests: tuple[Rest, ...] = ()
    unprinted: frozenset[str] = frozenset()


def build_states(
    table: Table, small_numbers: SmallNumbers, given: Mapping[str, CellState] | None = None
) -> dict[str, CellState]:
    """The state of every printed cell. Those `given` are printed like that elsewhere, which no longer changes.

    First every small count is hidden; then, where a sum has one hidden cell only, the next smallest with it; then,
    as long as a reader could still narrow a hidden count to fewer than 3 values, one more.
    """
    rests = {one.rest: one for one in table.rests}
    printed = [key for key in table.counts if key not in rests and key not in table.unprinted]
    if small_numbers is SmallNumbers.NONE:
        return dict.fromkeys(printed, CellState.SHOWN)
    states = {
        key: CellState.SMALL if is_disclosive(table.counts[key], small_numbers) else CellState.SHOWN for key in printed
    }
    given = given or {}
    states |= given
    sums = (*table.sums, *(Sum(one.whole, (one.part, one.rest)) for one in table.rests))
    while True:
        _hide_second(table, states, given)
        ranges = {key: _range(key, table, rests, states, small_numbers) for key in table.counts}
        hidden = _to_protect(table, rests, states, small_numbers)
        narrowed = find_narrowed(ranges, sums, hidden, table.counts)
        found = _next_to_hide(narrowed, table, sums, {key: one for key, one in states.items() if key not in given})
        if found is None:
            return states
        states[found] = CellState.PROTECTING


def _hide_second(table: Table, states: dict[str, CellState], given: Mapping[str, CellState]) -> None:
    """One hidden cell of a row, column or total could be had by subtraction: hide the next smallest too."""
    again = True
    while again:
        again = False
        for one in table.sums:
            if any(key not in states for key in one.cells):
                continue
            hidden = [key for key in one.cells if states[key] is not CellState.SHOWN]
            if len(hidden) != 1:
                continue
            others = [key for key in one.parts if states[key] is CellState.SHOWN and table.counts[key] > 0]
            others = [key for key in others if key not in given]
            second = min(others, key=lambda key: (table.counts[key], key), default=one.total)
            if states[second] is CellState.SHOWN and second not in given:
                states[second] = CellState.PROTECTING
                again = True


def _range(
    key: str, table: Table, rests: Mapping[str, Rest], states: Mapping[str, CellState], small_numbers: SmallNumbers
) -> Range:
    """What a reader who knows the rules can tell of a cell by itself; never less than a real one can."""
    count = table.counts[key]
    any_count = Range(0, max(table.counts.values()) + BEYOND)
    fewest = PRESETS[small_numbers].smallest_shown
    if key in rests:
        pair = (rests[key].part, rests[key].whole)
        if any(states.get(one) is not CellState.SHOWN for one in pair):
            return any_count
        if count == 0:
            return Range(0, 0)
        return Range(1, fewest - 1) if count < fewest else Range(fewest, any_count.most)
    match states.get(key):
        case CellState.SHOWN:
            shown = round_count(count, small_numbers)
            return Range(max(fewest, shown - MOST_ROUNDING), shown + MOST_ROUNDING) if count else Range(0, 0)
        case CellState.SMALL:
            return Range(1, fewest - 1)
        case _:
            return any_count


def _to_protect(
    table: Table, rests: Mapping[str, Rest], states: Mapping[str, CellState], small_numbers: SmallNumbers
) -> list[str]:
    hidden = [key for key, state in states.items() if state is not CellState.SHOWN]
    small_rests = [key for key in rests if is_disclosive(table.counts[key], small_numbers)]
    return [*hidden, *small_rests, *table.unprinted]


def _next_to_hide(
    narrowed: Collection[str], table: Table, sums: Sequence[Sum], states: Mapping[str, CellState]
) -> str | None:
    """Of some cells the smallest shown beside a narrowed one; a zero if need be; last, a mark that says too much.

    None where nothing is narrowed, or nothing is left to hide.
    """
    if not narrowed:
        return None
    near = set(narrowed)
    while True:
        wider = near | {key for one in sums if near & set(one.cells) for key in one.cells}
        candidates = [key for key in wider if states.get(key, CellState.PROTECTING) is not CellState.PROTECTING]
        if candidates or wider == near:
            break
        near = wider
    return min(
        candidates,
        key=lambda key: (states[key] is CellState.SMALL, table.counts[key] == 0, table.counts[key], key),
        default=None,
    )
