"""The matrix in the browser: rows, columns and marks out to it, cells that were set back from it.

Setting a cell twice to the same changes nothing, so a message that comes again does no harm: the browser sends what it
has set until it hears its number back.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st
from pydantic import ValidationError

from toc.model import limits
from toc.model.base import Id, LongText, Value
from toc.model.priorities import AlignmentStrength
from toc.services.alignment import CellChange
from toc.ui.canvas.bundle import build_module
from toc.ui.session import session, widget_value

_HERE = Path(__file__).parent
_TRIGGER = "cells"
_CLIENTS = 20

_grid = st.components.v2.component(
    "toc_priorities",
    js=build_module(_HERE / "js" / "main.js"),
    css=(_HERE / "grid.css").read_text(encoding="utf-8"),
)


class GridData(NamedTuple):
    """What the table is drawn from, as JSON."""

    rows: list[dict[str, Any]]
    columns: list[dict[str, Any]]
    marks: list[tuple[str, str, str, str, str]]
    """Row, column, strength, reason, and in words where it is served by another name."""
    headed: bool
    """Whether rows stand under their stages."""
    corner: str
    focus: dict[str, Any]
    """A cell to go to, once for each number."""


class _Cell(Value):
    item: Id
    priority: Id
    strength: AlignmentStrength | None
    reason: LongText
    seen_strength: AlignmentStrength | None
    seen_reason: LongText


@dataclass
class _Heard:
    """The newest message dealt with, of each page load."""

    numbers: dict[str, int] = field(default_factory=dict)


def show_grid(data: GridData, *, key: str, on_change: Callable[[CellChange], Any]) -> None:
    """Draw the table; `on_change` gets each cell that was set, before the page is drawn from what came of it."""

    def receive() -> None:
        deal_with(widget_value(key, None).get(_TRIGGER), on_change)

    sent = data._asdict() | {"heard": session().own(_Heard).numbers, "longest": limits.TEXT}
    _grid(key=key, data=sent, height="content", on_cells_change=receive)


def deal_with(message: Any, on_change: Callable[[CellChange], Any]) -> None:
    """Hand over the cells of a message. One that is not as the table sends it is let go."""
    if not isinstance(message, dict):
        return
    client, number, cells = message.get("client"), message.get("number"), message.get("cells")
    if not isinstance(client, str) or not isinstance(number, int) or not isinstance(cells, list):
        return
    heard = session().own(_Heard).numbers
    for cell in cells:
        change = read_cell(cell)
        if change is not None and cell.get("number", number) > heard.get(client, 0):
            on_change(change)
    heard.pop(client, None)
    heard[client] = number
    while len(heard) > _CLIENTS:
        del heard[next(iter(heard))]


def read_cell(cell: Any) -> CellChange | None:
    """One cell as the browser sends it; None for anything else."""
    if not isinstance(cell, dict):
        return None
    said = {name: cell.get(name) for name in _Cell.model_fields}
    said |= {name: said[name] or None for name in ("strength", "seen_strength")}
    try:
        read = _Cell.model_validate(said)
    except ValidationError:
        return None
    return CellChange(**{name: getattr(read, name) for name in _Cell.model_fields})
