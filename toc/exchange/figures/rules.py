"""What the numbers of a figure may not be, rule by rule; and what each figure comes to."""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from toc.exchange.figures.faults import Faults, Rule, Say, words
from toc.exchange.figures.mapping import Role
from toc.exchange.figures.numbers import STATE
from toc.exchange.figures.workbook_errors import EXCEL_ERRORS
from toc.model import limits
from toc.model.figures import ObservationState
from toc.model.indicators import HAS_DENOMINATOR, Indicator, IndicatorKind

KIND = "kind"
_BELOW_ZERO = (
    IndicatorKind.DIFFERENCE, IndicatorKind.MONEY, IndicatorKind.MEAN, IndicatorKind.MEDIAN, IndicatorKind.SCORE,
)  # fmt: skip
_ROUNDING = 0.6
"""How far a percentage may be from its numerator over its denominator: whole per cents are rounded."""
_VALUE, _NUMERATOR, _DENOMINATOR = (pl.col(role.value) for role in (Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR))
_REPORTED = pl.col(STATE) == ObservationState.REPORTED.value
_SHARE = pl.col(KIND).is_in([kind.value for kind in HAS_DENOMINATOR])
_PERCENTAGE = pl.col(KIND) == IndicatorKind.PERCENTAGE.value


def check_figures(frame: pl.DataFrame, indicators: Iterable[Indicator], faults: Faults) -> tuple[pl.DataFrame, int]:
    """The rows that hold a figure that can be, and how many rows were left empty."""
    kinds = {one.id: one.kind.value for one in indicators}
    frame = frame.with_columns(pl.col(Role.INDICATOR).replace_strict(kinds, return_dtype=pl.String).alias(KIND))
    nothing = _VALUE.is_null() & _NUMERATOR.is_null() & _DENOMINATOR.is_null() & _REPORTED
    explained = nothing & (pl.col(Role.NOTE) != "")
    frame = frame.with_columns(
        # A note in place of a figure says why there is none yet.
        pl.when(explained).then(pl.lit(ObservationState.NOT_YET_KNOWN.value)).otherwise(pl.col(STATE)).alias(STATE)
    )
    empty = frame.select((nothing & ~explained).alias("empty"))["empty"]
    frame = faults.sift(frame.filter(~empty), _RULES)
    return frame.with_columns(_settled()).drop(KIND), int(empty.sum())


def check_calculated(frame: pl.DataFrame, faults: Faults) -> pl.DataFrame:
    """The rows without a cell that Excel could not calculate; `frame` holds text yet."""
    roles = [role for role in Role if role.value in frame.columns]
    marked = frame.select(pl.col([role.value for role in roles]).str.starts_with("#").any()).row(0)
    suspect = [role for role, found in zip(roles, marked, strict=True) if found]
    return faults.sift(frame, [Rule(role, pl.col(role).is_in(EXCEL_ERRORS), _failed(role)) for role in suspect])


def _failed(role: Role) -> Say:
    return lambda row: f"Excel could not work this cell out ({row[role]}). Mend its formula, or clear the cell"


def _settled() -> list[pl.Expr]:
    """A count's number is its value; where both parts of a percentage are there, they are its figure."""
    alone = ~_SHARE & _DENOMINATOR.is_null()
    both = _NUMERATOR.is_not_null() & _DENOMINATOR.is_not_null()
    number = pl.when(alone & _VALUE.is_null()).then(_NUMERATOR).when(both & _PERCENTAGE).then(None).otherwise(_VALUE)
    return [
        number.alias(Role.VALUE),
        pl.when(alone).then(None).otherwise(_NUMERATOR).alias(Role.NUMERATOR),
    ]


def _number(role: Role, words: str) -> Say:
    return lambda row: f"{row[role]:g} {words}"


def _more_than_whole(row: Mapping[str, Any]) -> str:
    return f"{row[Role.NUMERATOR]:g} is more than the denominator, {row[Role.DENOMINATOR]:g}"


def _disagrees(row: Mapping[str, Any]) -> str:
    share = 100 * row[Role.NUMERATOR] / row[Role.DENOMINATOR]
    parts = f"{row[Role.NUMERATOR]:g} of {row[Role.DENOMINATOR]:g}"
    return f"{row[Role.VALUE]:g} is not {parts}, which is {share:.1f} per cent"


def _too_long(role: Role, most: int) -> Rule:
    return Rule(role, pl.col(role).str.len_chars() > most, words(f"it is longer than {most:,} characters. Shorten it"))


_RULES = (
    Rule(Role.DENOMINATOR, _DENOMINATOR == 0, words("0 cannot be divided by")),
    Rule(Role.DENOMINATOR, _DENOMINATOR < 0, _number(Role.DENOMINATOR, "is below 0")),
    Rule(Role.NUMERATOR, (_NUMERATOR < 0) & _SHARE, _number(Role.NUMERATOR, "is below 0")),
    Rule(
        Role.VALUE,
        (_VALUE.fill_null(_NUMERATOR) < 0) & ~pl.col(KIND).is_in([kind.value for kind in _BELOW_ZERO]),
        lambda row: f"{row[Role.NUMERATOR] if row[Role.VALUE] is None else row[Role.VALUE]:g} is below 0",
    ),
    Rule(Role.NUMERATOR, _PERCENTAGE & (_NUMERATOR > _DENOMINATOR), _more_than_whole),
    Rule(
        Role.DENOMINATOR,
        _SHARE & _REPORTED & _NUMERATOR.is_not_null() & _DENOMINATOR.is_null() & _VALUE.is_null(),
        words("it is empty, and the numerator needs one. Fill it in, or clear the numerator"),
    ),
    Rule(
        Role.NUMERATOR,
        _REPORTED & _DENOMINATOR.is_not_null() & _NUMERATOR.is_null() & _VALUE.is_null(),
        words("it is empty, and the denominator needs one. Fill it in, or clear the denominator"),
    ),
    Rule(Role.VALUE, _PERCENTAGE & ((100 * _NUMERATOR / _DENOMINATOR - _VALUE).abs() > _ROUNDING), _disagrees),
    Rule(
        Role.N,
        (pl.col(Role.N) < 0) | (pl.col(Role.N) > limits.COUNT) | (pl.col(Role.N) != pl.col(Role.N).floor()),
        _number(Role.N, "is not a whole number of people"),
    ),
    Rule(Role.SD, pl.col(Role.SD) < 0, _number(Role.SD, "is below 0")),
    Rule(
        Role.UPPER,
        pl.col(Role.UPPER) < pl.col(Role.LOWER),
        lambda row: f"{row[Role.UPPER]:g} is below the lower limit, {row[Role.LOWER]:g}",
    ),
    _too_long(Role.NOTE, limits.TEXT),
    _too_long(Role.SOURCE, limits.NAME),
)
