"""The table of indicators: one row each, in the order of the map; a click opens one."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from toc.analysis.periods import label_of
from toc.analysis.progress import TargetState
from toc.analysis.words import change_text, value_text
from toc.services.outcomes import Outcome

TREND_POINTS = 24
_TARGETS = {
    TargetState.NONE: "",
    TargetState.NOT_DUE: "○ not due",
    TargetState.MET: "● met",
    TargetState.NOT_MET: "▲ not met",
}
_ROW_HEIGHT = 36


def show_outcomes_table(outcomes: Sequence[Outcome], *, key: str) -> str | None:
    """Draw the table; the id of the indicator whose row was clicked, if one was."""
    picked = st.dataframe(
        pd.DataFrame([_row(outcome) for outcome in outcomes]),
        key=key,
        hide_index=True,
        row_height=_ROW_HEIGHT,
        height=_ROW_HEIGHT * (min(len(outcomes), 16) + 1) + 4,
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            "Indicator": st.column_config.TextColumn(width="large"),
            "Trend": st.column_config.LineChartColumn(width="medium", help="Its last figures, oldest first"),
            "Latest": st.column_config.TextColumn(width="small"),
            "Period": st.column_config.TextColumn(width="small"),
            "Since baseline": st.column_config.TextColumn(width="small"),
            "Target": st.column_config.TextColumn(width="small"),
            "Measures": st.column_config.TextColumn(width="large", help="The boxes on the map it is tied to"),
        },
    )
    rows = picked.selection.rows
    return outcomes[rows[0]].indicator.id if rows else None


def _row(outcome: Outcome) -> dict[str, object]:
    indicator, progress = outcome.indicator, outcome.progress
    latest = progress.latest
    value = None if latest is None else latest.value
    return {
        "Indicator": indicator.name,
        "Trend": [point.value for point in outcome.series.known[-TREND_POINTS:]],
        "Latest": "" if value is None else value_text(indicator, value),
        "Period": "no figures yet" if latest is None or value is None else label_of(latest.period),
        "Since baseline": "" if progress.change is None else change_text(indicator, progress.change),
        "Target": _TARGETS[progress.target_state],
        "Measures": "; ".join(outcome.measures),
    }
