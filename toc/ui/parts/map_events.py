"""What is done on the canvas becomes an edit, or a change of what this window shows."""

from toc.model import gestures
from toc.model.base import new_id
from toc.model.edits import Edit
from toc.model.gestures import Line
from toc.model.theory import TheoryOfChange
from toc.ui.canvas import events
from toc.ui.canvas.inbox import NotSaved
from toc.ui.parts.map_state import map_state, shown_theory
from toc.ui.saving import redo, save, undo
from toc.ui.session import session
from toc.ui.shared import get_workspace


def handle_event(event: events.CanvasEvent) -> None:
    """Carry out one event. Raises NotSaved when the store cannot take it just now, so that it is sent again."""
    here = session()
    match event:
        case events.Select():
            here.selection = event.ids
        case events.Undo():
            undo()
        case events.Redo():
            redo()
        case events.Panel():
            state = map_state()
            state.panel_open = not state.panel_open if event.open is None else event.open
        case events.Open():
            _go_into(event.id)
        case events.Present():
            pass
        case _:
            assert here.programme_id is not None
            theory = shown_theory(get_workspace().open(here.programme_id))
            edit = build_edit(event, theory)
            if edit is not None and save(edit) is None and here.unsaved is not None:
                raise NotSaved(here.unsaved)


def build_edit(event: events.CanvasEvent, theory: TheoryOfChange) -> Edit | None:
    """The edit that an event means on this theory; None when what it names is gone."""
    known = theory.element_by_id
    match event:
        case events.Add():
            return gestures.add_element(theory, event.id, Line(event.label), event.stage, event.after)
        case events.AddBefore() if event.before in known:
            return gestures.add_before(
                theory, event.id, event.link, Line(event.label), known[event.before], event.stage
            )
        case events.Paste():
            items = [(item.id, Line(item.label, item.rest)) for item in event.items]
            return gestures.paste_list(theory, items, event.stage, event.after)
        case events.Rename() if event.id in known:
            return gestures.rename(known[event.id], event.label, event.base)
        case events.Move():
            ids = [element_id for element_id in event.ids if element_id in known]
            return gestures.move_elements(theory, ids, event.stage, event.after) if ids else None
        case events.DrawLink() if event.source in known and event.target in known:
            return gestures.draw_link(theory, event.id, event.source, event.target)
        case events.Remove():
            edit = gestures.remove_things(theory, event.ids)
            return None if edit == gestures.remove_things(theory, ()) else edit
        case events.Duplicate():
            pairs = {old: new for old, new in zip(event.ids, event.new_ids, strict=True) if old in known}
            return gestures.duplicate(theory, pairs, new_id) if pairs else None
    return None


def _go_into(element_id: str) -> None:
    """Show the theory inside a box."""
    here = session()
    assert here.programme_id is not None
    programme = get_workspace().open(here.programme_id).programme
    inner = next((theory for theory in programme.theories if theory.inside == element_id), None)
    if inner is not None:
        here.open(programme.id, inner.id)
        map_state().go_elsewhere = True
