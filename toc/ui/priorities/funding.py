"""Funding: who pays for which outcome in a year, typed in place, against what the year costs."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from toc.analysis.funding import (
    FUNDING_RULE,
    FundingMatrix,
    FundingYear,
    build_matrix,
    build_year,
    funding_years,
)
from toc.analysis.money import pounds_text, whole_pounds
from toc.analysis.periods import YEAR_STARTS, year_of, year_text
from toc.analysis.words import number_text
from toc.model.programme import Programme
from toc.services.joint_funding import HOW_TO_TYPE, build_change, build_rows, find_lead, find_payers, lead_edit
from toc.store import Saved
from toc.ui.parts.held_grid import ROW_HEIGHT, height_of, held_grid, show_mistakes
from toc.ui.priorities.tabs import open_tab
from toc.ui.saving import save
from toc.ui.session import widget_value

_ROWS_IN_SIGHT = 9
_SIDE_BY_SIDE = 4
"""Columns that a laptop shows beside the outcomes; held in place, these would leave a phone no room for the others."""
_NOBODY = ""


def show(saved: Saved) -> None:
    """The matrix of one year, its totals, and all years beneath."""
    programme = saved.programme
    if not programme.commissioners:
        st.markdown("Here you enter who pays for which outcome, year by year. Add the commissioners first.")
        st.button(
            "Add a commissioner", key="funding_to_commissioners", type="primary", on_click=open_tab,
            args=("commissioners",),
        )  # fmt: skip
        return
    with st.container(key="funding_line", horizontal=True, vertical_alignment="bottom", gap="small"):
        year = _pick_year(programme)
        _show_lead(programme, year)
    matrix = build_matrix(programme, year)
    _show_facts(build_year(programme, year))
    _show_grid(programme, matrix)
    _show_all_years(programme)


def offered_years(programme: Programme, today: date) -> tuple[date, ...]:
    """The years with money, this year, the next two, and whatever lies between."""
    known = [*funding_years(programme), year_of(today)]
    first, last = min(known).year, max(max(known).year, year_of(today).year + 2)
    return tuple(date(year, YEAR_STARTS, 1) for year in range(first, last + 1))


def _pick_year(programme: Programme) -> date:
    years = offered_years(programme, datetime.now(UTC).date())
    this_year = year_of(datetime.now(UTC).date())
    found: date = st.selectbox(
        "Year", years, index=years.index(this_year), format_func=year_text, key=f"funding_year_{programme.id}",
        width=140,
    )  # fmt: skip
    return found


def _show_lead(programme: Programme, year: date) -> None:
    payers = find_payers(programme, year)
    if not payers:
        return
    names = {_NOBODY: "Nobody yet"} | {one.id: one.name for one in payers}
    lead = find_lead(programme, year)
    chosen = lead.id if lead is not None else _NOBODY
    key = f"funding_lead_{year.year}_{chosen}"

    def commit() -> None:
        edit = lead_edit(programme, year, widget_value(key, chosen) or None)
        if edit is not None:
            save(edit)

    st.selectbox(
        "Lead accountable commissioner",
        list(names),
        index=list(names).index(chosen),
        format_func=names.__getitem__,
        key=key,
        help="Of those who pay jointly, the one who answers for the whole of it.",
        width=420,
        on_change=commit,
    )


def _show_facts(year: FundingYear) -> None:
    """The year in figures, on one line."""
    facts = [("Secured", pounds_text(year.secured)), ("Asked for", pounds_text(year.asked))]
    if year.cost is not None and year.shortfall is not None:
        short = year.shortfall > 0
        facts += [
            ("Cost", whole_pounds(year.cost)),
            ("Shortfall" if short else "Surplus", whole_pounds(abs(year.shortfall))),
        ]
        if short and year.asked and year.still_to_ask is not None:
            facts.append(("Not yet asked for", whole_pounds(year.still_to_ask)))
    if year.cost_per_family is not None and year.families is not None:
        of = f"{number_text(year.families)} families {'planned' if year.planned else 'reached'}"
        facts.append((f"Cost per family ({of})", whole_pounds(year.cost_per_family)))
    cells = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in facts)
    st.html(f'<dl class="toc-money" title="{escape(FUNDING_RULE)}">{cells}</dl>')
    if year.cost is None:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption("What a year costs is entered step by step under Growth; then the shortfall shows here.")
            st.button("Enter the cost", key="funding_to_roadmap", type="tertiary", on_click=open_tab, args=("roadmap",))


def _show_grid(programme: Programme, matrix: FundingMatrix) -> None:
    rows = build_rows(matrix)
    grid = held_grid("funding")
    grid.hold(rows, (programme.id, matrix.starts))
    said = st.container()
    table = st.data_editor(
        _table(matrix, grid.began),
        key=grid.key,
        hide_index=True,
        num_rows="fixed",
        row_height=ROW_HEIGHT,
        height=height_of(len(rows), _ROWS_IN_SIGHT),
        disabled=["outcome"],
        column_config={
            "outcome": st.column_config.TextColumn(
                "Outcome", width="large", pinned=len(matrix.commissioners) > _SIDE_BY_SIDE
            ),
            **{one.id: st.column_config.TextColumn(one.name, width="medium", help=one.name)
               for one in matrix.commissioners},
        },
        placeholder="",
        alt=f"Who pays for which outcome in {year_text(matrix.starts)}, a column for each commissioner",
    )  # fmt: skip
    st.caption(HOW_TO_TYPE)
    change = build_change(matrix, grid.saved, table.to_dict("records"))
    with said:
        show_mistakes(change.refused)
    if change.edit is not None and (after := save(change.edit)) is not None:
        grid.saved = tuple(build_rows(build_matrix(after.programme, matrix.starts)))
        st.rerun()


def _table(matrix: FundingMatrix, rows: Sequence[dict[str, str]]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["outcome", *(one.id for one in matrix.commissioners)], dtype="object")


def _show_all_years(programme: Programme) -> None:
    """Every year with money, and what each commissioner gives in it."""
    years = funding_years(programme)
    if not years:
        return
    st.header("All years", anchor=False)
    matrices = [build_matrix(programme, year) for year in years]
    totals = [build_year(programme, year) for year in years]
    rows: list[tuple[str, list[str]]] = [
        (one.name, [_money(matrix.total(place)) for matrix in matrices])
        for place, one in enumerate(programme.commissioners)
    ]
    rows.append(("Total", [_money(sum(row.total for row in matrix.rows)) for matrix in matrices]))
    rows.append(("of that secured", [_money(year.secured) for year in totals]))
    if any(year.cost is not None for year in totals):
        rows.append(("Cost", [_money(year.cost) for year in totals]))
        rows.append(("Shortfall", [_money(year.shortfall) for year in totals]))
        rows.append(("Cost per family", [_money(year.cost_per_family) for year in totals]))
    head = "".join(f'<th scope="col">{year_text(year)}</th>' for year in years)
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}</tr>'
        for name, cells in rows
    )
    st.html(f'<div class="toc-years"><table><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>')
    st.caption(FUNDING_RULE)


def _money(amount: Any) -> str:
    return "" if amount is None else ("–" if round(amount) == 0 else whole_pounds(amount))
