"""The Report page: what is in the document, how it is made and kept, and what stands there meanwhile."""

from collections.abc import Callable, Iterator
from io import BytesIO
from threading import Event

import docx
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from tests.report.documents import build_empty_document
from tests.report.reported import OBSERVATIONS, PROGRAMME
from tests.ui.conftest import SOMEONE
from toc.model.collections import checked
from toc.model.programme import Programme
from toc.report.blocks import Document
from toc.report.chart_pictures import ChartsAhead
from toc.report.layouts import LAYOUTS, Layout
from toc.report.progress import Charted, Progress
from toc.services import document_preview
from toc.services.background import Job
from toc.services.document_making import DocumentRequest, write_requested
from toc.services.document_preview import Preview
from toc.services.finished_files import open_finished_files
from toc.services.workspace import Workspace
from toc.store import Store
from toc.ui.report import making, preview
from toc.ui.report.state import NOTHING, get_background

Open = Callable[..., AppTest]
NOTHING_YET = build_empty_document()


@pytest.fixture(autouse=True)
def done(workspace: Workspace) -> Iterator[None]:
    """Nothing is being drawn any more when the database goes."""
    yield
    get_background().settle()


@pytest.fixture
def app(open_page: Open, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The report on one page of a programme with figures, drawn to its end, with charts of our own."""
    monkeypatch.setattr("toc.charts.pictures.find_browser", lambda: None)
    workspace.create(PROGRAMME, SOMEONE, OBSERVATIONS)
    app = open_page("report", p=PROGRAMME.id)
    app.selectbox(key=f"report_layout_{PROGRAMME.id}").set_value("onepage").run()
    return settled(app)


def settled(app: AppTest) -> AppTest:
    get_background().settle()
    app.run()
    assert not app.exception
    return app


def captions(app: AppTest) -> str:
    return "\n".join(one.value for one in app.caption).replace("\\", "")


def sections(app: AppTest) -> list[str]:
    return [one.label for one in app.checkbox if str(one.key).startswith("switch_") and one.value]


def switch(app: AppTest, title: str) -> AppTest:
    box = next(one for one in app.checkbox if one.label == title)
    (box.uncheck if box.value else box.check)().run()
    assert not app.exception
    return app


def programme(workspace: Workspace) -> Programme:
    return workspace.open(PROGRAMME.id).programme


def test_an_empty_programme_says_what_the_page_is_for_and_leads_to_the_map(
    open_page: Open, workspace: Workspace
) -> None:
    workspace.create(Programme(id="empty", name="New"), SOMEONE)
    app = open_page("report", p="empty")
    assert "Put a first box on the map" in app.markdown[0].value
    assert app.get("page_link")
    assert not app.selectbox


def test_without_a_programme_the_page_leads_home(open_page: Open, workspace: Workspace) -> None:
    assert "No programme is open" in open_page("report").markdown[0].value


def test_the_pages_are_shown_with_their_number_and_how_small_numbers_are_protected(app: AppTest) -> None:
    assert "1 page as they will print" in captions(app)
    assert "Small numbers are protected" in captions(app)
    assert len(app.get("image")) == 1


@pytest.mark.parametrize(
    ("looked", "said"),
    [
        (Preview(NOTHING_YET, (b"1",)), "1 page as they will print."),
        (Preview(NOTHING_YET, (b"1", b"2"), rough=True), "2 pages as they will print; charts are being drawn."),
        (Preview(NOTHING_YET, (b"1",) * 8, begun=True), "The first 8 pages; the others are being set."),
        (
            Preview(NOTHING_YET, (b"1",) * 8, rough=True, begun=True),
            "The first 8 pages; the others are being set and charts drawn.",
        ),
    ],
)
def test_how_far_the_pages_are_is_said_above_them(looked: Preview, said: str) -> None:
    assert preview._count_words(looked) == said


def test_the_first_pages_of_another_preview_come_at_once_but_to_who_reads_on(
    open_page: Open, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, reached, page = Event(), Event(), BytesIO()
    Image.new("1", (1, 1)).save(page, "PNG")

    def draw(document: Document, job: Job[Preview]) -> Preview:
        job.show(Preview(document, (page.getvalue(),) * 8, begun=True))
        reached.set()
        assert go_on.wait(20)
        return Preview(document, (page.getvalue(),) * 20)

    monkeypatch.setattr(document_preview, "draw_preview", draw)
    workspace.create(PROGRAMME, SOMEONE, OBSERVATIONS)
    app = open_page("report", p=PROGRAMME.id)
    assert reached.wait(20)
    assert "The first 8 pages" in captions(app.run())
    assert len(app.get("image")) == 8
    go_on.set()
    assert "20 pages" in captions(settled(app))

    for part, shown in ((1, "The first 8 pages"), (2, "20 pages")):
        go_on.clear()
        reached.clear()
        app.get("pagination")[0].set_value(part).run()
        switch(app, "Need")
        assert reached.wait(20)
        assert shown in captions(app.run())
        go_on.set()
        assert "20 pages" in captions(settled(app))


def test_while_the_pages_are_drawn_the_controls_can_be_used_and_a_step_is_named(
    open_page: Open, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = Event(), Event()
    told: list[Charted] = []

    def write(store: Store, request: DocumentRequest, progress: Progress, *, charted: Charted) -> Document:
        progress("Thinking")
        told.append(charted)
        reached.set()
        assert go_on.wait(20)
        return write_requested(store, request, progress)

    monkeypatch.setattr(preview, "write_requested", write)
    workspace.create(PROGRAMME, SOMEONE, OBSERVATIONS)
    app = open_page("report", p=PROGRAMME.id)
    assert reached.wait(20)
    assert isinstance(told[0], ChartsAhead), "the pages need the pictures of the charts"
    app.run()
    assert app.get("progress")[0].proto.text == "Preview\\: Thinking …"
    assert not app.get("image")
    assert len(sections(switch(app, "Need"))) == len(LAYOUTS[Layout.BID].sections) - 1
    go_on.set()


def test_a_section_that_is_switched_or_moved_is_kept_for_this_commissioner_and_layout(
    app: AppTest, workspace: Workspace
) -> None:
    app.selectbox(key="report_commissioner_all").set_value("board").run()
    assert sections(app) == ["Theory of change", "Summary"]
    switch(app, "Funding")
    app.button(key="move_up_summary").click().run()
    assert sections(app) == ["Summary", "Theory of change", "Funding"]
    kept = programme(workspace).documents
    assert [(one.layout, one.commissioner, one.sections) for one in kept] == [
        ("onepage", "board", ("summary", "diagram", "funding"))
    ]
    app.selectbox(key="report_commissioner_board").set_value("").run()
    assert sections(app) == ["Theory of change", "Summary"]


def test_the_last_section_cannot_be_switched_off(app: AppTest) -> None:
    switch(app, "Summary")
    assert [one.disabled for one in app.checkbox if one.label == "Theory of change"] == [True]


def test_an_introduction_is_typed_for_a_section_and_for_the_whole(app: AppTest, workspace: Workspace) -> None:
    app.button(key="introduce_summary").click().run()
    next(one for one in app.text_area if one.label == "Introduction of Summary").set_value("In short.").run()
    next(one for one in app.text_area if one.label == "Introduction").set_value("Dear board.").run()
    (kept,) = programme(workspace).documents
    assert kept.introduction == "Dear board."
    assert [(one.section, one.text) for one in kept.introductions] == [("summary", "In short.")]
    assert any("In short." in one.value for one in settled(app).code)


def test_portal_text_is_counted_against_the_limit_that_is_set(app: AppTest, workspace: Workspace) -> None:
    def labels() -> str:
        return " ".join(one.label for one in app.expander).replace("\\", "")

    assert "too many" not in labels()
    next(one for one in app.number_input if one.label == "Most words").set_value(3).run()
    assert programme(workspace).documents[0].word_limit == 3
    settled(app)
    assert "of 3 words" in labels()
    assert "too many" in labels()


def test_a_press_on_a_format_makes_the_file_and_a_snapshot_and_keeps_both(app: AppTest, workspace: Workspace) -> None:
    app.button(key="make_html").click().run()
    settled(app)
    assert next(one.proto.label for one in app.get("download_button")) == "Download Web page"
    (kept,) = open_finished_files().list(PROGRAMME.id)
    assert (kept.revision, kept.layout) == (0, "onepage")
    assert [one.revision for one in workspace.store.snapshots(PROGRAMME.id)] == [0]
    assert kept.snapshot == workspace.store.snapshots(PROGRAMME.id)[0].name
    assert f"Download {kept.name}" in [one.proto.label for one in app.get("download_button")]


def test_a_template_that_word_cannot_use_is_said_at_once_and_not_taken(app: AppTest) -> None:
    app.file_uploader(key="report_template").upload("ours.docx", b"no such thing", "application/octet-stream")
    app.run()
    (said,) = (one.value for one in app.warning)
    assert "cannot be used as a template" in said
    assert "Save a Word document as" in said
    app.button(key="make_docx").click().run()
    settled(app)
    assert open_finished_files().list(PROGRAMME.id)[0].name.endswith(".docx")


def test_a_template_of_ones_own_is_taken_and_given_back(app: AppTest) -> None:
    own = BytesIO()
    docx.Document().save(own)
    app.file_uploader(key="report_template").upload("ours.docx", own.getvalue(), "application/octet-stream")
    app.run()
    assert any("Word is made on ours" in one.value for one in app.markdown)
    assert not app.warning
    app.button(key="drop_template").click().run()
    assert not any("Word is made on" in one.value for one in app.markdown)


def test_what_has_changed_is_told_since_the_latest_snapshot_or_the_one_that_is_chosen(
    app: AppTest, workspace: Workspace
) -> None:
    workspace.store.snapshot(PROGRAMME.id, "Spring bid", SOMEONE)
    switch(app, "What has changed")
    chooser = app.selectbox(key=f"report_since_{PROGRAMME.id}")
    assert chooser.value == 0
    assert chooser.options == ["Nothing", "Spring bid (just now)"]
    assert "What has changed" in " ".join(one.label for one in settled(app).expander)
    app.selectbox(key=f"report_since_{PROGRAMME.id}").set_value(NOTHING).run()
    assert "“What has changed” was left out" in captions(settled(app))


def test_where_there_is_no_browser_the_page_says_how_charts_are_drawn(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "find_browser", lambda: None)
    app.run()
    assert making.NO_BROWSER in captions(app)


def test_a_programme_without_commissioners_is_told_for_nobody_in_particular(
    open_page: Open, workspace: Workspace
) -> None:
    workspace.create(checked(PROGRAMME, id="alone", commissioners=(), funding=(), targets=()), SOMEONE)
    app = open_page("report", p="alone")
    assert not [one for one in app.selectbox if one.label == "Commissioner"]
    assert sections(app)
