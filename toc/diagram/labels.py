"""What is written in each box, and how tall that makes it."""

from typing import NamedTuple

from toc.diagram.facts import ElementFacts
from toc.diagram.lettering import width_of
from toc.diagram.measures import BOX_PAD_Y, FOOTER_GAP, RING, SMALL_TYPE, TEXT_WIDTH, TYPE
from toc.diagram.options import ViewOptions
from toc.diagram.wrapping import LINE_SPACING, SLACK, wrap
from toc.model.phrases import count_of
from toc.model.theory import Element

_NO_BREAK = "\u00a0"
_SEPARATOR = f"{_NO_BREAK}\u00b7 "


class Lettering(NamedTuple):
    """The wrapped text of a box and the height it needs."""

    lines: tuple[str, ...]
    footer: tuple[str, ...]
    height: float
    footer_height: float


def letter_box(element: Element, number: str, facts: ElementFacts, options: ViewOptions) -> Lettering:
    lines = wrap(element.label, TEXT_WIDTH, TYPE)
    small = _small_print(element, number, facts, options)
    footer = wrap(_SEPARATOR.join(map(_together, small)), TEXT_WIDTH, SMALL_TYPE) if small else ()
    footer_height = len(footer) * SMALL_TYPE * LINE_SPACING + FOOTER_GAP if footer else 0.0
    ring = 2 * RING if facts.nested else 0.0
    height = 2 * BOX_PAD_Y + ring + len(lines) * TYPE * LINE_SPACING + footer_height
    return Lettering(lines, footer, round(height, 2), round(footer_height, 2))


def _small_print(element: Element, number: str, facts: ElementFacts, options: ViewOptions) -> list[str]:
    small = []
    if options.show_numbers:
        small.append(number)
    if options.show_indicators and facts.indicators:
        small.append(count_of(facts.indicators, "indicator"))
    if options.show_priorities and facts.priorities:
        small.append(count_of(facts.priorities, "priority", "priorities"))
    if options.show_owner and element.owner.strip():
        small.append(element.owner.strip())
    small.extend(f"\u25ba {nested.name}" for nested in facts.nested)
    return small


def _together(item: str) -> str:
    """An item that does not break, if it fits on a line."""
    fits = width_of(item, SMALL_TYPE) < TEXT_WIDTH / SLACK - 2 * SMALL_TYPE
    return item.replace(" ", _NO_BREAK) if fits else item
