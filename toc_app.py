"""The entry: `streamlit run toc_app.py`. The Streamlit script, and the plain routes beside it."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from toc.diagram import engine
from toc.errors import TocError
from toc.logs import configure_logging, log_event, withhold_messages
from toc.settings import load_settings, make_data_dir
from toc.web.health import HEALTH_ROUTE

try:
    settings = load_settings()
    make_data_dir(settings)
except TocError as error:
    sys.exit(error.message)

configure_logging(settings.log_level)
withhold_messages("streamlit.error_util", "uvicorn.error")


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Say where programmes are kept, and have the drawing engine warm for as long as the app runs."""
    print(f"\n  Programmes are kept in {settings.place}\n", flush=True)  # noqa: T201
    engine.start()
    log_event("started")
    try:
        yield
    finally:
        engine.stop()
        log_event("stopped")


app = st.App("toc/ui/app.py", routes=[HEALTH_ROUTE], lifespan=lifespan)
