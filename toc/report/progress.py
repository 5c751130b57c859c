"""How a document in the making says which step it is at."""

from collections.abc import Callable

from toc.report.blocks import ChartBlock

Progress = Callable[[str], None]
Charted = Callable[[ChartBlock], None]
"""Told of a chart that is made, while the document is still being written."""


def quiet(_step: str) -> None:
    """For those who do not listen."""


def ignore(_chart: ChartBlock) -> None:
    """For those who need no chart before the document is written."""
