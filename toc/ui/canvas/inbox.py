"""Inbox: lets each event through once, however often the browser sends it."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock

from toc.errors import TocError
from toc.ui.canvas.events import CanvasEvent, Message, Received

CLIENTS_REMEMBERED = 10_000
CLIENTS_OF_A_SESSION = 50
_SHARES = 64


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
        # Of one page load an event at a time, so that what a second session is told is done, is done.
        self._turns = tuple(Lock() for _ in range(_SHARES))

    def deal_with(self, message: Message, line: Line, handle: Callable[[CanvasEvent], None]) -> None:
        """Hand every event that is new to `handle`, in order, up to the first that cannot be saved.

        One that the run ends in the middle of, or that trips over a bug, is not handed over again: it may
        have been stored, and a bug is not to come back for ever.
        """
        line.trouble = ""
        line.heard = {message.client: message.number}
        for received in message.events:
            line.hear(received.client)
            with self._turns[hash(received.client) % _SHARES]:
                if received.seq <= self._latest(received.client):
                    continue
                try:
                    if received.event is not None:
                        handle(received.event)
                except NotSaved as trouble:
                    line.trouble = trouble.message
                    return
                except BaseException:
                    self._record(received)
                    raise
                self._record(received)

    def _latest(self, client: str) -> int:
        with self._lock:
            return self._done.get(client, 0)

    def _record(self, received: Received) -> None:
        with self._lock:
            self._done[received.client] = received.seq
            self._done.move_to_end(received.client)
            while len(self._done) > CLIENTS_REMEMBERED:
                self._done.popitem(last=False)

    def done(self, clients: Iterable[str]) -> dict[str, int]:
        """The highest number dealt with, for each of these page loads."""
        with self._lock:
            return {client: self._done[client] for client in clients if client in self._done}
