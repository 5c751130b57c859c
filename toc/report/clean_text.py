"""A document whose texts hold nothing that no format can carry: control characters, halves of characters."""

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from operator import is_not
from typing import Any

from toc.report.blocks import Document

# What XML 1.0 forbids, and the controls that nobody can see.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85")
_MADE_BY_US = frozenset({"picture", "svg", "figure"})
"""Fields whose contents are drawings, clean by how they are made."""


def clean(text: str) -> str:
    # Nearly every text is printable as it is: what is to be cleaned is not, nor is a line end.
    return text if text.isprintable() else _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))


def build_clean_document(document: Document) -> Document:
    """The same document without unprintable characters, and with one kind of line end.

    What is clean already is not copied: every format cleans, and finds the same charts.
    """
    made = _cleaned(document)
    assert isinstance(made, Document)
    return made


def build_paragraphs(text: str) -> tuple[str, ...]:
    """A text's paragraphs, which blank lines part; single line ends stay within them."""
    return tuple(part.strip() for part in re.split(r"\n[^\S\n]*\n\s*", text) if part.strip())


def _cleaned(value: Any) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        made = tuple(_cleaned(one) for one in value)
        return made if any(map(is_not, made, value)) else value
    if is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for name in _names(type(value)):
            before = getattr(value, name)
            after = _cleaned(before)
            if after is not before:
                changed[name] = after
        return replace(value, **changed) if changed else value
    return value


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in _MADE_BY_US)
