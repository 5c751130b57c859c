"""The store: programmes in and out, and every edit in one transaction on the newest revision."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from toc.errors import TocError
from toc.model.apply import Applied, Overtaken, apply
from toc.model.base import clean_text, new_id
from toc.model.edits import IMPORT, Edit, ImportFigures, PutFigures, Together
from toc.model.figures import FigureKey, Observation
from toc.model.programme import Programme
from toc.store import figure_rows, snapshots, undoing
from toc.store.cache import Newest
from toc.store.database import open_database, reading, writing
from toc.store.documents import FORMAT, read_edit, read_programme, write_edit, write_programme
from toc.store.migrations import migrate
from toc.store.records import Author, Entry, Imported, Saved, Snapshot, Summary, read_summary
from toc.store.schema import OF_A_PROGRAMME, checkpoints, edits, programmes
from toc.store.undoing import Kind

if TYPE_CHECKING:  # loaded only when a table of figures is imported
    import polars as pl

CHECKPOINT_EVERY = 20
"""Edits between two saved copies of a document: at most so many are applied to load one."""
KEPT_DAYS = 30
"""A deleted programme can be brought back for so long."""
_Ids = Sequence[str] | None


class NoSuchProgramme(TocError):
    """There is no programme with this id, or it was deleted."""

    def __init__(self) -> None:
        super().__init__("This programme is not here any more. Go Home: deleted ones are kept there for 30 days.")


def open_store(url: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> "Store":
    """The store at a database URL, its tables made or brought up to date. Raises StoreUnavailable."""
    engine = open_database(url)
    try:
        migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, now)


class Store:
    """All programmes of one database. Safe to share between threads."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self.engine = engine
        self._now = now
        self._newest = Newest()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    # Programmes

    def create(self, programme: Programme, author: Author, observations: Iterable[Observation] = ()) -> Saved:
        """Keep a new programme, with its figures, as revision 0. Raises TocError where its id is taken."""
        at = self._now()
        with writing(self.engine) as connection:
            row = {"id": programme.id, "revision": 0, **_summary_columns(programme), **_made_by(author, at)}
            try:
                connection.execute(insert(programmes).values(row))
            except IntegrityError:
                raise TocError("There is a programme with this id already. Open it as a copy.") from None
            _add_checkpoint(connection, programme, 0)
            figure_rows.add_figures(connection, programme.id, observations, 0)
        self._newest.keep(programme, 0, at)
        return Saved(programme, 0, at, author)

    def list_programmes(self, *, deleted: bool = False) -> tuple[Summary, ...]:
        """Every programme, or every deleted one, the last changed first."""
        where = programmes.c.deleted_at.is_not(None) if deleted else programmes.c.deleted_at.is_(None)
        query = select(programmes).where(where).order_by(programmes.c.changed_at.desc(), programmes.c.id)
        with reading(self.engine) as connection:
            return tuple(read_summary(row) for row in connection.execute(query))

    def load(self, programme_id: str) -> Saved:
        """The programme at its newest revision. Raises NoSuchProgramme."""
        with reading(self.engine) as connection:
            row = _row_of(connection, programme_id)
            return self._saved(connection, row)

    def revision_of(self, programme_id: str) -> int:
        """The newest revision, without reading the programme. Raises NoSuchProgramme."""
        query = select(programmes.c.revision).where(programmes.c.id == programme_id, programmes.c.deleted_at.is_(None))
        with reading(self.engine) as connection:
            revision = connection.execute(query).scalar_one_or_none()
        if revision is None:
            raise NoSuchProgramme
        return int(revision)

    def delete(self, programme_id: str, author: Author) -> None:
        """Put a programme away; it can be brought back for 30 days. Whoever does it is named in the list."""
        with writing(self.engine) as connection:
            _row_of(connection, programme_id)
            _mark_deleted(
                connection, programme_id, deleted_at=self._now(), author_id=author.id, author_name=author.name
            )

    def undelete(self, programme_id: str) -> None:
        """Bring a deleted programme back."""
        with writing(self.engine) as connection:
            _mark_deleted(connection, programme_id, deleted_at=None)

    def purge_deleted(self) -> int:
        """Remove for good what was deleted over 30 days ago; how many that were."""
        long_ago = self._now() - timedelta(days=KEPT_DAYS)
        old = select(programmes.c.id).where(programmes.c.deleted_at < long_ago)
        with reading(self.engine) as connection:
            if connection.execute(old).first() is None:
                return 0
        with writing(self.engine) as connection:
            gone = connection.execute(old.with_for_update()).scalars().all()
            for table in OF_A_PROGRAMME:
                connection.execute(delete(table).where(table.c.programme_id.in_(gone)))
            connection.execute(delete(programmes).where(programmes.c.id.in_(gone)))
        return len(gone)

    # Edits

    def commit(self, programme_id: str, edit: Edit, author: Author) -> Saved:
        """Apply an edit to the newest revision and keep both, in one transaction.

        Raises TocError, having changed nothing, when the edit is refused or the database cannot be written.
        """
        with writing(self.engine) as connection:
            row = _row_of(connection, programme_id, lock=True)
            try:
                saved = self._carry_out(connection, row, edit, author, Kind.EDIT, None)
            except Overtaken as error:
                undoing.name_who(connection, programme_id, error, author)
                raise
        self._newest.keep(saved.programme, saved.revision, saved.at)
        return saved

    def undo(self, programme_id: str, author: Author) -> Saved:
        """Take back the author's own latest edit that still stands. Raises TocError naming who changed it since."""
        return self._take_back(programme_id, author, Kind.UNDO)

    def redo(self, programme_id: str, author: Author) -> Saved:
        """Do again what the author took back last; their next edit ends that. Raises TocError."""
        return self._take_back(programme_id, author, Kind.REDO)

    def can_undo(self, programme_id: str, author: Author) -> bool:
        with reading(self.engine) as connection:
            return undoing.find_undoable(connection, programme_id, author) is not None

    def can_redo(self, programme_id: str, author: Author) -> bool:
        with reading(self.engine) as connection:
            return undoing.find_redoable(connection, programme_id, author) is not None

    # Figures

    def figures(
        self, programme_id: str, indicators: _Ids = None, at_revision: int | None = None, *, totals: bool = False
    ) -> tuple[Observation, ...]:
        """The figures now, or as they stood at a revision; of some indicators only, if named; or totals only."""
        with reading(self.engine) as connection:
            return figure_rows.load_figures(connection, programme_id, indicators, at_revision, totals=totals)

    def add_batch(self, programme_id: str, observations: Iterable[Observation]) -> str:
        """Hold figures back until an ImportFigures edit names the id that is returned."""
        batch_id = new_id()
        with writing(self.engine) as connection:
            _row_of(connection, programme_id)
            figure_rows.add_batch(connection, programme_id, batch_id, observations)
        return batch_id

    def figure_keys(self, programme_id: str, indicators: Sequence[str]) -> "pl.DataFrame":
        """Where these indicators have figures now: columns `indicator`, `category`, `comparison`, `start`, `end`."""
        with reading(self.engine) as connection:
            return figure_rows.load_keys(connection, programme_id, indicators)

    def import_figures(
        self,
        programme_id: str,
        table: "pl.DataFrame",
        author: Author,
        spoken: frozenset[str],
        progress: Callable[[float], None] | None = None,
        beside: Edit | None = None,
    ) -> Imported:
        """Put figures in force, and what they need beside them, as one edit; none where they all stand already."""
        from toc.store.figure_import import Batch, put_table

        with writing(self.engine) as connection:
            row = _row_of(connection, programme_id, lock=True)
            batch = Batch(programme_id, new_id(), row.revision + 1)
            counts = put_table(connection, batch, table, spoken, progress)
            if not counts.added and not counts.changed:
                return Imported(None, counts)
            edit: Edit = ImportFigures(batch=batch.id)
            if beside is not None:
                edit = Together(gesture=IMPORT, edits=(beside, edit))
            saved = self._carry_out(connection, row, edit, author, Kind.EDIT, None)
        self._newest.keep(saved.programme, saved.revision, saved.at)
        return Imported(saved, counts)

    # History

    def history(self, programme_id: str, before: int | None = None, limit: int = 50) -> tuple[Entry, ...]:
        """The edits, newest first; those before a revision, for the next page."""
        query = select(edits).where(edits.c.programme_id == programme_id)
        if before is not None:
            query = query.where(edits.c.revision < before)
        with reading(self.engine) as connection:
            rows = connection.execute(query.order_by(edits.c.revision.desc()).limit(limit)).all()
        return tuple(
            Entry(
                row.revision,
                row.at,
                Author(id=row.author_id, name=row.author_name),
                read_edit(row.edit, row.format),
                row.undoes,
                row.undone_by is not None,
            )
            for row in rows
        )

    def touched_since(self, programme_id: str, revision: int) -> frozenset[str]:
        """Keys of all that was changed after a revision: `elements:x.label`, `figure:INDICATOR`, `batch:ID`."""
        query = select(edits.c.touched).where(edits.c.programme_id == programme_id, edits.c.revision > revision)
        with reading(self.engine) as connection:
            return frozenset(key for row in connection.execute(query).scalars() for key in json.loads(row))

    def at_revision(self, programme_id: str, revision: int) -> Programme:
        """The programme as it was at a revision. Raises TocError where it never had that one."""
        with reading(self.engine) as connection:
            newest = _row_of(connection, programme_id).revision
            if not 0 <= revision <= newest:
                raise _no_such_revision(revision, newest)
            return _rebuilt(connection, programme_id, revision)

    def snapshot(self, programme_id: str, name: str, author: Author, revision: int | None = None) -> Snapshot:
        """Name a revision, the newest unless told, so that it is found again; a second name replaces the first."""
        with writing(self.engine) as connection:
            newest = _row_of(connection, programme_id, lock=True).revision
            if revision is not None and not 0 <= revision <= newest:
                raise _no_such_revision(revision, newest)
            named = Snapshot(newest if revision is None else revision, str(clean_text(name)), self._now(), author)
            snapshots.save(connection, programme_id, named)
        return named

    def forget_snapshot(self, programme_id: str, revision: int) -> None:
        """Take the name of a revision away; the revision stays."""
        with writing(self.engine) as connection:
            snapshots.remove(connection, programme_id, revision)

    def snapshots(self, programme_id: str) -> tuple[Snapshot, ...]:
        """The named revisions, newest first."""
        with reading(self.engine) as connection:
            return snapshots.find(connection, programme_id)

    # Within

    def _take_back(self, programme_id: str, author: Author, kind: Kind) -> Saved:
        with writing(self.engine) as connection:
            row = _row_of(connection, programme_id, lock=True)
            target = undoing.find_target(connection, programme_id, author, kind)
            undoing.check_places(connection, programme_id, target, author)
            try:
                inverse = read_edit(target.inverse, target.format)
                saved = self._carry_out(connection, row, inverse, author, kind, target.revision)
            except TocError as error:
                raise undoing.refusal(connection, programme_id, target, author, error) from error
            undoing.mark_undone(connection, programme_id, target.revision, saved.revision)
        self._newest.keep(saved.programme, saved.revision, saved.at)
        return saved

    def _carry_out(
        self,
        connection: Connection,
        row: Row[Any],
        edit: Edit,
        author: Author,
        kind: Kind,
        undoes: int | None,
    ) -> Saved:
        programme_id, revision, at = row.id, row.revision + 1, self._now()
        before = self._saved(connection, row).programme
        cells = figure_rows.load_cells(connection, programme_id, edit)
        applied = apply(before, edit, cells, row.revision)
        figure_rows.put_cells(connection, programme_id, applied.figures, revision)
        figure_rows.carry_out(connection, programme_id, edit, revision)
        connection.execute(
            insert(edits).values(
                programme_id=programme_id,
                revision=revision,
                at=at,
                author_id=author.id,
                author_name=author.name,
                kind=kind.value,
                undoes=undoes,
                format=FORMAT,
                edit=write_edit(edit),
                inverse=write_edit(applied.inverse),
                touched=json.dumps(sorted(set(applied.touched))),
            )
        )
        if revision % CHECKPOINT_EVERY == 0:
            _add_checkpoint(connection, applied.programme, revision)
        connection.execute(
            update(programmes)
            .where(programmes.c.id == programme_id)
            .values(revision=revision, **_summary_columns(applied.programme), **_made_by(author, at))
        )
        return Saved(applied.programme, revision, at, author, tuple(applied.effects))

    def _saved(self, connection: Connection, row: Row[Any]) -> Saved:
        programme = self._newest.get(row.id, row.revision, row.changed_at)
        if programme is None:
            programme = _rebuilt(connection, row.id, row.revision)
            self._newest.keep(programme, row.revision, row.changed_at)
        return Saved(programme, row.revision, row.changed_at, Author(id=row.author_id, name=row.author_name))


def _no_such_revision(revision: int, newest: int) -> TocError:
    return TocError(f"There is no revision {revision}: the newest is {newest}. Pick one of the list.")


def _mark_deleted(connection: Connection, programme_id: str, **values: Any) -> None:
    done = connection.execute(update(programmes).where(programmes.c.id == programme_id).values(**values))
    if done.rowcount == 0:
        raise NoSuchProgramme


def _row_of(connection: Connection, programme_id: str, *, lock: bool = False) -> Row[Any]:
    query = select(programmes).where(programmes.c.id == programme_id, programmes.c.deleted_at.is_(None))
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        raise NoSuchProgramme
    return row


def _rebuilt(connection: Connection, programme_id: str, revision: int) -> Programme:
    """The programme at a revision: the checkpoint before it, and the edits since."""
    checkpoint = connection.execute(
        select(checkpoints)
        .where(checkpoints.c.programme_id == programme_id, checkpoints.c.revision <= revision)
        .order_by(checkpoints.c.revision.desc())
        .limit(1)
    ).one()
    programme = read_programme(checkpoint.document, checkpoint.format)
    later = connection.execute(
        select(edits.c.revision, edits.c.edit, edits.c.format)
        .where(
            edits.c.programme_id == programme_id,
            edits.c.revision > checkpoint.revision,
            edits.c.revision <= revision,
        )
        .order_by(edits.c.revision)
    )
    for row in later:
        programme = _replayed(programme, read_edit(row.edit, row.format), row.revision - 1).programme
    return programme


def _replayed(programme: Programme, edit: Edit, revision: int) -> Applied:
    """An edit that was accepted once, applied again: its figures stood as it expected them."""
    stood: dict[FigureKey, Observation | None] = {}
    for part in figure_rows.parts_of(edit):
        if isinstance(part, PutFigures):
            for cell in part.cells:
                stood.setdefault(cell.key, cell.base)
    return apply(programme, edit, {key: one for key, one in stood.items() if one is not None}, revision)


def _add_checkpoint(connection: Connection, programme: Programme, revision: int) -> None:
    connection.execute(
        insert(checkpoints).values(
            programme_id=programme.id, revision=revision, format=FORMAT, document=write_programme(programme)
        )
    )


def _summary_columns(programme: Programme) -> dict[str, Any]:
    return {
        "name": programme.name,
        "levels": json.dumps([theory.level.value for theory in programme.theories]),
        "theories": len(programme.theories),
        "fictional": programme.fictional,
    }


def _made_by(author: Author, at: datetime) -> dict[str, Any]:
    return {"changed_at": at, "author_id": author.id, "author_name": author.name}
