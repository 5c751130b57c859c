"""The session: what one browser window keeps on the server. The only file that touches st.session_state.

    session().programme_id, .theory_id, .selection        where this window is; the address says the same
    session().open(programme_id, theory_id)               go elsewhere within the page
    session().author                                      who acts here
    session().say("One sentence.")                        shown once, at the end of this run or the next
    session().own(MapState)                               a page's own state: one value of that class, made on first use

The address holds p (programme), t (theory) and s (what is selected, several joined by dots).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from time import monotonic
from typing import Any, TypeVar, overload

import streamlit as st

from toc.diagram.options import ViewOptions
from toc.model.base import new_id
from toc.store import Author

ECHO_SECONDS = 4.0
_KEY = "session"
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_BETWEEN = "."
_MOST_SELECTED = 50
"""More would make an address that mail programs break."""

T = TypeVar("T")


class Tone(StrEnum):
    """How a notice sounds."""

    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True)
class Notice:
    """One sentence to show once."""

    text: str
    tone: Tone = Tone.INFO


@dataclass(frozen=True)
class Address:
    """Where an address leads: programme, theory, selection."""

    programme_id: str | None = None
    theory_id: str | None = None
    selection: tuple[str, ...] = ()
    malformed: bool = False

    @property
    def selection_text(self) -> str:
        return _BETWEEN.join(self.selection[:_MOST_SELECTED])


@dataclass
class Session:
    """One window of one person."""

    author: Author
    viewer: str = field(default_factory=new_id)
    programme_id: str | None = None
    theory_id: str | None = None
    selection: tuple[str, ...] = ()
    view: ViewOptions = field(default_factory=ViewOptions)
    shown_revision: int | None = None
    """The revision on the screen: a newer one is another person's doing, and is fetched."""
    unsaved: str | None = None
    """Why the latest change is not saved, as a sentence."""
    notices: list[Notice] = field(default_factory=list)
    last_address: Address | None = None
    _own: dict[type, Any] = field(default_factory=dict)
    _said: tuple[str, str, float] | None = None
    """What was made last, from which widget, when."""

    def open(self, programme_id: str | None, theory_id: str | None = None) -> None:
        """Be at this programme and theory, with nothing selected."""
        if (programme_id, theory_id) != (self.programme_id, self.theory_id):
            self.selection = ()
        if programme_id != self.programme_id:
            self.shown_revision = None
            self.unsaved = None
        self.programme_id, self.theory_id = programme_id, theory_id

    def say(self, text: str, tone: Tone = Tone.INFO) -> None:
        """Show this sentence once."""
        self.notices.append(Notice(text, tone))

    def take_notices(self) -> tuple[Notice, ...]:
        """What is to be shown now, each once."""
        taken = tuple(dict.fromkeys(self.notices))
        self.notices.clear()
        return taken

    def is_echo(self, key: str, value: str) -> bool:
        """Whether a widget says again what it has just said.

        A browser may commit a field by its keys and once more as the field goes: what makes something new asks first.
        """
        now = monotonic()
        before = self._said
        self._said = (key, value, now)
        return before is not None and before[:2] == (key, value) and now - before[2] < ECHO_SECONDS

    def own(self, kind: Callable[[], T]) -> T:
        """A page's own state: the one value of this class."""
        assert isinstance(kind, type)
        if kind not in self._own:
            self._own[kind] = kind()
        state: T = self._own[kind]
        return state

    @property
    def address(self) -> Address:
        return Address(self.programme_id, self.theory_id, self.selection)


def session() -> Session:
    """This window's session; `start_session` has made it."""
    found: Session = st.session_state[_KEY]
    return found


def start_session(make_author: Callable[[], Author]) -> Session:
    """This window's session, made on first need, and brought to where the address leads."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Session(author=make_author())
    here = session()
    _follow(here, read_address())
    return here


def read_address() -> Address:
    """What the address of the window says."""
    programme, theory, selection = (st.query_params.get(name) for name in ("p", "t", "s"))
    ids = tuple(part for part in (selection or "").split(_BETWEEN) if _ID.fullmatch(part))[:_MOST_SELECTED]
    malformed = any(one is not None and not _ID.fullmatch(one) for one in (programme, theory))
    return Address(*(None, None) if malformed else (programme, theory), ids, malformed)


def write_address() -> None:
    """Make the address say where this window is. The browser keeps the selection by itself, without a rerun."""
    here = session()
    wanted = {name: value for name, value in (("p", here.programme_id), ("t", here.theory_id)) if value}
    now = {name: value for name, value in st.query_params.items() if name in ("p", "t")}
    if wanted != now:
        st.query_params.from_dict(wanted)


@overload
def widget_value(key: str, default: None) -> Any: ...
@overload
def widget_value(key: str, default: T) -> T: ...
def widget_value(key: str, default: Any) -> Any:
    """What a widget holds, before it is drawn in this run."""
    return st.session_state.get(key, default)


def set_widget_value(key: str, value: Any) -> None:
    """Make a widget hold this when it is drawn next."""
    st.session_state[key] = value


def _follow(here: Session, address: Address) -> None:
    """Go where the address leads, if it is new: a link opened, or Back in the browser."""
    if address == here.last_address:
        return
    here.last_address = address
    if address.malformed:
        here.say("This address is not whole, so it leads nowhere. Pick a programme below.", Tone.WARNING)
    if address.programme_id is None:
        return
    if (address.programme_id, address.theory_id) != (here.programme_id, here.theory_id):
        here.open(address.programme_id, address.theory_id)
        here.selection = address.selection
