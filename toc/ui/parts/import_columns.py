"""What each column of the file is taken for: guessed, and changed here where the guess is wrong."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from toc.exchange.figures.mapping import Mapping, Role
from toc.exchange.figures.remapping import (
    Shape,
    find_unread,
    roles_of,
    with_figures,
    with_indicator,
    with_role,
    with_shape,
)
from toc.exchange.figures.table import Table
from toc.model.programme import Programme
from toc.ui.parts.import_state import Importing
from toc.ui.parts.import_tables import ROLE_WORDS, sample_html
from toc.ui.parts.plain import plain
from toc.ui.session import widget_value

_FIRST = (Role.INDICATOR, Role.PERIOD, Role.CATEGORY, Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR)
_SHAPES = {
    Shape.LONG: "One figure a row",
    Shape.PERIODS: "A column for each period",
    Shape.INDICATORS: "A column for each indicator",
}
_HINTS = {
    Role.INDICATOR: "The column with the names of the indicators, or their ids.",
    Role.PERIOD: "2024-25, 2024/25 Q2, Apr 2024, 2024-04, Q3 2024 or a date. Years start in April.",
    Role.CATEGORY: "The team, area or group that a figure is of. An empty cell is the total.",
    Role.VALUE: "The figure itself, where it is no share of anything.",
    Role.NUMERATOR: "How many, of those in the denominator.",
    Role.DENOMINATOR: "Out of how many.",
    Role.COMPARISON: "Whose figures they are, where they are not the programme's own: England, a region.",
    Role.PART: "Whether a row holds numerators or denominators.",
}
_UNREAD_NAMED = 6


def show_columns(state: Importing, table: Table, programme: Programme) -> None:
    """The shape of the table, a column for each role, and the first rows as they are read."""
    st.header("Columns", anchor=False)
    st.html(sample_html(table, state.mapping))
    st.segmented_control(
        "The table has",
        list(Shape),
        default=state.shape,
        format_func=_SHAPES.__getitem__,
        key=_key(state, "shape"),
        required=True,
        on_change=_change,
        args=(state, "shape", partial(_reshaped, state, table, programme)),
    )
    if state.shape is not Shape.LONG:
        _show_figures(state, table, programme)
    roles = roles_of(state.shape)
    first = [role for role in _FIRST if role in roles]
    _show_roles(state, table, first)
    if state.shape is not Shape.INDICATORS and Role.INDICATOR not in state.mapping.columns:
        _show_only(state, programme)
    others = [role for role in roles if role not in first]
    taken = [ROLE_WORDS[role].lower() for role in others if role in state.mapping.columns]
    with st.expander(f"More columns: {', '.join(taken)}" if taken else "More columns", key=_key(state, "more")):
        _show_roles(state, table, others)
    unread = find_unread(state.mapping, table.headings)
    if unread:
        more = f" and {len(unread) - _UNREAD_NAMED:,} more" if len(unread) > _UNREAD_NAMED else ""
        st.caption(plain(f"Not read: {', '.join(unread[:_UNREAD_NAMED])}{more}."))


def _show_roles(state: Importing, table: Table, roles: list[Role]) -> None:
    with st.container(horizontal=True, gap="small"):
        for role in roles:
            st.selectbox(
                ROLE_WORDS[role],
                range(len(table.headings)),
                index=state.mapping.columns.get(role),
                format_func=partial(_heading, table),
                key=_key(state, role),
                placeholder="No column",
                help=_HINTS.get(role),
                width=164,
                on_change=_change,
                args=(state, role, partial(with_role, state.mapping, role)),
            )


def _show_figures(state: Importing, table: Table, programme: Programme) -> None:
    places = [one.column for one in state.mapping.wide]
    st.multiselect(
        "Columns of figures",
        range(len(table.headings)),
        default=places,
        format_func=partial(_heading, table),
        key=_key(state, "figures"),
        on_change=_change,
        args=(state, "figures", lambda chosen: _with_figures(state, table, programme, chosen)),
    )
    names = {one.id: one.name for one in programme.indicators}
    for one in state.mapping.wide:
        if one.period is None and table.headings[one.column].casefold() not in map(str.casefold, names.values()):
            st.selectbox(
                plain(f"'{_heading(table, one.column)}' is"),
                list(names),
                index=None if one.indicator is None else list(names).index(one.indicator),
                format_func=names.__getitem__,
                key=_key(state, f"of_{one.column}"),
                placeholder="Choose the indicator",
                on_change=_change,
                args=(state, f"of_{one.column}", partial(with_indicator, state.mapping, one.column)),
            )


def _show_only(state: Importing, programme: Programme) -> None:
    names = {one.id: one.name for one in programme.indicators}
    only = state.mapping.indicator
    st.selectbox(
        "All figures are of",
        list(names),
        index=list(names).index(only) if only in names else None,
        format_func=names.__getitem__,
        key=_key(state, "only"),
        placeholder="Choose the indicator",
        on_change=_change,
        args=(state, "only", lambda chosen: state.mapping.model_copy(update={"indicator": chosen})),
    )


def _reshaped(state: Importing, table: Table, programme: Programme, shape: Shape) -> Mapping:
    state.shape = shape
    return with_shape(state.mapping, shape, table.headings, programme.indicators)


def _with_figures(state: Importing, table: Table, programme: Programme, chosen: list[int]) -> Mapping:
    return with_figures(state.mapping, state.shape, chosen, table.headings, programme.indicators)


def _change(state: Importing, name: str, change: Callable[..., Mapping]) -> None:
    """What a widget holds now becomes part of the mapping."""
    state.take_mapping(change(widget_value(_key(state, name), None)))


def _heading(table: Table, place: int) -> str:
    return table.headings[place] or f"(column {place + 1})"


def _key(state: Importing, name: str) -> str:
    return f"import_{state.turn}_{name}"
