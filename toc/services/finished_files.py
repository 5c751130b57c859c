"""Finished files: documents that were made, kept beside the programmes with the revision they were made from.

A folder a programme, in each a file and what is known of it. The oldest go when there are too many or too much.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from toc.errors import TocError
from toc.model.base import Id, Value, new_id
from toc.report.blocks import Document
from toc.services.exports import ExportedFile
from toc.settings import load_settings

MOST_FILES = 40
MOST_BYTES = 150_000_000
"""A programme's; a bid pack in all formats takes 2 to 5 MB."""
_ABOUT, _DATA = ".about.json", ".data"


class FinishedFile(Value):
    """One document that was made."""

    id: Id
    name: str
    """The file's own."""
    mime: str
    title: str
    layout: str
    commissioner: str = ""
    revision: int | None = None
    snapshot: str = ""
    made_at: datetime
    size: int
    """In bytes."""


class NoSuchFile(TocError):
    """The file is not kept any more."""

    def __init__(self) -> None:
        super().__init__("This file is not kept any more: newer ones took its place. Make the document again.")


class FinishedFiles:
    """The files of all programmes, in a folder. Safe to use from many threads and processes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, programme_id: str, document: Document, file: ExportedFile) -> FinishedFile | None:
        """Put a file away; None where the disk refuses it, which keeps nobody from downloading it."""
        about = FinishedFile(
            id=new_id(),
            name=file.name,
            mime=file.mime,
            title=document.title,
            layout=document.layout,
            commissioner=document.commissioner,
            revision=document.stamp.revision,
            snapshot=document.stamp.snapshot,
            made_at=document.stamp.made_at,
            size=len(file.data),
        )
        folder = self._folder / programme_id
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{about.id}{_DATA}").write_bytes(file.data)
            # Last, and in one step: what has no description is not in the list.
            unfinished = folder / f"{about.id}.part"
            unfinished.write_text(about.model_dump_json(), encoding="utf-8")
            unfinished.replace(folder / f"{about.id}{_ABOUT}")
        except OSError:
            return None
        self._drop_oldest(programme_id)
        return about

    def list(self, programme_id: str) -> tuple[FinishedFile, ...]:
        """The newest first."""
        return tuple(sorted(self._read(programme_id), key=lambda one: one.made_at, reverse=True))

    def load(self, programme_id: str, file_id: str) -> ExportedFile:
        """Raises NoSuchFile."""
        about = next((one for one in self._read(programme_id) if one.id == file_id), None)
        if about is None:
            raise NoSuchFile
        try:
            data = (self._folder / programme_id / f"{about.id}{_DATA}").read_bytes()
        except OSError:
            raise NoSuchFile from None
        return ExportedFile(about.name, about.mime, data)

    def _read(self, programme_id: str) -> Iterator[FinishedFile]:
        for path in (self._folder / programme_id).glob(f"*{_ABOUT}"):
            try:
                yield FinishedFile.model_validate_json(path.read_bytes())
            except (OSError, ValidationError):
                continue

    def _drop_oldest(self, programme_id: str) -> None:
        size = 0
        for place, one in enumerate(self.list(programme_id), 1):
            size += one.size
            if place > 1 and (place > MOST_FILES or size > MOST_BYTES):
                for suffix in (_ABOUT, _DATA):
                    (self._folder / programme_id / f"{one.id}{suffix}").unlink(missing_ok=True)


def open_finished_files() -> FinishedFiles:
    """Those in the folder of the settings."""
    return FinishedFiles(load_settings().data_dir / "documents")
