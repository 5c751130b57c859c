"""Fingertips CSV: chosen indicators and areas as comparison series, with what was published kept."""

from pathlib import Path

import pytest

from tests.exchange.figures.fingertips_table import MADE_UP
from toc.analysis.period_words import BadPeriod
from toc.exchange.figures.fingertips import (
    BadFingertips,
    PublishedIndicator,
    is_fingertips,
    list_areas,
    list_indicators,
    read_published,
    read_published_period,
)
from toc.exchange.figures.mapping import Mapping
from toc.exchange.figures.reading import Reading
from toc.exchange.figures.table import Table, parse_table, read_table
from toc.model.figures import Observation, ObservationState
from toc.model.indicators import Comparison, Indicator, IndicatorKind

PUBLISHED = Path(__file__).parents[4] / "shared" / "reference" / "interop" / "fingertips_all_data_sample.csv"
INDICATOR = Indicator(
    id="own",
    name="Own",
    kind=IndicatorKind.RATE,
    comparisons=(Comparison(id="eng", name="England"), Comparison(id="other", name="Elsewhere")),
)
RATE = PublishedIndicator("1", "Made-up rate", "Persons", "All ages")


@pytest.fixture
def table() -> Table:
    return parse_table(MADE_UP)


def observations(table: Table, chosen: PublishedIndicator = RATE) -> list[Observation]:
    found = read_published(table, chosen, list_areas(table, chosen), INDICATOR)
    found.refuse_faults()
    return list(Reading(found.figures, (), 0, 0, Mapping(), frozenset()).observations())


def test_indicators_and_areas_are_listed_without_inequality_categories(table: Table) -> None:
    assert is_fingertips(table.headings)
    assert list_indicators(table) == (RATE, RATE._replace(sex="Female"))
    assert [area.name for area in list_areas(table)] == ["England", "Made-up region"]
    assert [area.name for area in list_areas(table, RATE._replace(sex="Female"))] == ["Made-up region"]


def test_figures_keep_value_parts_and_interval_as_published(table: Table) -> None:
    england, region = observations(table)
    assert (england.value, england.lower, england.upper, england.numerator, england.denominator) == (
        12.5, 12.25, 12.75, 500, 40_000,
    )  # fmt: skip
    assert (england.comparison, england.source, england.period.key) == ("eng", "Fingertips 1", "2017-01-01/2019-12-31")
    assert (region.state, region.value, region.note) == (ObservationState.SUPPRESSED, None, "Suppressed")


def test_a_comparison_the_indicator_has_is_used_and_another_is_added(table: Table) -> None:
    comparisons = read_published(table, RATE, list_areas(table), INDICATOR).comparisons
    assert sorted(one.name for one in comparisons) == ["Elsewhere", "England", "Made-up region"]
    assert {one.name: one.id for one in comparisons}["England"] == "eng"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2015", "2015-01-01/2015-12-31"),
        ("2022/23", "2022-04-01/2023-03-31"),
        ("2017 - 19", "2017-01-01/2019-12-31"),
        ("1999 - 2001", "1999-01-01/2001-12-31"),
        ("2017/18 - 19/20", "2017-04-01/2020-03-31"),
        ("2022/23 Q2", "2022-07-01/2022-09-30"),
        ("Aug 2012 - Jul 2014", "2012-08-01/2014-07-31"),
    ],
)
def test_published_periods_are_read(text: str, key: str) -> None:
    assert read_published_period(text).key == key


@pytest.mark.parametrize("text", ["2019 - 17", "2019 - 99", "soon"])
def test_wrong_published_periods_are_refused(text: str) -> None:
    with pytest.raises(BadPeriod):
        read_published_period(text)


def test_another_table_is_told_apart_and_refused() -> None:
    other = parse_table("indicator,period,value\nx,2024,1\n")
    assert not is_fingertips(other.headings)
    with pytest.raises(BadFingertips, match="it has no column 'age'"):
        list_indicators(other)


def test_one_area_with_two_figures_for_a_period_is_refused() -> None:
    clash = MADE_UP.replace(",12.5,12.25", ",12.6,12.25", 1)
    with pytest.raises(BadFingertips, match="different figures"):
        observations(parse_table(clash))


@pytest.mark.skipif(not PUBLISHED.is_file(), reason="the folder of other people's files is not here")
def test_a_published_file_is_read_with_its_line_breaks_and_intervals() -> None:
    table = read_table(PUBLISHED.read_bytes())
    chosen = list_indicators(table)[0]
    assert (chosen.id, chosen.name) == ("93356", "Campylobacter incidence rate/100,000")
    found = {(one.comparison, one.period.start.year): one for one in observations(table, chosen)}
    england = found["eng", 2015]
    assert (england.value, england.lower, england.upper) == (94.7261896202678, 93.9129396546008, 95.5447303303505)
    assert (england.numerator, england.denominator) == (51897, 54786327)
