"""A figure with its interval."""

import json
from pathlib import Path

import pytest

from tests.analysis.figures import indicator, point, quarter, share, value
from toc.analysis.estimates import AS_PUBLISHED, build_estimate
from toc.model.figures import Observation
from toc.model.indicators import IndicatorKind

CASES = {
    case["id"]: case for case in json.loads((Path(__file__).parent / "reference" / "interval_cases.json").read_text())
}


def test_each_kind_has_its_own_method() -> None:
    rate = indicator(IndicatorKind.RATE, per=100_000)
    mean = indicator(IndicatorKind.MEAN)
    ours = [
        build_estimate(indicator(), point(indicator(), share(quarter(0), 65, 100))),
        build_estimate(rate, point(rate, share(quarter(0), 10, 10_000))),
        build_estimate(mean, point(mean, value(quarter(0), 3, n=12, sd=1))),
    ]
    assert [(one.method, round(one.lower or 0, 1), round(one.upper or 0, 1)) for one in ours if one] == [
        ("Wilson", 55.3, 73.6),
        ("Byar", 47.9, 183.9),
        ("Student's t", 2.4, 3.6),
    ]


def test_a_published_interval_is_kept_and_named_so() -> None:
    published = share(quarter(0), 65, 100, lower=50.0, upper=80.0)
    ours = build_estimate(indicator(), point(indicator(), published))
    assert ours is not None
    assert (ours.value, ours.lower, ours.upper, ours.method) == (65, 50, 80, AS_PUBLISHED)


@pytest.mark.parametrize(
    ("kind", "figure"),
    [
        (IndicatorKind.COUNT, value(quarter(0), 3)),
        (IndicatorKind.MEDIAN, value(quarter(0), 3)),
        (IndicatorKind.MEAN, value(quarter(0), 3)),
        (IndicatorKind.MEAN, value(quarter(0), 3, n=1, sd=0)),
        (IndicatorKind.PERCENTAGE, value(quarter(0), 3)),
        (IndicatorKind.PERCENTAGE, Observation(indicator="i", period=quarter(0), numerator=3)),
    ],
)
def test_figures_that_allow_no_interval_have_none(kind: IndicatorKind, figure: Observation) -> None:
    assert build_estimate(indicator(kind), point(indicator(kind), figure)) is None


def test_a_missing_count_has_no_estimate_and_its_neighbours_keep_theirs() -> None:
    given, expected = CASES["W01"]["input"], CASES["W01"]["expected"]
    assert given["x"][0] is None
    half = Observation(indicator="i", period=quarter(0), value=0, denominator=given["n"][0])
    one = indicator()
    assert build_estimate(one, point(one, half)) is None
    known = build_estimate(one, point(one, share(quarter(1), given["x"][1], given["n"][1])))
    assert known is not None
    assert known.lower == pytest.approx(expected[1]["lowercl"] * 100, rel=1e-9)
