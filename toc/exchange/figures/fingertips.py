"""Fingertips CSV: which indicators and areas a file holds, and their figures as comparison series.

The files are those of the Office for Health Improvement and Disparities. Values and intervals are kept as published:
the methods differ by indicator (Wilson, exact, Byar). Rows of inequality categories are passed over.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import polars as pl

from toc.analysis.period_words import BadPeriod, read_period
from toc.analysis.periods import YEAR_STARTS, months_from
from toc.errors import TocError
from toc.exchange.figures.faults import Fault, Faults, tell
from toc.exchange.figures.mapping import Role
from toc.exchange.figures.numbers import STATE, read_numbers
from toc.exchange.figures.reading import COLUMNS
from toc.exchange.figures.table import ROW, Table
from toc.model.base import Id, clean_text, new_id
from toc.model.figures import ObservationState, Period
from toc.model.indicators import Comparison, Indicator

_NEEDED = {
    "indicator id": "id", "indicator name": "name", "area code": "code", "area name": "area", "area type": "area_type",
    "sex": "sex", "age": "age", "category": "group", "time period": Role.PERIOD.value, "value": Role.VALUE.value,
    "lower ci 95.0 limit": Role.LOWER.value, "upper ci 95.0 limit": Role.UPPER.value, "count": Role.NUMERATOR.value,
    "denominator": Role.DENOMINATOR.value, "value note": Role.NOTE.value,
}  # fmt: skip
"""The headings that are read, in small letters: the others differ from file to file."""
_YEARS = re.compile(r"(\d{4}) ?- ?(\d{4}|\d\d)", re.ASCII)
_FINANCIAL_YEARS = re.compile(r"(\d{4})/\d\d ?- ?(?:\d\d)?(\d\d)/(\d\d)", re.ASCII)


class BadFingertips(TocError):
    """The file is not what Fingertips gives, or does not hold what is chosen of it."""


class PublishedIndicator(NamedTuple):
    """One indicator of the file, for one sex and age."""

    id: str
    name: str
    sex: str
    age: str


class Area(NamedTuple):
    """One area of the file."""

    code: str
    name: str
    type: str


class PublishedFigures(NamedTuple):
    """The chosen figures as comparison series of an indicator of the programme."""

    indicator: Id
    comparisons: tuple[Comparison, ...]
    """All of the indicator's, the new ones last."""
    figures: pl.DataFrame
    """Columns as those of a reading."""
    faults: tuple[Fault, ...]

    def refuse_faults(self) -> None:
        """Raises BadFingertips with the first faults where there are any."""
        if self.faults:
            raise BadFingertips(f"{tell(self.faults, len(self.faults))}. Nothing was imported.")


def is_fingertips(headings: Sequence[str]) -> bool:
    """Whether the table has Fingertips' columns."""
    return set(_NEEDED) <= {_plain(heading) for heading in headings}


def list_indicators(table: Table) -> tuple[PublishedIndicator, ...]:
    """The indicators in the file, in its order."""
    rows = _published(table).select("id", "name", "sex", "age").unique(maintain_order=True)
    return tuple(PublishedIndicator(*row) for row in rows.iter_rows())


def list_areas(table: Table, chosen: PublishedIndicator | None = None) -> tuple[Area, ...]:
    """The areas in the file, of one indicator if it is named; countries and regions first as the file has them."""
    rows = _published(table)
    if chosen is not None:
        rows = rows.filter(_of(chosen))
    found = rows.select("code", "area", "area_type").unique(maintain_order=True)
    return tuple(Area(*row) for row in found.iter_rows())


def read_published(
    table: Table, chosen: PublishedIndicator, areas: Sequence[Area], indicator: Indicator
) -> PublishedFigures:
    """The figures of these areas as comparison series of the programme's indicator. Raises BadFingertips."""
    codes = [area.code for area in areas]
    frame = _published(table).filter(_of(chosen), pl.col("code").is_in(codes))
    if not frame.height:
        raise BadFingertips("The file holds no figures of this indicator for these areas. Choose others.")
    comparisons = _comparisons(indicator, areas, chosen)
    ids = dict(zip(codes, (one.id for one in comparisons.values()), strict=True))
    faults = Faults({})
    frame = frame.with_columns(pl.lit("").alias(name) for name in (Role.N.value, Role.SD.value))
    frame = _with_periods(read_numbers(frame, faults), faults)
    hidden = pl.col(Role.VALUE).is_null()
    state = pl.when(hidden).then(pl.lit(ObservationState.SUPPRESSED.value)).otherwise(pl.lit("reported"))
    frame = frame.with_columns(
        pl.lit(indicator.id).alias(Role.INDICATOR.value),
        pl.lit("").alias(Role.CATEGORY.value),
        pl.col("code").replace_strict(ids, return_dtype=pl.String).alias(Role.COMPARISON.value),
        state.alias(STATE),
        pl.when(pl.col(Role.DENOMINATOR) > 0).then(pl.col(Role.DENOMINATOR)).alias(Role.DENOMINATOR),
        pl.lit(value=False).alias("provisional"),
        pl.lit(f"Fingertips {chosen.id}").alias("source"),
    )
    # England stands once for each kind of area below it, with the same figures.
    figures = frame.select(COLUMNS).unique(maintain_order=True)
    twice = figures.select(pl.struct("comparison", "start", "end").is_duplicated().any()).item()
    if twice:
        raise BadFingertips(
            "The file holds different figures for one area and period. Download it from Fingertips anew."
        )
    named = {one.id for one in comparisons.values()}
    existing = [one for one in indicator.comparisons if one.id not in named]
    return PublishedFigures(indicator.id, (*existing, *comparisons.values()), figures, tuple(faults.kept))


def read_published_period(text: str) -> Period:
    """A period as Fingertips writes it: as people do, or `2017 - 19` for three years. Raises BadPeriod."""
    if found := _FINANCIAL_YEARS.fullmatch(text):
        return _years(int(found[1]), int(found[1][:2] + found[2]) + 1, YEAR_STARTS)
    if found := _YEARS.fullmatch(text):
        last = found[2] if len(found[2]) == 4 else found[1][:2] + found[2]
        return _years(int(found[1]), int(last) + 1, 1)
    return read_period(text)


def _years(first: int, after_last: int, month: int) -> Period:
    if not first < after_last <= first + 20:
        raise BadPeriod(f"there is no period from {first} to {after_last - 1}")
    return months_from(date(first, month, 1), 12 * (after_last - first))


def _with_periods(frame: pl.DataFrame, faults: Faults) -> pl.DataFrame:
    found: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for text in frame[Role.PERIOD].unique():
        try:
            found[text] = read_published_period(text).key
        except BadPeriod as error:
            wrong[text] = str(error)
    bad = frame[Role.PERIOD].is_in(list(wrong))
    faults.note(frame.filter(bad), Role.PERIOD, lambda row: wrong[row[Role.PERIOD]])
    key = pl.col(Role.PERIOD).replace_strict(found, default="", return_dtype=pl.String)
    frame = frame.filter(~bad)
    return frame.with_columns(key.str.slice(0, 10).alias("start"), key.str.slice(11).alias("end"))


def _comparisons(indicator: Indicator, areas: Sequence[Area], chosen: PublishedIndicator) -> dict[str, Comparison]:
    """A comparison for each area: the indicator's own where it has one of that name, else a new one."""
    by_name = {one.name.casefold(): one for one in indicator.comparisons}
    source = f"Fingertips {chosen.id}"
    return {
        area.code: by_name.get(area.name.casefold()) or Comparison(id=new_id(), name=area.name, source=source)
        for area in areas
    }


def _published(table: Table) -> pl.DataFrame:
    """The rows without inequality categories, their columns by short names."""
    places = {_plain(heading): str(place) for place, heading in reversed(list(enumerate(table.headings)))}
    if not set(_NEEDED) <= set(places):
        missing = sorted(set(_NEEDED) - set(places))
        raise BadFingertips(f"This is not a Fingertips file: it has no column '{missing[0]}'. Pick another one.")
    frame = table.cells.select(ROW, *(pl.col(places[heading]).alias(name) for heading, name in _NEEDED.items()))
    texts = [pl.col(name).map_elements(_one_line, return_dtype=pl.String) for name in ("name", Role.NOTE.value)]
    return frame.filter(pl.col("group") == "").with_columns(texts)


def _one_line(text: str) -> str:
    return " ".join(str(clean_text(text)).split())


def _of(chosen: PublishedIndicator) -> pl.Expr:
    return (pl.col("id") == chosen.id) & (pl.col("sex") == chosen.sex) & (pl.col("age") == chosen.age)


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().split())
