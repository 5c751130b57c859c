"""The health route: tells a proxy, a monitor and the tests that the app is up and has its database."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from toc import __version__
from toc.errors import TocError

_NEVER_KEPT = {"Cache-Control": "no-store"}


def build_health_route(ask_database: Callable[[], object]) -> Route:
    """GET /healthz: 200, or 503 where the question to the database is refused."""

    def health(_request: Request) -> JSONResponse:
        try:
            ask_database()
        except TocError:
            # Its sentence names the database's place, which is not for everyone who can ask here.
            return JSONResponse({"status": "no database", "version": __version__}, 503, _NEVER_KEPT)
        return JSONResponse({"status": "ok", "version": __version__}, headers=_NEVER_KEPT)

    return Route("/healthz", health, methods=["GET"])
