"""The app's style sheets as one text, and the scripts that a browser fetches ahead."""

from pathlib import Path

import streamlit

_HERE = Path(__file__).parent
_SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"


def load_style() -> str:
    """The rules for all pages, then those of each."""
    sheets = sorted(_HERE.glob("*.css"), key=lambda sheet: (sheet.stem != "style", sheet.stem))
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def find_cell_editors() -> tuple[str, ...]:
    """The scripts of Streamlit's grid that show what is typed into a cell.

    Streamlit fetches them with the first key that is pressed, and what is typed until they are there is lost: 23 was
    kept as 3 on a slow line.
    """
    return tuple(f"./static/js/{one.name}" for one in sorted(_SCRIPTS.glob("*-overlay-editor.*.js")))
