"""The list of indicators: a row each, stage by stage in the order of the map; a click anywhere on a row opens it."""

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

import streamlit as st

from toc.analysis.periods import label_of
from toc.analysis.progress import Progress, TargetState
from toc.analysis.published import PublishedFigure
from toc.analysis.spc_result import Assurance
from toc.analysis.status import IndicatorStatus
from toc.analysis.words import change_text, figure_text, value_text
from toc.charts.icons import ASSURANCE_WORDS, VARIATION_WORDS, assurance_icon, variation_icon
from toc.model.indicators import Indicator
from toc.services.outcomes import Group, Outcome
from toc.ui.parts.plain import plain
from toc.ui.parts.sparkline import sparkline_image
from toc.ui.parts.thumbnail import image_of

TREND_POINTS = 24
PER_PAGE = 60
_STATES = {
    TargetState.NONE: ("", ""),
    TargetState.NOT_DUE: ("○", "not due yet"),
    TargetState.MET: ("●", "met"),
    TargetState.NOT_MET: ("▲", "not met"),
}
_COLUMNS = ("Trend", "Latest", "Period", "Since baseline", "Status", "Target", "Quality")


class Row(NamedTuple):
    """One indicator as the list shows it."""

    outcome: Outcome
    status: IndicatorStatus | None = None
    quality: tuple[str, ...] = ()
    hidden: PublishedFigure | None = None
    """The latest figure, where it would be hidden."""
    explained: bool = True
    """Whether the status says its rule, which names exact figures."""


def show_outcomes(groups: Sequence[Group], row_of: Callable[[Outcome], Row], *, open_it: Callable[[str], None]) -> None:
    """The rows under their headings; `open_it` gets the id of the indicator whose row was clicked."""
    rows = [(group.heading, outcome) for group in groups for outcome in group.outcomes]
    pages = -(-len(rows) // PER_PAGE)
    number = st.pagination(pages, key=f"outcomes_page_{pages}") if pages > 1 else 1
    above: str | None = None
    with st.container(key="outcomes_list", gap=None):
        st.html(f'<div class="toc-facts toc-facts-head" aria-hidden="true">{"".join(map(_head, _COLUMNS))}</div>')
        for heading, outcome in rows[(number - 1) * PER_PAGE : number * PER_PAGE]:
            if heading != above:
                st.header(plain(heading), anchor=False)
                above = heading
            _show_row(row_of(outcome), open_it)


def show_name(indicator: Indicator, open_it: Callable[[str], None]) -> None:
    """The name of an indicator, which opens it; the style sheet lets it cover all that is shown of the indicator."""
    st.button(
        plain(indicator.name),
        key=f"open_{indicator.id}",
        type="tertiary",
        on_click=open_it,
        args=(indicator.id,),
        wrap=True,
    )


def _show_row(row: Row, open_it: Callable[[str], None]) -> None:
    indicator = row.outcome.indicator
    with st.container(key=f"outcome_{indicator.id}", gap=None):
        show_name(indicator, open_it)
        st.html(f'<div class="toc-facts">{facts_of(row)}</div>')


def _head(words: str) -> str:
    return f"<span>{words}</span>"


def facts_of(row: Row) -> str:
    """A row's cells as HTML, each with the name of its column for those who do not see the columns."""
    outcome, status = row.outcome, row.status
    indicator, progress = outcome.indicator, outcome.progress
    latest = progress.latest
    quality = _cell("Quality", ", ".join(row.quality))
    assurance = None if status is None else status.assurance
    if latest is None and row.hidden is None:
        return '<span class="toc-none">No figures yet</span>' + _target(indicator, progress, None) + quality
    trend = sparkline_image([point.value for point in outcome.series.points[-TREND_POINTS:]])
    if row.hidden is not None:
        figure, period, change = row.hidden.text, row.hidden.period, None
    else:
        assert latest is not None
        figure, period, change = figure_text(indicator, latest), latest.period, progress.change
    return (
        f"<span>{trend}</span>"
        + _cell("Latest", figure)
        + _cell("Period", label_of(period))
        + _cell("Since baseline", "" if change is None else change_text(indicator, change))
        + _status(status, explained=row.explained)
        + _target(indicator, progress, assurance)
        + quality
    )


def _status(status: IndicatorStatus | None, *, explained: bool) -> str:
    """What the figures say, with the icon of the change where there are process limits."""
    if status is None:
        return _cell("Status", "")
    icon = ""
    if status.variation is not None:
        icon = image_of(variation_icon(status.variation), VARIATION_WORDS[status.variation])
    return _cell("Status", status.words, icon, title=status.rule if explained else "")


def _target(indicator: Indicator, progress: Progress, assurance: Assurance | None) -> str:
    target = progress.target
    if target is None:
        return _cell("Target", "")
    sign, words = _STATES[progress.target_state]
    goal = f"{value_text(indicator, target.value)} for {label_of(target.period)}"
    mark = f'<span aria-hidden="true">{sign}</span>' if sign else ""
    if assurance is not None:
        mark = image_of(assurance_icon(assurance), ASSURANCE_WORDS[assurance])
    return _cell("Target", ", ".join(part for part in (goal, words) if part), mark)


def _cell(column: str, text: str, mark: str = "", title: str = "") -> str:
    if not text:
        return "<span></span>"
    more = f' title="{escape(title)}"' if title else ""
    sign = ' class="toc-sign"' if mark else ""
    return f'<span{sign}{more}><span class="toc-column">{column}: </span>{mark}<span>{escape(text)}</span></span>'
