import os
import struct
import threading
import time
import zlib
from collections.abc import Iterator

import pytest

from tests.diagram.theories import build_random
from toc.diagram import engine
from toc.diagram.facts import Facts
from toc.diagram.layout import build_picture, places_of
from toc.diagram.options import Paper, ViewOptions
from toc.diagram.process import WorkerFailed, WorkerProcess
from toc.errors import TocError

SMALL = build_picture(build_random(5))


@pytest.fixture
def own_engine() -> Iterator[engine.Engine]:
    one = engine.Engine()
    yield one
    one.stop()


@pytest.fixture
def worker() -> Iterator[WorkerProcess]:
    one = WorkerProcess()
    yield one
    one.stop()


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def _has_alpha(png: bytes) -> bool:
    return png[25] in {4, 6}


def _first_pixel(png: bytes) -> bytes:
    data, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place += 12 + length
    return zlib.decompress(data)[1:5]


def test_the_engine_stays_warm_between_pictures(worker: WorkerProcess) -> None:
    worker.start()
    before = worker.pid
    worker.start()
    assert worker.pid == before


def test_a_worker_that_died_is_started_again(own_engine: engine.Engine) -> None:
    first = own_engine.render_svg(SMALL)
    pid = own_engine._quick.pid
    assert pid is not None
    os.kill(pid, 9)
    assert own_engine.render_svg(SMALL) == first
    assert own_engine._quick.pid != pid


def test_a_job_that_takes_too_long_is_ended_and_the_next_is_done(worker: WorkerProcess) -> None:
    worker.start()
    pid = worker.pid
    with pytest.raises(WorkerFailed):
        worker.run(
            "draw",
            "digraph {" + " ".join(f"a{i} -> a{i * 7 % 501}" for i in range(3000)) + "}",
            "svg",
            "dot",
            limit=0.05,
        )
    assert b"<svg" in worker.run("draw", "digraph { a }", "svg", "dot", limit=10)
    assert worker.pid != pid


def test_text_that_is_no_dot_fails_that_job_alone(worker: WorkerProcess) -> None:
    worker.start()
    pid = worker.pid
    with pytest.raises(WorkerFailed):
        worker.run("draw", "digraph { -> -> }", "svg", "dot", limit=10)
    assert b"<svg" in worker.run("draw", "digraph { a }", "svg", "dot", limit=10)
    assert worker.pid == pid


def test_a_picture_that_takes_too_long_is_drawn_more_simply(
    own_engine: engine.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = build_picture(build_random(20))
    own_engine.start()
    monkeypatch.setattr(engine, "QUICK_LIMIT", 0.0)
    svg = own_engine.render_svg(picture)
    assert all(f'id="box-{box.element_id}"' in svg for box in picture.boxes)
    assert all(f'id="link-{arrow.link_id}"' in svg for arrow in picture.arrows)


def test_a_picture_that_cannot_be_drawn_at_all_is_a_message(
    own_engine: engine.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toc.diagram.engine.build_dot", lambda *_, **__: "this is no dot")
    with pytest.raises(TocError, match="Hide a stage"):
        own_engine.render_svg(SMALL)


def test_a_heavy_picture_leaves_the_quick_worker_free(own_engine: engine.Engine) -> None:
    own_engine.start()
    own_engine.render_svg(SMALL)
    dense = build_random(300, density=4.0)
    assert len(dense.elements) + len(dense.links) >= engine.LARGE
    quick = own_engine._quick
    busy: list[bool] = []
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            busy.append(quick.is_busy)
            time.sleep(0.002)

    watching = threading.Thread(target=watch)
    watching.start()
    svg = own_engine.draw(dense, ViewOptions(), Facts(), None).svg
    done.set()
    watching.join()
    assert not any(busy)
    assert svg.count('class="arrow"') == len(dense.links)


def test_a_theory_placed_by_a_worker_is_the_same_picture(own_engine: engine.Engine) -> None:
    theory = build_random(300, density=2.0)
    previous = places_of(build_picture(theory))
    drawn = own_engine.draw(theory, ViewOptions(show_numbers=True), Facts(), previous)
    assert drawn.picture == build_picture(theory, ViewOptions(show_numbers=True), previous=previous)
    assert drawn.svg == own_engine.render_svg(drawn.picture)


def test_the_font_set_up_reaches_the_worker_and_nothing_else(
    own_engine: engine.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    own_engine.render_svg(SMALL)
    assert "FONTCONFIG_FILE" not in os.environ


@pytest.mark.parametrize("dpi", [96, 300])
def test_a_png_has_the_size_of_its_paper_at_its_resolution(dpi: int) -> None:
    picture = build_picture(build_random(20), ViewOptions(paper=Paper.A4))
    assert (round(picture.page_width), round(picture.page_height)) == (842, 595)
    width, height = _size(engine.render_png(picture, dpi))
    assert abs(width - 297 / 25.4 * dpi) <= 2
    assert abs(height - 210 / 25.4 * dpi) <= 2


def test_a_png_is_white_or_transparent_where_nothing_is_drawn() -> None:
    transparent = engine.render_png(SMALL, 96, transparent=True)
    assert _has_alpha(transparent)
    assert _first_pixel(transparent) == b"\0\0\0\0"
    assert _first_pixel(engine.render_png(SMALL, 96)) == b"\xff\xff\xff\xff"


@pytest.mark.parametrize("dpi", [0, 95, 601])
def test_a_resolution_out_of_range_is_refused_with_the_range(dpi: int) -> None:
    with pytest.raises(TocError, match="96 to 600"):
        engine.render_png(SMALL, dpi)


def test_a_png_too_large_to_draw_names_the_resolution_that_is_not() -> None:
    poster = build_picture(build_random(20), ViewOptions(paper=Paper.A0))
    with pytest.raises(TocError, match="dots per inch or fewer") as refused:
        engine.render_png(poster, 600)
    assert "Choose 270 dots" in str(refused.value)


def test_the_workers_end_with_the_engine(own_engine: engine.Engine) -> None:
    own_engine.render_svg(SMALL)
    pid = own_engine._quick.pid
    own_engine.stop()
    assert pid is not None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
