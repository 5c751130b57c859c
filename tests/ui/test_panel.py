"""The panel beside the map: what is selected, changed field by field."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import SOMEONE
from toc.model.collections import Collection
from toc.model.edits import Change
from toc.model.indicators import MeasureRole
from toc.model.programme import Programme
from toc.model.theory import EvidenceGrade
from toc.services.from_library import library_indicators, library_priorities
from toc.services.workspace import Workspace
from toc.store import Saved

LONG = "What the team means by this, told at some length. " * 4
Open = Callable[..., AppTest]


@pytest.fixture
def select(open_page: Open, workspace: Workspace, saved: Saved) -> Callable[..., AppTest]:
    """Opens the map of the example with these things selected."""
    return lambda *ids: open_page("map", p="prog", t="theory", s=".".join(ids))


def today(workspace: Workspace) -> Programme:
    return workspace.open("prog").programme


def area(app: AppTest, label: str):  # type: ignore[no-untyped-def]  # Streamlit's test elements have no public types
    return next(one for one in app.text_area if one.label == label)


def box(app: AppTest, label: str):  # type: ignore[no-untyped-def]  # as above
    return next(one for one in app.selectbox if one.label == label)


def words(app: AppTest) -> str:
    return "\n".join(one.value for one in (*app.markdown, *app.caption)).replace("\\", "")


def test_nothing_selected_is_the_map_itself(select: Callable[..., AppTest], workspace: Workspace) -> None:
    app = select()
    next(one for one in app.text_input if one.label == "Map").set_value("Whole system").run()
    assert today(workspace).theories[0].name == "Whole system"


def test_a_box_is_renamed_and_described_in_its_panel(select: Callable[..., AppTest], workspace: Workspace) -> None:
    app = select("training")
    area(app, "Box").set_value("Coaching").run()
    area(app, "What it means").set_value("Half a day a month").run()
    element = today(workspace).theories[0].element_by_id["training"]
    assert (element.label, element.description) == ("Coaching", "Half a day a month")


def test_a_box_goes_to_another_stage_and_to_the_tray(select: Callable[..., AppTest], workspace: Workspace) -> None:
    app = select("training")
    box(app, "Stage").set_value("outcomes").run()
    assert today(workspace).theories[0].element_by_id["training"].stage == "outcomes"
    box(app, "Stage").set_value("").run()
    assert today(workspace).theories[0].element_by_id["training"].stage is None


def test_an_indicator_is_attached_from_the_list(select: Callable[..., AppTest], workspace: Workspace) -> None:
    app = select("training")
    box(app, "Attach an indicator").set_value("trained").run()
    (measure,) = [one for one in today(workspace).measures if one.element == "training"]
    assert (measure.indicator, measure.role) == ("trained", MeasureRole.MAIN)


def test_an_indicator_of_the_library_comes_with_what_it_names(
    select: Callable[..., AppTest], workspace: Workspace, saved: Saved
) -> None:
    wanted = next(one for one in library_indicators(saved.programme) if one.instruments)
    app = select("skills")
    box(app, "Attach an indicator").set_value(wanted.id).run()
    programme = today(workspace)
    assert wanted.id in {one.id for one in programme.indicators}
    assert set(wanted.instruments) <= {one.id for one in programme.instruments}
    added = next(one for one in programme.measures if one.indicator == wanted.id)
    assert (added.element, added.role) == ("skills", MeasureRole.SUPPORTING)


def test_a_priority_of_the_library_comes_with_its_framework(
    select: Callable[..., AppTest], workspace: Workspace, saved: Saved
) -> None:
    wanted = library_priorities(saved.programme)[0]
    app = select("skills")
    box(app, "Add a priority").set_value(wanted.priority.id).run()
    programme = today(workspace)
    assert [one.id for one in programme.frameworks] == [wanted.framework.id]
    assert [(one.item, one.priority) for one in programme.alignments] == [("skills", wanted.priority.id)]


def test_an_arrow_says_why_and_how_sure(select: Callable[..., AppTest], workspace: Workspace) -> None:
    app = select("t-s")
    area(app, "Why should this lead to that?").set_value("Practice changes with practice").run()
    box(app, "How strong is the evidence?").set_value("moderate").run()
    link = today(workspace).theories[0].links[0]
    assert (link.rationale, link.evidence) == ("Practice changes with practice", EvidenceGrade.MODERATE)


def test_an_assumption_is_typed_and_undone(select: Callable[..., AppTest], workspace: Workspace) -> None:
    app = select("t-s")
    next(one for one in app.text_input if one.label == "Add an assumption").set_value("Staff are released").run()
    assert [one.text for one in today(workspace).theories[0].assumptions] == ["Staff are released"]
    next(one for one in app.button if one.label == "Undo").click().run()
    assert today(workspace).theories[0].assumptions == ()


def test_boxes_selected_together_are_merged_and_removed_together(
    select: Callable[..., AppTest], workspace: Workspace
) -> None:
    app = select("training", "direct")
    assert "2 boxes selected" in words(app)
    next(one for one in app.button if one.label.startswith("Merge into")).click().run()
    theory = today(workspace).theories[0]
    assert "direct" not in theory.element_by_id
    assert [(one.source, one.target) for one in theory.links] == [("training", "skills")]


def test_a_long_text_that_another_changed_meanwhile_is_kept_beside_theirs(
    select: Callable[..., AppTest], workspace: Workspace
) -> None:
    def describe(text: str) -> Change:
        return Change(collection=Collection.ELEMENTS, id="training", fields={"description": text})

    workspace.commit("prog", describe(LONG), SOMEONE)
    app = select("training")
    workspace.commit("prog", describe(LONG + "Theirs."), SOMEONE)
    area(app, "What it means").set_value(LONG + "Mine.").run()
    assert today(workspace).theories[0].element_by_id["training"].description == LONG + "Theirs."
    assert area(app, "What it means").value == LONG + "Theirs."
    assert area(app, "What you wrote").value == LONG + "Mine."
    area(app, "What you wrote").set_value(LONG + "Both.").run()
    next(one for one in app.button if one.label == "Save this text").click().run()
    assert today(workspace).theories[0].element_by_id["training"].description == LONG + "Both."
    assert not [one for one in app.text_area if one.label == "What you wrote"]


def test_a_field_committed_twice_is_saved_once(select: Callable[..., AppTest], workspace: Workspace) -> None:
    app = select("training")
    old = area(app, "What it means")
    workspace.commit(
        "prog",
        Change(collection=Collection.ELEMENTS, id="training", fields={"description": "The same words"}),
        SOMEONE,
    )
    old.set_value("The same words").run()
    assert workspace.revision_of("prog") == 1


def test_what_a_browser_says_twice_is_made_once(select: Callable[..., AppTest], workspace: Workspace) -> None:
    app = select("t-s")
    field = next(one for one in app.text_input if one.label == "Add an assumption")
    field.set_value("Staff are released").run()
    field.set_value("Staff are released").run()
    assert [one.text for one in today(workspace).theories[0].assumptions] == ["Staff are released"]
