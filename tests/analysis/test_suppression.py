"""The attack: a program that reads only what is printed must not narrow a hidden count to fewer than 3 values."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toc.analysis.attack import Range, Sum, find_narrowed
from toc.analysis.disclosure import PRESETS, round_count
from toc.analysis.suppression import CellState, Table, build_states
from toc.model.priorities import SmallNumbers

FIVE, NHS = SmallNumbers.FEWER_THAN_5, SmallNumbers.NHS
PROTECTED = st.sampled_from([FIVE, NHS])
MOST = 30
"""More than any count of these tables, and than the attacker ever needs."""


def margins(cells: dict[str, int], rows: str, columns: str) -> Table:
    """A table of rows by columns with its totals: `aX` in row a and column X, `a*`, `*X` and `**`."""
    counts = dict(cells)
    sums = [Sum(f"{row}*", tuple(row + column for column in columns)) for row in rows]
    sums += [Sum(f"*{column}", tuple(row + column for row in rows)) for column in columns]
    sums += [Sum("**", tuple(f"{row}*" for row in rows)), Sum("**", tuple(f"*{column}" for column in columns))]
    for one in sums:
        counts[one.total] = sum(counts[part] for part in one.parts)
    return Table(counts=counts, sums=tuple(sums))


def printed(table: Table, preset: SmallNumbers) -> dict[str, str]:
    """The table as a reader has it."""
    marks = {CellState.SMALL: PRESETS[preset].mark, CellState.PROTECTING: PRESETS[preset].protecting_mark}
    return {
        key: marks.get(state) or str(round_count(table.counts[key], preset))
        for key, state in build_states(table, preset).items()
    }


def readings(text: str, preset: SmallNumbers) -> tuple[int, int]:
    """The least and the most that a printed cell can stand for, to somebody who has read the stamp."""
    if text == "0":
        return 0, 0
    if text == "<5":
        return 1, 4
    if text in ("[c]", "*"):
        return 0, MOST
    smallest = {FIVE: 5, NHS: 8}[preset]
    return max(smallest, int(text) - 2), int(text) + 2


def attack(texts: dict[str, str], preset: SmallNumbers) -> dict[str, int]:
    """How many values each hidden cell of a 2 by 2 table with totals can still have, by trying all tables."""
    spans = [
        np.arange(low, high + 1) for low, high in (readings(texts[key], preset) for key in ("aX", "aY", "bX", "bY"))
    ]
    ax, ay, bx, by = np.meshgrid(*spans, indexing="ij", sparse=True)
    cells = {
        "aX": ax, "aY": ay, "bX": bx, "bY": by, "a*": ax + ay, "b*": bx + by, "*X": ax + bx, "*Y": ay + by,
        "**": ax + ay + bx + by,
    }  # fmt: skip
    fits = np.ones(tuple(len(span) for span in spans), dtype=bool)
    for key, values in cells.items():
        low, high = readings(texts[key], preset)
        fits &= (values >= low) & (values <= (high if texts[key] not in ("[c]", "*") else 10_000))
    assert fits.any()
    return {
        key: len(np.unique(np.broadcast_to(values, fits.shape)[fits]))
        for key, values in cells.items()
        if not texts[key].isdigit()
    }


@settings(max_examples=60)
@given(st.lists(st.integers(0, 14) | st.integers(0, 4), min_size=4, max_size=4), PROTECTED)
def test_no_hidden_count_of_a_table_with_totals_can_be_narrowed_below_3_values(
    counts: list[int], preset: SmallNumbers
) -> None:
    table = margins(dict(zip(("aX", "aY", "bX", "bY"), counts, strict=True)), "ab", "XY")
    left = attack(printed(table, preset), preset)
    assert min(left.values(), default=3) >= 3


def test_the_attack_itself_succeeds_where_only_small_counts_are_hidden() -> None:
    table = margins({"aX": 4, "aY": 4, "bX": 0, "bY": 20}, "ab", "XY")
    careless = {key: "<5" if 0 < count < 5 else str(round_count(count, FIVE)) for key, count in table.counts.items()}
    assert careless["a*"] == "10"
    assert attack(careless, FIVE)["aX"] == 1
    assert attack(printed(table, FIVE), FIVE)["aX"] >= 3


@pytest.mark.parametrize(
    ("counts", "texts"),
    [
        ([20, 3, 9], ["20", "<5", "[c]"]),
        ([20, 30, 12], ["20", "30", "10"]),
        ([3, 2, 30], ["<5", "<5", "30"]),
        ([3, 0, 0], ["<5", "0", "0"]),
        ([2, 20, 20], ["<5", "[c]", "20"]),
    ],
)
def test_one_hidden_cell_of_a_sum_takes_the_next_smallest_with_it(counts: list[int], texts: list[str]) -> None:
    cells = {f"p{place}": count for place, count in enumerate(counts)}
    table = Table(counts=cells | {"all": sum(counts)}, sums=(Sum("all", tuple(cells)),))
    ours = printed(table, FIVE)
    assert [ours[key] for key in cells] == texts


def test_a_total_that_gives_its_parts_away_is_hidden() -> None:
    table = Table(counts={"p": 4, "q": 4, "all": 8}, sums=(Sum("all", ("p", "q")),))
    assert printed(table, FIVE) == {"p": "<5", "q": "<5", "all": "[c]"}


def test_a_mark_that_says_too_much_is_replaced() -> None:
    """Three parts above 0 and a total below 5 leave only 3 or 4 for the total."""
    table = Table(counts={"p": 1, "q": 1, "r": 1, "all": 3}, sums=(Sum("all", ("p", "q", "r")),))
    assert "[c]" in printed(table, FIVE).values()


def test_nothing_is_hidden_where_nobody_is_to_be_protected() -> None:
    table = margins({"aX": 1, "aY": 2, "bX": 3, "bY": 4}, "ab", "XY")
    assert set(build_states(table, SmallNumbers.NONE).values()) == {CellState.SHOWN}
    large = margins({"aX": 10, "aY": 20, "bX": 30, "bY": 0}, "ab", "XY")
    assert set(build_states(large, FIVE).values()) == {CellState.SHOWN}


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5)), min_size=2, max_size=4),
    st.tuples(st.integers(0, 4), st.integers(0, 6)),
    st.data(),
)
def test_the_search_for_narrowed_cells_agrees_with_trying_all_tables(
    parts: list[tuple[int, int]], slack: tuple[int, int], data: st.DataObject
) -> None:
    truth = {f"p{place}": data.draw(st.integers(low, low + more)) for place, (low, more) in enumerate(parts)}
    truth["all"] = sum(truth.values())
    ranges = {f"p{place}": Range(low, low + more) for place, (low, more) in enumerate(parts)}
    ranges["all"] = Range(max(0, truth["all"] - slack[0]), truth["all"] + slack[1])
    tables = [
        (*choice, sum(choice))
        for choice in product(*(range(one.least, one.most + 1) for key, one in ranges.items() if key != "all"))
        if ranges["all"].least <= sum(choice) <= ranges["all"].most
    ]
    keys = list(ranges)
    expected = {key for place, key in enumerate(keys) if len({table[place] for table in tables}) < 3}
    sums = [Sum("all", tuple(keys[:-1]))]
    assert find_narrowed(ranges, sums, keys, truth) == expected
