"""Figures in columns become the rows that figures one by one become."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.store.columns import table
from toc.model.figures import Observation, ObservationState, Period
from toc.store.documents import row_key, write_observation
from toc.store.figure_columns import build_rows

_AMOUNTS = st.none() | st.floats(-1e15, 1e15)
_OBSERVATIONS = st.builds(
    Observation,
    indicator=st.sampled_from(["a", "B-2"]),
    period=st.dates(date(1, 1, 1)).map(lambda day: Period(start=day, end=day)),
    category=st.none() | st.just("north"),
    comparison=st.none() | st.just("england"),
    value=st.floats(-1e15, 1e15),
    numerator=_AMOUNTS,
    denominator=st.none() | st.floats(0, 1e15, exclude_min=True),
    n=st.none() | st.integers(0, 1_000_000_000),
    sd=st.none() | st.floats(0, 1e15),
    lower=st.none() | st.floats(-1e15, 0),
    upper=st.none() | st.floats(0, 1e15),
    state=st.sampled_from(ObservationState),
    provisional=st.booleans(),
    note=st.text(max_size=20),
    source=st.text(max_size=20),
)


@given(st.lists(_OBSERVATIONS, min_size=1, max_size=8))
def test_rows_are_to_the_letter_what_each_observation_is_written_as(observations: list[Observation]) -> None:
    rows = build_rows(table(observations))
    assert rows["observation"].to_list() == [write_observation(one) for one in observations]
    assert rows.drop("observation").rows() == [tuple(row_key(one).values()) for one in observations]
