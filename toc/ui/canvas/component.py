"""The map as a Streamlit component: data out to the browser, events back from it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from toc.ui.canvas.bundle import build_module
from toc.ui.canvas.canvas_map import CanvasMap
from toc.ui.canvas.events import CanvasEvent, read_message
from toc.ui.canvas.inbox import Inbox, Line
from toc.ui.session import set_widget_value, widget_value

_HERE = Path(__file__).parent
_TRIGGER = "events"

_canvas = st.components.v2.component(
    "toc_canvas",
    js=build_module(_HERE / "js" / "main.js"),
    css=(_HERE / "canvas.css").read_text(encoding="utf-8"),
)


@st.cache_resource(show_spinner=False)
def _inbox() -> Inbox:
    return Inbox()


def _line(key: str) -> Line:
    """This session's line to the inbox. It has to outlive a run, so it stands beside the component's own state."""
    name = f"{key}-line"
    line: Line | None = widget_value(name, None)
    if line is None:
        line = Line()
        set_widget_value(name, line)
    return line


def show(canvas_map: CanvasMap | Callable[[], CanvasMap], *, key: str, on_event: Callable[[CanvasEvent], None]) -> None:
    """Show a map and hand over what is done on it.

    `on_event` gets each event exactly once, in order, *before* the script (or the fragment that calls `show`)
    runs again: store it there, and the same run draws what came of it. It has to store before it calls
    anything of Streamlit's. What was refused is the handler's own to remember and show. When it raises
    `NotSaved`, the browser keeps the event and all after it, shows the sentence, and tries again.

    Give a map, or a function that builds it.
    """

    def receive() -> None:
        message = read_message(widget_value(key, None).get(_TRIGGER))
        _inbox().deal_with(message, _line(key), on_event)

    built = canvas_map() if callable(canvas_map) else canvas_map
    line = _line(key)
    data: dict[str, Any] = built.model_dump(mode="json")
    data |= {"done": _inbox().done(line.clients), "heard": line.heard, "trouble": line.trouble}
    _canvas(key=key, data=data, height="content", on_events_change=receive)
