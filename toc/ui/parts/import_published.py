"""What to take of a Fingertips file: one indicator, some areas, and whose figures they are put beside."""

import streamlit as st

from toc.exchange.figures.fingertips import Area, PublishedIndicator, list_areas, read_published
from toc.exchange.figures.table import Table
from toc.model.programme import Programme
from toc.ui.parts.import_file import choose_published
from toc.ui.parts.import_state import Importing, Published
from toc.ui.session import widget_value


def show_published(state: Importing, published: Published, table: Table, programme: Programme) -> None:
    """The three choices."""
    st.header("Published figures", anchor=False)
    st.caption(
        "This is a file from Fingertips. Its figures come as comparison series, with the intervals as published, "
        "and never mix with your own."
    )
    st.selectbox(
        "Indicator in the file",
        range(len(published.indicators)),
        index=published.chosen,
        format_func=lambda place: _words(published.indicators[place]),
        key=_key(state, "published"),
        on_change=_choose_indicator,
        args=(state, published, table, programme),
    )
    areas = list_areas(table, published.indicators[published.chosen])
    st.multiselect(
        "Areas",
        areas,
        default=published.areas,
        format_func=_area,
        key=_key(state, f"areas_{published.chosen}"),
        on_change=_choose_areas,
        args=(state, published),
    )
    names = {one.id: one.name for one in programme.indicators}
    st.selectbox(
        "Beside your indicator",
        list(names),
        index=list(names).index(published.beside) if published.beside in names else None,
        format_func=names.__getitem__,
        key=_key(state, f"beside_{published.chosen}"),
        placeholder="Choose one of this programme's",
        on_change=_choose_beside,
        args=(state, published),
    )


def take_published(published: Published, table: Table, programme: Programme) -> bool:
    """Read what is chosen; whether enough is chosen yet. Raises BadFingertips."""
    beside = next((one for one in programme.indicators if one.id == published.beside), None)
    if beside is None or not published.areas:
        published.found = None
        return False
    published.found = read_published(table, published.indicators[published.chosen], published.areas, beside)
    return True


def _choose_indicator(state: Importing, published: Published, table: Table, programme: Programme) -> None:
    choose_published(published, table, programme, widget_value(_key(state, "published"), 0))


def _choose_areas(state: Importing, published: Published) -> None:
    published.areas = tuple(widget_value(_key(state, f"areas_{published.chosen}"), ()))


def _choose_beside(state: Importing, published: Published) -> None:
    published.beside = widget_value(_key(state, f"beside_{published.chosen}"), None)


def _words(one: PublishedIndicator) -> str:
    return f"{one.name} ({one.sex}, {one.age})"


def _area(area: Area) -> str:
    return f"{area.name} ({area.type})"


def _key(state: Importing, name: str) -> str:
    return f"import_{state.turn}_{name}"
