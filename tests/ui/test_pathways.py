"""Pathways on the map: two boxes, every route between them, and the way back."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from toc.services.workspace import Workspace
from toc.store import Saved

Open = Callable[..., AppTest]


@pytest.fixture
def pathways(open_page: Open, workspace: Workspace, saved: Saved) -> AppTest:
    app = open_page("map", p="prog", t="theory")
    return app.button(key="pathways").click().run()


def words(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_the_view_shows_routes_as_picture_and_words(pathways: AppTest) -> None:
    assert not pathways.exception
    assert "One route leads from “Training” to “Skills grow”." in words(pathways)
    assert "<b>Weakest link:</b> “Training” leads to “Skills grow”: evidence not assessed" in words(pathways)
    assert "data:image/svg+xml" in words(pathways)
    assert pathways.selectbox(key="pathway_from").options == ["Training (Activities)", "Direct work (Activities)"]


def test_another_box_shows_its_routes(pathways: AppTest) -> None:
    pathways.selectbox(key="pathway_from").set_value("direct").run()
    assert not pathways.exception
    assert "One route leads from “Direct work” to “Skills grow”." in words(pathways)


def test_the_map_comes_back(pathways: AppTest) -> None:
    assert not pathways.get("bidi_component") or "data-source" not in str(pathways.get("bidi_component"))
    pathways.button(key="pathways_back").click().run()
    assert not pathways.exception
    assert any("data-source" in str(one.proto) for one in pathways.get("bidi_component"))


@pytest.mark.parametrize(
    ("box", "label", "start"),
    [("direct", "Pathways from here", "direct"), ("skills", "Pathways to here", "training")],
)
def test_a_selected_box_leads_to_its_pathways(open_page: Open, saved: Saved, box: str, label: str, start: str) -> None:
    app = open_page("map", p="prog", t="theory", s=box)
    button = app.button(key=f"pathways_{box}")
    assert button.label == label
    button.click().run()
    assert not app.exception
    assert (app.selectbox(key="pathway_from").value, app.selectbox(key="pathway_to").value) == (start, "skills")


def test_a_box_without_arrows_has_no_pathways(open_page: Open, saved: Saved) -> None:
    app = open_page("map", p="prog", t="theory", s="waiting")
    assert "pathways_waiting" not in {button.key for button in app.button}
