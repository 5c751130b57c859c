"""Growth: the roadmap's steps typed in place, and what they add year by year as a picture."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from toc.analysis.funding import build_year
from toc.analysis.growth import GROWTH_RULE, build_growth
from toc.charts.growth import build_growth_chart, growth_as_text
from toc.model.programme import Programme
from toc.services.block_charts import ask_for_growth
from toc.services.growth import COLUMNS, KIND_WORDS, build_change, build_rows
from toc.store import Saved
from toc.ui.parts.chart import chart_theme, show_chart
from toc.ui.parts.chart_downloads import show_block_downloads
from toc.ui.parts.held_grid import ROW_HEIGHT, height_of, held_grid, show_mistakes
from toc.ui.saving import save

_ROWS_IN_SIGHT = 10


def show(saved: Saved) -> None:
    """The picture, and the steps it is made of."""
    programme = saved.programme
    if programme.roadmap:
        _show_picture(programme)
    else:
        st.markdown(
            "How the service grows: posts, a clinical lead, a forum, a strategy, enhanced offers. Enter the first "
            "step below: its date, what it is, and what it adds to families reached and to cost a year. Start with "
            "the team as it is."
        )
    _show_grid(programme)


def _show_picture(programme: Programme) -> None:
    growth = build_growth(programme)
    secured = [build_year(programme, year.starts).secured for year in growth.years]
    with st.container(horizontal=True, horizontal_alignment="right", key="roadmap_tools"):
        show_block_downloads(ask_for_growth(programme), "growth")
    with st.container(key="roadmap_scroll"):
        show_chart(build_growth_chart(growth, secured, chart_theme()), "roadmap_chart", growth_as_text(growth))
    unknown = [
        f"{count} of {len(growth.steps)} steps say nothing of {what}"
        for count, what in ((growth.without_families, "families"), (growth.without_cost, "cost"))
        if count
    ]
    st.caption(" ".join([GROWTH_RULE, *(f"{words}." for words in unknown)]))


def _show_grid(programme: Programme) -> None:
    rows = build_rows(programme.roadmap)
    grid = held_grid("roadmap")
    grid.hold(rows, programme.id)
    said = st.container()
    table = st.data_editor(
        _table(grid.began),
        key=grid.key,
        hide_index=True,
        num_rows="dynamic",
        row_height=ROW_HEIGHT,
        height=height_of(len(rows) + 2, _ROWS_IN_SIGHT),
        column_order=list(COLUMNS),
        column_config={
            "on": st.column_config.DateColumn("From", format="D MMM YYYY", required=True),
            "label": st.column_config.TextColumn("Step", width="large", required=True, max_chars=150),
            "kind": st.column_config.SelectboxColumn("Kind", options=list(KIND_WORDS.values())),
            "families": st.column_config.NumberColumn(
                "Families a year", min_value=0, step=1, help="How many more families a year it lets the service reach."
            ),
            "cost": st.column_config.NumberColumn(
                "Cost a year", min_value=0, format="£%,.0f", help="What it adds to the cost of a whole year."
            ),
            "note": st.column_config.TextColumn("Note", width="medium"),
        },
        placeholder="",
        alt="The steps of growth, a row for each",
    )
    change = build_change(grid.saved, table.to_dict("records"))
    st.caption(
        "A new step needs its date and its name; then it is saved."
        if change.waiting
        else "Type or paste; a new step goes into the empty row. Select rows on the left to take them out."
    )
    with said:
        show_mistakes(change.refused)
    if change.edit is not None and (after := save(change.edit)) is not None:
        grid.saved = tuple(build_rows(after.programme.roadmap))
        if {row["id"] for row in grid.saved} != {row["id"] for row in rows}:
            grid.let_go()  # A new step has got its id: the grid begins anew with it.
        st.rerun()


def _table(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=["id", *COLUMNS])
    # Of an empty column without a type the grid would hand days back as text.
    table["on"] = pd.to_datetime(table["on"])
    table["families"] = table["families"].astype("float64")
    table["cost"] = table["cost"].astype("float64")
    return table
