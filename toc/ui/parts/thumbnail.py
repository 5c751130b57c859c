"""A small picture of a map on a card."""

from base64 import b64encode
from html import escape

import streamlit as st

from toc.services.gallery import Thumbnail


def show_thumbnail(thumbnail: Thumbnail | None) -> None:
    """The picture, whole, in a frame of one height; an empty frame without one."""
    if thumbnail is None:
        st.html('<div class="toc-thumbnail toc-thumbnail-empty" aria-hidden="true"></div>')
        return
    # As an image of its own: ids inside the picture cannot meet those of another on the page.
    data = b64encode(thumbnail.svg.encode()).decode()
    st.html(
        f'<div class="toc-thumbnail"><img alt="{escape(thumbnail.alt)}" src="data:image/svg+xml;base64,{data}"></div>'
    )
