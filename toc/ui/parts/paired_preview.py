"""The totals of a file of scores, looked at before they are kept: columns named, result drawn, kept or let go."""

from datetime import date

import streamlit as st

from toc.analysis.identifiers import ScoreTable
from toc.analysis.paired_table import PairedColumns
from toc.analysis.period_words import BadPeriod, read_period
from toc.analysis.periods import label_of, period_containing, preceding
from toc.charts.paired import build_slopes
from toc.errors import TocError
from toc.model.figures import Period
from toc.model.indicators import Frequency, Instrument
from toc.model.phrases import count_of
from toc.model.programme import Programme
from toc.services.paired import (
    PairedPreview,
    build_previews,
    find_indicators,
    find_replaced,
    guess_columns,
    keep_edit,
)
from toc.services.paired_instruments import arriving_edit
from toc.ui.parts.chart import chart_theme, show_chart
from toc.ui.parts.paired_results import (
    build_shown,
    show_as_published,
    show_bars,
    show_mean_changes,
    show_paired_table,
)
from toc.ui.parts.paired_state import PairedState
from toc.ui.parts.paired_upload import PROMISE
from toc.ui.parts.plain import plain
from toc.ui.saving import save
from toc.ui.session import session

_RHYTHMS = {
    Frequency.MONTHLY: "Month",
    Frequency.QUARTERLY: "Quarter",
    Frequency.HALF_YEARLY: "Half-year",
    Frequency.YEARLY: "Year, from April",
}
_NO_DAY = "No day in the file"
_NOBODY = "None"


def show_preview(programme: Programme, instrument: Instrument, table: ScoreTable, today: date) -> None:
    """Everything of the file that is in memory; nothing of it is kept until the button says so."""
    guessed = guess_columns(table)
    if guessed is None:
        st.error("The file has one column only. It takes a score before and one after.")
        _show_letting_go()
        return
    try:
        previews = _read(programme, instrument, table, guessed, today)
    except (TocError, BadPeriod) as refused:
        message = refused.message if isinstance(refused, TocError) else f"The period cannot be read: {refused}."
        st.warning(plain(message), icon=":material/error:")
        _show_letting_go()
        return
    _show_result(programme, instrument, previews)


def _read(
    programme: Programme, instrument: Instrument, table: ScoreTable, guessed: PairedColumns, today: date
) -> tuple[PairedPreview, ...]:
    headers = list(table.headers)
    turn = session().own(PairedState).turn
    with st.container(key="paired_columns", horizontal=True, vertical_alignment="bottom"):
        before = st.selectbox("Before", headers, index=headers.index(guessed.before), key=f"before_{turn}")
        after = st.selectbox("After", headers, index=headers.index(guessed.after), key=f"after_{turn}")
        days = [_NO_DAY, *headers]
        closed = st.selectbox(
            "Closed on",
            days,
            index=days.index(guessed.closed_on) if guessed.closed_on else 0,
            key=f"closed_{turn}",
            help="The day sets the period. A row without a day is a family still seen, and left out.",
        )
        period, in_all, rhythm = _latest(today), None, Frequency.QUARTERLY
        if closed == _NO_DAY:
            period, in_all = _show_period(period, len(table.rows), turn)
        else:
            rhythm = st.selectbox(
                "Totals for each", list(_RHYTHMS), index=1, format_func=_RHYTHMS.__getitem__, key=f"rhythm_{turn}"
            )
        indicator = _show_indicator(programme, instrument, turn)
    columns = PairedColumns(before=before, after=after, closed_on=None if closed == _NO_DAY else closed)
    return build_previews(table, columns, instrument, rhythm, period, indicator=indicator, closed_in_all=in_all)


def _show_period(latest: Period, rows: int, turn: int) -> tuple[Period, int | None]:
    said = st.text_input(
        "Period", label_of(latest), key=f"period_{turn}", help="All rows were closed in it: 2025/26 Q1, Apr 2025."
    )
    in_all = st.number_input(
        "Closed in all",
        min_value=0,
        value=None,
        step=1,
        placeholder=str(rows),
        key=f"in_all_{turn}",
        help="Where some who were closed are not in the file at all.",
    )
    return read_period(said), None if in_all is None else int(in_all)


def _show_indicator(programme: Programme, instrument: Instrument, turn: int) -> str | None:
    """The indicator the totals stand behind, where the programme has one that rests on the instrument."""
    names = find_indicators(programme, instrument.id)
    if not names:
        return None
    options = [*names, _NOBODY]
    picked = st.selectbox(
        "Belongs to", options, format_func=lambda one: names.get(one, "No indicator"), key=f"belongs_{turn}",
        help="The indicator these totals stand behind. Its own figures are not changed.",
    )  # fmt: skip
    return None if picked == _NOBODY else picked


def _show_result(programme: Programme, instrument: Instrument, previews: tuple[PairedPreview, ...]) -> None:
    results = [one.result for one in previews]
    with st.container(key="paired_keep", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**Not kept yet.** {PROMISE}", width="stretch")
        published = show_as_published("preview_published")
        _show_letting_go()
        if st.button("Keep these totals", type="primary", key="keep_paired"):
            _keep(programme, instrument, previews)
    if replaced := find_replaced(programme, results):
        names = ", ".join(label_of(one) for one in replaced)
        st.caption(plain(f"Kept already, and replaced by these: {names}. Undo brings them back."))
    rows = build_shown(results, instrument.direction, published=published)
    if len(rows) == 1:
        st.markdown(plain(rows[0].words))
    left, right = st.columns(2, gap="medium")
    with left:
        if not any(one.result.paired for one in previews):
            st.info(
                "No family has both scores, so nothing can be compared yet. If the file has the later scores, choose "
                "their column under After.",
                icon=":material/compare_arrows:",
            )
        elif published:
            show_mean_changes(rows, instrument.direction, "preview")
        else:
            _show_slopes(previews)
    with right:
        show_bars(rows, "preview")
        if not published and all(row.bar is None for row in rows):
            show_mean_changes(rows, instrument.direction, "preview")
    show_paired_table("Totals to be kept, period by period", rows, published=published)


def _show_slopes(previews: tuple[PairedPreview, ...]) -> None:
    st.markdown("**Before and after**, a line a family: never kept or published")
    show_chart(
        build_slopes([pair for one in previews for pair in one.scores], previews[0].analysis.thresholds, chart_theme()),
        "preview_slopes",
        "Lines from each family's score before to its score after, with their mean.",
    )


def _show_letting_go() -> None:
    st.button(
        "Let the file go",
        key="drop_paired",
        type="tertiary",
        icon=":material/close:",
        on_click=session().own(PairedState).drop,
    )


def _keep(programme: Programme, instrument: Instrument, previews: tuple[PairedPreview, ...]) -> None:
    try:
        edit = keep_edit(programme, [one.result for one in previews], arriving_edit(programme, instrument))
    except TocError as refused:
        st.warning(plain(refused.message), icon=":material/error:")
        return
    if save(edit):
        session().own(PairedState).drop()
        session().say(f"{count_of(len(previews), 'period')} kept. The file is gone.")
        st.rerun()


def _latest(today: date) -> Period:
    """The quarter that ended last."""
    return preceding(period_containing(today, Frequency.QUARTERLY), Frequency.QUARTERLY)
