"""The status of a box on the map, from its main indicators alone."""

from collections import Counter
from collections.abc import Iterable

from toc.analysis.status import STATUS_WORDS, IndicatorStatus, Status
from toc.model.base import Value
from toc.model.indicators import Measure, MeasureRole

ELEMENT_RULE = (
    "A box takes its main indicators only. Some improving and some worsening: mixed. Else worsening if any is, "
    "else improving if any is, else no clear change if any shows none. The counts stand beside it."
)


class StatusCount(Value):
    status: Status
    indicators: int


class ElementStatus(Value):
    """How a box stands, and how many of its main indicators stand how."""

    element: str
    status: Status
    counts: tuple[StatusCount, ...]

    @property
    def words(self) -> str:
        """`mixed: 2 improving, 1 worsening`."""
        counts = ", ".join(f"{one.indicators} {STATUS_WORDS[one.status]}" for one in self.counts)
        return f"{STATUS_WORDS[self.status]}: {counts}"


_ORDER = (
    Status.WORSENING,
    Status.IMPROVING,
    Status.HIGHER,
    Status.LOWER,
    Status.NO_CLEAR_CHANGE,
    Status.LATE,
    Status.TOO_FEW,
    Status.NO_FIGURES,
)
"""Which one a box takes where it has several; the last three say nothing of change."""


def build_element_status(
    element: str, measures: Iterable[Measure], statuses: Iterable[IndicatorStatus]
) -> ElementStatus | None:
    """The box's status; None where no main indicator is tied to it."""
    main = {one.indicator for one in measures if one.element == element and one.role is MeasureRole.MAIN}
    counted = Counter(one.status for one in statuses if one.indicator in main)
    if not counted:
        return None
    both_ways = counted[Status.IMPROVING] and counted[Status.WORSENING]
    only_level = not (counted[Status.IMPROVING] or counted[Status.WORSENING])
    higher_and_lower = only_level and counted[Status.HIGHER] and counted[Status.LOWER]
    status = Status.MIXED if both_ways or higher_and_lower else next(one for one in _ORDER if counted[one])
    return ElementStatus(
        element=element,
        status=status,
        counts=tuple(StatusCount(status=one, indicators=counted[one]) for one in _ORDER if counted[one]),
    )
