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


@pytest.mark.parametrize(
    ("given", "second"), [((), "q"), (("q",), "r"), (("q", "r"), "all"), (("q", "r", "all"), None)]
)
def test_what_is_printed_elsewhere_is_no_longer_hidden_but_another_cell(
    given: tuple[str, ...], second: str | None
) -> None:
    table = Table(counts={"p": 3, "q": 9, "r": 20, "all": 32}, sums=(Sum("all", ("p", "q", "r")),))
    states = build_states(table, FIVE, dict.fromkeys(given, CellState.SHOWN))
    assert {key for key, state in states.items() if state is CellState.PROTECTING} == ({second} - {None})
    assert states["p"] is CellState.SMALL


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


ONE_SUM = (Sum("all", ("p", "q", "r")),)
SUM_OF_A_SUM = (Sum("all", ("p", "some")), Sum("some", ("q", "r")))
TWO_WAYS_TO_THE_SAME = (
    Sum("a*", ("aX", "aY")), Sum("b*", ("bX", "bY")), Sum("*X", ("aX", "bX")), Sum("*Y", ("aY", "bY")),
    Sum("**", ("a*", "b*")), Sum("**", ("*X", "*Y")),
)  # fmt: skip
APART = (*SUM_OF_A_SUM, Sum("whole", ("part", "rest")))


def fill(sums: tuple[Sum, ...], leaves: dict[str, int]) -> dict[str, int]:
    """The counts of a table whose cells that are no sum are given."""
    counts = dict(leaves)
    while missing := [one for one in sums if one.total not in counts]:
        for one in missing:
            if all(part in counts for part in one.parts):
                counts[one.total] = sum(counts[part] for part in one.parts)
    return counts


@pytest.mark.parametrize("sums", [ONE_SUM, SUM_OF_A_SUM, TWO_WAYS_TO_THE_SAME, APART])
@settings(max_examples=60)
@given(st.data())
def test_the_search_for_narrowed_cells_agrees_with_trying_all_tables(
    sums: tuple[Sum, ...], data: st.DataObject
) -> None:
    totals = {one.total for one in sums}
    leaves = list(dict.fromkeys(part for one in sums for part in one.parts if part not in totals))
    truth = fill(sums, {leaf: data.draw(st.integers(0, 6), leaf) for leaf in leaves})
    slack = {key: (data.draw(st.integers(0, 3)), data.draw(st.integers(0, 4))) for key in truth}
    ranges = {key: Range(max(0, count - slack[key][0]), count + slack[key][1]) for key, count in truth.items()}
    tables = [
        table
        for choice in product(*(range(ranges[leaf].least, ranges[leaf].most + 1) for leaf in leaves))
        for table in [fill(sums, dict(zip(leaves, choice, strict=True)))]
        if all(ranges[key].least <= count <= ranges[key].most for key, count in table.items())
    ]
    expected = {key for key in truth if len({table[key] for table in tables}) < 3}
    assert find_narrowed(ranges, sums, truth, truth) == expected


def test_what_only_sums_that_meet_in_a_circle_give_away_together_is_found() -> None:
    """`x` and `z` are equal, so their sum is even; no sum by itself says more than that it is 1 to 3."""
    sums = (Sum("xy", ("x", "y")), Sum("yz", ("y", "z")), Sum("xz", ("x", "z")))
    truth = {"x": 1, "y": 1, "z": 1, "xy": 2, "yz": 2, "xz": 2}
    ranges = {key: Range(0, 2) for key in "xyz"} | {"xy": Range(2, 2), "yz": Range(2, 2), "xz": Range(1, 3)}
    assert find_narrowed(ranges, sums, truth, truth) == set(truth)
