"""Small-number protection: which counts of people are hidden, and how the others are rounded.

NHS: Hospital Episode Statistics disclosure control (1 to 7 hidden, others to the nearest 5).
Fewer than 5: Ofqual and the Office for National Statistics (counts under 5 hidden).
"""

from typing import NamedTuple

from toc.model.indicators import Indicator, IndicatorKind
from toc.model.priorities import SmallNumbers

ROUNDED_TO = 5
MOST_ROUNDING = ROUNDED_TO // 2
NOT_OF_PEOPLE = frozenset({IndicatorKind.MONEY, IndicatorKind.MILESTONE})
PROTECTING_MARK = "[c]"
"""Confidential: hidden so that a neighbour cannot be worked out; in the Government Analysis Function's notation."""


class Preset(NamedTuple):
    """How one preset protects."""

    smallest_shown: int
    """The smallest count above 0 that is shown."""
    mark: str
    protecting_mark: str
    words: str
    """The stamp on a document."""


PRESETS = {
    SmallNumbers.FEWER_THAN_5: Preset(
        smallest_shown=5,
        mark="<5",
        protecting_mark=PROTECTING_MARK,
        words=(
            "Small numbers are protected: 1 to 4 people are shown as <5, other counts of people are rounded to the "
            f"nearest {ROUNDED_TO}, and {PROTECTING_MARK} hides a count from which a small one could be worked out. "
            "Percentages are worked out from the rounded counts."
        ),
    ),
    SmallNumbers.NHS: Preset(
        smallest_shown=8,
        mark="*",
        protecting_mark="*",
        words=(
            "Small numbers are protected: 1 to 7 people, and counts from which they could be worked out, are shown "
            f"as *, and other counts of people are rounded to the nearest {ROUNDED_TO}. "
            "Percentages are worked out from the rounded counts."
        ),
    ),
    SmallNumbers.NONE: Preset(
        smallest_shown=0, mark="", protecting_mark="", words="Small numbers are shown as they are, by choice."
    ),
}


def is_protected(indicator: Indicator) -> bool:
    """True for an indicator that counts people and that nobody else has published."""
    return indicator.counts_people and not indicator.published_elsewhere and indicator.kind not in NOT_OF_PEOPLE


def is_disclosive(count: int, small_numbers: SmallNumbers) -> bool:
    """True for a count that could point to a person."""
    return 0 < count < PRESETS[small_numbers].smallest_shown


def round_count(count: int, small_numbers: SmallNumbers) -> int:
    """A count as it is shown: to the nearest 5, or as it is where nothing is protected."""
    if small_numbers is SmallNumbers.NONE:
        return count
    return (count + MOST_ROUNDING) // ROUNDED_TO * ROUNDED_TO


def publish_count(count: int, small_numbers: SmallNumbers) -> str:
    """A count on its own as it may leave: `0`, `<5` or `*`, or rounded."""
    if is_disclosive(count, small_numbers):
        return PRESETS[small_numbers].mark
    return str(round_count(count, small_numbers))
