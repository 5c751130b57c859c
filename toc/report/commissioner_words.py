"""A document's sections in a commissioner's own words; names, titles and other people's texts stay as they are."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from toc.model.priorities import Commissioner
from toc.model.programme import Programme
from toc.model.terms import replace_terms
from toc.report.blocks import Block, DiagramBlock, Section

Say = Callable[[str], str]
_DRAWN = frozenset({"picture", "svg", "outline", "figure", "theory_id"})
"""Made from a theory that was worded before it was drawn, or not text."""


def build_worded(section: Section, programme: Programme, commissioner: Commissioner | None) -> Section:
    """The section with the commissioner's terms in place of ours; a person's introduction is left alone."""
    if commissioner is None or not commissioner.terms:
        return section
    say = _speaker(programme, commissioner)
    blocks: tuple[Block, ...] = tuple(_worded(block, say) for block in section.blocks)
    return replace(section, title=say(section.title), blocks=blocks)


def _worded(value: Any, say: Say) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return say(value)
    if isinstance(value, tuple):
        return tuple(_worded(one, say) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        left = _DRAWN if isinstance(value, DiagramBlock) else frozenset({"figure", "number_format"})
        names = [field.name for field in fields(value) if field.name not in left]
        return replace(value, **{name: _worded(getattr(value, name), say) for name in names})
    return value


def _speaker(programme: Programme, commissioner: Commissioner) -> Say:
    """Words a text, but for the names within it that somebody else gave."""
    names = [" ".join(name.split()) for name in _given_names(programme)]
    kept = sorted({name for name in names if replace_terms(name, commissioner) != name}, key=len, reverse=True)
    if not kept:
        return lambda text: replace_terms(text, commissioner)
    pattern = re.compile(f"({'|'.join(map(re.escape, kept))})")

    def say(text: str) -> str:
        parts = pattern.split(text)
        return "".join(part if place % 2 else replace_terms(part, commissioner) for place, part in enumerate(parts))

    return say


def _given_names(programme: Programme) -> list[str]:
    """Of bodies, their frameworks and priorities, of sources and of instruments."""
    frameworks = programme.frameworks
    return [
        programme.name,
        *(one.name for one in programme.commissioners),
        *(one.name for one in programme.instruments),
        *(text for one in programme.sources for text in (one.title, one.authors) if text.strip()),
        *(text for one in frameworks for text in (one.name, one.body, one.edition) if text.strip()),
        *(text for one in frameworks for each in one.priorities for text in (each.text, each.code) if text.strip()),
    ]
