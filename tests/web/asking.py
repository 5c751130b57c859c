"""Asks an ASGI application, as a server does."""

import asyncio
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp


def ask(app: ASGIApp, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, Headers, bytes]:
    """Status, headers and body of a GET."""
    asked: list[bool] = []
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if asked:
            await asyncio.Event().wait()  # Nobody hangs up.
        asked.append(True)
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    raw = [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]
    scope = {"type": "http", "method": "GET", "path": path, "headers": raw, "query_string": b""}
    asyncio.run(app(scope, receive, send))
    start, *parts = sent
    return start["status"], Headers(raw=start["headers"]), b"".join(part.get("body", b"") for part in parts)
