"""Pages in Streamlit's own test runner, over a database of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest, app_test

from tests.services.example import PROGRAMME
from toc.services.workspace import Workspace
from toc.store import Author, Saved
from toc.ui.shared import get_workspace

SOMEONE = Author(id="0123456789abcdef", name="Sam")
APP = Path(__file__).parents[2] / "toc" / "ui" / "app.py"


def pytest_unconfigure() -> None:
    """Close the folder that the runner opens as it is loaded and never closes, or Python warns of it at its end."""
    app_test.TMP_DIR.cleanup()


@pytest.fixture
def workspace(data_dir: Path) -> Iterator[Workspace]:
    """The workspace the pages use in this test."""
    st.cache_resource.clear()
    yield get_workspace()
    st.cache_resource.clear()


@pytest.fixture
def saved(workspace: Workspace) -> Saved:
    """The example programme, made by somebody else."""
    return workspace.create(PROGRAMME, SOMEONE)


@pytest.fixture
def open_page(workspace: Workspace) -> Callable[..., AppTest]:
    """Opens a page of the app at an address: open_page("history", p="prog")."""

    def open_it(page: str = "home", **address: str) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=20)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        if page != "home":
            app.switch_page(f"screens/{page}.py").run()
        assert not app.exception
        return app

    return open_it
