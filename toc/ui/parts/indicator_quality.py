"""How far the figures of an indicator can be relied on: gaps, late and provisional ones, small numbers."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from toc.analysis.disclosure import is_disclosive, is_protected
from toc.analysis.due import build_due, gaps_of
from toc.analysis.periods import day_text, label_of
from toc.analysis.series import Series
from toc.model.figures import Period
from toc.model.priorities import SmallNumbers
from toc.ui.parts.plain import plain

_SHOWN = 6


def show_quality(series: Series, today: date) -> None:
    """One sentence for each thing to know, or that there is nothing."""
    said = quality_of(series, today)
    if not said:
        st.markdown("Nothing to note: no gaps, nothing late, nothing provisional, no small numbers.")
    for sentence in said:
        st.markdown(f"- {plain(sentence)}")


def quality_of(series: Series, today: date) -> tuple[str, ...]:
    """What a reader has to know about the figures, most pressing first."""
    if not series.points:
        return ("There are no figures yet.",)
    indicator = series.indicator
    owed = build_due(series, today)
    late = [due for due in owed if due.late]
    coming = [due for due in owed if not due.late]
    owner = f" from {indicator.owner}" if indicator.owner else ""
    provisional = [point.period for point in series.points if point.provisional]
    gaps = gaps_of(series)
    small = [point.period for point in series.points if _is_small(series, point.numerator, point.value)]
    sentences = (
        (
            late,
            f"Late{owner}: {_listed(due.period for due in late)}; due by {day_text(late[0].due_on)}." if late else "",
        ),
        (
            coming,
            f"Due{owner} by {day_text(coming[0].due_on)}: {_listed(due.period for due in coming)}." if coming else "",
        ),
        (gaps, f"No figure was ever entered for {_listed(gaps)}. The chart shows the gap."),
        (provisional, f"Provisional: {_listed(provisional)}."),
        (small, f"Small numbers, hidden in documents: {_listed(small)}."),
    )
    return tuple(sentence for found, sentence in sentences if found)


def _is_small(series: Series, numerator: float | None, value: float | None) -> bool:
    count = numerator if numerator is not None else value
    if count is None or not is_protected(series.indicator) or count != int(count):
        return False
    return is_disclosive(int(count), SmallNumbers.FEWER_THAN_5)


def _listed(periods: Iterable[Period]) -> str:
    """The newest few by name, the rest counted."""
    names = [label_of(period) for period in periods][::-1]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
