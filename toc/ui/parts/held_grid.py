"""A grid that is saved as it is typed in: it stays the same widget while one person types, and tells of mistakes."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from toc.ui.parts.plain import plain
from toc.ui.session import session, widget_value

ROW_HEIGHT = 35
_MISTAKES_SHOWN = 3


@dataclass
class HeldGrid:
    """The rows the table on screen began with, and what was saved from it since: other rows make another widget."""

    name: str
    turn: int = 0
    about: Hashable = None
    began: tuple[Any, ...] = ()
    saved: tuple[Any, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.name}_{self.turn}"

    @property
    def is_forgotten(self) -> bool:
        """Whether what was typed in it is lost, out of sight: with the rows it began with it would put them back."""
        return widget_value(self.key, None) is None

    def hold(self, rows: Iterable[Any], about: Hashable, seen: Callable[[Any], object] = lambda row: row) -> None:
        """Keep the table while these rows are what was saved from it, else begin anew with them.

        `about` is what the table is of; `seen` is what of a row another person could have changed beneath this one.
        """
        now = tuple(rows)
        if self.is_forgotten or self.about != about or list(map(seen, now)) != list(map(seen, self.saved)):
            self.about, self.turn = about, self.turn + 1
            self.began = self.saved = now

    def let_go(self) -> None:
        """Begin anew when it is drawn next."""
        self.about = None


@dataclass
class _Grids:
    by_name: dict[str, HeldGrid] = field(default_factory=dict)


def held_grid(name: str) -> HeldGrid:
    """This window's grid of that name; its widget's key begins with it."""
    return session().own(_Grids).by_name.setdefault(name, HeldGrid(name))


def height_of(rows: int, in_sight: int) -> int:
    """Of a grid with so many rows, of which no more than so many are in sight at once."""
    return ROW_HEIGHT * (min(rows, in_sight) + 1) + 3


def show_mistakes(refused: Sequence[str]) -> None:
    """Why rows are not kept, the first few."""
    for sentence in refused[:_MISTAKES_SHOWN]:
        st.warning(plain(sentence), icon=":material/error:")
    if (more := len(refused) - _MISTAKES_SHOWN) > 0:
        st.warning(f"And {more:,} more like this.", icon=":material/error:")
