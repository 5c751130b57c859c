"""ViewOptions: what of a theory is shown, in which colours, on which paper."""

from enum import StrEnum
from functools import cached_property

from toc.model.base import Id, Value


class Theme(StrEnum):
    SCREEN = "screen"
    PRINT = "print"
    BLACK_AND_WHITE = "black_and_white"
    HIGH_CONTRAST = "high_contrast"
    DARK = "dark"


class Paper(StrEnum):
    FIT = "fit"
    """As large as the picture itself: for the screen."""
    A4 = "a4"
    A3 = "a3"
    A2 = "a2"
    A1 = "a1"
    A0 = "a0"
    SLIDE = "slide"
    """16:9, as PowerPoint's own page."""


class Mark(StrEnum):
    """What a sign on a box or an arrow says about it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    WEAKEST = "weakest"
    """The arrow that a pathway hangs by."""


class ViewOptions(Value):
    """One way of looking at a theory."""

    theme: Theme = Theme.SCREEN
    paper: Paper = Paper.FIT
    show_indicators: bool = True
    show_status: bool = True
    show_evidence: bool = True
    show_assumptions: bool = True
    show_factors: bool = True
    show_accountability: bool = True
    show_priorities: bool = False
    show_owner: bool = False
    show_numbers: bool = False
    hidden_stages: frozenset[Id] = frozenset()
    faded: frozenset[Id] = frozenset()
    """Boxes and arrows drawn in grey, still to be read: what is not a reader's own."""
    faded_words: str = ""
    """What grey means, for the key and for those who cannot see it."""
    marks: frozenset[tuple[Id, Mark]] = frozenset()
    """Headings, boxes and arrows with a sign on them; one each."""
    notes: tuple[str, ...] = ()
    """Sentences beneath the picture: what it shows, in words."""
    title: str = ""
    """Drawn above the picture when given."""
    footer: str = ""
    """Drawn below it when given: the revision and the date."""

    @cached_property
    def mark_of(self) -> dict[str, Mark]:
        return dict(self.marks)
