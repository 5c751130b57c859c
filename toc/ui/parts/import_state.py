"""What an import has come to in this window: the file, what its columns are taken for, what is to be done."""

from dataclasses import dataclass, field
from enum import StrEnum

from toc.exchange.figures.fingertips import Area, PublishedFigures, PublishedIndicator
from toc.exchange.figures.mapping import Mapping
from toc.exchange.figures.remapping import Shape, shape_of
from toc.exchange.figures.table import Table
from toc.model.base import Id
from toc.services.figure_preview import Preview
from toc.store import Imported
from toc.ui.session import session


class OnFault(StrEnum):
    """What becomes of the other rows where some cannot be read."""

    STOP = "stop"
    SKIP = "skip"


@dataclass
class Published:
    """What is chosen of a Fingertips file."""

    indicators: tuple[PublishedIndicator, ...]
    chosen: int = 0
    areas: tuple[Area, ...] = ()
    beside: Id | None = None
    found: PublishedFigures | None = None


@dataclass
class Done:
    """An import that has been made."""

    imported: Imported
    preview: Preview
    skipped: int


@dataclass
class Importing:
    """One for each window and programme. Nothing here is in the store before the import itself."""

    programme_id: str = ""
    name: str = ""
    table: Table | None = None
    published: Published | None = None
    mapping: Mapping = field(default_factory=Mapping)
    shape: Shape = Shape.LONG
    on_fault: OnFault = OnFault.STOP
    problem: str = ""
    """Why the last file or the import was refused."""
    asked: bool = False
    """The button has been pressed, and the figures are on their way."""
    done: Done | None = None
    replacing: bool = False
    """Another file is wanted; the one there is stays until it has come."""
    turn: int = 0
    """Grows when widgets are to forget what they held."""
    preview: Preview | None = None
    previewed: object = None
    """What the preview is of."""

    def take_table(self, name: str, table: Table, mapping: Mapping, published: Published | None) -> None:
        """Go on with this file. The same headings again keep what was chosen for them."""
        corrected = self.table is not None and self.table.headings == table.headings and published is None
        if not corrected:
            self.take_mapping(mapping, shape_of(mapping))
            self.on_fault = OnFault.STOP
        self.name, self.table, self.published = name, table, published
        self.problem, self.replacing, self.preview, self.previewed = "", False, None, None

    def take_mapping(self, mapping: Mapping, shape: Shape | None = None) -> None:
        """Read the columns so from now on; the widgets are drawn afresh."""
        self.mapping, self.shape = mapping, shape or self.shape
        self.problem = ""
        self.turn += 1


def importing(programme_id: str) -> Importing:
    """The import that is under way in this window; what was begun for another programme is dropped."""
    state = session().own(Importing)
    if state.programme_id != programme_id:
        start_again(programme_id)
    return state


def start_again(programme_id: str) -> None:
    """Forget the file and all that was chosen."""
    state = session().own(Importing)
    fresh = Importing(programme_id=programme_id, turn=state.turn + 1)
    state.__dict__.update(fresh.__dict__)
