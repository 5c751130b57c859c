"""The tables of the estimate, edited in place: groups of the population, and the years of the service."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from toc.analysis.need import Need
from toc.analysis.periods import year_text
from toc.model.plans import NeedInputs
from toc.services.need_page import Read, read_groups, read_years
from toc.ui.need.saving import save_need
from toc.ui.parts.held_grid import held_grid, show_mistakes
from toc.ui.parts.plain import plain


def show_groups(programme_id: str, inputs: NeedInputs, refused: str) -> None:
    """Shares of births that exclude each other, each at its rate."""
    st.markdown(
        "Split all births into groups that do not overlap. The central estimate takes each group at its own rate, so "
        "the shares have to make 100 %."
    )
    columns = {
        "name": st.column_config.TextColumn("Group", width="medium", max_chars=200),
        "share": st.column_config.NumberColumn("Share of births, %", min_value=0, max_value=100, format="%g"),
        "prevalence": st.column_config.NumberColumn("In need, %", min_value=0, max_value=100, format="%g"),
        "source": st.column_config.TextColumn("Source", width="large", max_chars=200),
    }

    def build(groups: Sequence[Any]) -> pd.DataFrame:
        rows = [(one.name, _hundred(one.share), _hundred(one.prevalence), one.source) for one in groups]
        return pd.DataFrame(rows, columns=list(columns)).astype({"share": "float64", "prevalence": "float64"})

    _show_grid("groups", programme_id, inputs, columns, build, read_groups)
    if refused:
        st.warning(plain(refused), icon=":material/error:")


def show_years(programme_id: str, inputs: NeedInputs, need: Need) -> None:
    """Families, caseload and posts by year; what follows from them stands beside."""
    columns = {
        "year": st.column_config.TextColumn("Year", help="2025/26 for a year from April, 2025 for one from January."),
        "families": st.column_config.NumberColumn("Families reached", min_value=0, format="localized"),
        "caseload": st.column_config.NumberColumn(
            "Families a year for one post", min_value=0, help="What one whole-time equivalent sees in a year."
        ),
        "staff": st.column_config.NumberColumn("Posts", min_value=0, help="Whole-time equivalents in post."),
    }

    def build(years: Sequence[Any]) -> pd.DataFrame:
        rows = [(year_text(one.starts), one.families_reached, one.caseload, one.staff) for one in years]
        table = pd.DataFrame(rows, columns=list(columns))
        return table.astype({"year": "object", "families": "float64", "caseload": "float64", "staff": "float64"})

    _show_grid("years", programme_id, inputs, columns, build, read_years)
    _show_what_follows(need)


def _show_what_follows(need: Need) -> None:
    if not need.years or not need.estimates:
        return
    table = pd.DataFrame(
        {
            "Year": [year_text(year.starts) for year in need.years],
            "The posts can see": [year.capacity for year in need.years],
            **{
                f"Reached, of the {one.name} estimate": [
                    None if year.reached[place] is None else (year.reached[place] or 0) * 100 for year in need.years
                ]
                for place, one in enumerate(need.estimates)
            },
            **{
                f"Posts for the {one.name} estimate": [year.staff_needed[place] for year in need.years]
                for place, one in enumerate(need.estimates)
            },
        }
    )
    config: dict[str, Any] = {
        name: st.column_config.NumberColumn(format="%.0f %%" if name.startswith("Reached") else "%.1f")
        for name in table.columns[1:]
    }
    st.dataframe(table, hide_index=True, column_config=config, width="stretch")
    st.caption("Posts needed are the families in need divided by the families that one post sees in a year.")


def _show_grid(
    name: str,
    programme_id: str,
    inputs: NeedInputs,
    columns: dict[str, Any],
    build: Callable[[Sequence[Any]], pd.DataFrame],
    read: Callable[[Sequence[Any]], Read],
) -> None:
    now = tuple(getattr(inputs, name))
    grid = held_grid(f"need_{name}")
    grid.hold(now, programme_id)
    table = st.data_editor(
        build(grid.began), key=grid.key, hide_index=True, num_rows="dynamic", column_config=columns, width="stretch",
        placeholder="", alt=f"{name.capitalize()} of the estimate of need, a row each",
    )  # fmt: skip
    found = read(table.to_dict("records"))
    show_mistakes(found.refused)
    if found.waiting:
        st.caption(plain(found.waiting))
    if found.refused or found.waiting or found.values == now:
        return
    grid.saved = found.values
    if save_need(programme_id, inputs, **{name: found.values}):
        st.rerun()


def _hundred(share: float) -> float:
    """A share as a percentage without the dust of binary numbers."""
    return round(share * 100, 6)
