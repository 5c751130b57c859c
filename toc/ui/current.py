"""The programme that is open in this window, or a sentence and the way Home."""

from toc.errors import TocError
from toc.model.programme import Programme
from toc.store import Saved, StoreUnavailable
from toc.ui.parts.way_home import NothingOpen
from toc.ui.session import session
from toc.ui.shared import get_workspace


def load_current() -> Saved | None:
    """The open programme at its newest revision; None when none is open. Raises TocError if it is gone."""
    here = session()
    if here.programme_id is None:
        return None
    saved = get_workspace().open(here.programme_id)
    here.shown_revision = saved.revision
    here.theory_id = choose_theory(saved.programme, here.theory_id)
    return saved


def choose_theory(programme: Programme, theory_id: str | None) -> str | None:
    """This theory if the programme has it; else its outermost first one."""
    if theory_id is not None and programme.theory(theory_id) is not None:
        return theory_id
    outer = [theory.id for theory in programme.theories if theory.inside is None]
    return next(iter(outer), None)


def require_current() -> Saved:
    """The open programme; without one the page ends, and app.py shows a sentence and the way Home."""
    try:
        saved = load_current()
    except StoreUnavailable:
        raise
    except TocError as error:
        raise NothingOpen(error.message) from error
    if saved is None:
        raise NothingOpen("No programme is open. Pick one on the Home page, or start one from a template.")
    return saved
