"""All indicators: the filters, and the list of those asked for, as they are or as they would be published."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from toc.analysis.published_chart import PublishedChart, build_published_chart
from toc.analysis.status import IndicatorStatus
from toc.model.priorities import SmallNumbers
from toc.services.figure_quality import build_quality
from toc.services.outcomes import Outcome, build_outcomes
from toc.services.outcomes_filter import find_wanted
from toc.services.published_outcomes import AsPublished
from toc.services.submissions import find_revised
from toc.store import Saved
from toc.ui.parts.outcomes_filter import show_filter, show_none_found
from toc.ui.parts.outcomes_multiples import show_multiples, wants_charts
from toc.ui.parts.outcomes_table import Row, show_outcomes
from toc.ui.parts.plain import plain
from toc.ui.shared import get_workspace


def show_overview(saved: Saved, today: date, open_it: Callable[[str], None]) -> None:
    """A row an indicator, those asked for; `open_it` gets the id of the one that was clicked."""
    programme, workspace = saved.programme, get_workspace()
    figures = workspace.figures(programme.id, totals=True)
    standing = workspace.standing(saved)
    on = standing.on or today
    groups = build_outcomes(programme, figures, on)
    wanted, published = show_filter(programme, groups, standing.indicators)
    found = find_wanted(programme, groups, standing.indicators, wanted)
    if not found:
        show_none_found()
        return
    revised = find_revised(workspace.store, programme, figures)
    # What is hidden depends on the categories too.
    leaving = AsPublished(programme, workspace.figures(programme.id), on, wanted.commissioner) if published else None
    if leaving is not None:
        st.caption(plain(leaving.stamp))

    if wants_charts():

        def chart_of(outcome: Outcome) -> PublishedChart:
            if leaving is not None:
                return leaving.of(outcome).chart
            return build_published_chart(outcome.series, programme.targets, on, SmallNumbers.NONE)

        def status_of(outcome: Outcome) -> IndicatorStatus | None:
            if leaving is not None:
                return leaving.of(outcome).status
            return standing.indicators.get(outcome.indicator.id)

        show_multiples(found, chart_of, status_of, open_it=open_it)
        return

    def row_of(outcome: Outcome) -> Row:
        if leaving is not None:
            left = leaving.of(outcome)
            return Row(left.outcome, left.status, hidden=left.hidden, explained=False)
        latest = outcome.progress.latest
        marks = build_quality(outcome.series, on).marks
        if latest is not None and (outcome.indicator.id, latest.period.key) in revised:
            marks = ("revised", *marks)
        return Row(outcome, standing.indicators.get(outcome.indicator.id), marks)

    show_outcomes(found, row_of, open_it=open_it)
