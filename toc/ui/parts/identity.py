"""Identity: before sign-in, you are a random id kept in the browser, with a name you may type."""

from urllib.parse import quote, unquote

import streamlit as st

from toc.model.base import clean_text, new_id
from toc.model.limits import NAME
from toc.store import Author
from toc.ui.session import session, set_widget_value, widget_value

COOKIE = "toc_author"
_ID_LETTERS = set("0123456789abcdef")


def author_of_browser() -> Author:
    """Who this browser's cookie says acts here; somebody new without one."""
    return read_cookie(st.context.cookies.to_dict().get(COOKIE, "")) or Author(id=new_id(), name="")


def read_cookie(text: str) -> Author | None:
    """The author a cookie names, if it is one of ours."""
    author_id, _, name = text.partition(".")
    if len(author_id) != 16 or not set(author_id) <= _ID_LETTERS:
        return None
    cleaned = clean_text(unquote(name))
    return Author(id=author_id, name=str(cleaned).strip()[:NAME])


def write_cookie(author: Author) -> str:
    """The author as the cookie keeps it."""
    return f"{author.id}.{quote(author.name, safe='')}"


def show_identity() -> None:
    """Your name, to be given or not."""
    here = session()
    with st.popover(here.author.name or "Add your name", type="tertiary", key="who"):
        set_widget_value("author_name", here.author.name)
        st.text_input(
            "Your name",
            key="author_name",
            max_chars=NAME,
            placeholder="So that others see who changed what",
            help="Kept in this browser, and shown beside your changes in the history.",
            on_change=_rename,
        )


def _rename() -> None:
    here = session()
    name = widget_value("author_name", "")
    here.author = Author(id=here.author.id, name=name.strip())
