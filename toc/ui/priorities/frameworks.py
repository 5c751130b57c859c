"""Frameworks: those of the programme, and the library to add from."""

from toc.store import Saved


def show(saved: Saved) -> None:
    """The programme's frameworks."""
