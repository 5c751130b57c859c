"""Workspace: the one object that pages and commands ask, over the store, the diagram and the formats."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Self

from toc.diagram.engine import Drawing
from toc.diagram.options import ViewOptions
from toc.diagram.untangle import find_order
from toc.exchange.native import ProgrammeFile
from toc.exchange.programme_formats import PROGRAMME_FORMATS
from toc.model.collections import Collection
from toc.model.edits import Arrange, Edit, Restore, Together
from toc.model.figures import Observation
from toc.model.programme import Programme
from toc.report.file_name import build_file_name
from toc.services.comparisons import Comparisons
from toc.services.copies import as_copy, as_new
from toc.services.describe import untangle_gesture
from toc.services.drawings import Drawings, NoSuchTheory, Revised
from toc.services.exports import ExportedFile
from toc.services.gallery import Card, Gallery, TemplateCard
from toc.services.kept import Kept
from toc.services.programme_history import History, HistoryLine
from toc.services.statuses import Standing, Statuses
from toc.store import Author, Saved, Store, StoreUnavailable, Summary, open_store

PROGRAMMES_KEPT = 50


@dataclass(frozen=True)
class AtRevision:
    """A programme as it was."""

    programme: Programme
    revision: int


@dataclass(frozen=True)
class Untangling:
    """What an Untangle did: the crossings before and after. Where there was nothing to gain, nothing was saved."""

    saved: Saved
    before: int
    after: int


class Workspace:
    """Everything a window can ask for. One for all windows; safe to use from many threads."""

    def __init__(self, store: Store, today: Callable[[], date] = lambda: datetime.now(UTC).date()) -> None:
        self.store = store
        self._today = today
        self._statuses = Statuses(store)
        self._open: Kept[str, Saved] = Kept(PROGRAMMES_KEPT)
        self._drawings = Drawings()
        self._gallery = Gallery(store)
        self._history = History(store)
        self.comparisons = Comparisons(store)

    @classmethod
    def at(cls, database: str) -> Self:
        """The workspace over this database, migrated to the newest version."""
        return cls(open_store(database))

    # A programme

    def open(self, programme_id: str) -> Saved:
        """The programme at its newest revision."""
        revision = self.store.revision_of(programme_id)
        kept = self._open.get(programme_id)
        if kept is not None and kept.revision == revision:
            return kept
        return self._open.put(programme_id, self.store.load(programme_id))

    def revision_of(self, programme_id: str) -> int:
        return self.store.revision_of(programme_id)

    def commit(self, programme_id: str, edit: Edit, author: Author) -> Saved:
        """Save one edit."""
        return self._open.put(programme_id, self.store.commit(programme_id, edit, author))

    def undo(self, programme_id: str, author: Author) -> Saved:
        """Take back the author's own latest edit that still stands."""
        return self._open.put(programme_id, self.store.undo(programme_id, author))

    def redo(self, programme_id: str, author: Author) -> Saved:
        """Do again what the author took back last."""
        return self._open.put(programme_id, self.store.redo(programme_id, author))

    def can_undo(self, programme_id: str, author: Author) -> bool:
        return self.store.can_undo(programme_id, author)

    def can_redo(self, programme_id: str, author: Author) -> bool:
        return self.store.can_redo(programme_id, author)

    def untangle(self, programme_id: str, theory_id: str, author: Author) -> Untangling:
        """Put the boxes in the order with the fewest crossings."""
        saved = self.open(programme_id)
        theory = saved.programme.theory(theory_id)
        if theory is None:
            raise NoSuchTheory
        found = find_order(theory)
        if found.after < found.before:
            order = Arrange(collection=Collection.ELEMENTS, parent=theory_id, order=found.order)
            edit = Together(gesture=untangle_gesture(found.before, found.after), edits=(order,))
            saved = self.commit(programme_id, edit, author)
        return Untangling(saved, found.before, found.after)

    def figures(
        self, programme_id: str, indicators: Iterable[str] | None = None, *, totals: bool = False
    ) -> tuple[Observation, ...]:
        """The figures in force: of these indicators only, when they are named; without categories, if so asked."""
        named = None if indicators is None else tuple(indicators)
        return self.store.figures(programme_id, indicators=named, totals=totals)

    def add_batch(self, programme_id: str, observations: Iterable[Observation]) -> str:
        """Hold imported figures back until an ImportFigures edit puts them in force; the id it is to name."""
        return self.store.add_batch(programme_id, tuple(observations))

    # What happened

    def history(self, programme_id: str, before: int | None = None, limit: int = 50) -> tuple[HistoryLine, ...]:
        """The latest edits first, in words; those before a revision when it is given."""
        return self._history.lines(programme_id, before, limit)

    def at_revision(self, programme_id: str, revision: int) -> AtRevision:
        """The programme as it was then."""
        return AtRevision(self.store.at_revision(programme_id, revision), revision)

    def dropped_by_restoring(self, programme_id: str, revision: int, author: Author) -> str:
        """Whose later edits a restore would drop, in one sentence."""
        return self._history.dropped_by(programme_id, revision, author)

    def restore(self, programme_id: str, revision: int, author: Author) -> Saved:
        """Make the whole programme, figures included, what it was then. It is an edit, and can be undone."""
        then = self.store.at_revision(programme_id, revision)
        return self.commit(programme_id, Restore(programme=then, figures_at=revision), author)

    # The picture

    def draw(
        self,
        saved: Revised,
        theory_id: str,
        options: ViewOptions | None = None,
        viewer: str = "",
        as_at: date | None = None,
    ) -> Drawing:
        """The theory drawn; for one viewer boxes keep the places they had in the drawing before."""
        options = options or ViewOptions()
        marks = self.standing(saved, as_at).marks if options.show_status and isinstance(saved, Saved) else None
        return self._drawings.draw(saved, theory_id, options, viewer, marks)

    def standing(self, saved: Saved, as_at: date | None = None) -> Standing:
        """How indicators and boxes stand by their figures, today or as at a day before."""
        return self._statuses.of(saved, self._today(), as_at)

    def settle(self, programme_id: str, theory_id: str, viewer: str = "") -> None:
        """Place everything afresh in this viewer's next drawing: on opening and after an Untangle."""
        self._drawings.settle(programme_id, theory_id, viewer)

    # Home

    def programmes(self) -> tuple[Summary, ...]:
        return self.store.list_programmes()

    def deleted(self) -> tuple[Summary, ...]:
        """What was deleted in the last 30 days. What was before is removed for good: an app may run for months."""
        with suppress(StoreUnavailable):  # a database that cannot be written just now can still be read
            self.store.purge_deleted()
        return self.store.list_programmes(deleted=True)

    def card(self, summary: Summary) -> Card:
        return self._gallery.card(summary)

    def templates(self) -> tuple[TemplateCard, ...]:
        return self._gallery.templates()

    def create(self, programme: Programme, author: Author, observations: Iterable[Observation] = ()) -> Saved:
        """A new programme, at revision 0."""
        return self.store.create(programme, author, tuple(observations))

    def new_from_template(self, name: str, author: Author) -> Saved:
        from toc.exchange.templates import load_template

        file = load_template(name)
        return self.create(file.programme, author, file.observations)

    def new_from_example(self, author: Author) -> Saved:
        """The made-up team with its figures."""
        from toc.exchange.templates import load_example

        file = load_example()
        return self.create(as_new(file.programme), author, file.observations)

    def new_from_file(self, data: bytes, author: Author) -> Saved:
        """A new programme from a native or a CIDS file, whole or not at all. An id in use is replaced."""
        from toc.exchange.kinds import load_any

        file = load_any(data)
        used = {one.id for one in (*self.programmes(), *self.deleted())}
        programme = as_new(file.programme) if file.programme.id in used else file.programme
        return self.create(programme, author, file.observations)

    def duplicate(self, programme_id: str, author: Author) -> Saved:
        """A copy, figures included, with a history of its own."""
        programme = as_copy(self.open(programme_id).programme)
        return self.create(programme, author, self.figures(programme_id))

    def download(self, programme_id: str, form: str = "json") -> ExportedFile:
        """The programme with its figures as a file of one of the PROGRAMME_FORMATS."""
        programme = self.open(programme_id).programme
        kind = PROGRAMME_FORMATS[form]
        data = kind.dump(ProgrammeFile(programme=programme, observations=self.figures(programme_id)))
        return ExportedFile(build_file_name(programme.name, extension=kind.extension), kind.mime, data)

    def delete(self, programme_id: str, author: Author) -> None:
        """Put the programme away; it can be restored for 30 days."""
        self.store.delete(programme_id, author)

    def undelete(self, programme_id: str) -> None:
        self.store.undelete(programme_id)
