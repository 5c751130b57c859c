"""Text in a cell of CSV or Excel that no spreadsheet takes for a formula."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}")
"""As OWASP lists them under "CSV injection"."""
_QUOTE = "'"


def as_text(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would calculate; a number stays one.

    For cells of words. Where a library writes the cell's type itself, as XlsxWriter's `write_string` does, this is a
    second lock: the workbook may be saved as CSV later.
    """
    if text.lstrip(" ").startswith(_STARTS_A_FORMULA) and not _is_number(text):
        return _QUOTE + text
    return text


def from_text(text: str) -> str:
    """What `as_text` was given."""
    return text[1:] if text.startswith(_QUOTE) and text[1:].lstrip(" ").startswith(_STARTS_A_FORMULA) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
