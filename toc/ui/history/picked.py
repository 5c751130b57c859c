"""What the History page keeps for one window: the revision looked at, and the two compared."""

from dataclasses import dataclass

from toc.store import Saved
from toc.ui.session import session


@dataclass
class Picked:
    """The revision this window looks at; None is today's."""

    programme_id: str = ""
    revision: int | None = None
    comparing: bool = False
    one: int | None = None
    other: int | None = None
    """The two compared; None is the one looked at, and today's."""

    def look_at(self, revision: int) -> None:
        """Look at it; while comparing, it becomes the first of the two."""
        self.revision = self.one = revision


def picked(saved: Saved) -> Picked:
    """This window's; a fresh one for another programme."""
    here = session().own(Picked)
    if here.programme_id != saved.programme.id:
        here.programme_id = saved.programme.id
        here.revision = here.one = here.other = None
    return here
