"""Series and breakdowns as they may leave."""

from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.figures import indicator, monthly, quarter, share, unknown, value
from toc.analysis.disclosure import PRESETS, is_disclosive
from toc.analysis.periods import label_of
from toc.analysis.published import PublishedFigure, Shown
from toc.analysis.published_beside import build_published_beside_totals
from toc.analysis.published_series import PublishedSeries, build_published_series
from toc.analysis.published_table import PublishedTable, plan_table, print_table
from toc.analysis.series import build_series
from toc.analysis.suppression import build_states
from toc.analysis.totals import build_total_series
from toc.model.figures import Observation, ObservationState, Period
from toc.model.indicators import Breakdown, Category, Definition, Indicator, IndicatorKind
from toc.model.priorities import SmallNumbers

FIVE, NHS, NONE = SmallNumbers.FEWER_THAN_5, SmallNumbers.NHS, SmallNumbers.NONE
COUNT = indicator(IndicatorKind.COUNT)
SHARE = indicator()


def counts(numbers: list[float | None], preset: SmallNumbers = FIVE, **fields: Any) -> PublishedSeries:
    return build_published_series(monthly(indicator(IndicatorKind.COUNT, **fields), numbers), preset)


def shares(*pairs: tuple[int, int], preset: SmallNumbers = FIVE) -> PublishedSeries:
    figures = [share(quarter(place), x, n) for place, (x, n) in enumerate(pairs)]
    return build_published_series(build_series(SHARE, figures), preset)


def texts(series: PublishedSeries) -> list[tuple[str, str]]:
    return [(label_of(figure.period), figure.text) for figure in series.figures]


def test_counts_that_can_be_shown_are_rounded_one_by_one() -> None:
    ours = counts([12, 0, 23])
    assert texts(ours) == [("Apr 2024", "10"), ("May 2024", "0"), ("Jun 2024", "25")]
    assert [figure.value for figure in ours.figures] == [10, 0, 25]
    assert ours.stamp == PRESETS[FIVE].words


def test_a_hidden_period_is_replaced_by_the_shortest_sum_that_can_be_shown() -> None:
    assert texts(counts([12, 3, 4, 20])) == [("Apr 2024", "10"), ("May 2024 to Jun 2024", "5"), ("Jul 2024", "20")]
    assert texts(counts([1, 2, 20, 30])) == [("2024/25 Q1", "25"), ("Jul 2024", "30")]
    assert texts(counts([3, 30])) == [("Apr 2024 to May 2024", "35")]


def test_a_period_with_nothing_to_be_added_to_stays_hidden() -> None:
    assert texts(counts([3])) == [("Apr 2024", "<5")]
    assert texts(counts([2, None, 40])) == [("Apr 2024", "<5"), ("May 2024", "not reported"), ("Jun 2024", "40")]
    assert texts(counts([3], NHS)) == [("Apr 2024", "*")]


def test_sums_of_hidden_periods_do_not_cross_a_change_of_definition_nor_rolling_figures() -> None:
    changed = (Definition(), Definition(in_force_from=quarter(0).start.replace(month=5)))
    assert [text for _, text in texts(counts([3, 30], definitions=changed))] == ["<5", "30"]
    assert [text for _, text in texts(counts([3, 30], cumulative=True))] == ["<5", "30"]


def test_a_percentage_is_worked_out_from_the_rounded_counts_with_its_interval() -> None:
    (figure,) = shares((41, 68)).figures
    assert (figure.numerator, figure.denominator, figure.text) == (40, 70, "57.1")
    assert figure.interval is not None
    assert figure.interval.value == pytest.approx(100 * 40 / 70)


@pytest.mark.parametrize(
    ("x", "n", "text", "numerator", "denominator"),
    [
        (3, 40, "<5", None, 40),
        (37, 40, "<5", 35, 40),
        (36, 40, "<5", 35, 40),
        (35, 40, "87.5", 35, 40),
        (40, 40, "100", 40, 40),
        (0, 40, "0", 0, 40),
        (2, 3, "<5", None, None),
        (0, 3, "<5", 0, None),
    ],
)
def test_a_percentage_goes_with_a_hidden_count_and_with_a_hidden_rest(
    x: int, n: int, text: str, numerator: float | None, denominator: float | None
) -> None:
    (figure,) = shares((x, n)).figures
    assert (figure.text, figure.numerator, figure.denominator) == (text, numerator, denominator)
    assert (figure.interval is None) == (text == "<5")
    assert (figure.value is None) == (text == "<5")


def test_a_mean_goes_with_its_small_number_of_people() -> None:
    mean = indicator(IndicatorKind.MEAN)
    small = build_published_series(build_series(mean, [value(quarter(0), 12.4, n=4, sd=1)]), FIVE)
    assert (small.figures[0].text, small.figures[0].value) == ("<5", None)
    both = [value(quarter(0), 10, n=4, sd=1), value(quarter(1), 20, n=12, sd=1)]
    (together,) = build_published_series(build_series(mean, both), FIVE).figures
    assert (together.value, together.denominator) == (17.5, 15)
    median = build_series(indicator(IndicatorKind.MEDIAN), [value(quarter(0), 9, n=3), value(quarter(1), 9, n=30)])
    assert [figure.text for figure in build_published_series(median, FIVE).figures] == ["<5", "9"]


def test_what_counts_no_people_or_was_published_by_others_is_left_as_it_is() -> None:
    for fields in ({"counts_people": False}, {"published_elsewhere": True}):
        ours = counts([3, 41], **fields)
        assert ([figure.value for figure in ours.figures], ours.stamp) == ([3, 41], "")
    assert [figure.value for figure in counts([3, 41], NONE).figures] == [3, 41]
    assert counts([3], NONE).stamp == PRESETS[NONE].words


def test_not_reported_and_hidden_at_source_stay_apart() -> None:
    figures = [
        value(quarter(0), 0),
        unknown(quarter(1)),
        unknown(quarter(2), ObservationState.SUPPRESSED),
    ]
    ours = build_published_series(build_series(COUNT, figures), FIVE)
    assert [figure.shown for figure in ours.figures] == [Shown.SHOWN, Shown.NOT_REPORTED, Shown.SUPPRESSED]


def test_a_part_of_a_person_is_protected_like_a_whole_one() -> None:
    assert texts(counts([0.4])) == [("Apr 2024", "<5")]
    assert texts(counts([2.5, 2.5])) == [("Apr 2024 to May 2024", "5")]


def test_provisional_figures_and_notes_stay_with_what_is_shown() -> None:
    (figure,) = build_published_series(
        build_series(COUNT, [value(quarter(0), 40, provisional=True, note="late return")]), FIVE
    ).figures
    assert (figure.provisional, figure.note) == (True, "late return")


def slow_blocks(numbers: list[int], preset: SmallNumbers) -> tuple[int, int, int]:
    """The least cost over every way of cutting the series: hidden, added up, squares of lengths."""
    n = len(numbers)
    costs = []
    for mask in range(2 ** (n - 1)):
        cuts = [0, *(place + 1 for place in range(n - 1) if mask >> place & 1), n]
        hidden = added = squares = 0
        for start, end in pairwise(cuts):
            small = is_disclosive(sum(numbers[start:end]), preset)
            if end - start == 1:
                hidden += small
            elif small:
                break
            else:
                added, squares = added + end - start, squares + (end - start) ** 2
        else:
            costs.append((hidden, added, squares))
    return min(costs)


@settings(max_examples=60)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=8), st.sampled_from([FIVE, NHS]))
def test_hidden_periods_are_joined_at_the_least_cost_and_every_period_stands_once(
    numbers: list[int], preset: SmallNumbers
) -> None:
    figures = counts(list(numbers), preset).figures
    lengths = [len(monthly(COUNT, [0] * 9).ended_by(one.period.end).points) for one in figures]
    cuts = [0, *lengths]
    assert cuts[-1] == len(numbers)
    hidden = sum(figure.shown is Shown.HIDDEN for figure in figures)
    joined = [end - start for start, end in pairwise(cuts) if end - start > 1]
    assert (hidden, sum(joined), sum(length**2 for length in joined)) == slow_blocks(numbers, preset)
    for figure, (start, end) in zip(figures, pairwise(cuts), strict=True):
        if figure.shown is Shown.SHOWN:
            assert figure.value == (sum(numbers[start:end]) + 2) // 5 * 5


TEAMS = Breakdown(name="Team", categories=tuple(Category(id=name, name=name) for name in ("north", "south")))


def table(one: Indicator, *rows: tuple[Observation, ...], preset: SmallNumbers = FIVE) -> PublishedTable:
    """The breakdown as it would be with nothing beside it."""
    named = [
        figure.model_copy(update={"category": category.id})
        for category, row in zip(TEAMS.categories, rows, strict=True)
        for figure in row
    ]
    plan = plan_table(one.model_copy(update={"breakdown": TEAMS}), named, (quarter(0),), preset)
    return print_table(plan, plan.table, build_states(plan.table, plan.preset))


def printed(ours: PublishedTable) -> list[str]:
    return [row.figures[0].text for row in ours.rows]


def test_a_breakdown_hides_a_second_team_so_that_the_first_cannot_be_worked_out() -> None:
    assert printed(table(COUNT, (value(quarter(0), 3),), (value(quarter(0), 12),))) == ["<5", "[c]", "15"]
    assert printed(table(COUNT, (value(quarter(0), 4),), (value(quarter(0), 4),))) == ["<5", "<5", "[c]"]
    assert printed(table(COUNT, (value(quarter(0), 30),), (value(quarter(0), 12),))) == ["30", "10", "40"]


def test_a_total_waits_for_missing_teams_as_published_too() -> None:
    ours = table(COUNT, (value(quarter(0), 30),), ())
    assert printed(ours) == ["30", "not reported", "not reported"]


def test_nothing_printed_is_more_exact_than_the_table() -> None:
    """Words, hover text and embedded data take their numbers from the figure, so it holds no true small count."""
    ours = table(SHARE, (share(quarter(0), 3, 17),), (share(quarter(0), 41, 68),))
    for row in ours.rows:
        dumped = row.figures[0].model_dump(exclude={"period", "interval", "text"})
        held = [number for number in dumped.values() if isinstance(number, float)]
        assert all(number % 5 == 0 or number == pytest.approx(row.figures[0].value) for number in held)


Pair = tuple[int, int]
TEAM, BOTH = 16, 26
"""Above what the counts of a team and of both can be read as, here."""


def readings(figure: PublishedFigure, preset: SmallNumbers, most: int) -> set[Pair]:
    """Every numerator and denominator that would print like this, to somebody who knows the rules."""
    smallest = PRESETS[preset].smallest_shown

    def fits(number: float | None, count: int) -> bool:
        if number is None:
            return True
        return count == 0 if number == 0 else count >= smallest and abs(count - number) <= 2

    pairs = {
        (x, n) for n in range(most) for x in range(n + 1) if fits(figure.numerator, x) and fits(figure.denominator, n)
    }
    if figure.numerator is None or figure.denominator is None:
        return pairs
    if figure.shown is Shown.SHOWN:
        return {(x, n) for x, n in pairs if n - x == 0 or n - x >= smallest}
    return {(x, n) for x, n in pairs if 0 < n - x < smallest}


PAIRS = st.integers(0, 11).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))).filter(lambda pair: pair[1] > 0)


@settings(max_examples=40)
@given(PAIRS, PAIRS, st.sampled_from([FIVE, NHS]))
def test_no_hidden_count_of_a_breakdown_of_shares_can_be_narrowed_below_3_values(
    one: Pair, other: Pair, preset: SmallNumbers
) -> None:
    """The attack: read the two teams and their total, try everything, and see what is left of each hidden count."""
    ours = table(SHARE, (share(quarter(0), *one),), (share(quarter(0), *other),), preset=preset)
    first, second, total = (row.figures[0] for row in ours.rows)
    north, south = readings(first, preset, TEAM), readings(second, preset, TEAM)
    totals = readings(total, preset, BOTH)
    wide = total.numerator is None or total.denominator is None
    fits = [
        (a, b, (a[0] + b[0], a[1] + b[1]))
        for a in north
        for b in south
        if (a[0] + b[0], a[1] + b[1]) in totals or (wide and _fits_wide(total, a, b))
    ]
    assert fits
    for place, figure in enumerate((first, second, total)):
        if figure.numerator is None:
            assert len({pairs[place][0] for pairs in fits}) >= 3
        if figure.denominator is None:
            assert len({pairs[place][1] for pairs in fits}) >= 3
        if figure.shown is Shown.HIDDEN and figure.numerator is not None and figure.denominator is not None:
            assert len({pairs[place][1] - pairs[place][0] for pairs in fits}) >= 3


def _fits_wide(total: PublishedFigure, one: Pair, other: Pair) -> bool:
    """A total with a hidden count may lie beyond what the teams' own readings were tried up to."""
    sums = (one[0] + other[0], one[1] + other[1])
    shown = (total.numerator, total.denominator)
    return all(number is None or abs(count - number) <= 2 for count, number in zip(sums, shown, strict=True))


def together(preset: SmallNumbers, *columns: Pair) -> tuple[list[str], dict[str, list[str]]]:
    """The totals over time and the rows of the breakdown as printed, of two teams' counts in each quarter."""
    one = COUNT.model_copy(update={"breakdown": TEAMS})
    figures = [
        value(quarter(place), count, category=category.id)
        for place, column in enumerate(columns)
        for category, count in zip(TEAMS.categories, column, strict=True)
    ]
    series = build_published_series(build_total_series(one, figures), preset)
    periods = tuple(quarter(place) for place in range(len(columns)))
    beside = build_published_beside_totals(one, figures, figures, periods, preset)
    rows = {row.category.name: [figure.text for figure in row.figures] for row in beside.rows}
    return [f"{label_of(figure.period)}: {figure.text}" for figure in series.figures], rows


def test_a_total_that_the_series_prints_is_not_hidden_in_vain_but_a_part_is() -> None:
    """By itself the table would hide the 8 that is two times 4; the series prints it as 10."""
    series, rows = together(FIVE, (4, 4))
    assert series == ["2024/25 Q1: 10"]
    assert rows == {"north": ["[c]"], "south": ["<5"], "All": ["10"]}


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=2, max_size=2), st.sampled_from([FIVE, NHS]))
def test_a_longer_period_by_team_gives_nothing_away_beside_the_shorter_ones_of_all(
    columns: list[Pair], preset: SmallNumbers
) -> None:
    one = COUNT.model_copy(update={"breakdown": TEAMS})
    figures = [
        value(quarter(place), count, category=category.id)
        for place, column in enumerate(columns)
        for category, count in zip(TEAMS.categories, column, strict=True)
    ]
    half = Period(start=quarter(0).start, end=quarter(1).end)
    sums = [
        value(half, sum(column[place] for column in columns), category=category.id)
        for place, category in enumerate(TEAMS.categories)
    ]
    rows = build_published_beside_totals(one, figures, sums, (half,), preset).rows
    texts = [row.figures[0].text for row in rows]
    series = [figure.text for figure in build_published_series(build_total_series(one, figures), preset).figures]
    north, south, both = (range(60) if text in _ANY else spans_of(text, preset) for text in texts)
    quarters = [range(60) if text in _ANY else spans_of(text, preset) for text in series]
    sums_of_quarters = {sum(choice) for choice in product(*quarters)}
    fits = [(a, b) for a in north for b in south if a + b in both and a + b in sums_of_quarters]
    for text, values in zip(texts, ({a for a, _ in fits}, {b for _, b in fits}, {a + b for a, b in fits}), strict=True):
        assert len(values) >= 3 or text.isdigit()


def test_a_total_hidden_in_one_place_is_hidden_in_the_other() -> None:
    """1 and 5 make 6: printed as 5 together, and the 5 as 5 in the breakdown, they would leave 1 or 2 for the first."""
    series, rows = together(FIVE, (1, 0), (5, 0))
    assert series == ["2024/25 H1: 5"]
    assert rows["All"] != ["<5", "5"]


def spans_of(text: str, preset: SmallNumbers) -> range:
    if text in ("<5", "*", "[c]"):
        return range(1, 5) if text == "<5" else range(40)
    number = int(text)
    return range(max(PRESETS[preset].smallest_shown, number - 2), number + 3) if number else range(1)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=2), st.sampled_from([FIVE, NHS]))
def test_totals_over_time_and_the_breakdown_beside_them_give_nothing_away(
    columns: list[Pair], preset: SmallNumbers
) -> None:
    series, rows = together(preset, *columns)
    parts = [[range(40) if text in ("*", "[c]") else spans_of(text, preset) for text in rows[one.name]] for one in
             TEAMS.categories]  # fmt: skip
    totals = [spans_of(text, preset) for text in rows["All"]]
    printed_series = [text.split(": ")[1] for text in series]
    quarters = [
        {
            (a, b)
            for a in parts[0][place]
            for b in parts[1][place]
            if a + b in totals[place] or rows["All"][place] in _ANY
        }
        for place in range(2)
    ]
    if len(printed_series) == 2:
        quarters = [
            {(a, b) for a, b in pairs if text in _ANY or a + b in spans_of(text, preset)}
            for pairs, text in zip(quarters, printed_series, strict=True)
        ]
        both = None
    else:
        both = None if printed_series[0] in _ANY else spans_of(printed_series[0], preset)
    sums = [{a + b for a, b in pairs} for pairs in quarters]
    for place, pairs in enumerate(quarters):
        other = sums[1 - place]
        fits = {(a, b) for a, b in pairs if both is None or any(a + b + rest in both for rest in other)}
        left = (len({a for a, _ in fits}), len({b for _, b in fits}), len({a + b for a, b in fits}))
        for text, values in zip((rows["north"][place], rows["south"][place], rows["All"][place]), left, strict=True):
            assert values >= 3 or text.isdigit()


_ANY = ("*", "[c]")
