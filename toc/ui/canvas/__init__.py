"""The clickable map: a Streamlit component that shows a theory and says what a person does on it.

The page makes a `CanvasMap`, calls `show` with it, and gets every `CanvasEvent` once and in order through
the handler it gives, before the page draws: the events of one run are stored, and the map is drawn
from what came of them, in the same run.
"""

from toc.ui.canvas.building import build_map
from toc.ui.canvas.canvas_map import (
    Ask,
    CanvasBox,
    CanvasLink,
    CanvasMap,
    CanvasStage,
    Mode,
    TrayBox,
)
from toc.ui.canvas.component import show
from toc.ui.canvas.events import (
    Add,
    AddBefore,
    CanvasEvent,
    DrawLink,
    Duplicate,
    Move,
    Open,
    Panel,
    Paste,
    PastedLine,
    Present,
    Redo,
    Remove,
    Rename,
    Select,
    Undo,
)
from toc.ui.canvas.inbox import NotSaved

__all__ = [
    "Add",
    "AddBefore",
    "Ask",
    "CanvasBox",
    "CanvasEvent",
    "CanvasLink",
    "CanvasMap",
    "CanvasStage",
    "DrawLink",
    "Duplicate",
    "Mode",
    "Move",
    "NotSaved",
    "Open",
    "Panel",
    "Paste",
    "PastedLine",
    "Present",
    "Redo",
    "Remove",
    "Rename",
    "Select",
    "TrayBox",
    "Undo",
    "build_map",
    "show",
]
