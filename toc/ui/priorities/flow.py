"""The flow picture and its table: from activities by outcomes to priorities and commissioners."""

from dataclasses import dataclass

import streamlit as st

from toc.analysis.alignment_flow import Chain, Flow, build_flow
from toc.charts.flow import HEADINGS, build_flow_chart
from toc.services.block_charts import ask_for_flow
from toc.store import Saved
from toc.ui.parts.chart import chart_theme, show_chart
from toc.ui.parts.chart_downloads import show_block_downloads
from toc.ui.parts.plain import plain
from toc.ui.priorities.matrix import show_alignment
from toc.ui.priorities.tabs import open_tab
from toc.ui.session import session, widget_value

PER_PAGE = 12


@dataclass
class FlowView:
    """The theory and the node this window looks at."""

    theory: str = ""
    through: str = ""


def show(saved: Saved) -> None:
    """The choices, the picture, and beside it the same as a table."""
    programme = saved.programme
    grid = show_alignment(programme)
    if grid is None:
        return
    view = session().own(FlowView)
    theories = {"": "All theories"} | {theory.id: theory.name for theory in programme.theories}
    view.theory = view.theory if view.theory in theories else ""
    whole = build_flow(programme, grid, view.theory or None)
    if not whole.streams:
        st.markdown("Nothing flows yet: no outcome of this theory serves a priority. Fill in the matrix first.")
        st.button("Go to the matrix", key="flow_to_matrix", type="primary", on_click=open_tab, args=("matrix",))
        return
    with st.container(key="flow_filters", horizontal=True, gap="small", vertical_alignment="center"):
        if len(theories) > 2:
            _choose("Theory", theories, view, "theory")
        _choose("Through", {"": "Everything that flows"} | _names(whole), view, "through", width=420)
        flow = build_flow(programme, grid, view.theory or None, view.through or None)
        # Excel has no chart for what has no axes.
        show_block_downloads(ask_for_flow(programme, flow), "flow", ("png", "svg", "csv"))
    picture, table = st.columns([0.68, 0.32], gap="small")
    with picture, st.container(key="flow_scroll"):
        show_chart(
            build_flow_chart(flow, chart_theme()),
            "flow_picture",
            "Streams from activities by outcomes to priorities and commissioners. The table beside it holds the same.",
        )
        st.caption(
            "The wider a stream to a priority, the stronger: direct, partial, indirect. A faint one leads to the "
            "outcome by way of other boxes.",
            help="Widths say what is claimed, three to two to one, and measure no effect.",
        )
    with table:
        _show_table(flow.chains)


def _names(flow: Flow) -> dict[str, str]:
    return {node.id: f"{HEADINGS[node.column]}: {node.label}" for node in flow.nodes}


def _choose(label: str, names: dict[str, str], view: FlowView, field: str, width: int = 220) -> None:
    value = getattr(view, field)
    options = list(names)
    place = options.index(value) if value in names else 0
    if value not in names:
        setattr(view, field, "")
    key = f"flow_{field}_{options[place] or 'all'}"
    st.selectbox(
        label, options, index=place, key=key, format_func=names.__getitem__, label_visibility="collapsed", width=width,
        on_change=lambda: setattr(view, field, widget_value(key, "")),
    )  # fmt: skip


def _show_table(chains: tuple[Chain, ...]) -> None:
    pages = -(-len(chains) // PER_PAGE)
    with st.container(key="flow_table"):
        place = st.empty()
        number = st.pagination(pages, key="flow_table_page") if pages > 1 else 1
        shown = chains[(number - 1) * PER_PAGE : number * PER_PAGE]
        place.table(
            {
                "Outcome": [plain(one.outcome) for one in shown],
                "Serves": [f"**{one.strength}**: {plain(one.priority)}" for one in shown],
                "Commissioner": [plain(one.commissioners) or "None" for one in shown],
            },
            hide_index=True,
        )
