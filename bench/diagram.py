"""(a) Theory to SVG beside the bare engine laying out and drawing the same theory, with the parts shown."""

from collections.abc import Iterable, Iterator
from itertools import count

import pygraphviz

from bench.measure import Row, medians
from tests.diagram.theories import build_random
from toc.diagram import engine
from toc.diagram.dot import build_dot
from toc.diagram.layout import build_picture
from toc.diagram.plain_dot import build_plain_dot
from toc.diagram.process import WorkerProcess
from toc.diagram.svg import build_svg
from toc.diagram.wrapping import wrap
from toc.model.collections import unchecked
from toc.model.theory import TheoryOfChange

_AIMS = {20: 2.0, 60: 2.0, 200: 1.0}
_ROUNDS = 25


def rows() -> Iterable[Row]:
    engine.start()
    for boxes, aim in _AIMS.items():
        yield from _rows(build_random(boxes), aim)
    engine.stop()


def _rows(theory: TheoryOfChange, aim: float) -> Iterable[Row]:
    boxes, links = len(theory.elements), len(theory.links)
    edited = edits(theory)
    bare = build_plain_dot(theory)

    def floor() -> None:
        pygraphviz.AGraph(string=bare).draw(format="svg", prog="dot")

    def cold() -> None:
        wrap.cache_clear()
        engine.draw(next(edited))

    ours, at_first, least = medians(lambda: engine.draw(next(edited)), cold, floor, rounds=_ROUNDS)
    name = f"(a) theory to SVG, {boxes} boxes, {links} arrows"
    against = "dot by the bare engine, laying out and drawing"
    yield Row(name, ours, floor=least, against=against, aim=aim, parts=_parts(theory))
    yield Row(f"{name}, no text measured yet", at_first, floor=least, against=against)


def edits(theory: TheoryOfChange) -> Iterator[TheoryOfChange]:
    """The theory with one label changed, another each time: what an edit gives the engine to draw."""
    for number in count():
        place = number % len(theory.elements)
        changed = unchecked(theory.elements[place], label=f"A label changed for the {number}th time, and to be drawn")
        yield unchecked(theory, elements=(*theory.elements[:place], changed, *theory.elements[place + 1 :]))


def _parts(theory: TheoryOfChange) -> str:
    picture = build_picture(theory)
    dot = build_dot(picture, with_text=False)
    quick = WorkerProcess()
    try:
        drawn = quick.run("draw", dot, "svg", "nop2", limit=10).decode()

        def draw_bare() -> None:
            pygraphviz.AGraph(string=dot).draw(format="svg", prog="nop2")

        placing, writing, working, drawing, finishing = medians(
            lambda: build_picture(theory),
            lambda: build_dot(picture, with_text=False),
            lambda: quick.run("draw", dot, "svg", "nop2", limit=10),
            draw_bare,
            lambda: build_svg(drawn, picture),
            rounds=_ROUNDS,
        )
    finally:
        quick.stop()
    return (
        f"placing {placing:.1f}, DOT {writing:.1f}, worker {max(0.0, working - drawing):.1f}, drawing {drawing:.1f}, "
        f"text and names {finishing:.1f}"
    )
