"""Which indicators of the list a person wants to see."""

from collections.abc import Mapping, Sequence

from toc.analysis.status import IndicatorStatus, Status
from toc.model.base import Id, Value
from toc.model.programme import Programme
from toc.services.commissioner_view import build_view
from toc.services.outcomes import Group, Outcome


class Wanted(Value):
    """What is asked for; everything by default."""

    words: str = ""
    commissioner: Id | None = None
    stage: str | None = None
    """A heading of the list."""
    status: Status | None = None


def find_wanted(
    programme: Programme, groups: Sequence[Group], statuses: Mapping[str, IndicatorStatus], wanted: Wanted
) -> tuple[Group, ...]:
    """The groups with what was asked for alone; those that have none of it are left out.

    Raises NoSuchCommissioner where they are gone.
    """
    theirs = None if wanted.commissioner is None else build_view(programme, wanted.commissioner).indicators
    words = wanted.words.casefold().split()

    def is_wanted(outcome: Outcome) -> bool:
        indicator = outcome.indicator
        status = statuses.get(indicator.id)
        text = " ".join((indicator.name, indicator.owner, *outcome.measures)).casefold()
        return (
            (theirs is None or indicator.id in theirs)
            and (wanted.status is None or (status is not None and status.status is wanted.status))
            and all(word in text for word in words)
        )

    kept = (
        Group(group.heading, tuple(filter(is_wanted, group.outcomes)))
        for group in groups
        if wanted.stage in (None, group.heading)
    )
    return tuple(group for group in kept if group.outcomes)
