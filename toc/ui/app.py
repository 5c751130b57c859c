"""The app: its pages in the order of the work, the line on top of them, and what is shown when something goes wrong."""

from pathlib import Path

import streamlit as st

from toc.errors import TocError
from toc.ui.current import load_current
from toc.ui.drafts import guard_typing
from toc.ui.heap import settle_heap
from toc.ui.parts.browser import keep_in_browser
from toc.ui.parts.errors import guarded
from toc.ui.parts.header import show_header
from toc.ui.parts.identity import author_of_browser
from toc.ui.parts.notices import show_notices
from toc.ui.session import session, start_session, write_address

HERE = Path(__file__).parent

st.set_page_config(page_title="Theory of Change", page_icon=HERE / "static" / "icon.svg", layout="wide")
page = st.navigation(
    [
        st.Page(f"screens/{name}.py", title=name.capitalize(), default=name == "home")
        for name in ("home", "map", "outcomes", "priorities", "need", "report", "history")
        if (HERE / "screens" / f"{name}.py").exists()
    ],
    position="top",
)


def _show_top(title: str) -> None:
    """The header; a programme that cannot be opened is the page's to explain."""
    try:
        saved = None if title == "Home" else load_current()
    except TocError:
        saved = None
    if saved is not None:
        st.set_page_config(page_title=f"{saved.programme.name} · {title}")
    show_header(saved, with_theory=title == "Map")


with guarded():
    start_session(author_of_browser)
    _show_top(page.title)
    write_address()
    keep_in_browser(page.title)
    page.run()
    if page.title != "Map":  # The map's panel guards its own fields: it is drawn anew by itself.
        guard_typing(session().programme_id or "home", session().viewer)
    show_notices()
    settle_heap()
