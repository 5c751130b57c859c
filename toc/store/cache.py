"""The newest revision of the programmes in use, so that an edit does not read the whole document again."""

from collections import OrderedDict
from datetime import datetime
from threading import Lock

from toc.model.programme import Programme

MOST = 32


class Newest:
    """A few programmes, each at the newest revision this process has seen; frozen values, so safe to share.

    The time of the revision is part of its name: one removed for good may have had the same id and as many revisions.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[str, tuple[int, datetime, Programme]] = OrderedDict()
        self._lock = Lock()

    def get(self, programme_id: str, revision: int, at: datetime) -> Programme | None:
        """The programme, if it is kept at just this revision, made at this time."""
        with self._lock:
            found = self._kept.get(programme_id)
            if found is None or found[:2] != (revision, at):
                return None
            self._kept.move_to_end(programme_id)
            return found[2]

    def keep(self, programme: Programme, revision: int, at: datetime) -> None:
        """Keep it, unless a newer one is kept; the one not used for longest goes."""
        with self._lock:
            found = self._kept.get(programme.id)
            if found is None or found[0] <= revision or found[1] < at:
                self._kept[programme.id] = (revision, at, programme)
                self._kept.move_to_end(programme.id)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
