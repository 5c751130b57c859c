"""The engine's worker process: takes jobs over a pipe, and is the only place where Graphviz runs."""

import json
import os
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pygraphviz

from toc.diagram.frames import BACKGROUND, read_frame, write_frame


def draw(dot: str, kind: str, program: str) -> bytes:
    """A drawing of DOT text, by `nop2` with its places as they are."""
    graph = pygraphviz.AGraph(string=dot)
    try:
        drawn = graph.draw(format=kind, prog=program)
    finally:
        graph.close()
    assert isinstance(drawn, bytes)
    return drawn


def build(theory: str, options: str, facts: str, previous: str | None) -> bytes:
    """A whole picture as JSON, a zero byte, its SVG: for theories whose placing would hold up the server."""
    from toc.diagram.arranging import Places
    from toc.diagram.dot import build_dot
    from toc.diagram.facts import Facts
    from toc.diagram.layout import build_picture
    from toc.diagram.options import ViewOptions
    from toc.diagram.svg import build_svg
    from toc.model.theory import TheoryOfChange

    picture = build_picture(
        TheoryOfChange.model_validate_json(theory),
        ViewOptions.model_validate_json(options),
        Facts.model_validate_json(facts),
        Places.model_validate_json(previous) if previous is not None else None,
    )
    svg = build_svg(draw(build_dot(picture, with_text=False), "svg", "nop2").decode(), picture)
    return picture.model_dump_json().encode() + b"\0" + svg.encode()


def untangle(theory: str, program: str | None) -> bytes:
    """The order with fewest crossings; with a program's own ordering to start from."""
    from toc.diagram.ordering import find_best
    from toc.diagram.plain_dot import build_ordering_dot, read_order
    from toc.model.theory import TheoryOfChange

    tangled = TheoryOfChange.model_validate_json(theory)
    tray = tuple(element.id for element in tangled.tray)
    starts = [read_order(draw(build_ordering_dot(tangled), "plain", program).decode()) + tray] if program else []
    return find_best(tangled, starts).model_dump_json().encode()


def ready() -> bytes:
    return b""


_JOBS: dict[str, Callable[..., bytes]] = {"ready": ready, "draw": draw, "build": build, "untangle": untangle}


def serve(jobs: IO[bytes], answers: IO[bytes]) -> None:
    """Answer jobs until the server is gone: `+` and the result, or `-` and what went wrong."""
    while True:
        try:
            name, *arguments = json.loads(read_frame(jobs))
        except EOFError:
            return
        try:
            answer = b"+" + _JOBS[name](*arguments)
        except Exception as error:  # noqa: BLE001  the server decides what to make of it
            answer = b"-" + f"{type(error).__name__}: {error}".encode()
        write_frame(answers, answer)


def main() -> None:
    # Ctrl-C in a terminal reaches the whole process group; the server ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if BACKGROUND in os.environ and hasattr(os, "nice"):
        os.nice(10)  # on Windows the server sets it as it starts the process
    warnings.simplefilter("ignore")
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # whatever the engine prints must not get between the answers
    try:
        serve(sys.stdin.buffer, answers)
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    main()
