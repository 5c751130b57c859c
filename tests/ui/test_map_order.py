"""After an edit the picture has the browser to itself for a moment; after anything else nothing waits."""

import time
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import SOMEONE
from toc.model.collections import Collection
from toc.model.edits import Change
from toc.services.workspace import Workspace
from toc.store import Saved

HEAD_START = 0.045


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the page has waited, each time."""
    waited: list[float] = []
    sleep = time.sleep

    def note(seconds: float) -> None:
        if seconds == HEAD_START:
            waited.append(seconds)
        sleep(seconds)

    monkeypatch.setattr(time, "sleep", note)
    return waited


def test_the_panel_waits_for_a_new_picture_only(
    open_page: Callable[..., AppTest], workspace: Workspace, saved: Saved, waits: list[float]
) -> None:
    app = open_page("map", p="prog", t="theory")
    app.run()
    assert waits == []
    edit = Change(collection=Collection.THEORIES, id="theory", fields={"name": "Another name"})
    workspace.commit("prog", edit, SOMEONE)
    app.run()
    app.run()
    assert waits == [HEAD_START]
