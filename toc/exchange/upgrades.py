"""The native file's schema version, and how a file of an earlier version becomes one of today's."""

from collections.abc import Callable
from typing import Any

Document = dict[str, Any]
"""A native file as JSON holds it."""

UPGRADES: tuple[Callable[[Document], Document], ...] = ()
"""The first turns a document of version 1 into one of version 2, the next that into version 3, and so on."""

SCHEMA_VERSION = 1 + len(UPGRADES)


def upgrade(
    document: Document, version: int, upgrades: tuple[Callable[[Document], Document], ...] = UPGRADES
) -> Document:
    """The document as the newest version has it."""
    for step in upgrades[version - 1 :]:
        document = step(document)
    return document
