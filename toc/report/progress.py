"""How a document in the making says which step it is at."""

from collections.abc import Callable

Progress = Callable[[str], None]


def quiet(_step: str) -> None:
    """For those who do not listen."""
