"""Priorities: the tabs, the matrix and its cells, gaps, and the commissioner that is chosen once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.analysis.test_alignment import PAYER, programme, serves
from tests.services.example import PROGRAMME
from tests.ui.conftest import SOMEONE
from toc.model.collections import checked
from toc.model.priorities import AlignmentStrength
from toc.services.alignment import CellChange
from toc.services.workspace import Workspace
from toc.ui.canvas.bundle import build_module
from toc.ui.priorities.grid import component
from toc.ui.priorities.grid.component import deal_with, read_cell
from toc.ui.session import Session

Open = Callable[..., AppTest]
CELL = {
    "item": "skills",
    "priority": "ready",
    "strength": "direct",
    "reason": "So.",
    "seen_strength": "",
    "seen_reason": "",
}


@pytest.fixture
def aligned(workspace: Workspace) -> None:
    workspace.create(programme(serves("skills", "ready"), serves("skills", "mood")), SOMEONE)


def tab(app: AppTest, module: str) -> AppTest:
    app.segmented_control(key="priorities_tab").set_value(module).run()
    assert not app.exception
    return app


def has_grid(app: AppTest) -> bool:
    return any(element.type == "bidi_component" and "priorities_grid" in str(element.proto) for element in app.main)


def test_without_frameworks_the_page_says_what_it_is_for_and_leads_to_the_library(
    open_page: Open, workspace: Workspace
) -> None:
    workspace.create(PROGRAMME, SOMEONE)
    app = open_page("priorities", p="prog")
    assert "Add a first priorities framework from the library" in app.markdown[0].value
    app.button(key="to_frameworks").click().run()
    assert app.segmented_control(key="priorities_tab").value == "frameworks"


def test_a_map_without_outcomes_leads_to_the_map(open_page: Open, workspace: Workspace) -> None:
    workspace.create(checked(programme(), theories=(), measures=(), indicators=()), SOMEONE)
    assert "the map has no outcome yet" in open_page("priorities", p="prog").markdown[0].value


def test_gaps_stand_both_ways_and_each_leads_to_its_cell(open_page: Open, aligned: None) -> None:
    app = tab(open_page("priorities", p="prog"), "gaps")
    assert [header.value for header in app.header] == [
        "Priorities that nothing serves: 1",
        "Outcomes that serve no priority: 0",
    ]
    app.button(key="mend_safe").click().run()
    assert app.segmented_control(key="priorities_tab").value == "matrix"


def test_the_commissioner_is_chosen_once_and_kept_from_page_to_page(open_page: Open, aligned: None) -> None:
    app = tab(open_page("priorities", p="prog"), "gaps")
    app.selectbox(key="priorities_commissioner_all").set_value(PAYER.id).run()
    assert "1 of 2 priorities of The council are served" in app.markdown[0].value
    app.switch_page("screens/outcomes.py").run()
    app.switch_page("screens/priorities.py").run()
    assert app.selectbox(key="priorities_commissioner_payer").value == PAYER.id
    assert app.segmented_control(key="priorities_tab").value == "gaps"
    app.selectbox(key="priorities_commissioner_payer").set_value("").run()
    assert "2 of 3 priorities are served" in app.markdown[0].value


def test_filters_are_kept_from_page_to_page(open_page: Open, aligned: None) -> None:
    app = open_page("priorities", p="prog")
    next(one for one in app.selectbox if one.label == "Body").set_value("Health").run()
    app.switch_page("screens/outcomes.py").run()
    app.switch_page("screens/priorities.py").run()
    assert next(one for one in app.selectbox if one.label == "Body").value == "Health"


def test_a_view_with_nothing_in_it_says_so(open_page: Open, aligned: None) -> None:
    app = open_page("priorities", p="prog")
    next(one for one in app.selectbox if one.label == "Show").set_value("unaligned").run()
    assert "there is no such gap" in app.success[0].value


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Session:
    """A window's state, outside of a page."""
    here = Session(author=SOMEONE)
    monkeypatch.setattr(component, "session", lambda: here)
    return here


def test_a_cell_that_was_set_is_handed_over_once_however_often_it_is_sent(own: Session) -> None:
    got: list[CellChange] = []
    first = {"client": "a", "number": 1, "cells": [CELL | {"number": 1}]}
    second = {"client": "a", "number": 2, "cells": [CELL | {"number": 1}, CELL | {"number": 2, "strength": ""}]}
    for message in (first, first, second):
        deal_with(message, got.append)
    assert got == [
        CellChange("skills", "ready", AlignmentStrength.DIRECT, "So."),
        CellChange("skills", "ready", None, "So."),
    ]


@pytest.mark.parametrize(
    "message",
    [
        None, [], {}, {"client": 1, "number": 1, "cells": []}, {"client": "a", "number": "1", "cells": []},
        {"client": "a", "number": 1, "cells": [None, {}, CELL | {"strength": "huge"}, CELL | {"item": "<b>"}]},
        {"client": "a", "number": 1, "cells": [CELL | {"reason": "x" * 5_000}, CELL | {"number": "x", "item": 3}]},
    ],
)  # fmt: skip
def test_a_message_that_is_not_the_tables_changes_nothing(own: Session, message: object) -> None:
    got: list[CellChange] = []
    deal_with(message, got.append)
    assert got == []


def test_a_cell_says_what_was_seen_there() -> None:
    read = read_cell(CELL | {"seen_strength": "partial", "seen_reason": "Before."})
    assert read == CellChange("skills", "ready", AlignmentStrength.DIRECT, "So.", AlignmentStrength.PARTIAL, "Before.")


def test_the_table_builds_nothing_from_markup() -> None:
    module = build_module(Path(component.__file__).parent / "js" / "main.js")
    assert "innerHTML" not in module
    assert "insertAdjacentHTML" not in module


def test_a_framework_of_the_library_is_added_by_one_click_and_opens(open_page: Open, workspace: Workspace) -> None:
    workspace.create(PROGRAMME, SOMEONE)
    app = tab(open_page("priorities", p="prog"), "frameworks")
    app.text_input(key="library_search").set_value("good level of development 2028").run()
    adders = [button.key for button in app.button if str(button.key).startswith("add_framework_")]
    assert adders == ["add_framework_bsil_2025"]
    app.button(key="add_framework_bsil_2025").click().run()
    assert [one.id for one in workspace.open("prog").programme.frameworks] == ["bsil_2025"]
    words = " ".join(one.value for one in (*app.markdown, *app.caption)).replace("\\", "")
    assert "75% of five-year-olds" in words
    assert "An extract: the priorities that bear on parent-infant work" in words
    assert not [button for button in app.button if button.key == "add_framework_bsil_2025"]


def test_a_framework_is_made_by_hand(open_page: Open, workspace: Workspace) -> None:
    workspace.create(PROGRAMME, SOMEONE)
    app = tab(open_page("priorities", p="prog"), "frameworks")
    submit = next(button for button in app.button if button.label == "Add this framework")
    submit.click().run()
    assert "needs a name" in app.warning[0].value
    app.text_input(key="framework_name").set_value("Local plan")
    app.text_area(key="framework_lines").set_value("Early help\nSafe homes")
    next(button for button in app.button if button.label == "Add this framework").click().run()
    made = workspace.open("prog").programme.frameworks[0]
    assert (made.name, [one.text for one in made.priorities]) == ("Local plan", ["Early help", "Safe homes"])


def test_a_file_with_faults_is_refused_by_its_rows(open_page: Open, workspace: Workspace) -> None:
    workspace.create(PROGRAMME, SOMEONE)
    app = tab(open_page("priorities", p="prog"), "frameworks")
    app.text_input(key="framework_name").set_value("Local plan")
    app.file_uploader(key="framework_file").upload("plan.csv", b"priority,level\nEarly help,goal\n", "text/csv")
    next(button for button in app.button if button.label == "Add this framework").click().run()
    assert "Row 2, level: 'goal' is not domain" in app.warning[0].value.replace("\\", "")
    assert workspace.open("prog").programme.frameworks == ()


def test_a_superseded_priority_says_what_it_became_and_one_elsewhere_that_it_is_the_same(
    open_page: Open, aligned: None
) -> None:
    app = tab(open_page("priorities", p="prog"), "frameworks")
    app.button(key="open_framework_old").click().run()
    words = " ".join(one.value for one in app.markdown).replace("\\", "")
    assert "Superseded. It became: School readiness (Council plan)" in words
    assert "Superseded. What it became is not in this programme" in words
    app.button(key="open_framework_council").click().run()
    assert "Served · the same under Health, Plan of 2019" in " ".join(one.value for one in app.markdown).replace(
        "\\", ""
    )


def test_one_more_priority_is_typed_and_says_what_it_took_the_place_of(
    open_page: Open, workspace: Workspace, aligned: None
) -> None:
    app = tab(open_page("priorities", p="prog"), "frameworks")
    app.button(key="open_framework_council").click().run()
    app.text_input(key="new_priority_council").set_value("Kind homes").run()
    made = workspace.open("prog").programme.frameworks[1].priorities[-1]
    assert made.text == "Kind homes"
    place = next(
        one for one in app.selectbox if one.label == "It took the place of" and str(one.key).startswith(made.id)
    )
    place.set_value("gone").run()
    assert workspace.open("prog").programme.frameworks[1].priorities[-1].supersedes == "gone"


def test_the_flow_stands_beside_its_table_and_can_be_narrowed_down(open_page: Open, aligned: None) -> None:
    app = tab(open_page("priorities", p="prog"), "flow")
    assert len(app.get("plotly_chart")) == 1
    assert len(app.table[0].value) == 2
    assert "Excel workbook with the chart" not in app.selectbox(key="flow_format").options
    app.selectbox(key="flow_through_all").set_value("mood").run()
    assert app.table[0].value["Serves"].tolist() == ["**Direct**: Mood of parents"]


def test_where_nothing_flows_the_page_leads_to_the_matrix(open_page: Open, workspace: Workspace) -> None:
    workspace.create(programme(), SOMEONE)
    app = tab(open_page("priorities", p="prog"), "flow")
    app.button(key="flow_to_matrix").click().run()
    assert app.segmented_control(key="priorities_tab").value == "matrix"
