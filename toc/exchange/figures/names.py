"""What a table calls its indicators, categories, comparisons and periods, found in the programme."""

import difflib
from collections.abc import Iterable, Mapping

import polars as pl

from toc.analysis.period_words import BadPeriod, read_period
from toc.exchange.cells import shown
from toc.exchange.figures.faults import Faults
from toc.exchange.figures.mapping import Role, tidy
from toc.model.indicators import Frequency, Indicator

START, END = "start", "end"
_TOTAL = ("", "total", "all", "everybody")
_NAMED = 6


def read_indicators(frame: pl.DataFrame, indicators: Iterable[Indicator], faults: Faults) -> pl.DataFrame:
    """Ids in place of what the table calls its indicators."""
    known = tuple(indicators)
    ids: dict[str, set[str]] = {}
    for one in known:
        for name in (one.id, one.name, *(code.code for code in one.codes)):
            ids.setdefault(tidy(name), set()).add(one.id)
    found: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for text in frame[Role.INDICATOR].unique():
        exact = {one.id for one in known if text in (one.id, one.name)}
        match = exact or ids.get(tidy(text), set())
        if len(match) == 1:
            found[text] = next(iter(match))
        elif match:
            wrong[text] = f"{shown(text)} can be {_several(sorted(match))}. Write the id of one"
        else:
            wrong[text] = _unknown("indicator", text, [one.name for one in known])
    return _replaced(frame, Role.INDICATOR, found, wrong, faults)


def read_categories(frame: pl.DataFrame, indicators: Iterable[Indicator], faults: Faults) -> pl.DataFrame:
    """Ids in place of names, for the total an empty text; the same for comparisons."""
    known = tuple(indicators)
    for role in (Role.CATEGORY, Role.COMPARISON):
        entries = {one.id: _entries(one, role) for one in known}
        ids = {of: _ids(pairs, role) for of, pairs in entries.items()}
        names = {one.id: one.name for one in known}
        found: list[tuple[str, str, str | None, str | None]] = []
        for of, text in frame.select(Role.INDICATOR, role).unique().iter_rows():
            match = ids[of].get(tidy(text))
            fault = None
            if match is None:
                fault = _unknown(f"{role.value} of '{names[of]}'", text, [name for _, name in entries[of]])
            found.append((of, text, match, fault))
        frame = _joined(frame, role, Role.INDICATOR, found, faults)
    return frame


def _entries(indicator: Indicator, role: Role) -> list[tuple[str, str]]:
    """Ids and names of its categories, or of its comparisons."""
    if role is Role.COMPARISON:
        return [(one.id, one.name) for one in indicator.comparisons]
    return [(one.id, one.name) for one in indicator.breakdown.categories] if indicator.breakdown else []


def _ids(entries: list[tuple[str, str]], role: Role) -> dict[str, str]:
    totals = dict.fromkeys(("",) if role is Role.COMPARISON else _TOTAL, "")
    return totals | {tidy(name): of for of, name in entries} | {tidy(of): of for of, _ in entries}


def read_periods(frame: pl.DataFrame, indicators: Iterable[Indicator], faults: Faults) -> pl.DataFrame:
    """The columns `start` and `end`, days in ISO form, in place of `period`."""
    frequency = {one.id: one.frequency.value for one in indicators}
    frame = frame.with_columns(pl.col(Role.INDICATOR).replace_strict(frequency, return_dtype=pl.String).alias("rhythm"))
    pairs = frame.select("rhythm", Role.PERIOD).unique()
    found: list[tuple[str, str, str | None, str | None]] = []
    for rhythm, text in pairs.iter_rows():
        try:
            found.append((rhythm, text, read_period(text, Frequency(rhythm)).key, None))
        except BadPeriod as error:
            found.append((rhythm, text, None, str(error)))
    frame = _joined(frame, Role.PERIOD, "rhythm", found, faults).drop("rhythm")
    return frame.with_columns(
        pl.col(Role.PERIOD).str.slice(0, 10).alias(START), pl.col(Role.PERIOD).str.slice(11, 10).alias(END)
    )


def _joined(
    frame: pl.DataFrame,
    role: Role,
    beside: str,
    found: Iterable[tuple[str, str, str | None, str | None]],
    faults: Faults,
) -> pl.DataFrame:
    """The role's column replaced by what was found for it and the column beside it."""
    rows = list(found)
    if len({(text, match) for _, text, match, _ in rows}) == len({text for _, text, _, _ in rows}):
        # Each text means one thing, whatever stands beside it.
        ids = {text: match for _, text, match, _ in rows if match is not None}
        return _replaced(frame, role, ids, {text: fault for _, text, _, fault in rows if fault is not None}, faults)
    schema = {beside: pl.String, role.value: pl.String, "_match": pl.String, "_fault": pl.String}
    frame = frame.join(
        pl.DataFrame(rows, schema, orient="row"), on=[beside, role.value], how="left", maintain_order="left"
    )
    bad = frame["_match"].is_null()
    if bad.any():
        faults.note(frame.filter(bad), role, lambda row: str(row["_fault"]))
        frame = frame.filter(~bad)
    return frame.with_columns(pl.col("_match").alias(role.value)).drop("_match", "_fault")


def _replaced(
    frame: pl.DataFrame, role: Role, found: Mapping[str, str], wrong: Mapping[str, str], faults: Faults
) -> pl.DataFrame:
    if wrong:
        bad = frame[role].is_in(list(wrong))
        faults.note(frame.filter(bad), role, lambda row: wrong[row[role]])
        frame = frame.filter(~bad)
    return frame.with_columns(pl.col(role).replace_strict(found, default="", return_dtype=pl.String))


def _unknown(what: str, text: str, names: list[str]) -> str:
    if not text:
        return f"it is empty, and every row needs the {what}"
    if not names:
        return f"{shown(text)} is no {what}, which has none. Leave the cell empty, or add it in the app"
    close = difflib.get_close_matches(text, names, 1, 0.75)
    if close:
        return f"{shown(text)} is no {what}: did you mean '{close[0]}'?"
    return f"{shown(text)} is no {what}. Choose one of {_several(names)}"


def _several(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(f"'{name}'" for name in names[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")
