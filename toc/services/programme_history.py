"""The history of a programme in words, and what restoring a revision would drop."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from toc.model import edits as e
from toc.model.apply import apply, together
from toc.model.phrases import count_of, listed
from toc.model.programme import Programme
from toc.services.describe import describe_edit
from toc.services.kept import Kept
from toc.store import Author, Entry, Store

WORDS_KEPT = 20_000
MOST_COUNTED = 500
"""Later edits that are counted by author before a restore; beyond them it says "more than"."""

_BACK = "Took back: "
_AGAIN = "Did again: "


@dataclass(frozen=True)
class HistoryLine:
    """One edit: who, what in words, when."""

    revision: int
    at: datetime
    author: Author
    words: str
    undone: bool
    """Taken back since."""


class History:
    """Words each edit once: an edit never changes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._words: Kept[tuple[str, int], str] = Kept(WORDS_KEPT)

    def lines(self, programme_id: str, before: int | None, limit: int) -> tuple[HistoryLine, ...]:
        """The latest edits first; those before revision `before` when it is given."""
        entries = self._store.history(programme_id, before=before, limit=limit)
        self._word(programme_id, entries)
        return tuple(
            HistoryLine(entry.revision, entry.at, entry.author, self._told(programme_id, entry), entry.undone)
            for entry in entries
        )

    def dropped_by(self, programme_id: str, revision: int, author: Author) -> str:
        """Whose later edits restoring this revision would drop, in one sentence."""
        later = [entry for entry in self._store.history(programme_id, limit=MOST_COUNTED) if entry.revision > revision]
        if not later:
            return "This is how the programme stands now."
        by = Counter("you" if entry.author.id == author.id else entry.author.name or "someone" for entry in later)
        more = "more than " if len(later) == MOST_COUNTED else ""
        edits = f"{more}{count_of(len(later), 'later edit')}"
        whose = listed([f"{number:,} by {name}" for name, number in by.most_common()])
        return f"Restoring drops {edits}: {whose}. Undo brings them back."

    def _told(self, programme_id: str, entry: Entry) -> str:
        return self._words.get((programme_id, entry.revision)) or "Changed the programme"

    def _word(self, programme_id: str, entries: tuple[Entry, ...]) -> None:
        """Find words for the entries that have none yet, by living through them from the oldest on."""
        new = [entry.revision for entry in entries if self._words.get((programme_id, entry.revision)) is None]
        if not new:
            return
        oldest = min(new)
        programme = self._store.at_revision(programme_id, oldest - 1)
        for entry in sorted((entry for entry in entries if entry.revision >= oldest), key=lambda entry: entry.revision):
            after = _step(programme, entry.edit)
            words = describe_edit(entry.edit, programme, after)
            if entry.undoes is not None:
                words = _taken_back(self._words_of(programme_id, entry.undoes))
            self._words.put((programme_id, entry.revision), words)
            programme = after

    def _words_of(self, programme_id: str, revision: int) -> str:
        """The words of an edit that may stand on another page of the list."""
        behind: list[int] = []
        words = self._words.get((programme_id, revision))
        while words is None:
            (entry,) = self._store.history(programme_id, before=revision + 1, limit=1)
            if entry.undoes is None:
                self._word(programme_id, (entry,))
            else:
                behind.append(revision)
                revision = entry.undoes
            words = self._words.get((programme_id, revision))
        for revision in reversed(behind):
            words = self._words.put((programme_id, revision), _taken_back(words))
        return words


def _taken_back(words: str) -> str:
    """What taking back the edit of these words is called; taking back an undo is doing it again."""
    for opposite, prefix in ((_AGAIN, _BACK), (_BACK, _AGAIN)):
        if words.startswith(opposite):
            return prefix + words.removeprefix(opposite)
    return f"{_BACK}{words[0].lower()}{words[1:]}"


def _step(programme: Programme, edit: e.Edit) -> Programme:
    """The programme after an edit that is in the history; figures are not part of it."""
    document = _without_figures(edit)
    return programme if document is None else apply(programme, document).programme


def _without_figures(edit: e.Edit) -> e.Edit | None:
    if isinstance(edit, e.Together):
        parts = [part for one in edit.edits if (part := _without_figures(one)) is not None]
        return together(parts, edit.gesture) if parts else None
    return None if isinstance(edit, e.PutFigures | e.ImportFigures | e.WithdrawImport) else edit
