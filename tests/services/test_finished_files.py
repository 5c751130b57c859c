"""Documents that were made are kept with the revision they were made from, and the oldest make room."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.report.documents import build_empty_document
from toc.report.blocks import Document
from toc.services import finished_files
from toc.services.exports import ExportedFile
from toc.services.finished_files import FinishedFiles, NoSuchFile, open_finished_files

FILE = ExportedFile("Bid.html", "text/html", b"<!doctype html>")


def made(hours: int) -> Document:
    document = build_empty_document()
    return replace(document, stamp=replace(document.stamp, made_at=document.stamp.made_at + timedelta(hours=hours)))


def test_a_file_comes_back_as_it_was_with_where_it_is_from(tmp_path: Path) -> None:
    files = FinishedFiles(tmp_path)
    kept = files.keep("prog", made(0), FILE)
    assert kept is not None
    assert files.load("prog", kept.id) == FILE
    assert (kept.revision, kept.snapshot, kept.size) == (7, "Bid to Commissioner A", 15)
    assert files.list("prog") == (kept,)


def test_the_newest_stands_first_and_programmes_are_kept_apart(tmp_path: Path) -> None:
    files = FinishedFiles(tmp_path)
    early, late = files.keep("prog", made(0), FILE), files.keep("prog", made(1), FILE)
    files.keep("other", made(2), FILE)
    assert files.list("prog") == (late, early)
    assert files.list("nobody") == ()


def test_the_oldest_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finished_files, "MOST_FILES", 2)
    files = FinishedFiles(tmp_path)
    oldest, *newer = [files.keep("prog", made(hour), FILE) for hour in range(3)]
    assert files.list("prog") == tuple(reversed(newer))
    assert oldest is not None
    with pytest.raises(NoSuchFile):
        files.load("prog", oldest.id)
    assert len(list((tmp_path / "prog").iterdir())) == 4


@pytest.mark.parametrize(("most", "left"), [(45, 3), (44, 2), (30, 2), (1, 1)])
def test_large_files_make_room_but_the_newest_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, left: int
) -> None:
    monkeypatch.setattr(finished_files, "MOST_BYTES", most)
    files = FinishedFiles(tmp_path)
    for hour in range(3):
        files.keep("prog", made(hour), FILE)
    assert len(files.list("prog")) == left


def test_a_disk_that_refuses_keeps_nobody_from_their_file(tmp_path: Path) -> None:
    (tmp_path / "prog").write_text("in the way")
    assert FinishedFiles(tmp_path).keep("prog", made(0), FILE) is None


def test_what_was_broken_on_disk_is_not_listed(tmp_path: Path) -> None:
    files = FinishedFiles(tmp_path)
    kept = files.keep("prog", made(0), FILE)
    assert kept is not None
    (tmp_path / "prog" / "half.about.json").write_text('{"id": ')
    (tmp_path / "prog" / f"{kept.id}.data").unlink()
    assert files.list("prog") == (kept,)
    with pytest.raises(NoSuchFile):
        files.load("prog", kept.id)


def test_they_stand_in_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_DATA_DIR", str(tmp_path))
    open_finished_files().keep("prog", made(0), FILE)
    assert (tmp_path / "documents" / "prog").is_dir()
