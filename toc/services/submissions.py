"""What was reported, and which figures have been corrected since."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from toc.analysis.periods import day_text, label_of
from toc.analysis.series import build_series
from toc.analysis.words import figure_text
from toc.model.apply import as_json
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Add
from toc.model.figures import FigureKey, Observation, Period
from toc.model.indicators import Indicator
from toc.model.limits import NAME
from toc.model.plans import Submission
from toc.model.programme import Programme
from toc.store import Store
from toc.store.figure_history import load_since

_OF_THE_NUMBER = ("value", "numerator", "denominator", "n", "sd", "lower", "upper", "state")
"""A note or a source that is added corrects no figure."""


class Reported(NamedTuple):
    """A figure that has been reported, and what it was then if it is something else now."""

    submission: Submission
    revised: bool = False
    was: Observation | None = None
    """As it was reported; None where it still is that, or was not there yet."""


def build_submission(
    programme: Programme, revision: int, period: Period, commissioner_id: str | None, today: date
) -> Add:
    """The edit that freezes the figures of a period as reported to a commissioner, as they stand at a revision."""
    names = {one.id: one.name for one in programme.commissioners}
    name = f"{label_of(period)}, {names[commissioner_id]}" if commissioner_id else label_of(period)
    made = Submission(
        id=new_id(), name=name[:NAME], commissioner=commissioner_id, period=period, on=today, revision=revision
    )
    return Add(collection=Collection.SUBMISSIONS, item=as_json(made))


def find_reported(
    store: Store, programme: Programme, observations: Iterable[Observation]
) -> Mapping[FigureKey, Reported]:
    """Every figure that was reported, by the report it was last revised since, else by the latest one."""
    now = {one.key: one for one in observations if one.comparison is None}
    found: dict[FigureKey, Reported] = {}
    for submission in sorted(programme.submissions, key=lambda one: (one.on, one.revision)):
        since = load_since(store, programme.id, submission.revision)
        held = {one.key: one for one in since.held if _within(one.period, submission.period)}
        there = {key for key in now if _within(key.period, submission.period) and key not in since.begun}
        for key in there | held.keys():
            was = held.get(key)
            revised = was is not None and not _same_number(was, now.get(key))
            if revised or key not in found or not found[key].revised:
                found[key] = Reported(submission, revised, was if revised else None)
    return found


def find_revised(store: Store, programme: Programme, observations: Iterable[Observation]) -> frozenset[tuple[str, str]]:
    """Indicator and period of every total that has been corrected since it was reported."""
    if not programme.submissions:
        return frozenset()
    found = find_reported(store, programme, observations)
    return frozenset((key.indicator, key.period.key) for key, one in found.items() if one.revised and not key.category)


def reported_text(indicator: Indicator, reported: Reported | None) -> str:
    """`reported`, `revised, was 68 % (41/60)`, or nothing."""
    if reported is None:
        return ""
    if not reported.revised or reported.was is None:
        return "reported"
    point = build_series(
        indicator, (reported.was,), category=reported.was.category, comparison=reported.was.comparison
    ).points[0]
    return f"revised, was {figure_text(indicator, point) or 'not known'}"


def submission_text(submission: Submission) -> str:
    """`2024/25 Q2, Example Council, reported 12 Nov 2024`."""
    return f"{submission.name}, reported {day_text(submission.on)}"


def _within(period: Period, whole: Period) -> bool:
    return whole.start <= period.start and period.end <= whole.end


def _same_number(was: Observation, now: Observation | None) -> bool:
    return now is not None and all(getattr(was, name) == getattr(now, name) for name in _OF_THE_NUMBER)
