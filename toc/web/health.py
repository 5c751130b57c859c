"""The health route: tells a proxy, a monitor and the tests that the app is up."""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from toc import __version__


async def _health(_request: Request) -> JSONResponse:
    return JSONResponse({"status": "ok", "version": __version__}, headers={"Cache-Control": "no-store"})


HEALTH_ROUTE = Route("/healthz", _health, methods=["GET"])
