"""Columns of text to columns of numbers, and the words that stand in a number's place."""

import polars as pl

from toc.exchange.cells import LARGEST, BadCell, read_number, shown
from toc.exchange.figures.faults import Faults
from toc.exchange.figures.mapping import PARTS, Role
from toc.model.figures import ObservationState

NUMBERS = (*PARTS, Role.N, Role.SD, Role.LOWER, Role.UPPER)
STATE = "state"
_WORDS = {
    ObservationState.SUPPRESSED: ("*", "suppressed", "[c]", "<5", "<8", "< 5", "< 8"),
    ObservationState.NOT_YET_KNOWN: ("not yet known", "not known yet", "not known", "nyk", "n/k", "tbc", "awaited"),
}
_STATE_OF = {word: state.value for state, words in _WORDS.items() for word in words}
_PROVISIONAL = {
    "": False, "no": False, "n": False, "false": False, "0": False, "final": False, "f": False,
    "yes": True, "y": True, "true": True, "1": True, "x": True, "provisional": True, "p": True,
}  # fmt: skip


def read_numbers(frame: pl.DataFrame, faults: Faults) -> pl.DataFrame:
    """The columns of numbers as floats, empty as null, and the column `state`. Rows with faults are left out."""
    frame = frame.with_columns(pl.lit(ObservationState.REPORTED.value).alias(STATE))
    for role in NUMBERS:
        frame = _read(frame, role, faults)
    return frame


def _read(frame: pl.DataFrame, role: Role, faults: Faults) -> pl.DataFrame:
    text = frame[role]
    number = text.cast(pl.Float64, strict=False)
    odd = ((number.is_null() | ~number.is_finite() | (number.abs() > LARGEST)) & (text != "")).fill_null(value=False)
    if not odd.any():
        return frame.with_columns(number.alias(role))
    readings: dict[str, float | None] = {}
    wrong: dict[str, str] = {}
    states: dict[str, str] = {}
    for cell in text.filter(odd).unique():
        state = _STATE_OF.get(cell.lower()) if role in PARTS else None
        if state is not None:
            states[cell] = state
            continue
        try:
            readings[cell] = read_number("", cell)
        except BadCell as fault:
            wrong[cell] = str(fault).removeprefix(": ")
    frame = frame.with_columns(number.alias("_number"))
    if wrong:
        bad = odd & text.is_in(list(wrong))
        faults.note(frame.filter(bad), role, lambda row: wrong[row[role]])
        frame, odd = frame.filter(~bad), odd.filter(~bad)
    odd_read = pl.col(role).replace_strict(readings, default=None, return_dtype=pl.Float64)
    state_said = pl.col(role).replace_strict(states, default=pl.col(STATE), return_dtype=pl.String)
    return frame.with_columns(
        pl.when(odd).then(odd_read).otherwise(pl.col("_number")).alias(role),
        pl.when(odd).then(state_said).otherwise(pl.col(STATE)).alias(STATE),
    ).drop("_number")


def read_provisional(frame: pl.DataFrame, faults: Faults) -> pl.DataFrame:
    """The column `provisional` as true or false."""
    said = pl.col(Role.PROVISIONAL).str.to_lowercase()
    unknown = ~said.is_in(list(_PROVISIONAL))
    bad = frame.select(unknown.alias("bad"))["bad"]
    if bad.any():
        faults.note(
            frame.filter(bad), Role.PROVISIONAL, lambda row: f"{shown(row[Role.PROVISIONAL])} is neither yes nor no"
        )
        frame = frame.filter(~bad)
    return frame.with_columns(said.replace_strict(_PROVISIONAL, default=False, return_dtype=pl.Boolean))
