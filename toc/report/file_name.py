"""File names from the names people give: safe on every system, and never a path."""

import re
import unicodedata

LONGEST = 80
"""Characters before the extension."""

_NOT_IN_A_NAME = re.compile(r"[^\w\- ]+")
_SPACES = re.compile(r"\s+")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")
"""What Windows keeps for itself, with any extension."""


def build_file_name(*names: str, extension: str, otherwise: str = "programme") -> str:
    """The names joined by ' - ', of letters, digits, '-' and '_' in any script, with the extension."""
    parts = [_SPACES.sub(" ", _NOT_IN_A_NAME.sub(" ", unicodedata.normalize("NFC", name))).strip() for name in names]
    stem = " - ".join(part for part in parts if part)[:LONGEST].strip(" -_")
    if not stem:
        stem = otherwise
    if _RESERVED.fullmatch(stem):
        stem = f"{stem}_"
    return f"{stem}{extension}"
