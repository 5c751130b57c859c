"""Drawings: a theory as the canvas shows it, placed where each window last saw it."""

from collections.abc import Mapping
from typing import Protocol

from toc.diagram import engine
from toc.diagram.arranging import Places
from toc.diagram.engine import Drawing
from toc.diagram.facts import Status, build_facts
from toc.diagram.layout import places_of
from toc.diagram.options import ViewOptions
from toc.errors import TocError
from toc.model.programme import Programme
from toc.services.kept import Kept

DRAWINGS_KEPT = 200
"""About 100 kB each at 60 boxes."""
WINDOWS_KEPT = 2_000


class NoSuchTheory(TocError):
    """The address names a map that is not in the programme."""

    def __init__(self) -> None:
        super().__init__("This map is not there any more: somebody removed it. Pick another one of this programme.")


class Revised(Protocol):
    """A programme and the number of its revision."""

    @property
    def programme(self) -> Programme: ...
    @property
    def revision(self) -> int: ...


_Window = tuple[str, str, str]
"""Programme, theory, viewer."""
_Shown = tuple[tuple[str, Status], ...]
"""The mark on each box that has one."""


class Drawings:
    """Draws theories, and remembers the places so that an edit moves nothing it need not move."""

    def __init__(self) -> None:
        self._drawings: Kept[object, Drawing] = Kept(DRAWINGS_KEPT)
        self._places: Kept[_Window, Places] = Kept(WINDOWS_KEPT)
        self._latest: Kept[_Window, tuple[int, ViewOptions, _Shown, Drawing]] = Kept(DRAWINGS_KEPT)

    def draw(
        self,
        saved: Revised,
        theory_id: str,
        options: ViewOptions,
        viewer: str,
        marks: Mapping[str, Status] | None = None,
    ) -> Drawing:
        """The theory at this revision, marked by its figures. The same question again costs nothing."""
        theory = saved.programme.theory(theory_id)
        if theory is None:
            raise NoSuchTheory
        window = (saved.programme.id, theory_id, viewer)
        shown = tuple(sorted((marks or {}).items()))
        latest = self._latest.get(window)
        if latest is not None and latest[:3] == (saved.revision, options, shown):
            return latest[3]
        previous = self._places.get(window)
        # Two windows that saw the same before see the same now: it is drawn once.
        key = (window[:2], saved.revision, options, shown, previous and previous.model_dump_json())
        drawing = self._drawings.get(key)
        if drawing is None:
            facts = build_facts(saved.programme, theory, marks)
            drawing = self._drawings.put(key, engine.draw(theory, options, facts, previous))
        self._places.put(window, places_of(drawing.picture))
        self._latest.put(window, (saved.revision, options, shown, drawing))
        return drawing

    def settle(self, programme_id: str, theory_id: str, viewer: str) -> None:
        """Place everything afresh in the next drawing for this window."""
        self._places.forget((programme_id, theory_id, viewer))
        self._latest.forget((programme_id, theory_id, viewer))
