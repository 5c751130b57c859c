"""A grid stays the same widget while one person types in it, and begins anew when what it shows is no longer so."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

OWN, OTHERS = ((1, "a"), (2, "b")), ((1, "a"), (3, "b"))


def page() -> None:
    import pandas as pd
    import streamlit as st

    from toc.store import Author
    from toc.ui.parts.held_grid import held_grid, show_mistakes
    from toc.ui.session import start_session, widget_value

    start_session(lambda: Author(id="0123456789abcdef", name="Sam"))
    show_mistakes(widget_value("refused", ()))
    if widget_value("hidden", False):
        return
    grid = held_grid("figures")
    if (typed := widget_value("typed", None)) is not None:
        grid.saved = typed
    grid.hold(widget_value("rows", ()), widget_value("about", ""), seen=lambda row: row[0])
    st.data_editor(pd.DataFrame(list(grid.began)), key=grid.key)
    st.text(grid.key)


def shown(app: AppTest, **more: Any) -> tuple[str, tuple[Any, ...]]:
    """The name of the widget and the rows it began with."""
    for name, value in more.items():
        app.session_state[name] = value
    app.run()
    assert not app.exception
    return app.text[0].value, tuple(map(tuple, app.dataframe[0].value.to_numpy().tolist()))


@pytest.fixture
def app() -> AppTest:
    made = AppTest.from_function(page, default_timeout=20)
    assert shown(made, rows=OWN) == ("figures_1", OWN)
    return made


@pytest.mark.parametrize(
    ("now", "widget", "rows"),
    [
        pytest.param({}, "figures_1", OWN, id="nothing new"),
        pytest.param({"typed": OTHERS, "rows": OTHERS}, "figures_1", OWN, id="what was saved from it"),
        pytest.param({"rows": ((1, "a"), (2, "c"))}, "figures_1", OWN, id="what nobody looks at"),
        pytest.param({"rows": OTHERS}, "figures_2", OTHERS, id="somebody else's change"),
        pytest.param({"rows": OWN[:1]}, "figures_2", OWN[:1], id="a row fewer"),
        pytest.param({"about": "another"}, "figures_2", OWN, id="rows of something else"),
    ],
)
def test_only_what_was_not_saved_from_it_makes_another_widget(
    app: AppTest, now: dict[str, Any], widget: str, rows: tuple[Any, ...]
) -> None:
    assert shown(app, **now) == (widget, rows)


def test_back_in_sight_it_begins_with_what_is_saved_now(app: AppTest) -> None:
    app.session_state["hidden"] = True
    app.run()
    assert shown(app, hidden=False, typed=OTHERS, rows=OTHERS) == ("figures_2", OTHERS)


def test_of_many_mistakes_three_are_told_and_the_rest_counted(app: AppTest) -> None:
    shown(app, refused=("*one*", "two", "three", "four", "five"))
    assert [one.value for one in app.warning] == [r"\*one\*", "two", "three", "And 2 more like this."]
