"""Gaps, both ways: priorities that nothing serves, and outcomes that serve no priority."""

from toc.store import Saved


def show(saved: Saved) -> None:
    """Both lists in words."""
