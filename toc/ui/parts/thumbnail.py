"""A picture of a map to look at: small on a card, or as large as there is room."""

from base64 import b64encode
from html import escape

import streamlit as st

from toc.services.gallery import Thumbnail


def show_thumbnail(thumbnail: Thumbnail | None) -> None:
    """The picture, whole, in a frame of one height; an empty frame without one."""
    if thumbnail is None:
        st.html('<div class="toc-thumbnail" aria-hidden="true"></div>')
    else:
        st.html(f'<div class="toc-thumbnail">{image_of(thumbnail.svg, thumbnail.alt)}</div>')


def show_picture(svg: str, alt: str) -> None:
    """The picture at the width there is; on a phone it scrolls sideways."""
    st.html(f'<div class="toc-picture" role="region" aria-label="Picture" tabindex="0">{image_of(svg, alt)}</div>')


def image_of(svg: str, alt: str) -> str:
    """The drawing as an HTML image: safe, and understood by every browser."""
    # As an image of its own: ids inside the picture cannot meet those of another on the page.
    data = b64encode(svg.encode()).decode()
    return f'<img alt="{escape(alt)}" src="data:image/svg+xml;base64,{data}">'
