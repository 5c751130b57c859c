"""The map as one commissioner sees it."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from tests.services.example import PROGRAMME
from tests.ui.conftest import SOMEONE
from toc.model.collections import checked
from toc.model.priorities import Alignment, Commissioner, Framework, Priority
from toc.services.workspace import Workspace
from toc.store import Saved
from toc.ui.session import Session

Open = Callable[..., AppTest]

BOARD = Commissioner(id="board", name="Example Board", frameworks=("health",))
WITH_BOARD = checked(
    PROGRAMME,
    frameworks=(Framework(id="health", name="Health", priorities=(Priority(id="h", text="H"),)),),
    alignments=(Alignment(id="a", item="training", priority="h"),),
    commissioners=(BOARD,),
)


def grey(app: AppTest, workspace: Workspace) -> set[str]:
    """The boxes that this window's picture has in grey."""
    here: Session = app.session_state["session"]
    drawn = workspace._drawings._latest.get(("prog", "theory", here.viewer))
    assert drawn is not None
    return {box.element_id for box in drawn[3].picture.boxes if box.faded}


def test_what_is_not_a_commissioners_is_grey_once_they_are_chosen_and_only_then(
    open_page: Open, workspace: Workspace
) -> None:
    workspace.create(WITH_BOARD, SOMEONE)
    app = open_page("map", p="prog", t="theory")
    assert grey(app, workspace) == set()
    app.selectbox(key="view_seen_by").set_value("board").run()
    assert grey(app, workspace) == {"direct", "skills"}
    app.selectbox(key="view_seen_by").set_value("").run()
    assert grey(app, workspace) == set()


def test_without_commissioners_there_is_no_one_to_see_it_as(open_page: Open, saved: Saved) -> None:
    app = open_page("map", p="prog", t="theory")
    assert "view_seen_by" not in {one.key for one in app.selectbox}
