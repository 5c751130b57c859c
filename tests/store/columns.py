"""Observations as the columns of a table of figures."""

from collections.abc import Iterable

import polars as pl

from toc.model.figures import Observation

FIELDS = [name for name in Observation.model_fields if name != "period"]
_NUMBERS = ("value", "numerator", "denominator", "n", "sd", "lower", "upper")
_SCHEMA = {
    name: pl.Float64 if name in _NUMBERS else pl.Boolean if name == "provisional" else pl.String for name in FIELDS
}
ALL = frozenset(FIELDS)


def table(observations: Iterable[Observation]) -> pl.DataFrame:
    """The observations in columns."""
    rows = [
        {name: getattr(one, name) for name in FIELDS}
        | {"start": one.period.start.isoformat(), "end": one.period.end.isoformat()}
        | {"category": one.category or "", "comparison": one.comparison or "", "state": one.state.value}
        for one in observations
    ]
    return pl.DataFrame(rows, _SCHEMA | {"start": pl.String, "end": pl.String})
