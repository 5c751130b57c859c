"""Small phrases every sentence about a programme is made with: a quoted name, a list of things."""

LONGEST = 60
"""Letters of a name in a sentence; the rest is an ellipsis."""


def count_of(count: int, one: str, many: str = "") -> str:
    """`1 box`, `1,200 boxes`; `many` is told where it is not the word with an s."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def listed(parts: list[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def quoted(text: str) -> str:
    """The text in quotation marks on one line, cut where it is long."""
    line = " ".join(text.split())
    return f"'{line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + '…'}'"
