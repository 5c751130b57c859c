"""History: who did what, when; the picture as it was; and the way back to it."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import SOMEONE
from toc.model.collections import Collection
from toc.model.edits import Change
from toc.services.workspace import Workspace
from toc.store import Saved

Open = Callable[..., AppTest]


def rename(label: str) -> Change:
    return Change(collection=Collection.ELEMENTS, id="training", fields={"label": label})


@pytest.fixture
def history(open_page: Open, workspace: Workspace, saved: Saved) -> AppTest:
    """The history of a programme in which Sam renamed a box twice."""
    workspace.commit("prog", rename("Coaching"), SOMEONE)
    workspace.commit("prog", rename("Mentoring"), SOMEONE)
    return open_page("history", p="prog")


def lines(app: AppTest) -> list[str]:
    return [button.label.replace("\\", "") for button in app.button if str(button.key).startswith("look_")]


def small(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_the_newest_edit_comes_first_in_words_with_who_and_when(history: AppTest) -> None:
    assert lines(history) == [
        "Renamed the box 'Coaching' to 'Mentoring'",
        "Renamed the box 'Training' to 'Coaching'",
    ]
    assert "Sam · just now · revision 2" in small(history)


def test_a_programme_without_edits_says_what_will_be_here(open_page: Open, saved: Saved) -> None:
    app = open_page("history", p="prog")
    assert any("No changes yet" in element.value for element in app.markdown)


def test_an_edit_shows_the_map_as_it_was_and_what_going_back_drops(history: AppTest) -> None:
    history.button(key="look_1").click().run()
    assert history.header[0].value == "As it was at revision 1"
    assert any(
        "Restoring drops 1 later edit: 1 by Sam" in element.value.replace("\\", "") for element in history.caption
    )
    assert "data:image/svg+xml" in small(history)


def test_todays_revision_is_not_there_to_be_restored(history: AppTest) -> None:
    assert history.button(key="restore_revision").disabled


def test_a_restore_is_an_edit_of_its_own_and_can_be_undone(history: AppTest, workspace: Workspace) -> None:
    history.button(key="look_1").click().run()
    history.button(key="restore_revision").click().run()
    assert workspace.open("prog").programme.theories[0].element_by_id["training"].label == "Coaching"
    assert lines(history)[0] == "Restored the programme as it was at revision 1"
    history.button(key="history_undo").click().run()
    assert workspace.open("prog").programme.theories[0].element_by_id["training"].label == "Mentoring"
    assert lines(history)[0] == "Took back: restored the programme as it was at revision 1"
    assert lines(history)[1].startswith("~~Restored")
    history.button(key="history_redo").click().run()
    assert lines(history)[0] == "Did again: restored the programme as it was at revision 1"


def test_nobody_undoes_what_another_did(history: AppTest) -> None:
    assert history.button(key="history_undo").disabled


def test_a_long_history_is_paged(open_page: Open, workspace: Workspace, saved: Saved) -> None:
    for number in range(25):
        workspace.commit("prog", rename(f"Name {number}"), SOMEONE)
    app = open_page("history", p="prog")
    assert len(lines(app)) == 20
    assert lines(app)[0] == "Renamed the box 'Name 23' to 'Name 24'"
