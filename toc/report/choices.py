"""What a person chose for a document: its layout, for whom, which sections, as at which day."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from toc.model.base import Id, Value
from toc.model.figures import Observation, Period
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.report.layouts import Layout


class Before(NamedTuple):
    """What a document says the changes since: a programme as it was, and what became of it in words."""

    name: str
    """A snapshot's, or `revision 12`."""
    words: tuple[str, ...]
    """A sentence a change of the programme."""
    programme: Programme
    observations: tuple[Observation, ...] = ()


class DocumentChoices(Value):
    """All that a document is made by, beside the programme and its figures."""

    model_config = {"frozen": True, "extra": "forbid", "arbitrary_types_allowed": True}

    layout: Layout = Layout.BID
    as_at: date
    made_at: datetime
    commissioner: Id | None = None
    sections: tuple[str, ...] = ()
    """Keys in order; the layout's own where there are none."""
    introduction: str = ""
    """In front of the whole."""
    introductions: Mapping[str, str] = {}
    """In front of a section, by its key."""
    revision: int | None = None
    snapshot: str = ""
    small_numbers: SmallNumbers | None = None
    """By choice; otherwise the commissioner's preset."""
    period: Period | None = None
    """That an outcomes report is for; otherwise the commissioner's last one that is over."""
    since: Before | None = None
