"""Making a document at somebody's request: written from one revision, kept with it, a snapshot made of it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from toc.analysis.periods import day_text
from toc.model.plans import DocumentChoice
from toc.report.blocks import Document
from toc.report.document_formats import DOCUMENT_FORMATS
from toc.report.layouts import LAYOUTS, Layout, find_sections
from toc.report.progress import Charted, Progress, ignore, quiet
from toc.services.documents import build_before, build_choices, find_ahead, render_all, render_document, write_document
from toc.services.exports import ExportedFile
from toc.services.finished_files import FinishedFile, FinishedFiles
from toc.services.snapshots import mark_document
from toc.store import Author, Saved, Snapshot, Store

CHARTS_A_SECTION = 20
"""Steps to allow for: an overestimate makes the bar jump to its end, an underestimate makes it stand still."""


class DocumentRequest(NamedTuple):
    """Which document is wanted, of which revision."""

    saved: Saved
    choice: DocumentChoice
    as_at: date
    since: Snapshot | None = None
    """What it tells the changes since."""

    @property
    def key(self) -> tuple[object, ...]:
        """Two requests with the same key are for the same document."""
        choice = self.choice.model_copy(update={"id": "any"})
        return (self.saved.programme.id, self.saved.revision, choice.model_dump_json(), self.as_at, self.since)

    @property
    def steps(self) -> int:
        """About how many steps the writing and the pages take."""
        sections = find_sections(Layout(self.choice.layout), self.choice.sections)
        return len(sections) + len(self.saved.programme.theories) + CHARTS_A_SECTION + 10


class MadeDocument(NamedTuple):
    """What came of it."""

    file: ExportedFile
    notices: tuple[str, ...]
    kept: FinishedFile | None
    """None where there was no room for it."""


def write_requested(
    store: Store, request: DocumentRequest, progress: Progress = quiet, *, made_at: datetime | None = None,
    snapshot: str = "", charted: Charted = ignore,
) -> Document:  # fmt: skip
    """The document before any format, from the figures of that very revision."""
    programme, revision = request.saved.programme, request.saved.revision
    choice, since = request.choice, request.since
    progress("Reading the figures")
    figures = store.figures(programme.id, at_revision=revision)
    before = since and build_before(
        since.name,
        store.at_revision(programme.id, since.revision),
        store.figures(programme.id, at_revision=since.revision),
        programme,
        choice.commissioner,
    )
    choices = build_choices(
        choice, as_at=request.as_at, made_at=made_at or datetime.now(UTC), revision=revision, snapshot=snapshot,
        since=before or None,
    )  # fmt: skip
    return write_document(programme, figures, choices, progress, charted)


def mark_requested(store: Store, request: DocumentRequest, author: Author, today: date) -> str:
    """Name the revision that a document is made of; what it is called."""
    commissioner = next(
        (one.name for one in request.saved.programme.commissioners if one.id == request.choice.commissioner), ""
    )
    label = LAYOUTS[Layout(request.choice.layout)].label
    name = f"{label}{f' for {commissioner}' if commissioner else ''}, {day_text(today)}"
    return mark_document(store, request.saved.programme.id, name, author).name


def make_requested(
    store: Store,
    files: FinishedFiles,
    request: DocumentRequest,
    forms: Sequence[str],
    progress: Progress = quiet,
    *,
    snapshot: str = "",
    template: bytes | None = None,
) -> MadeDocument:
    """The file in one format, or a zip of several, put away with the revision it was made from."""
    document = write_requested(store, request, progress, snapshot=snapshot, charted=find_ahead(forms))
    if len(forms) == 1:
        takes = DOCUMENT_FORMATS[forms[0]].takes_template
        file = render_document(document, forms[0], progress, template if takes else None)
    else:
        file = render_all(document, forms, progress, template)
    progress("Putting the file away")
    return MadeDocument(file, document.notices, files.keep(request.saved.programme.id, document, file))
