"""The drawing engine: pictures to SVG and PNG in worker processes, so that no drawing holds up another."""

import atexit
from typing import NamedTuple

from toc.diagram.arranging import Places
from toc.diagram.dot import build_dot
from toc.diagram.facts import Facts
from toc.diagram.layout import build_picture
from toc.diagram.options import ViewOptions
from toc.diagram.picture import Picture
from toc.diagram.process import WorkerFailed, WorkerProcess
from toc.diagram.simpler import simplify
from toc.diagram.svg import build_svg
from toc.errors import TocError
from toc.model.theory import TheoryOfChange

SMALLEST_DPI, LARGEST_DPI = 96, 600
LARGEST_PIXELS = 120_000_000
"""Some 500 MB while it is drawn: A3 at 600 dpi, A0 at 270."""
LARGEST_SIDE = 32_000
"""Pixels; what the drawing library can address."""

QUICK_LIMIT = 2.0
HEAVY_LIMIT = 8.0
"""Seconds for a picture, before a simpler one is tried: what is quick takes a hundredth of that."""
PNG_LIMIT = 40.0
_BACKGROUND_WORKERS = 2
LARGE = 600
"""Boxes and arrows from which a theory is placed and drawn apart from the others."""


class PictureFailed(TocError):
    """The engine could not draw the picture, nor a simpler one."""

    def __init__(self) -> None:
        super().__init__("The picture could not be drawn. Hide a stage or take out some arrows, then try again.")


class PictureTooLarge(TocError):
    """More pixels than can be drawn."""

    def __init__(self, width: int, height: int, dpi: int) -> None:
        super().__init__(
            f"At this resolution the picture would be {width:,} by {height:,} pixels, too large to draw. "
            f"Choose {dpi} dots per inch or fewer, a smaller paper size, or PDF, which is sharp at any size."
        )


class Drawing(NamedTuple):
    picture: Picture
    svg: str


class Engine:
    """A warm worker for what is quick; for what is not, others that start when needed and give way to it."""

    def __init__(self) -> None:
        self._quick = WorkerProcess()
        self._background = tuple(WorkerProcess(background=True) for _ in range(_BACKGROUND_WORKERS))

    def start(self) -> None:
        self._quick.start()

    def stop(self) -> None:
        for worker in (self._quick, *self._background):
            worker.stop()

    @property
    def _heavy(self) -> WorkerProcess:
        """A background worker with nothing to do, if there is one."""
        return next((worker for worker in self._background if not worker.is_busy), self._background[0])

    def draw(self, theory: TheoryOfChange, options: ViewOptions, facts: Facts, previous: Places | None) -> Drawing:
        """Place, route and draw a theory."""
        if len(theory.elements) + len(theory.links) < LARGE:
            picture = build_picture(theory, options, facts, previous)
            return Drawing(picture, self.render_svg(picture))
        arguments = (
            theory.model_dump_json(),
            options.model_dump_json(),
            facts.model_dump_json(),
            None if previous is None else previous.model_dump_json(),
        )
        try:
            made, _, svg = self._heavy.run("build", *arguments, limit=HEAVY_LIMIT).partition(b"\0")
        except WorkerFailed:
            picture = build_picture(theory, options, facts, previous)
            return Drawing(picture, self._draw_simply(picture))
        return Drawing(Picture.model_validate_json(made), svg.decode())

    def render_svg(self, picture: Picture) -> str:
        large = len(picture.boxes) + len(picture.arrows) >= LARGE
        worker, limit = (self._heavy, HEAVY_LIMIT) if large else (self._quick, QUICK_LIMIT)
        try:
            return _svg(worker, picture, limit)
        except WorkerFailed:
            return self._draw_simply(picture)

    def _draw_simply(self, picture: Picture) -> str:
        """The second try, where it keeps nobody waiting who draws what is quick."""
        try:
            return _svg(self._heavy, simplify(picture), HEAVY_LIMIT)
        except WorkerFailed as failure:
            raise PictureFailed from failure

    def find_order(self, theory: TheoryOfChange) -> bytes:
        document = theory.model_dump_json()
        try:
            return self._heavy.run("untangle", document, "dot", limit=HEAVY_LIMIT)
        except WorkerFailed:
            return self._heavy.run("untangle", document, None, limit=HEAVY_LIMIT)

    def render_png(self, picture: Picture, dpi: int, *, transparent: bool = False) -> bytes:
        if not SMALLEST_DPI <= dpi <= LARGEST_DPI:
            raise TocError(f"A picture can have {SMALLEST_DPI} to {LARGEST_DPI} dots per inch, not {dpi}.")
        width, height = (round(side / 72 * dpi) for side in (picture.page_width, picture.page_height))
        if width * height > LARGEST_PIXELS or max(width, height) > LARGEST_SIDE:
            raise PictureTooLarge(width, height, _most_dpi(picture))
        scaled = dpi * picture.page_width / picture.width
        dot = build_dot(picture, dpi=scaled, transparent=transparent)
        try:
            return self._heavy.run("draw", dot, "png", "nop2", limit=PNG_LIMIT)
        except WorkerFailed as failure:
            raise PictureFailed from failure


def _svg(worker: WorkerProcess, picture: Picture, limit: float) -> str:
    drawn = worker.run("draw", build_dot(picture, with_text=False), "svg", "nop2", limit=limit)
    return build_svg(drawn.decode(), picture)


def _most_dpi(picture: Picture) -> int:
    """The highest resolution at which the picture can be drawn, in steps of ten."""
    width, height = picture.page_width / 72, picture.page_height / 72
    most = min((LARGEST_PIXELS / (width * height)) ** 0.5, LARGEST_SIDE / max(width, height))
    return int(most // 10 * 10)


_ENGINE = Engine()
atexit.register(_ENGINE.stop)


def start() -> None:
    """Warm the engine up, so that the first picture comes at once."""
    _ENGINE.start()


def stop() -> None:
    """End the worker processes; the next picture starts them again."""
    _ENGINE.stop()


def draw(
    theory: TheoryOfChange,
    options: ViewOptions | None = None,
    facts: Facts | None = None,
    previous: Places | None = None,
) -> Drawing:
    """A theory's picture and its SVG; one so large that placing it takes a while is placed by a worker too."""
    return _ENGINE.draw(theory, options or ViewOptions(), facts or Facts(), previous)


def render_svg(picture: Picture) -> str:
    """The picture as SVG: text as text, names and descriptions for every part."""
    return _ENGINE.render_svg(picture)


def render_png(picture: Picture, dpi: int, *, transparent: bool = False) -> bytes:
    """The picture as PNG at 96 to 600 dots per inch of its page."""
    return _ENGINE.render_png(picture, dpi, transparent=transparent)


def find_order(theory: TheoryOfChange) -> bytes:
    """The order with fewest crossings, as JSON of `ordering.Untangled`."""
    try:
        return _ENGINE.find_order(theory)
    except WorkerFailed as failure:
        raise PictureFailed from failure
