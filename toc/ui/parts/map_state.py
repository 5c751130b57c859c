"""What the Map page keeps for one window, and the theory it shows."""

from dataclasses import dataclass
from datetime import date

from toc.diagram.options import ViewOptions
from toc.model.collections import checked
from toc.model.programme import Programme
from toc.model.theory import TheoryOfChange
from toc.services.commissioner_view import build_view
from toc.services.drawings import NoSuchTheory
from toc.store import Saved
from toc.ui.canvas.canvas_map import Ask
from toc.ui.session import session


@dataclass
class MapState:
    """The panel, and what the toolbar last asked of the canvas."""

    panel_open: bool = True
    ask: Ask | None = None
    ask_number: int = 0
    checking: bool = False
    """The panel lists the things to check while nothing is selected."""
    go_to_outcomes: bool = False
    """An indicator is to be looked at, on its own page."""
    go_elsewhere: bool = False
    """Another theory was opened from the canvas: the whole page has to follow."""
    seen_by: str | None = None
    """The commissioner whose view is shown: what is not theirs is grey."""
    as_at: date | None = None
    """The past day that boxes are marked as at; None for today."""
    picture: tuple[str, int] | None = None
    """The theory and the revision that the browser has the picture of."""

    def ask_canvas(self, what: Ask) -> None:
        """Make the canvas do something once."""
        self.ask, self.ask_number = what, self.ask_number + 1


def map_state() -> MapState:
    return session().own(MapState)


def shown_view(programme: Programme, theory: TheoryOfChange) -> ViewOptions:
    """What this window shows of a theory: as its menu says, in grey what is not the chosen commissioner's."""
    here, state = session(), map_state()
    if not any(one.id == state.seen_by for one in programme.commissioners):
        return here.view
    view = build_view(programme, str(state.seen_by))
    return checked(here.view, faded=view.faded(theory), faded_words=f"not for {view.commissioner.name}")


def shown_theory(saved: Saved) -> TheoryOfChange:
    """The theory of this window. Raises NoSuchTheory when it is gone."""
    theory = saved.programme.theory(session().theory_id or "")
    if theory is None:
        raise NoSuchTheory
    return theory
