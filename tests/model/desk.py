"""A stand-in for the store: a programme with its figures in memory, edited and undone by several people."""

from collections.abc import Iterator
from typing import NamedTuple

from toc.exchange.native import ProgrammeFile, dump_programme
from toc.model.apply import Applied, EditRefused, apply
from toc.model.edits import Edit, ImportFigures, Restore, Together, WithdrawImport
from toc.model.figures import FigureKey, Observation
from toc.model.programme import Programme

Figures = dict[FigureKey, Observation]
Replaced = dict[str, dict[FigureKey, Observation | None]]
"""What stood in the cells of each batch in force before it came."""


class Revision(NamedTuple):
    """A programme and its figures as they stood once."""

    programme: Programme
    figures: Figures

    @property
    def data(self) -> bytes:
        """All of it, as bytes to compare."""
        return self.programme.model_dump_json().encode() + dump_programme(
            ProgrammeFile(programme=self.programme, observations=tuple(self.figures.values()))
        )


class Desk:
    """Where people change a programme; history only grows."""

    def __init__(self, programme: Programme, figures: Figures, batches: dict[str, Figures] | None = None) -> None:
        self.revisions = [Revision(programme, figures)]
        self.batches = batches or {}
        self._replaced: Replaced = {}

    @property
    def now(self) -> Revision:
        return self.revisions[-1]

    @property
    def imported(self) -> frozenset[str]:
        """The batches in force."""
        return frozenset(self._replaced)

    def commit(self, edit: Edit) -> Applied:
        """The edit on the newest revision. Raises TocError, and keeps nothing, when it is refused."""
        applied = apply(self.now.programme, edit, self.now.figures, len(self.revisions) - 1)
        figures, replaced = dict(self.now.figures), dict(self._replaced)
        for cell in applied.figures:
            _put(figures, cell.key, cell.observation)
        for part in _parts(edit):
            match part:
                case ImportFigures():
                    self._bring_in(part.batch, figures, replaced)
                case WithdrawImport():
                    self._withdraw(part.batch, figures, replaced)
                case Restore():
                    figures = dict(self.revisions[part.figures_at].figures)
        self._replaced = replaced
        self.revisions.append(Revision(applied.programme, figures))
        return applied

    def copy(self) -> "Desk":
        """The desk as it is now, which does not see what comes after."""
        copy = Desk(self.now.programme, self.now.figures, self.batches)
        copy.revisions, copy._replaced = list(self.revisions), dict(self._replaced)
        return copy

    def _bring_in(self, batch: str, figures: Figures, replaced: Replaced) -> None:
        if batch not in self.batches or batch in replaced:
            raise EditRefused("These imported figures are not there any more. Import the file again.")
        replaced[batch] = {key: figures.get(key) for key in self.batches[batch]}
        figures.update(self.batches[batch])

    def _withdraw(self, batch: str, figures: Figures, replaced: Replaced) -> None:
        if batch not in replaced or any(figures.get(key) != one for key, one in self.batches[batch].items()):
            raise EditRefused("These imported figures have been changed since.")
        for key, before in replaced.pop(batch).items():
            _put(figures, key, before)


def _put(figures: Figures, key: FigureKey, observation: Observation | None) -> None:
    if observation is None:
        figures.pop(key, None)
    else:
        figures[key] = observation


def _parts(edit: Edit) -> Iterator[Edit]:
    if isinstance(edit, Together):
        for part in edit.edits:
            yield from _parts(part)
    else:
        yield edit
