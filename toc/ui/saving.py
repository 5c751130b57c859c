"""Saving: a page's change goes to the store, and what it brought about comes back as sentences.

save(edit) -> Saved | None        None: it was refused, and the sentence that says why will be shown
undo() / redo() -> Saved | None
on_save(edit), on_undo(), on_redo()   the same for a widget's `on_click`, which wants no answer
"""

from collections.abc import Callable

from toc.errors import TocError
from toc.model.apply import TextChanged
from toc.model.edits import Edit
from toc.services.effects import describe_effects
from toc.store import Saved, StoreUnavailable
from toc.ui.parts.both_texts import keep_unmerged
from toc.ui.session import Tone, session
from toc.ui.shared import get_workspace


def save(edit: Edit) -> Saved | None:
    """Save this change to the programme that is open."""
    return _saved(lambda programme_id: get_workspace().commit(programme_id, edit, session().author))


def undo() -> Saved | None:
    """Take back your own latest change that still stands."""
    return _saved(lambda programme_id: get_workspace().undo(programme_id, session().author))


def redo() -> Saved | None:
    """Do again what you took back last."""
    return _saved(lambda programme_id: get_workspace().redo(programme_id, session().author))


def on_save(edit: Edit) -> None:
    """Save the change that a button stands for."""
    save(edit)


def on_undo() -> None:
    """What the button Undo does."""
    undo()


def on_redo() -> None:
    """What the button Redo does."""
    redo()


def restore(revision: int) -> Saved | None:
    """Make the whole programme what it was at this revision."""
    return _saved(lambda programme_id: get_workspace().restore(programme_id, revision, session().author))


def save_untangled(theory_id: str) -> None:
    """Put the boxes in the order with the fewest crossings, and say what that saved."""

    def untangle(programme_id: str) -> Saved:
        workspace, here = get_workspace(), session()
        done = workspace.untangle(programme_id, theory_id, here.author)
        workspace.settle(programme_id, theory_id, here.viewer)
        if done.after < done.before:
            here.say(f"{done.before} crossings of arrows are now {done.after}. Undo takes it back.")
        else:
            here.say("The arrows cross as little as they can already.")
        return done.saved

    _saved(untangle)


def _saved(act: Callable[[str], Saved]) -> Saved | None:
    here = session()
    assert here.programme_id is not None, "Only a page with an open programme saves."
    before = get_workspace().open(here.programme_id)
    try:
        saved = act(here.programme_id)
    except StoreUnavailable as error:
        here.unsaved = error.message
        here.say(error.message, Tone.WARNING)
        return None
    except TextChanged as error:
        keep_unmerged(error.key, error.yours)
        here.say(error.message, Tone.WARNING)
        return None
    except TocError as error:
        here.say(error.message, Tone.WARNING)
        return None
    here.unsaved = None
    here.shown_revision = saved.revision
    for sentence in describe_effects(saved.effects, before.programme, saved.programme):
        here.say(sentence)
    return saved
