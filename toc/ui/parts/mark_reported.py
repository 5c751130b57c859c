"""Mark as reported: figures stay readable as they stood when a commissioner got them."""

from datetime import UTC, datetime

import streamlit as st

from toc.analysis.periods import label_of, period_containing, periods_until, preceding
from toc.model.indicators import Frequency
from toc.services.submissions import build_submission, submission_text
from toc.store import Saved
from toc.ui.parts.plain import plain
from toc.ui.saving import save
from toc.ui.session import session

_OFFERED = {Frequency.MONTHLY: 6, Frequency.QUARTERLY: 6, Frequency.YEARLY: 3}
_SHOWN = 8


def show_mark_reported(saved: Saved) -> None:
    """A button with its form, and what has been reported already."""
    programme = saved.programme
    names = {one.id: one.name for one in programme.commissioners}
    with st.popover("Mark as reported", icon=":material/task_alt:", type="tertiary"):
        st.markdown("Keeps the figures of a period as they were reported. What is corrected later is marked *revised*.")
        today = datetime.now(UTC).date()
        rhythms = {one.id: one.reporting for one in programme.commissioners}
        to = st.selectbox(
            "To",
            list(names),
            index=0 if len(names) == 1 else None,
            format_func=names.__getitem__,
            placeholder="Nobody in particular",
            key="reported_to",
        )
        more = "" if to is None else f", not only those for {names[to]}"
        st.caption(plain(f"It covers the figures of every indicator in the period{more}."))
        offered = {
            period.key: period
            for frequency in dict.fromkeys((rhythms.get(to or "", Frequency.QUARTERLY), *_OFFERED))
            if frequency in _OFFERED
            for period in reversed(
                periods_until(preceding(period_containing(today, frequency), frequency), frequency, _OFFERED[frequency])
            )
        }
        chosen = st.selectbox(
            "Period", list(offered), format_func=lambda key: label_of(offered[key]), key="reported_period"
        )
        pressed = st.button("Mark as reported", key="mark_reported", type="primary")
        if pressed and save(build_submission(programme, saved.revision, offered[chosen], to, today)):
            session().say(f"{label_of(offered[chosen])} is kept as reported. Corrections are marked from now on.")
            st.rerun()
        latest = sorted(programme.submissions, key=lambda one: (one.on, one.revision), reverse=True)
        for submission in latest[:_SHOWN]:
            st.caption(plain(submission_text(submission)))
