"""(b, c) What a person waits for on the map, beside a bare Streamlit page with a field and its text."""

import statistics
import tempfile
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

from playwright.sync_api import Page

from bench.measure import Row
from bench.serving import BARE, OURS, chromium, open_page, served
from tests.diagram.theories import build_random
from toc.model.programme import Programme
from toc.services.workspace import Workspace
from toc.store import Author

_ROUNDS = 25
_WARM_UP = 3
_AT_ONCE = 50.0
"""Milliseconds within which what a person does shows."""
_SETTLED = {60: ("b", 1.5), 200: ("c", 3.0)}
_FLOOR = "text input to text on a bare Streamlit page"

Step = Callable[[], float]


def rows() -> Iterable[Row]:
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        data = Path(folder)
        made = {boxes: make_programme(data, boxes, f"boxes{boxes}") for boxes in _SETTLED}
        with served(OURS, data) as ours, served(BARE, data) as bare:
            floor = BarePage(open_page(browser, bare.url))
            for boxes, programme in made.items():
                page = open_page(browser, f"{ours.url}/map?p={programme}")
                yield from _rows(boxes, MapPage(page), floor)
                page.close()


def _rows(boxes: int, ours: "MapPage", floor: "BarePage") -> Iterable[Row]:
    letter, shown, selected, settled, least = _medians(
        ours.type_letter, ours.show_label, ours.select, ours.settle_label, floor.show_text
    )
    name, aim = _SETTLED[boxes]
    if name == "b":
        yield Row(f"(b) a typed letter shows, {boxes} boxes", letter, aim=_AT_ONCE)
        yield Row(f"(b) a typed label shows in its box, {boxes} boxes", shown, aim=_AT_ONCE)
        yield Row(f"(b) a clicked box shows as selected, {boxes} boxes", selected, aim=_AT_ONCE)
        against = f"{_FLOOR}; 2.0 is the limit"
        yield Row(f"(b) the settled picture, {boxes} boxes", settled, floor=least, against=against, aim=aim)
    else:
        what = f"({name}) the settled picture, {boxes} boxes"
        parts = f"letter {letter:.1f}, label in its box {shown:.1f}, selection {selected:.1f}"
        yield Row(what, settled, floor=least, against=_FLOOR, aim=aim, parts=parts)


def _medians(*steps: Step) -> tuple[float, ...]:
    """Milliseconds of each, run by turns so that whatever else the machine does falls on all alike."""
    taken = [[step() for step in steps] for _ in range(_WARM_UP + _ROUNDS)][_WARM_UP:]
    return tuple(statistics.median(column) for column in zip(*taken, strict=True))


def make_programme(data: Path, boxes: int, name: str) -> str:
    """A programme with one theory of so many boxes; its id."""
    programme = Programme(id=name, name=f"{boxes} boxes", theories=(build_random(boxes),))
    workspace = Workspace.at(f"sqlite:///{data / 'toc.sqlite3'}")
    try:
        return workspace.create(programme, Author(id="bench", name="")).programme.id
    finally:
        workspace.store.close()


class Timed:
    """A page with a stopwatch in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.numbers = count()

    def arm(self, event: str, selector: str, holds: str) -> None:
        """Start the stopwatch at the next event; it stops when this holds for the `node` that the selector finds."""
        self.page.evaluate(f"selector => stopwatch.arm('{event}', selector, node => {holds})", selector)

    def wait_until_idle(self) -> None:
        """Until neither server nor page has anything left to do: a person who types leaves them the time."""
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        self.page.evaluate("new Promise(done => requestIdleCallback(() => requestIdleCallback(() => done())))")

    def taken(self) -> float:
        taken: float = self.page.evaluate("stopwatch.taken")
        return taken


class BarePage(Timed):
    """The floor."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.field = page.get_by_label("Text")
        self.field.wait_for()

    def show_text(self) -> float:
        text = f"Text number {next(self.numbers)}"
        self.field.fill(text)
        self.wait_until_idle()
        self.arm("keydown", "[data-testid=stText]", f"node.textContent === '{text}'")
        self.page.keyboard.press("Enter")
        return self.taken()


class MapPage(Timed):
    """The map of a theory of `build_random`, in a window of its own."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        page.locator(".holder svg").wait_for()
        # What leads somewhere and stands in sight.
        self.boxes = ("e3", "e5")

    def show_label(self) -> float:
        """From Enter until the words stand in the box, whoever drew them."""
        box, label = self._type_label()
        self.arm("keydown", f"[data-card={box}]", f"node.textContent === '{label}'")
        return self._entered()

    def settle_label(self) -> float:
        """From Enter until the server's picture with the words is shown."""
        box, label = self._type_label()
        self.arm("keydown", f"#box-{box}", f"node.getAttribute('aria-label').includes('{label}')")
        return self._entered()

    def _entered(self) -> float:
        self.page.keyboard.press("Enter")
        taken = self.taken()
        self._rest()
        return taken

    def _type_label(self) -> tuple[str, str]:
        box, label = self.boxes[0], f"A label typed for the {next(self.numbers)}th time, to be shown"
        self._open(box)
        self.page.keyboard.insert_text(label)
        return box, label

    def _open(self, box: str) -> None:
        self.page.locator(f"#box-{box}").dblclick()
        self._rest()

    def type_letter(self) -> float:
        """From a key until its letter stands in the box."""
        self._open(self.boxes[0])
        self.arm("keydown", ".editor-text", "node.value === 'x'")
        self.page.keyboard.press("x")
        taken = self.taken()
        self.page.keyboard.press("Escape")
        return taken

    def select(self) -> float:
        """From the press of a button until the other box is lit."""
        here, there = self.boxes
        self.page.locator(f"#box-{here}").click()
        self._rest()
        self.arm("pointerdown", f"#box-{there}", "node.classList.contains('selected')")
        self.page.locator(f"#box-{there}").click()
        taken = self.taken()
        self._rest()
        return taken

    def _rest(self) -> None:
        """Until the server has answered all, so that each step starts alike."""
        self.page.locator(".canvas[data-waiting='0']").wait_for()
        self.wait_until_idle()
