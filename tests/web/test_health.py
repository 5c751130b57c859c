"""The health route, asked as a server asks it."""

import asyncio
import json
from typing import Any

from starlette.applications import Starlette

from toc import __version__
from toc.web.health import HEALTH_ROUTE


def _ask(path: str) -> tuple[int, bytes]:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b""}
    asyncio.run(Starlette(routes=[HEALTH_ROUTE])(scope, receive, send))  # type: ignore[arg-type]
    return sent[0]["status"], sent[1]["body"]


def test_the_health_route_answers_with_the_version() -> None:
    status, body = _ask("/healthz")
    assert status == 200
    assert json.loads(body) == {"status": "ok", "version": __version__}
