"""Before and after: an instrument, a file of scores, the totals that are kept."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFile, UploadedFileRec
from streamlit.testing.v1 import AppTest

from tests.services.example import PROGRAMME
from tests.ui.conftest import SOMEONE
from toc.analysis.periods import months_from
from toc.exchange.library import load_library
from toc.model.collections import checked
from toc.model.figures import PairedResult
from toc.services.workspace import Workspace
from toc.ui.parts.paired_state import forget_file

Open = Callable[..., AppTest]
EPDS = next(one for one in load_library().instruments if one.id == "epds")
GOALS = next(one for one in load_library().instruments if one.id == "goals")
QUARTER = months_from(date(2025, 4, 1), 3)
KEPT = PairedResult(
    id="kept", instrument="epds", period=QUARTER, closed=20, paired=15, mean_change=-4.6, sd_change=3,
    improved=9, unchanged=4, deteriorated=2, cases_before=10, recovered=6, reliably_recovered=5,
)  # fmt: skip
SCORES = b"Score before,Score after,Closed on\n18,11,04/04/2025\n18,17,30/06/2025\n20,,01/07/2025\n15,19,02/07/2025\n"


@pytest.fixture
def measured(workspace: Workspace) -> Workspace:
    workspace.create(checked(PROGRAMME, instruments=(EPDS, GOALS), paired_results=(KEPT,)), SOMEONE)
    return workspace


def opened(open_page: Open) -> AppTest:
    app = open_page("outcomes", p="prog")
    return clicked(app, "view_paired")


def clicked(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def given(app: AppTest, data: bytes, name: str = "scores.csv") -> AppTest:
    app.file_uploader[0].set_value((name, data, "text/csv")).run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def said(app: AppTest) -> str:
    shown = (*app.markdown, *app.caption, *app.info, *app.warning, *app.error)
    return "\n".join(one.value for one in shown).replace("\\", "")


def test_it_opens_on_what_is_kept_with_what_a_document_has_to_say(open_page: Open, measured: Workspace) -> None:
    app = opened(open_page)
    assert "2025/26 Q1" in html(app)
    assert "9 (60 %)" in html(app)
    assert "natural recovery and regression to the mean" in said(app)
    assert "not comparable with the rates of NHS Talking Therapies" in said(app)


def test_each_kept_chart_can_be_taken_away_and_is_protected_to_begin_with(open_page: Open, measured: Workspace) -> None:
    app = opened(open_page)
    for chart in ("kept_mean", "kept_reliable"):
        assert "Figures (CSV)" in app.selectbox(key=f"{chart}_format").options
        assert app.selectbox(key=f"{chart}_small_numbers_fewer_than_5").value == "fewer_than_5"


def test_the_page_says_that_only_totals_are_kept(open_page: Open, measured: Workspace) -> None:
    assert "Only these totals are kept, the file is not." in said(opened(open_page))


def test_as_published_no_small_count_is_on_the_page(open_page: Open, measured: Workspace) -> None:
    app = opened(open_page)
    app.toggle(key="kept_published").set_value(True).run()
    table = html(app)
    assert "9 (60 %)" not in table
    assert "&lt;5" in table
    assert "Small numbers are protected" in said(app)


def test_a_file_is_previewed_by_period_and_kept_by_one_button(open_page: Open, measured: Workspace) -> None:
    app = given(opened(open_page), SCORES.replace(b"/2025", b"/2024"))
    assert "Not kept yet." in said(app)
    assert {"2024/25 Q1", "2024/25 Q2"} <= set(cells(app))
    assert len(measured.open("prog").programme.paired_results) == 1
    clicked(app, "keep_paired")
    kept = measured.open("prog").programme.paired_results[1:]
    assert [(one.closed, one.paired, one.improved, one.unchanged, one.deteriorated) for one in kept] == [
        (2, 2, 1, 1, 0), (2, 1, 0, 0, 1),
    ]  # fmt: skip
    assert "Not kept yet." not in said(app)


def test_without_a_later_score_there_is_no_empty_chart_but_what_to_do(open_page: Open, measured: Workspace) -> None:
    app = given(opened(open_page), b"Score before,Score after,Closed on\n18,,04/04/2025\n15,,30/06/2025\n")
    assert "No family has both scores" in said(app)
    assert "choose their column under After" in said(app)
    assert "a line a family" not in said(app)


def cells(app: AppTest) -> list[str]:
    """What the rows of the tables are called."""
    return [part.split("<")[0] for part in html(app).split('<th scope="row">')[1:]]


def test_the_file_is_gone_from_the_server_when_it_has_been_read(
    open_page: Open, measured: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten: list[str] = []
    monkeypatch.setattr("toc.ui.parts.paired_upload.forget_file", lambda file: forgotten.append(file.name))
    given(opened(open_page), SCORES)
    assert forgotten == ["scores.csv"]


def test_forgetting_a_file_takes_it_out_of_streamlits_own_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    manager = MemoryUploadedFileManager("/upload")
    manager.add_file("window", UploadedFileRec("f1", "scores.csv", "text/csv", SCORES))
    context = SimpleNamespace(session_id="window", uploaded_file_mgr=manager)
    monkeypatch.setattr("toc.ui.parts.paired_state.get_script_run_ctx", lambda: context)
    forget_file(UploadedFile(manager.get_files("window", ["f1"])[0], FileURLs()))
    assert manager.get_files("window", ["f1"]) == []


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        (b"Family name", "names"),
        (b"Date of birth", "dates of birth"),
        (b"NHS number", "NHS numbers"),
        (b"Postcode", "postcodes"),
    ],
)
def test_a_column_that_points_to_people_is_refused_by_name_and_nothing_of_it_shown(
    open_page: Open, measured: Workspace, column: bytes, kind: str
) -> None:
    app = given(opened(open_page), b"Before,After," + column + b"\n3,4,zebra\n5,6,yak\n")
    assert f"column 3 like {kind}" in said(app)
    assert "zebra" not in said(app) + html(app)
    assert "Not kept yet." not in said(app)


def test_the_lines_of_single_families_are_not_in_what_is_published(open_page: Open, measured: Workspace) -> None:
    app = given(opened(open_page), SCORES)
    assert "a line a family: never kept or published" in said(app)
    app.toggle(key="preview_published").set_value(True).run()
    assert not app.exception
    assert "a line a family" not in said(app)


def test_what_keeping_would_replace_is_said_before(open_page: Open, measured: Workspace) -> None:
    app = given(opened(open_page), SCORES)
    assert "Kept already, and replaced by these: 2025/26 Q1." in said(app)
    clicked(app, "keep_paired")
    assert [one.closed for one in measured.open("prog").programme.paired_results] == [2, 2]


def test_without_a_day_of_closing_the_period_is_typed(open_page: Open, measured: Workspace) -> None:
    app = given(opened(open_page), b"Pre,Post\n18,11\n18,17\n")
    period = next(one for one in app.text_input if one.label == "Period")
    period.set_value("2023/24 Q4").run()
    next(one for one in app.number_input if one.label == "Closed in all").set_value(5).run()
    clicked(app, "keep_paired")
    kept = measured.open("prog").programme.paired_results[-1]
    assert (kept.period, kept.closed, kept.paired) == (months_from(date(2024, 1, 1), 3), 5, 2)


def test_a_period_that_cannot_be_read_is_said_and_nothing_breaks(open_page: Open, measured: Workspace) -> None:
    app = given(opened(open_page), b"Pre,Post\n18,11\n18,17\n")
    next(one for one in app.text_input if one.label == "Period").set_value("someday").run()
    assert not app.exception
    assert "The period cannot be read" in said(app)


def test_a_quoted_threshold_is_off_until_a_person_has_checked_it(open_page: Open, measured: Workspace) -> None:
    app = opened(open_page)
    app.selectbox[0].set_value("goals").run()
    assert "To be checked, and not used until then: reliable change of 2.45 (quoted from" in said(app)
    assert "Reliable change: " not in said(app)
    clicked(app, "confirm_goals")
    assert "Reliable change: 2.45 points or more" in said(app)
    goals = next(one for one in measured.open("prog").programme.instruments if one.id == "goals")
    assert goals.reliable_change is not None
    assert goals.reliable_change.confirmed


def test_a_kept_result_is_taken_off(open_page: Open, measured: Workspace) -> None:
    app = clicked(opened(open_page), "off_kept")
    assert measured.open("prog").programme.paired_results == ()
    assert "Nothing is kept of this one yet." in said(app)


def test_ones_own_instrument_is_made_and_chosen(open_page: Open, measured: Workspace) -> None:
    app = opened(open_page)
    form = [one for one in app.text_input if one.label == "Name"][-1]
    form.set_value("Own scale")
    [one for one in app.selectbox if one.label == "Which way is better?"][-1].set_value("increase")
    next(one for one in app.button if one.label == "Add the instrument").click().run()
    assert not app.exception
    assert measured.open("prog").programme.instruments[-1].name == "Own scale"
    assert app.selectbox[0].value == measured.open("prog").programme.instruments[-1].id


def test_without_a_direction_no_file_is_asked_for(open_page: Open, measured: Workspace) -> None:
    app = opened(open_page)
    app.selectbox[0].set_value("prfq").run()
    assert not app.exception
    assert "which way is better" in said(app)
    assert not app.file_uploader
