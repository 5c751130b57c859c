"""Which figures the grid of many indicators has: what is owed or the latest periods, of a stage, from an owner."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from toc.model.programme import Programme
from toc.services.month_grid import OWED, Asked
from toc.services.outcomes import find_order
from toc.services.owed_figures import OwedFigure
from toc.ui.session import session

_PERIODS = {1: "Latest period", 3: "Last 3", 6: "Last 6", 12: "Last 12"}


@dataclass
class _Beginning:
    """Which choice the view began with: it stays, so that the grid does not change while its last cells are typed."""

    programme: str = ""
    with_owed: bool = False


def show_month_filter(programme: Programme, owed: Sequence[OwedFigure]) -> Asked:
    """One line of choices."""
    began = session().own(_Beginning)
    if began.programme != programme.id:
        began.programme, began.with_owed = programme.id, bool(owed)
    options = [OWED, *_PERIODS]
    names = _PERIODS | {OWED: f"Due or late ({len(owed):,})"}
    owners = sorted({one.owner for one in programme.indicators})
    with st.container(key="month_filter", horizontal=True, width="content", vertical_alignment="center", gap="small"):
        periods = st.segmented_control(
            "Which figures",
            options,
            default=OWED if began.with_owed else 1,
            required=True,
            format_func=names.__getitem__,
            key=f"month_periods_{programme.id}",
            label_visibility="collapsed",
        )
        stage = st.selectbox(
            "Stage",
            [heading for heading, _ in find_order(programme)],
            index=None,
            placeholder="All stages",
            key="month_stage",
            label_visibility="collapsed",
            width=260,
        )
        owner = st.selectbox(
            "From",
            owners,
            index=None,
            placeholder="From anyone",
            format_func=lambda name: name or "Nobody named",
            key="month_owner",
            label_visibility="collapsed",
            width=220,
        )
    return Asked(periods=periods, stage=stage, owner=owner)
