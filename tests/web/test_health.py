"""The health route, asked as a server asks it."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette

from toc import __version__
from toc.errors import TocError
from toc.web.health import build_health_route


def _ask(ask_database: Callable[[], object]) -> tuple[int, bytes]:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/healthz", "headers": [], "query_string": b""}
    asyncio.run(Starlette(routes=[build_health_route(ask_database)])(scope, receive, send))  # type: ignore[arg-type]
    return sent[0]["status"], sent[1]["body"]


def test_the_health_route_answers_with_the_version() -> None:
    status, body = _ask(lambda: ())
    assert status == 200
    assert json.loads(body) == {"status": "ok", "version": __version__}


def test_without_its_database_the_app_is_not_healthy_and_does_not_say_where_it_was() -> None:
    def refuse() -> None:
        raise TocError("The database at postgresql://db.example cannot be reached.")

    status, body = _ask(refuse)
    assert status == 503
    assert json.loads(body) == {"status": "no database", "version": __version__}
