"""ExportedFile: what leaves the app as one file."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ExportedFile:
    """A file to hand over: its name, its kind and its bytes."""

    name: str
    mime: str
    data: bytes
