"""Importing figures: the file, its columns, what would change, the import and the way back."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import StopException
from streamlit.testing.v1 import AppTest

from tests.exchange.figures.fingertips_table import MADE_UP
from tests.exchange.figures.programme import PROGRAMME
from tests.exchange.figures.test_workbook import make_failed
from tests.ui.conftest import SOMEONE
from toc.exchange.figures.mapping import guess_mapping
from toc.exchange.figures.table import read_table
from toc.model.collections import Collection, checked
from toc.model.edits import Change, FigureChange, PutFigures
from toc.services.figure_preview import preview_table
from toc.services.workspace import Workspace
from toc.store import figure_import

Open = Callable[..., AppTest]
GOOD = "indicator,period,value\ntrained,2024/25 Q1,7\ntrained,2024/25 Q2,9\ngap,2024-25,3\n"
MAPPING = guess_mapping(("indicator", "period", "value"), PROGRAMME.indicators)
FAULTY = GOOD + "trained,2024/25 Q3,many\n"


@pytest.fixture
def screen(open_page: Open, workspace: Workspace) -> AppTest:
    """The import screen of a programme without figures."""
    workspace.create(PROGRAMME, SOMEONE)
    return to_import(open_page("outcomes", p="prog"))


def to_import(app: AppTest) -> AppTest:
    return app.button(key="view_bring_in").click().run()


def drop(app: AppTest, text: str | bytes, name: str = "figures.csv") -> AppTest:
    if not app.get("file_uploader"):
        app.button(key="another_file").click().run()
    app.get("file_uploader")[0].upload(name, text if isinstance(text, bytes) else text.encode(), "text/csv").run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def choice(app: AppTest, label: str):  # type: ignore[no-untyped-def]  # Streamlit's test elements
    return next(one for one in app.selectbox if one.label == label)


def words(elements: Iterable[object]) -> str:
    return "\n".join(str(getattr(element, "value", "")) for element in elements)


def values(workspace: Workspace) -> list[tuple[str, float | None]]:
    return [(one.indicator, one.value) for one in workspace.figures("prog")]


def press_import(app: AppTest) -> AppTest:
    app.button(key="import_figures").click().run()
    assert not app.exception
    return app


def test_the_screen_says_what_it_is_for_and_offers_the_workbook_to_fill_in(screen: AppTest) -> None:
    assert "Nothing is saved before you have seen what would change" in screen.markdown[0].value
    assert screen.get("download_button")[0].label == "Workbook to fill in"


def test_without_indicators_the_one_next_step_is_to_add_one(open_page: Open, workspace: Workspace) -> None:
    workspace.create(checked(PROGRAMME, indicators=()), SOMEONE)
    app = to_import(open_page("outcomes", p="prog"))
    assert not app.get("file_uploader")
    app.button(key="to_indicators").click().run()
    assert app.title[0].value == "Outcomes"


def test_a_file_shows_what_would_change_and_changes_nothing(screen: AppTest, workspace: Workspace) -> None:
    drop(screen, GOOD)
    assert "**3 new**, **0 changed**, 0 there already" in words(screen.markdown)
    for line in ('People trained</th><td class="toc-number">2</td>', 'Gap</th><td class="toc-number">1</td>'):
        assert line in html(screen)
    assert (choice(screen, "Period").value, choice(screen, "Value").value) == (1, 2)
    assert values(workspace) == []


def test_one_button_imports_and_one_undo_takes_it_back(screen: AppTest, workspace: Workspace) -> None:
    press_import(drop(screen, GOOD))
    assert sorted(values(workspace)) == [("gap", 3), ("trained", 7), ("trained", 9)]
    assert "Imported 3 new figures" in words(screen.markdown)
    screen.button(key="undo_import").click().run()
    assert values(workspace) == []
    assert screen.button(key="import_figures").label == "Import 3 figures"


def test_each_indicator_that_got_figures_leads_to_its_chart(screen: AppTest) -> None:
    press_import(drop(screen, GOOD))
    assert [one.key for one in screen.button if str(one.key).startswith("open_")] == ["open_trained", "open_gap"]
    screen.button(key="open_trained").click().run()
    assert screen.title[0].value == "People trained"
    screen.button(key="all_indicators").click().run()
    assert screen.title[0].value == "Outcomes"


def test_undo_is_not_offered_for_an_import_that_is_not_the_latest_edit(screen: AppTest, workspace: Workspace) -> None:
    press_import(drop(screen, GOOD))
    later = rename(workspace)
    screen.run()
    assert workspace.revision_of("prog") == later
    assert "undo_import" not in [one.key for one in screen.button]


def rename(workspace: Workspace) -> int:
    edit = Change(collection=Collection.PROGRAMME, id="prog", fields={"name": "Renamed"})
    return workspace.commit("prog", edit, SOMEONE).revision


def test_the_same_file_twice_has_nothing_to_import(screen: AppTest, workspace: Workspace) -> None:
    press_import(drop(screen, GOOD))
    screen.button(key="import_more").click().run()
    drop(screen, GOOD)
    assert "All 3 figures are there already" in words(screen.markdown)
    assert screen.button(key="import_figures").disabled
    assert workspace.revision_of("prog") == 1


def test_a_fault_stops_the_import_until_its_row_is_to_be_skipped(screen: AppTest, workspace: Workspace) -> None:
    drop(screen, FAULTY)
    assert screen.radio(key="import_on_fault").label == "1 row cannot be read"
    assert '<td class="toc-number">5</td><td>value</td>' in html(screen)
    assert screen.button(key="import_figures").disabled
    screen.radio(key="import_on_fault").set_value("skip").run()
    press_import(screen)
    assert len(values(workspace)) == 3
    assert "1 could not be read and were skipped" in words(screen.markdown)


def test_a_corrected_file_keeps_what_was_chosen(screen: AppTest) -> None:
    drop(screen, FAULTY.replace("value", "amount"))
    assert "No column holds figures" in words(screen.warning)
    choice(screen, "Value").set_value(2).run()
    screen.radio(key="import_on_fault").set_value("skip").run()
    drop(screen, GOOD.replace("value", "amount"), "corrected.csv")
    assert choice(screen, "Value").value == 2
    assert "**3 new**" in words(screen.markdown)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04broken", b"{}", b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_a_bad_file_is_refused_in_words_and_the_good_one_before_it_stays(
    screen: AppTest, workspace: Workspace, data: bytes
) -> None:
    drop(screen, GOOD)
    drop(screen, data, "bad.xlsx")
    assert screen.error[0].value.startswith("bad")
    assert "**3 new**" in words(screen.markdown)
    screen.button(key="keep_file").click().run()
    assert not screen.error
    assert values(workspace) == []


def test_a_cell_that_excel_could_not_calculate_is_told_by_its_row_and_column(screen: AppTest) -> None:
    drop(screen, make_failed({"D4": "#DIV/0!"}), "figures.xlsx")
    assert '<td class="toc-number">4</td><td>value</td><td>Excel could not work this cell out' in html(screen)


def test_a_column_takes_the_role_that_is_chosen_for_it(screen: AppTest) -> None:
    drop(screen, "indicator,period,sum,base\nseen,Apr 2024,12,40\n")
    assert "No column holds figures" in words(screen.warning)
    choice(screen, "Numerator").set_value(2).run()
    choice(screen, "Denominator").set_value(3).run()
    assert "**1 new**" in words(screen.markdown)


def test_a_file_without_indicators_asks_whose_figures_they_are(screen: AppTest, workspace: Workspace) -> None:
    drop(screen, "period,value\n2024/25 Q1,7\n")
    choice(screen, "All figures are of").set_value("trained").run()
    press_import(screen)
    assert values(workspace) == [("trained", 7)]


def test_a_table_of_months_is_read_by_its_columns(screen: AppTest, workspace: Workspace) -> None:
    drop(screen, "indicator,2024/25 Q1,2024/25 Q2,of which\ntrained,7,9,1\n")
    assert screen.multiselect[0].value == [1, 2]
    screen.multiselect[0].set_value([1]).run()
    press_import(screen)
    assert values(workspace) == [("trained", 7)]


def test_a_column_of_another_name_is_given_its_indicator(screen: AppTest, workspace: Workspace) -> None:
    drop(screen, "period,Gap,People who came\n2024/25 Q1,,7\n")
    screen.multiselect[0].set_value([1, 2]).run()
    assert "which indicator it is of" in words(screen.warning)
    choice(screen, r"\'People who came\' is").set_value("trained").run()
    press_import(screen)
    assert values(workspace) == [("trained", 7)]


def test_what_was_chosen_is_there_after_another_page(screen: AppTest) -> None:
    drop(screen, "indicator,period,sum\ntrained,2024/25 Q1,7\n")
    choice(screen, "Value").set_value(2).run()
    screen.switch_page("screens/history.py").run()
    screen.switch_page("screens/outcomes.py").run()
    assert choice(screen, "Value").value == 2
    assert screen.button(key="import_figures").label == "Import 1 figure"


def test_text_of_the_file_reaches_the_page_as_text(screen: AppTest) -> None:
    drop(screen, "indicator,period,value,<img src=x>\n<b>x</b>,2024/25 Q1,7,<script>\n")
    page = html(screen)
    assert "&lt;img src=x&gt;" in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    for tag in ("<img src=x", "<b>x", "<script>"):
        assert tag not in page


def test_a_fingertips_file_offers_its_indicators_and_areas_and_comes_beside_ones_own(
    screen: AppTest, workspace: Workspace
) -> None:
    drop(screen, MADE_UP)
    assert choice(screen, "Indicator in the file").options == [
        "Made-up rate (Persons, All ages)",
        "Made-up rate (Female, All ages)",
    ]
    assert [one.name for one in screen.multiselect[0].value] == ["England", "Made-up region"]
    assert "Choose the areas" in words(screen.info)
    choice(screen, "Beside your indicator").set_value("gap").run()
    assert "**2 new**" in words(screen.markdown)
    press_import(screen)
    kept = {one.comparison: (one.value, one.lower, one.upper) for one in workspace.figures("prog")}
    names = {one.id: one.name for one in workspace.open("prog").programme.indicators[2].comparisons}
    assert {names[of or ""]: figure for of, figure in kept.items()} == {
        "England": (12.5, 12.25, 12.75),
        "Made-up region": (None, None, None),
    }
    screen.button(key="undo_import").click().run()
    assert workspace.figures("prog") == ()


@pytest.mark.parametrize("broken_by", [StopException, ValueError])
def test_an_import_that_is_broken_off_leaves_nothing_says_so_and_can_be_made_once_more(
    screen: AppTest, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, broken_by: type[BaseException]
) -> None:
    drop(screen, GOOD)
    insert, breaks = figure_import._insert, [broken_by()]

    def break_once(*given: Any) -> None:
        insert(*given)
        if breaks:
            raise breaks.pop()

    monkeypatch.setattr(figure_import, "_insert", break_once)
    screen.button(key="import_figures").click().run()
    screen.run()
    assert values(workspace) == []
    assert "broken off" in screen.error[0].value
    press_import(screen)
    assert len(values(workspace)) == 3


def test_what_somebody_else_changed_meanwhile_is_shown_before_anything_is_imported(
    screen: AppTest, workspace: Workspace
) -> None:
    drop(screen, GOOD)
    theirs = next(preview_table(workspace, "prog", read_table(GOOD.encode()), MAPPING).reading.observations())
    workspace.commit("prog", PutFigures(cells=(FigureChange(key=theirs.key, observation=theirs),)), SOMEONE)
    press_import(screen)
    assert len(values(workspace)) == 1
    assert "Somebody changed the programme" in screen.error[0].value
    assert "**2 new**, **0 changed**, 1 there already" in words(screen.markdown)
    press_import(screen)
    assert len(values(workspace)) == 3


def test_a_change_that_does_not_touch_the_figures_stands_in_no_imports_way(
    screen: AppTest, workspace: Workspace
) -> None:
    drop(screen, GOOD)
    rename(workspace)
    press_import(screen)
    assert len(values(workspace)) == 3
