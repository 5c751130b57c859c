"""The app's style sheets as one text."""

from pathlib import Path

_HERE = Path(__file__).parent


def load_style() -> str:
    """The rules for all pages, then those of each."""
    sheets = sorted(_HERE.glob("*.css"), key=lambda sheet: (sheet.stem != "style", sheet.stem))
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
