"""What explains the figures: events drawn on the chart, and commentary period by period."""

from datetime import date

import streamlit as st

from toc.analysis.periods import day_text, label_of
from toc.analysis.series import Series
from toc.model import limits
from toc.model.apply import as_json
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Add
from toc.model.indicators import Commentary, Event, Indicator
from toc.model.programme import Programme
from toc.ui.parts.fields import Field, show_text
from toc.ui.parts.panel_rows import show_row
from toc.ui.saving import save

_PERIODS_OFFERED = 24


def show_notes(programme: Programme, series: Series, today: date) -> None:
    """Events on the left, commentary on the right."""
    left, right = st.columns(2, gap="large")
    with left:
        _show_events(programme, series.indicator, today)
    with right:
        _show_commentary(programme, series)


def _show_events(programme: Programme, indicator: Indicator, today: date) -> None:
    st.markdown("**Events**", help="Dated things that explain a figure: a new post, a lockdown. Drawn on the chart.")
    mine = [event for event in programme.events if not event.indicators or indicator.id in event.indicators]
    for event in sorted(mine, key=lambda event: event.on, reverse=True):
        of_all = "" if event.indicators else " (all indicators)"
        show_row(f"{day_text(event.on)}: {event.label}{of_all}", collection=Collection.EVENTS, item_id=event.id)
    with st.form(f"event_{indicator.id}", clear_on_submit=True, border=False):
        on = st.date_input("When", value=None, max_value=today, format="DD/MM/YYYY")
        label = st.text_input("What happened", max_chars=limits.LABEL, placeholder="A second therapist starts")
        alone = st.checkbox("It bears on this indicator only")
        if not st.form_submit_button("Add the event"):
            return
        if on is None or not label.strip():
            st.warning("An event needs a day and a few words. Fill in both.")
            return
        event = Event(id=new_id(), on=on, label=label, indicators=(indicator.id,) if alone else ())
        if save(Add(collection=Collection.EVENTS, item=as_json(event))):
            st.rerun()


def _show_commentary(programme: Programme, series: Series) -> None:
    st.markdown("**Commentary**", help="What a reader should know: it goes into reports with the figures.")
    indicator = series.indicator
    mine = [one for one in programme.commentary if one.indicator == indicator.id]
    for one in sorted(mine, key=lambda one: one.period.start, reverse=True):
        with st.expander(f"{label_of(one.period)}{f', {one.by}' if one.by else ''}"):
            _show_one(one)
    free = [point.period for point in reversed(series.points) if all(one.period != point.period for one in mine)]
    if not free:
        if not series.points:
            st.caption("Commentary belongs to a period: enter a figure first.")
        return
    with st.form(f"commentary_{indicator.id}", clear_on_submit=True, border=False):
        period = st.selectbox("About", free[:_PERIODS_OFFERED], format_func=label_of)
        happened = st.text_area("What happened", max_chars=limits.TEXT, height=68)
        if st.form_submit_button("Add the commentary") and period is not None:
            if not happened.strip():
                st.warning("Write what happened, in a sentence or two.")
                return
            added = Commentary(id=new_id(), indicator=indicator.id, period=period, happened=happened)
            if save(Add(collection=Collection.COMMENTARY, item=as_json(added))):
                st.rerun()


def _show_one(one: Commentary) -> None:
    for name, label, hint in (
        ("happened", "What happened", "What the figure shows, in words."),
        ("why", "Why", "What you think lies behind it, and how sure that is."),
        ("next", "What next", "What will be done about it, by when."),
    ):
        field = Field(Collection.COMMENTARY, one.id, name, getattr(one, name))
        show_text(label, field, hint=hint, max_chars=limits.TEXT, lines=2)
    by = Field(Collection.COMMENTARY, one.id, "by", one.by)
    show_text("By", by, hint="The role that says so; no person's name is needed.")
    show_row("Remove this commentary", collection=Collection.COMMENTARY, item_id=one.id)
