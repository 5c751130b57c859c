"""The sections of a document as a person switches, orders and introduces them: each change a new choice."""

from collections.abc import Iterable
from typing import NamedTuple

from toc.model.collections import checked
from toc.model.plans import DocumentChoice, Introduction
from toc.report.layouts import Layout, SectionKey, find_sections, title_of

_ORDER = {key: place for place, key in enumerate(SectionKey)}


class SectionRow(NamedTuple):
    """A line of the list of sections."""

    key: SectionKey
    title: str
    chosen: bool
    introduction: str
    first: bool = False
    last: bool = False


def list_sections(choice: DocumentChoice) -> tuple[SectionRow, ...]:
    """Those chosen in their order, then the others."""
    layout = Layout(choice.layout)
    chosen = find_sections(layout, choice.sections)
    texts = {one.section: one.text for one in choice.introductions}
    return tuple(
        SectionRow(key, title_of(layout, key), key in chosen, texts.get(key, ""), key == chosen[0], key == chosen[-1])
        for key in (*chosen, *(key for key in SectionKey if key not in chosen))
    )


def switch_section(choice: DocumentChoice, key: SectionKey, on: bool) -> DocumentChoice:
    """With it or without it; a new one goes before what usually comes after it. The last one stays."""
    chosen = [one for one in find_sections(Layout(choice.layout), choice.sections) if one is not key]
    if on:
        place = next((at for at, one in enumerate(chosen) if _ORDER[one] > _ORDER[key]), len(chosen))
        chosen.insert(place, key)
    return _with(choice, chosen) if chosen else choice


def move_section(choice: DocumentChoice, key: SectionKey, by: int) -> DocumentChoice:
    """Earlier (-1) or later (1), as far as there is room."""
    chosen = list(find_sections(Layout(choice.layout), choice.sections))
    if key not in chosen:
        return choice
    place = chosen.index(key)
    chosen.pop(place)
    chosen.insert(max(0, place + by), key)
    return _with(choice, chosen)


def introduce_section(choice: DocumentChoice, key: SectionKey, text: str) -> DocumentChoice:
    """With these words in front of the section; none takes them away."""
    others = tuple(one for one in choice.introductions if one.section != key)
    mine = (Introduction(section=key, text=text.strip()),) if text.strip() else ()
    return checked(choice, introductions=others + mine)


def _with(choice: DocumentChoice, sections: Iterable[SectionKey]) -> DocumentChoice:
    return checked(choice, sections=tuple(str(one) for one in sections))
