"""A document at somebody's request: of one revision, kept with it, with its snapshot, and previewed as it is drawn."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.report.reported import AS_AT, OBSERVATIONS, PROGRAMME, said
from toc.model.collections import Collection
from toc.model.edits import Change
from toc.report import chart_pictures
from toc.report.blocks import ChartBlock, Document
from toc.report.chart_pictures import render_chart_pictures
from toc.report.layouts import Layout
from toc.services.background import Background, Job
from toc.services.document_making import DocumentRequest, make_requested, mark_requested, write_requested
from toc.services.document_preview import Preview, Previews, draw_preview, without_figures
from toc.services.documents import find_choice
from toc.services.finished_files import FinishedFiles
from toc.services.workspace import Workspace
from toc.store import Author, Store, open_store

ME = Author(id="0123456789abcdef", name="Sam")
TODAY = date(2026, 10, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'toc.sqlite3'}")
    store.create(PROGRAMME, ME, OBSERVATIONS)
    yield store
    store.close()


@pytest.fixture(autouse=True)
def _no_chart_is_drawn_yet() -> Iterator[None]:
    chart_pictures._KEPT.clear()
    yield
    chart_pictures._KEPT.clear()


def request_for(store: Store, layout: Layout = Layout.ONE_PAGE, commissioner: str | None = "board") -> DocumentRequest:
    saved = Workspace(store).open(PROGRAMME.id)
    return DocumentRequest(saved, find_choice(saved.programme, layout, commissioner), AS_AT)


def rename(store: Store, name: str) -> None:
    edit = Change(collection=Collection.PROGRAMME, id=PROGRAMME.id, fields={"name": name})
    Workspace(store).commit(PROGRAMME.id, edit, ME)


def test_the_document_is_of_the_revision_that_was_asked_for(store: Store) -> None:
    asked = request_for(store)
    rename(store, "Another name")
    document = write_requested(store, asked)
    assert (document.stamp.programme, document.stamp.revision) == (PROGRAMME.name, 0)


def test_the_same_request_has_the_same_key_and_another_revision_another(store: Store) -> None:
    first = request_for(store)
    assert first.key == request_for(store).key
    assert first.key != request_for(store, commissioner=None).key
    rename(store, "Another name")
    assert first.key != request_for(store).key


def test_it_tells_what_has_changed_since_a_snapshot(store: Store) -> None:
    snapshot = store.snapshot(PROGRAMME.id, "Spring bid", ME)
    rename(store, "Another name")
    document = write_requested(store, request_for(store, Layout.OUTCOMES)._replace(since=snapshot))
    assert "Spring bid" in said(document)
    assert "Another name" in said(document)


def test_a_document_leaves_a_snapshot_named_after_it_and_is_kept_with_its_revision(
    store: Store, tmp_path: Path
) -> None:
    asked, files = request_for(store), FinishedFiles(tmp_path / "documents")
    name = mark_requested(store, asked, ME, TODAY)
    assert name == "One page for Valley Outcome Board, 1 Oct 2026"
    assert [(one.name, one.revision) for one in store.snapshots(PROGRAMME.id)] == [(name, 0)]
    steps: list[str] = []
    made = make_requested(store, files, asked, ("html",), steps.append, snapshot=name)
    assert made.kept is not None
    assert (made.kept.revision, made.kept.snapshot, made.kept.commissioner) == (0, name, "Valley Outcome Board")
    assert files.load(PROGRAMME.id, made.kept.id).data == made.file.data
    assert (steps[0], steps[-1]) == ("Reading the figures", "Putting the file away")


def test_several_formats_come_as_one_zip_and_a_template_goes_to_word_alone(store: Store, tmp_path: Path) -> None:
    files = FinishedFiles(tmp_path / "documents")
    made = make_requested(store, files, request_for(store), ("html", "xlsx"), template=b"not used")
    with ZipFile(BytesIO(made.file.data)) as archive:
        assert len(archive.namelist()) == 2
    assert make_requested(store, files, request_for(store), ("html",), template=b"not used").file.mime == "text/html"


@pytest.fixture
def document(store: Store) -> Document:
    return write_requested(store, request_for(store, Layout.OUTCOMES))


Looked = list[tuple[tuple[bytes, ...], bool, bool]]


def drawn(
    document: Document, monkeypatch: pytest.MonkeyPatch, first: list[bytes], *, ready: bool = False
) -> tuple[Looked, list[bool]]:
    """What a preview showed (its pages, whether rough, whether more come), and which were drawn with full charts."""
    full: list[bool] = []

    def render(what: Document, *_: object) -> list[bytes]:
        full.append(what == document)
        return [b"1", b"2"]

    def render_first(what: Document, *_: object) -> list[bytes]:
        assert what == (document if ready else without_figures(document)), "the first pages wait for no chart"
        return first

    monkeypatch.setattr("toc.report.pdf_document.render_pages", render)
    monkeypatch.setattr("toc.report.pdf_document.render_beginning", render_first)
    if ready:
        render_chart_pictures(document, "svg")
    seen: list[Preview] = []
    job: Job[Preview] = Job()
    monkeypatch.setattr(job, "show", seen.append)
    seen.append(draw_preview(document, job))
    assert [one.key for one in seen[-1].portal_texts] == [one.key for one in document.sections]
    return [(one.pages, one.rough, one.begun) for one in seen], full


def test_a_long_preview_has_its_text_first_then_its_first_pages_then_all(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, full = drawn(document, monkeypatch, [b"1"])
    assert looked == [((), False, False), ((b"1",), True, True), ((b"1", b"2"), False, False)]
    assert full == [True]


def test_a_short_preview_has_all_its_pages_rough_before_its_charts_are_drawn(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, full = drawn(document, monkeypatch, [])
    assert looked == [((), False, False), ((b"1", b"2"), True, False), ((b"1", b"2"), False, False)]
    assert full == [False, True]


def test_where_the_charts_are_drawn_already_no_page_is_rough(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toc.charts.pictures.find_browser", lambda: Path("browser"))
    monkeypatch.setattr("toc.charts.pictures.render_pictures", lambda figures, *_: [b"<svg/>"] * len(figures))
    looked, _ = drawn(document, monkeypatch, [b"1"], ready=True)
    assert looked == [((), False, False), ((b"1",), False, True), ((b"1", b"2"), False, False)]
    assert drawn(document, monkeypatch, [], ready=True)[0] == [((), False, False), ((b"1", b"2"), False, False)]


def test_a_preview_without_charts_is_never_rough(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    simple = without_figures(document)
    assert [rough for _, rough, _ in drawn(simple, monkeypatch, [b"1"])[0]] == [False, False, False]
    assert drawn(simple, monkeypatch, [])[1] == [True]


def test_rough_pages_have_all_charts_with_their_numbers(document: Document) -> None:
    charts = [
        block for section in without_figures(document).sections for block in section.blocks
        if isinstance(block, ChartBlock)
    ]  # fmt: skip
    assert charts
    assert all(chart.figure is None and chart.data.series for chart in charts)


def test_a_preview_is_drawn_once_for_all_and_anew_after_nobody_wanted_it(store: Store) -> None:
    background = Background()
    previews = Previews(background)
    written: list[str] = []

    def write(progress: object) -> Document:
        written.append("once")
        return write_requested(store, request_for(store))

    first = previews.get("key", write)
    assert previews.get("key", write) is first
    background.settle()
    previews.drop("key")
    assert previews.get("key", write) is first, "it was finished, so it costs nothing to keep"
    assert written == ["once"]
    assert first.latest is not None
    assert first.latest.pages[0].startswith(b"\x89PNG")
