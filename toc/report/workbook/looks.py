"""How cells look: the formats of one workbook, each made once."""

from typing import Any

from toc.report.look import ACCENT, INK, MUTED, RULE, TINT

FONT = "Arial"
_BASE = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "top"}

_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font_size": 18, "bold": True, "font_color": ACCENT, "valign": "vcenter", "text_wrap": True},
    "caption": {"font_size": 13, "bold": True, "font_color": ACCENT},
    "text": {"text_wrap": True},
    "note": {"text_wrap": True, "font_color": MUTED, "font_size": 9},
    "head": {"text_wrap": True, "bold": True, "bg_color": TINT, "bottom": 1, "bottom_color": RULE, "valign": "bottom"},
    "cell": {"text_wrap": True, "bottom": 1, "bottom_color": RULE},
    "link": {"font_color": ACCENT, "underline": 1},
}


class Looks:
    """The formats by name; a variation of one is made when it is first asked for."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, tuple[tuple[str, object], ...]], Any] = {}

    def get(self, name: str, **more: object) -> Any:
        key = (name, tuple(sorted(more.items())))
        if key not in self._made:
            self._made[key] = self._book.add_format(_BASE | _LOOKS[name] | more)
        return self._made[key]


def starts_a_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate it, were it typed in or read from a CSV file."""
    return text.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b"))
