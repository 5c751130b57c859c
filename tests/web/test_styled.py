"""The style in the page, as a browser gets it."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from tests.web.asking import ask
from toc.ui.sheets import find_cell_editors, load_style
from toc.web.styled import StyledPage

PAGE = "<html><body><p>Über </body></p></body></html>"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Encoding": "gzip"}


async def _in_parts(_request: Request) -> StreamingResponse:
    return StreamingResponse(iter([PAGE[:30].encode(), PAGE[30:].encode()]), media_type="text/html")


@pytest.fixture
def app(tmp_path: Path) -> Starlette:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "data.json").write_text('{"a": "</body>"}', encoding="utf-8")
    routes = [
        Route("/plain", lambda _: PlainTextResponse("text </body>")),
        Route("/parts", _in_parts),
        Mount("/", StaticFiles(directory=tmp_path, html=True)),
    ]
    return Starlette(routes=routes, middleware=[Middleware(StyledPage, style="p { color: red }")])


STYLED = "<html><body><p>Über </body></p><style>p { color: red }</style>\n</body></html>"


def test_scripts_to_fetch_ahead_are_named_in_the_page(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    ahead = Middleware(StyledPage, style="", ahead=('./a".js',))
    app = Starlette(routes=[Mount("/", StaticFiles(directory=tmp_path))], middleware=[ahead])
    assert b'<link rel="modulepreload" href="./a&quot;.js">' in ask(app, "/index.html", BROWSER)[2]


def test_the_grids_editor_of_numbers_is_fetched_ahead() -> None:
    """Else the first digits that are typed into a grid are lost until it is there."""
    names = [one.removeprefix("./static/js/").partition(".")[0] for one in find_cell_editors()]
    assert names == ["data-grid-overlay-editor", "number-overlay-editor"]


@pytest.mark.parametrize("path", ["/index.html", "/parts"])
def test_the_style_stands_at_the_end_of_a_page(app: Starlette, path: str) -> None:
    status, headers, body = ask(app, path, BROWSER)
    assert (status, body.decode()) == (200, STYLED)
    assert headers["content-length"] == str(len(body))


@pytest.mark.parametrize("path", ["/plain", "/data.json"])
def test_what_is_no_page_is_left_as_it_is(app: Starlette, path: str) -> None:
    assert b"<style>" not in ask(app, path, BROWSER)[2]


def test_what_is_not_asked_for_as_a_page_is_left_as_it_is(app: Starlette) -> None:
    _, headers, body = ask(app, "/index.html", {"Accept": "*/*"})
    assert body.decode() == PAGE
    assert headers["etag"]


def test_a_browser_never_keeps_a_page_in_an_old_style(app: Starlette) -> None:
    etag = ask(app, "/index.html")[1]["etag"]
    assert ask(app, "/index.html", {"If-None-Match": etag})[0] == 304
    status, headers, body = ask(app, "/index.html", BROWSER | {"If-None-Match": etag})
    assert (status, body.decode()) == (200, STYLED)
    assert not {"etag", "last-modified"} & set(headers)


def test_the_sheet_of_a_page_comes_after_that_of_all_pages_and_closes_nothing() -> None:
    style = load_style()
    assert style.index(".toc-multiple") > style.index("--toc-band: ")
    assert "</" not in style
