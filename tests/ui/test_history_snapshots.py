"""History: revisions with a name, and what differs between two."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import SOMEONE
from toc.model.collections import Collection
from toc.model.edits import Change, Remove
from toc.services.workspace import Workspace
from toc.store import Saved

Open = Callable[..., AppTest]


@pytest.fixture
def history(open_page: Open, workspace: Workspace, saved: Saved) -> AppTest:
    """A programme named at the start, in which a box was then renamed and another removed."""
    workspace.store.snapshot("prog", "Bid *2027*", SOMEONE)
    workspace.commit("prog", Change(collection=Collection.ELEMENTS, id="training", fields={"label": "Skills"}), SOMEONE)
    workspace.commit("prog", Remove(collection=Collection.ELEMENTS, id="direct"), SOMEONE)
    return open_page("history", p="prog")


def words(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def differs(app: AppTest) -> AppTest:
    (shown,) = (one for one in app.get("button_group") if one.key == "history_shown")
    return shown.set_value("What differs").run()


def names(workspace: Workspace) -> dict[int, str]:
    return {one.revision: one.name for one in workspace.store.snapshots("prog")}


def test_a_snapshot_is_on_top_as_typed_and_can_be_looked_at(history: AppTest) -> None:
    pin = history.button(key="pin_0")
    assert pin.label == r"Bid \*2027\*"
    pin.click().run()
    assert not history.exception
    assert history.header[0].value == "As it was at revision 0"


def test_the_revision_looked_at_is_named(history: AppTest, workspace: Workspace) -> None:
    history.button(key="look_1").click().run()
    field = next(one for one in history.text_input if one.label == "Name" and one.value == "")
    field.set_value("  After the   review ")
    next(button for button in history.button if button.label == "Name it").click().run()
    assert not history.exception
    assert names(workspace) == {1: "After the review", 0: "Bid *2027*"}
    assert "pin_1" in {button.key for button in history.button}


def test_a_snapshot_needs_a_name(history: AppTest, workspace: Workspace) -> None:
    next(button for button in history.button if button.label == "Name it").click().run()
    assert any("needs a name" in one.value for one in history.warning)
    assert names(workspace) == {0: "Bid *2027*"}


def test_a_snapshot_is_renamed_and_its_name_taken_away(history: AppTest, workspace: Workspace) -> None:
    next(one for one in history.text_input if one.value == "Bid *2027*").set_value("Bid, as sent")
    next(button for button in history.button if button.label == "Rename").click().run()
    assert names(workspace) == {0: "Bid, as sent"}
    history.button(key="forget_0").click().run()
    assert not history.exception
    assert names(workspace) == {}
    assert "pin_0" not in {button.key for button in history.button}


def test_what_differs_from_a_snapshot_is_shown_and_told(history: AppTest) -> None:
    differs(history)
    assert not history.exception
    assert history.selectbox(key="compare_one").value == 0
    assert history.selectbox(key="compare_other").value == 2
    assert "<li>Renamed the box &#x27;Training&#x27; to &#x27;Skills&#x27;</li>" in words(history)
    assert "<li>Removed the box &#x27;Direct work&#x27;</li>" in words(history)
    assert "What differs between “Bid *2027*” (revision 0) and now (revision 2)" in words(history)
    assert "data:image/svg+xml" in words(history)


def test_either_of_the_two_is_chosen_in_whichever_order(history: AppTest) -> None:
    differs(history)
    history.selectbox(key="compare_one").set_value(2).run()
    history.selectbox(key="compare_other").set_value(1).run()
    assert not history.exception
    assert "Removed the box" in words(history)
    assert "Renamed the box" not in words(history).split("toc-differs")[-1]


def test_a_line_of_the_list_becomes_the_first_of_the_two(history: AppTest) -> None:
    differs(history)
    history.button(key="look_1").click().run()
    assert (history.selectbox(key="compare_one").value, history.selectbox(key="compare_other").value) == (1, 2)


def test_the_same_revision_twice_says_so(history: AppTest) -> None:
    differs(history)
    history.selectbox(key="compare_one").set_value(2).run()
    assert any("These are the same" in one.value for one in history.markdown)


def test_a_programme_without_edits_has_nothing_to_compare(open_page: Open, saved: Saved) -> None:
    app = differs(open_page("history", p="prog"))
    assert not app.exception
    assert any("Nothing has changed yet" in one.value for one in app.markdown)
