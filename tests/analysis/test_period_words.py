"""Periods as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toc.analysis.period_words import BadPeriod, read_period
from toc.analysis.periods import label_of, period_containing
from toc.model.figures import Period
from toc.model.indicators import Frequency

DAYS = st.dates(min_value=date(1971, 1, 1), max_value=date(2069, 12, 31))
RHYTHMS = st.sampled_from([rhythm for rhythm in Frequency if rhythm is not Frequency.IRREGULAR])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2024-25", "2024-04-01/2025-03-31"),
        ("2024/25", "2024-04-01/2025-03-31"),
        ("1999/00", "1999-04-01/2000-03-31"),
        ("2024-2025", "2024-04-01/2025-03-31"),
        ("FY 24/25", "2024-04-01/2025-03-31"),
        ("2010/11", "2010-04-01/2011-03-31"),
        ("2024\N{EN DASH}25", "2024-04-01/2025-03-31"),
        ("2024", "2024-01-01/2024-12-31"),
        ("2024/25 Q2", "2024-07-01/2024-09-30"),
        ("2024-25 q4", "2025-01-01/2025-03-31"),
        ("Q1 2024/25", "2024-04-01/2024-06-30"),
        ("2024/25 H2", "2024-10-01/2025-03-31"),
        ("Q3 2024", "2024-07-01/2024-09-30"),
        ("2024-Q1", "2024-01-01/2024-03-31"),
        ("2024 H1", "2024-01-01/2024-06-30"),
        ("Apr 2024", "2024-04-01/2024-04-30"),
        ("  september   2024 ", "2024-09-01/2024-09-30"),
        ("Sept-24", "2024-09-01/2024-09-30"),
        ("Feb 99", "1999-02-01/1999-02-28"),
        ("2024-02", "2024-02-01/2024-02-29"),
        ("2024/04", "2024-04-01/2024-04-30"),
        ("04/2024", "2024-04-01/2024-04-30"),
        ("2024-04-03", "2024-04-03/2024-04-03"),
        ("2024-04-03 00:00:00", "2024-04-03/2024-04-03"),
        ("03/04/2024", "2024-04-03/2024-04-03"),
        ("3 Apr 2024", "2024-04-03/2024-04-03"),
        ("45383", "2024-04-01/2024-04-01"),
        ("2024-04-03 to 2024-04-20", "2024-04-03/2024-04-20"),
        ("2024-04-03/2024-04-20", "2024-04-03/2024-04-20"),
        ("3 Apr 2024 - 20 Apr 2024", "2024-04-03/2024-04-20"),
        ("Feb 2024 to Apr 2024", "2024-02-01/2024-04-30"),
        ("w/c 1 Apr 2024", "2024-04-01/2024-04-07"),
    ],
)
def test_a_period_is_read_as_people_mean_it(text: str, key: str) -> None:
    assert read_period(text).key == key


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is empty, and every figure needs a period"),
        ("soon", "'soon' is not a period. Write it like"),
        ("2024/26", "'2024/26' is not a year and the one after it"),
        ("2024-13", "'2024-13' is neither a month nor a year and the one after it"),
        ("2024-00", "'2024-00' is neither a month nor a year and the one after it"),
        ("2024/25 Q5", "there is no Q5: a year has 4"),
        ("H3 2024", "there is no H3: a year has 2"),
        ("2023-02-29", "there is no period '2023-02-29'"),
        ("0000", "there is no period '0000'"),
        ("9999/10000", "is not a period"),
        ("Apr 2024 to Feb 2024", "there is no period"),
        ("99999", "'99999' is not a period"),
        ("12", "'12' is not a period"),
        ("２０２４", "is not a period"),
        ("2010-11", "'2010-11' can be a year or a month. Write 2010/11 or Nov 2010"),
        ("x" * 1000, "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...' is not a period"),
    ],
)
def test_a_wrong_period_is_refused_by_name(text: str, said: str) -> None:
    with pytest.raises(BadPeriod) as refused:
        read_period(text)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("frequency", "key"),
    [(Frequency.YEARLY, "2010-04-01/2011-03-31"), (Frequency.MONTHLY, "2010-11-01/2010-11-30")],
)
def test_what_could_be_a_month_or_a_year_is_settled_by_how_often_figures_come(frequency: Frequency, key: str) -> None:
    assert read_period("2010-11", frequency).key == key


@pytest.mark.parametrize(
    ("text", "frequency", "key"),
    [
        ("2024-04-01", Frequency.MONTHLY, "2024-04-01/2024-04-30"),
        ("30/06/2024", Frequency.QUARTERLY, "2024-04-01/2024-06-30"),
        ("45747", Frequency.YEARLY, "2024-04-01/2025-03-31"),
        ("2024-04-07", Frequency.WEEKLY, "2024-04-01/2024-04-07"),
        ("2024-04-15", Frequency.IRREGULAR, "2024-04-15/2024-04-15"),
    ],
)
def test_a_day_stands_for_the_period_it_starts_or_ends(text: str, frequency: Frequency, key: str) -> None:
    assert read_period(text, frequency).key == key


def test_a_day_inside_a_period_is_refused_by_name() -> None:
    with pytest.raises(BadPeriod, match=r"'2024-05-17' is inside 2024/25 Q1, and figures are quarterly here"):
        read_period("2024-05-17", Frequency.QUARTERLY)


@given(DAYS, RHYTHMS)
def test_every_period_is_read_back_from_what_the_app_calls_it(day: date, frequency: Frequency) -> None:
    period = period_containing(day, frequency)
    assert read_period(label_of(period), frequency) == period
    assert read_period(period.key) == period


@given(DAYS, DAYS)
def test_any_stretch_of_days_is_read_back_from_what_the_app_calls_it(one: date, other: date) -> None:
    period = Period(start=min(one, other), end=max(one, other))
    assert read_period(label_of(period)) == period


@given(st.text(alphabet="0123456789-/ qhfyaprjune.to", max_size=24))
def test_any_text_is_a_period_or_refused_in_words(text: str) -> None:
    try:
        said = read_period(text, Frequency.MONTHLY).key
    except BadPeriod as refused:
        said = str(refused)
    assert len(said) > 20
