"""The things to check, in the panel beside the map."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.services.example import PROGRAMME
from toc.services.workspace import Workspace
from toc.store import Saved
from toc.ui.parts.panel_checks import findings_on, open_findings


@pytest.fixture
def checking(open_page: Callable[..., AppTest], saved: Saved) -> AppTest:
    """The map with the list of things to check open."""
    app = open_page("map", p="prog", t="theory")
    app.button(key="check").click().run()
    return app


def expanders(app: AppTest) -> list[str]:
    return [one.label.replace("\\", "") for one in app.expander]


def test_the_button_counts_what_the_list_shows(checking: AppTest) -> None:
    left = open_findings(PROGRAMME, PROGRAMME.theories[0])
    assert checking.button(key="check").label == f"{len(left)} to check"
    counted = sum(int(label.rsplit("(", 1)[1].rstrip(")")) for label in expanders(checking))
    assert counted == len(left) > 0


def test_a_click_on_a_thing_selects_what_it_is_about(checking: AppTest) -> None:
    next(one for one in checking.button if str(one.key).startswith("mend_arrow_without_reason_t-s")).click().run()
    assert any(one.label == "Why should this lead to that?" for one in checking.text_area)


def test_a_thing_is_set_aside_with_its_reason_and_taken_up_again(checking: AppTest, workspace: Workspace) -> None:
    aside = next(one for one in checking.text_input if str(one.key).startswith("aside_arrow_without_reason_t-s"))
    aside.set_value("it is plain").run()
    programme = workspace.open("prog").programme
    assert [(one.rule, one.about, one.reason) for one in programme.dismissed_findings] == [
        ("arrow_without_reason", "t-s", "it is plain")
    ]
    theory = programme.theories[0]
    assert len(open_findings(programme, theory)) == len(findings_on(programme, theory)) - 1
    next(one for one in checking.button if str(one.key).startswith("again_")).click().run()
    assert workspace.open("prog").programme.dismissed_findings == ()


def test_the_button_again_shows_the_map_itself(checking: AppTest) -> None:
    checking.button(key="check").click().run()
    assert any(one.label == "Map" for one in checking.text_input)
