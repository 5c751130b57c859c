"""The app's style, and the scripts that are needed early, in the page itself: nothing is shown without them."""

import html
from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_END = b"</body>"
_NOT_ASKED = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
"""What would bring a packed page, or leave a browser with one it has kept, in the style of an earlier version."""


class StyledPage:
    """Middleware that writes a style sheet at the end of every page of HTML.

    Streamlit's own way, `st.html`, draws the sheet after what it is for: on a slow machine the page jumps, and what
    is pressed before then is not where it was. The end of the body is the place where our rules win over Streamlit's.
    """

    def __init__(self, app: ASGIApp, style: str, ahead: Sequence[str] = ()) -> None:
        """`ahead` are scripts a browser fetches at once, and not when they are needed first."""
        self._app = app
        scripts = "".join(f'<link rel="modulepreload" href="{html.escape(one)}">\n' for one in ahead)
        self._style = f"{scripts}<style>{style}</style>\n".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on as it is, but pages."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _says(scope["headers"], "accept"):
            await self._app(scope, receive, send)
            return
        held: list[Message] = []

        async def send_styled(message: Message) -> None:
            if message["type"] == "http.response.start" and _says(message["headers"], "content-type"):
                held.append(message)
            elif not held:
                await send(message)
            else:
                held.append(message)
                if not message.get("more_body"):
                    await self._send_page(held, send)

        asked = [(name, value) for name, value in scope["headers"] if name not in _NOT_ASKED]
        await self._app({**scope, "headers": asked}, receive, send_styled)

    async def _send_page(self, held: list[Message], send: Send) -> None:
        start, *parts = held
        page = b"".join(part.get("body", b"") for part in parts)
        before, end, after = page.rpartition(_END)
        page = before + self._style + end + after if end else page
        headers = MutableHeaders(raw=start["headers"])
        headers["content-length"] = str(len(page))
        for validator in ("etag", "last-modified"):
            del headers[validator]
        await send(start)
        await send({"type": "http.response.body", "body": page})


def _says(headers: list[tuple[bytes, bytes]], name: str) -> bool:
    """Whether a header names HTML: as what is wanted, or as what is sent."""
    return "text/html" in Headers(raw=headers).get(name, "")
