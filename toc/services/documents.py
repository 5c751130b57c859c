"""Documents: what was chosen for each, kept per commissioner, and the file in any format.

choice = find_choice(programme, Layout.BID, commissioner_id)       what was kept, else the layout as it comes
workspace.commit(id, keep_choice(programme, choice), author)
choices = build_choices(choice, as_at=..., made_at=..., revision=saved.revision)
document = write_document(programme, figures, choices)             for the preview; only what is the commissioner's
file = render_document(document, "docx", progress)                 or make_document(...) for both at once
"""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from toc.model.apply import as_json
from toc.model.base import new_id
from toc.model.changes import find_changes
from toc.model.collections import Collection
from toc.model.edits import Add, Change, Edit
from toc.model.figures import Observation
from toc.model.plans import DocumentChoice
from toc.model.programme import Programme
from toc.report.blocks import Document
from toc.report.chart_pictures import ChartsAhead
from toc.report.choices import Before, DocumentChoices
from toc.report.content import build_document
from toc.report.document_formats import DOCUMENT_FORMATS, find_document_format
from toc.report.file_name import build_file_name
from toc.report.layouts import LAYOUTS, Layout
from toc.report.progress import Charted, Progress, ignore, quiet
from toc.services.commissioner_view import build_theirs
from toc.services.describe_difference import describe_difference
from toc.services.exports import ExportedFile
from toc.services.others_money import add_others_money

ZIP_MIME = "application/zip"
_FORMATS_AT_ONCE = 2
"""One writes in Python while the other's pictures and pages are drawn outside it. More keep each other waiting."""


def find_choice(programme: Programme, layout: Layout, commissioner: str | None) -> DocumentChoice:
    """What was chosen last for this layout and commissioner; the layout's own sections where nothing was."""
    kept = (one for one in programme.documents if one.layout == layout and one.commissioner == commissioner)
    fresh = DocumentChoice(
        id=new_id(),
        name=LAYOUTS[layout].label,
        layout=layout,
        commissioner=commissioner,
        sections=tuple(LAYOUTS[layout].sections),
    )
    return next(kept, fresh)


def keep_choice(programme: Programme, choice: DocumentChoice) -> Edit:
    """The edit that keeps it, over what was kept before."""
    fields = as_json(choice)
    before = next((one for one in programme.documents if one.id == choice.id), None)
    if before is None:
        return Add(collection=Collection.DOCUMENTS, item=fields)
    known = as_json(before)
    changed = {name: value for name, value in fields.items() if value != known.get(name)}
    return Change(collection=Collection.DOCUMENTS, id=choice.id, fields=changed)


def build_choices(
    choice: DocumentChoice,
    *,
    as_at: date,
    made_at: datetime,
    revision: int | None = None,
    snapshot: str = "",
    since: Before | None = None,
) -> DocumentChoices:
    """All that a document is made by."""
    return DocumentChoices(
        layout=Layout(choice.layout or Layout.BID),
        as_at=as_at,
        made_at=made_at,
        commissioner=choice.commissioner,
        sections=choice.sections,
        introduction=choice.introduction,
        introductions={one.section: one.text for one in choice.introductions},
        revision=revision,
        snapshot=snapshot,
        since=since,
    )


def build_before(
    name: str,
    then: Programme,
    figures_then: Iterable[Observation],
    now: Programme,
    commissioner: str | None = None,
) -> Before:
    """What became of a programme since a snapshot, in words; of what is a commissioner's where one is given."""
    if commissioner is not None:
        now = build_theirs(now, commissioner)
        if any(one.id == commissioner for one in then.commissioners):
            then = build_theirs(then, commissioner)
    theirs = {one.id for programme in (then, now) for one in programme.indicators}
    figures = tuple(one for one in figures_then if one.indicator in theirs)
    return Before(name, describe_difference(find_changes(then, now), then, now), then, figures)


def write_document(
    programme: Programme,
    observations: Iterable[Observation],
    choices: DocumentChoices,
    progress: Progress = quiet,
    charted: Charted = ignore,
) -> Document:
    """The document before any format, with nothing in it of other commissioners. Raises NoSuchCommissioner."""
    if choices.commissioner is not None:
        programme = add_others_money(build_theirs(programme, choices.commissioner), programme)
    theirs = {one.id for one in programme.indicators}
    theirs_only = (one for one in observations if one.indicator in theirs)
    return build_document(programme, theirs_only, choices, progress, charted)


def check_template(data: bytes) -> None:
    """Raises UnusableTemplate where no Word document can be written into this file."""
    # Loaded late: few people have a template.
    from toc.report.word.opening import open_template

    open_template(data)


def render_document(
    document: Document, form: str, progress: Progress = quiet, template: bytes | None = None
) -> ExportedFile:
    """The file in one of the DOCUMENT_FORMATS; Word on a template of the user's own where one is given."""
    kind = find_document_format(form)
    progress(f"Making the {kind.label} file")
    data = kind.render(document, progress, template)
    return ExportedFile(name_document(document, kind.extension), kind.mime, data)


def make_document(
    programme: Programme,
    observations: Iterable[Observation],
    choices: DocumentChoices,
    form: str,
    progress: Progress = quiet,
    template: bytes | None = None,
) -> ExportedFile:
    """From the programme to the file, each step named to `progress`."""
    charted = find_ahead((form,))
    document = write_document(programme, observations, choices, progress, charted)
    return render_document(document, form, progress, template)


def render_all(
    document: Document,
    forms: Sequence[str] = tuple(DOCUMENT_FORMATS),
    progress: Progress = quiet,
    template: bytes | None = None,
) -> ExportedFile:
    """Every format in one zip file."""
    kinds = {form: find_document_format(form) for form in forms}
    packed = BytesIO()
    with ThreadPoolExecutor(_FORMATS_AT_ONCE) as threads:
        making = [
            threads.submit(render_document, document, form, progress, template if kind.takes_template else None)
            for form, kind in kinds.items()
        ]
        try:
            with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
                for one in making:
                    file = one.result()
                    archive.writestr(file.name, file.data)
        except BaseException:
            for one in making:
                one.cancel()
            raise
    return ExportedFile(name_document(document, ".zip"), ZIP_MIME, packed.getvalue())


def find_ahead(forms: Iterable[str]) -> Charted:
    """What draws the charts while the document is written; nothing does for formats without their pictures."""
    if not any(find_document_format(form).draws_charts for form in forms):
        return ignore
    return ChartsAhead()


def name_document(document: Document, extension: str) -> str:
    """A safe file name: the programme, the layout, for whom."""
    label = LAYOUTS[Layout(document.layout)].label
    return build_file_name(
        *dict.fromkeys((document.stamp.programme, label, document.commissioner)),
        extension=extension,
        otherwise="document",
    )
