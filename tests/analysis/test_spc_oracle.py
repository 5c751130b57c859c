"""The careful preset against a slow obvious reading of it, on random series with gaps, ties and rebases."""

from datetime import date
from typing import NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st

from tests.analysis.spc_oracle import Values, slow_chart
from toc.analysis.spc import SpcResult, SpcSeries, SpcSettings, analyse
from toc.analysis.spc_gaps import SpcPeriod


class Case(NamedTuple):
    dates: list[date]
    values: Values
    rebases: set[date]
    screening: bool
    fixed: int | None


def month(number: int) -> date:
    return date(2000 + number // 12, number % 12 + 1, 1)


NOISE = st.one_of(
    st.integers(-3, 3).map(float),
    st.floats(-50, 50).map(lambda number: round(number, 1)),
    st.sampled_from([60.0, -60.0]),
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Stretches of noise, of a step and of a slope, some points missing and some months skipped."""
    values: Values = []
    for _ in range(draw(st.integers(1, 4))):
        level, slope = draw(st.integers(-40, 40)), draw(st.sampled_from([0, 0, 2, -2]))
        wide = draw(st.sampled_from([0.0, 0.1, 1.0]))
        noise = draw(st.lists(NOISE, min_size=1, max_size=20))
        values += [level + slope * place + wide * one for place, one in enumerate(noise)]
    lost = draw(st.sets(st.integers(0, len(values) - 1), max_size=4))
    values = [None if place in lost else value for place, value in enumerate(values)]
    skips = draw(st.sets(st.integers(1, len(values)), max_size=3))
    number, dates = draw(st.integers(0, 11)), []
    for place in range(len(values)):
        number += 3 if place in skips else 1
        dates.append(month(number))
    rebases = draw(st.sets(st.sampled_from(dates), max_size=2))
    return Case(dates, values, rebases, draw(st.booleans()), draw(st.sampled_from([None, None, 12, 15])))


def fast(case: Case) -> SpcResult:
    settings = SpcSettings(
        period=SpcPeriod.MONTH,
        rebases=tuple(case.rebases),
        screening=case.screening,
        fixed_points=case.fixed,
    )
    (result,) = analyse([SpcSeries(case.dates, case.values)], settings)
    return result


RISING = Case([month(n) for n in range(20)], [float(n) for n in range(20)], set(), screening=True, fixed=None)
TORN = Case([month(n + 2 * (n > 9)) for n in range(20)], [float(n) for n in range(20)], set(), True, None)


@given(cases())
@example(RISING)
@example(TORN)
def test_a_slow_obvious_reading_of_the_rules_agrees(case: Case) -> None:
    slow = slow_chart(case.dates, case.values, rebases=case.rebases, screening=case.screening, fixed=case.fixed)
    result = fast(case)
    assert [tuple(one[1:5]) for one in result.segments] == [tuple(one[:4]) for one in slow]
    assert [point.rule for point in result.points] == [rule for one in slow for rule in one.rules]
