"""Next year: what is out of date, with ticks for what to take, and the button that starts it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import pandas as pd
import streamlit as st

from toc.analysis.periods import year_text
from toc.errors import TocError
from toc.model.limits import NAME
from toc.services.next_year import Choices, Review, build_review, next_year_after, start_next_year
from toc.store import Saved
from toc.ui.parts.held_grid import ROW_HEIGHT, height_of
from toc.ui.priorities.commissioners import MAP
from toc.ui.session import Tone, session
from toc.ui.shared import get_workspace

_ROWS_IN_SIGHT = 7


class _List(NamedTuple):
    """One list of the review: its name, what taking a row means, and the rows with their ids."""

    key: str
    title: str
    meaning: str
    rows: tuple[tuple[str, str, str], ...]
    """Id, what it is, and what is proposed."""


def show(saved: Saved) -> None:
    """The review as lists with ticks; the new programme opens on its map."""
    starts = next_year_after(datetime.now(UTC).date())
    review = build_review(saved.programme, get_workspace().figures(saved.programme.id), starts)
    with st.container(key="next_year_line", horizontal=True, vertical_alignment="bottom", gap="small"):
        name = st.text_input(
            "Name of the new programme", review.name, key=f"next_name_{saved.programme.id}", max_chars=NAME, width=480
        )
        figures = st.checkbox("Bring the figures along", value=True, key="next_figures", help="Charts keep their past.")
        start = st.button(f"Start {year_text(starts)}", key="start_next_year", type="primary")
    st.caption(
        "A new programme is made from this one: the same map and indicators, with a history of its own that starts "
        "empty. This one stays as it is. Untick what is not to be taken."
    )
    lists = _lists(review)
    ticked = {one.key: _show_list(one, saved.programme.id) for one in lists if one.rows}
    if not ticked:
        st.markdown("Nothing is out of date: no figures, targets, funding or priorities wait for a look.")
    if start:
        _start(saved, review, Choices(name=name, figures=figures, **ticked))


def _lists(review: Review) -> tuple[_List, ...]:
    return (
        _List(
            "baselines",
            "Baselines",
            "The last figure becomes the baseline.",
            tuple(
                (one.indicator.id, one.indicator.name, f"{one.before or 'none'} → {one.words}")
                for one in review.baselines
            ),
        ),
        _List(
            "targets",
            "Targets that are over",
            "The same value is set for the next year, to be agreed anew.",
            tuple((one.target.id, one.name, one.words) for one in review.targets),
        ),
        _List(
            "funding",
            "Funding that ends",
            "The same amount is asked for in the next year.",
            tuple((one.funding.id, one.name, one.words) for one in review.funding),
        ),
        _List(
            "priorities",
            "Priorities that were superseded",
            "What served the old priority serves the one that it became.",
            tuple((one.alignment.id, one.name, one.words) for one in review.priorities),
        ),
    )


def _show_list(one: _List, programme_id: str) -> frozenset[str]:
    """A list with a tick for each row; the ids of those ticked."""
    st.markdown(f"**{one.title}** ({len(one.rows)}): {one.meaning}")
    table = st.data_editor(
        pd.DataFrame([(True, what, proposed) for _, what, proposed in one.rows], columns=["take", "what", "proposed"]),
        key=f"next_{one.key}_{programme_id}",
        hide_index=True,
        num_rows="fixed",
        disabled=["what", "proposed"],
        row_height=ROW_HEIGHT,
        height=height_of(len(one.rows), _ROWS_IN_SIGHT),
        column_config={
            "take": st.column_config.CheckboxColumn("Take", width=72),
            "what": st.column_config.TextColumn("What", width=440),
            "proposed": st.column_config.TextColumn("Now, and what is proposed", width=720),
        },
        alt=f"{one.title}, a row for each, with a tick for what to take",
    )
    return ticked_ids([name for name, _, _ in one.rows], table["take"].tolist())


def ticked_ids(ids: Sequence[str], ticks: Sequence[bool]) -> frozenset[str]:
    return frozenset(name for name, tick in zip(ids, ticks, strict=True) if tick)


def _start(saved: Saved, review: Review, choices: Choices) -> None:
    here = session()
    try:
        with st.spinner(f"Starting {year_text(review.starts)}"):
            made = start_next_year(get_workspace(), saved.programme.id, review, choices, here.author)
    except TocError as error:
        here.say(error.message, Tone.WARNING)
        return
    here.open(made.programme.id)
    here.say(f"{made.programme.name} is started. The year before stays on the Home page.")
    st.switch_page(MAP)
