"""The entry: `streamlit run toc_app.py`. The Streamlit script, and the plain routes beside it."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from toc.diagram import engine
from toc.errors import TocError
from toc.logs import configure_logging, log_event, withhold_messages
from toc.settings import load_settings, make_data_dir
from toc.ui.shared import get_workspace
from toc.ui.sheets import find_cell_editors, load_style
from toc.web.health import build_health_route
from toc.web.styled import StyledPage

try:
    settings = load_settings()
    make_data_dir(settings)
except TocError as error:
    sys.exit(error.message)

configure_logging(settings.log_level)
withhold_messages("streamlit.error_util", "uvicorn.error")


def ask_database() -> object:
    """A question that any working database answers."""
    return get_workspace().store.list_programmes()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Say where programmes are kept, and have database and drawing engine warm for as long as the app runs."""
    print(f"\n  Programmes are kept in {settings.place}\n", flush=True)  # noqa: T201
    engine.start()
    try:
        get_workspace().store.purge_deleted()
    except TocError as error:
        # The app stays up: the database may come back, and every page says so until it does.
        print(f"  {error.message}\n", file=sys.stderr, flush=True)  # noqa: T201
    log_event("started")
    try:
        yield
    finally:
        engine.stop()
        log_event("stopped")


app = st.App(
    "toc/ui/app.py",
    routes=[build_health_route(ask_database)],
    middleware=[Middleware(StyledPage, style=load_style(), ahead=find_cell_editors())],
    lifespan=lifespan,
)
