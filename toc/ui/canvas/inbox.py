"""Inbox: lets each event through once, however often the browser sends it."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock

from toc.errors import TocError
from toc.ui.canvas.events import CanvasEvent, Message, Received

CLIENTS_REMEMBERED = 10_000
CLIENTS_OF_A_SESSION = 50


class NotSaved(TocError):
    """The event could not be stored now, but may be later: the browser is to keep it."""


class Line:
    """What one session has heard from which page loads, and what stands in the way of the next event."""

    def __init__(self) -> None:
        self.clients: tuple[str, ...] = ()
        self.heard: dict[str, int] = {}
        """The newest message of this session's page load."""
        self.trouble = ""

    def hear(self, client: str) -> None:
        if client not in self.clients:
            self.clients = (*self.clients, client)[-CLIENTS_OF_A_SESSION:]


class Inbox:
    """The highest number dealt with of each page load. One for the whole server.

    It is not the session's, for a reload starts a new session and sends again what the old one had no
    answer to. After a restart of the server the ids in the events do its work: the browser made them.
    """

    def __init__(self) -> None:
        self._done: OrderedDict[str, int] = OrderedDict()
        self._lock = Lock()

    def deal_with(self, message: Message, line: Line, handle: Callable[[CanvasEvent], None]) -> None:
        """Hand every event that is new to `handle`, in order, up to the first that cannot be saved.

        An event counts as dealt with from the moment it is handed over, for Streamlit may end a run in the
        middle of the handler, and one that trips over a bug is not to come back for ever.
        """
        line.trouble = ""
        line.heard = {message.client: message.number}
        for received in message.events:
            line.hear(received.client)
            before = self._take(received)
            if before is None or received.event is None:
                continue
            try:
                handle(received.event)
            except NotSaved as trouble:
                self._give_back(received.client, before)
                line.trouble = trouble.message
                return

    def _take(self, received: Received) -> int | None:
        """The number before this one, or None when the event was here already."""
        with self._lock:
            before = self._done.pop(received.client, 0)
            self._done[received.client] = max(before, received.seq)
            while len(self._done) > CLIENTS_REMEMBERED:
                self._done.popitem(last=False)
            return before if received.seq > before else None

    def _give_back(self, client: str, before: int) -> None:
        with self._lock:
            self._done[client] = before

    def done(self, clients: Iterable[str]) -> dict[str, int]:
        """The highest number dealt with, for each of these page loads."""
        with self._lock:
            return {client: self._done[client] for client in clients if client in self._done}
