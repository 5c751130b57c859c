"""What the browser itself keeps: the author's cookie, and the selection in the address."""

from pathlib import Path

import streamlit as st

from toc.ui.parts.identity import COOKIE, write_cookie
from toc.ui.session import session

_JS = Path(__file__).with_suffix(".js")


@st.cache_resource(show_spinner=False)
def _keeper():
    return st.components.v2.component("toc_browser", js=_JS.read_text(encoding="utf-8"))


def keep_in_browser(page: str, *, key: str = "browser") -> None:
    """Give the browser what it is to keep. `page` makes it look again after another page is opened.

    A fragment that changes the selection calls this too, with a key of its own.
    """
    here = session()
    data = {
        "cookie": COOKIE,
        "author": write_cookie(here.author),
        "programme": here.programme_id or "",
        "selection": here.address.selection_text,
        "page": page,
    }
    _keeper()(key=key, data=data, height="content")
