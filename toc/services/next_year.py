"""Start next year: a new programme with the same ids and a history of its own, after a look at what is out of date.

review = build_review(programme, observations, next_year_after(today))
saved = start_next_year(workspace, programme_id, review, choices, author)
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from toc.analysis.money import pounds_text
from toc.analysis.periods import label_of, months_from, year_of, year_text
from toc.analysis.series import build_series
from toc.analysis.words import figure_text, value_text
from toc.errors import TocError
from toc.model import limits
from toc.model.base import new_id
from toc.model.collections import checked
from toc.model.figures import Observation, by_indicator
from toc.model.indicators import Baseline, Indicator, Target
from toc.model.priorities import Alignment, Funding, FundingStatus
from toc.model.programme import Programme
from toc.services.leaving_out import leave_out
from toc.services.workspace import Workspace
from toc.store import Author, Saved


class NewBaseline(NamedTuple):
    """An indicator's last actual, proposed as where the next year starts from."""

    indicator: Indicator
    baseline: Baseline
    words: str
    before: str
    """The baseline there is, in words; empty where there is none."""


class OldTarget(NamedTuple):
    """A target for a year that is over by then, to be set again."""

    target: Target
    name: str
    """Of its indicator."""
    words: str
    again: Target
    """The same value for the next year, not agreed by anybody yet."""


class OldFunding(NamedTuple):
    """Money of the last year, to be asked for again."""

    funding: Funding
    name: str
    """Of the commissioner."""
    words: str
    again: Funding


class OldPriority(NamedTuple):
    """Something that serves a priority which has been superseded, and the priority it became."""

    alignment: Alignment
    name: str
    """Of what serves it."""
    words: str
    again: Alignment


class Review(NamedTuple):
    """What to look at before the next year starts; each entry is taken or not."""

    starts: date
    name: str
    baselines: tuple[NewBaseline, ...]
    targets: tuple[OldTarget, ...]
    funding: tuple[OldFunding, ...]
    priorities: tuple[OldPriority, ...]


class Choices(NamedTuple):
    """What to take: ids of indicators, targets, funding lines and alignments of the review."""

    name: str
    baselines: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    funding: frozenset[str] = frozenset()
    priorities: frozenset[str] = frozenset()
    figures: bool = True
    """Bring the figures along, so that charts keep their past."""


class NoName(TocError):
    """The next year's programme has no name."""


def next_year_after(today: date) -> date:
    """The first day of the reporting year that follows."""
    return date(year_of(today).year + 1, year_of(today).month, 1)


def build_review(programme: Programme, observations: Iterable[Observation], starts: date) -> Review:
    """What is out of date for a year that starts on this day."""
    figures = by_indicator(observations)
    year = months_from(starts, 12)
    names = {one.id: one.name for one in programme.commissioners}
    last = date(starts.year - 1, starts.month, 1)
    return Review(
        starts=starts,
        name=f"{programme.name}, {year_text(starts)}"[: limits.NAME],
        baselines=tuple(
            found for one in programme.indicators if (found := _baseline(one, figures[one.id], starts)) is not None
        ),
        targets=_targets(programme, starts),
        funding=tuple(
            OldFunding(
                line,
                names[line.commissioner],
                _funding_words(programme, line),
                checked(line, id=new_id(), year_starts=year.start, status=FundingStatus.ASKED),
            )
            for line in programme.funding
            if year_of(line.year_starts) == last and not _is_asked_already(programme, line, starts)
        ),
        priorities=_superseded(programme),
    )


def _baseline(indicator: Indicator, observations: list[Observation], starts: date) -> NewBaseline | None:
    known = [point for point in build_series(indicator, observations).known if point.period.start < starts]
    if not known:
        return None
    point = known[-1]
    baseline = Baseline(
        period=point.period,
        value=None if point.numerator is not None and point.denominator is not None else point.value,
        numerator=point.numerator if point.denominator is not None else None,
        denominator=point.denominator,
    )
    old = indicator.baseline
    if old is not None and (old.period, old.value, old.numerator) == (point.period, baseline.value, baseline.numerator):
        return None
    provisional = ", provisional" if point.provisional else ""
    before = "" if old is None or old.value is None else value_text(indicator, old.value)
    if old is not None and old.numerator is not None and old.denominator:
        before = f"{old.numerator:g}/{old.denominator:g}"
    return NewBaseline(
        indicator, baseline, f"{figure_text(indicator, point)} in {label_of(point.period)}{provisional}", before
    )


def _targets(programme: Programme, starts: date) -> tuple[OldTarget, ...]:
    """Of each indicator, kind and commissioner the last target that is over, if none is set for later."""
    replaced = {target.replaces for target in programme.targets}
    last: dict[tuple[Any, ...], Target] = {}
    for target in sorted(programme.targets, key=lambda target: target.period.end):
        if target.id not in replaced:
            last[target.indicator, target.kind, target.commissioner] = target
    indicators = {indicator.id: indicator for indicator in programme.indicators}
    return tuple(
        OldTarget(
            target,
            indicators[target.indicator].name,
            f"{value_text(indicators[target.indicator], target.value)} for {label_of(target.period)}",
            checked(
                target, id=new_id(), period=months_from(starts, 12), agreed_on=None, replaces=None, profile=(), note=""
            ),
        )
        for target in last.values()
        if target.period.end < starts
    )


def _is_asked_already(programme: Programme, line: Funding, starts: date) -> bool:
    return any(
        (other.commissioner, other.element, year_of(other.year_starts)) == (line.commissioner, line.element, starts)
        for other in programme.funding
    )


def _funding_words(programme: Programme, line: Funding) -> str:
    labels = {element.id: element.label for element in programme.elements}
    outcome = "the whole programme" if line.element is None else labels[line.element]
    return f"{pounds_text(line.amount)} for {outcome}, {line.status.value}"


def _superseded(programme: Programme) -> tuple[OldPriority, ...]:
    """Alignments to priorities that others of the programme have superseded, to the end of each chain."""
    texts = {one.id: one.text for framework in programme.frameworks for one in framework.priorities}
    became = {
        one.supersedes: one.id
        for framework in programme.frameworks
        for one in framework.priorities
        if one.supersedes is not None
    }
    labels = {element.id: element.label for element in programme.elements}
    labels |= {indicator.id: indicator.name for indicator in programme.indicators}
    served = {(alignment.item, alignment.priority) for alignment in programme.alignments}
    found = []
    for alignment in programme.alignments:
        now = alignment.priority
        while now in became:
            now = became[now]
        if now != alignment.priority and (alignment.item, now) not in served:
            words = f"“{texts[alignment.priority]}” became “{texts[now]}”"
            found.append(OldPriority(alignment, labels[alignment.item], words, checked(alignment, priority=now)))
    return tuple(found)


def build_next(programme: Programme, review: Review, choices: Choices) -> Programme:
    """The programme of the next year: every id as it was but its own, and what was chosen taken.

    Funding of earlier years that was agreed has ended by then; what only was asked for is left behind. Raises NoName.
    """
    if not choices.name.strip():
        raise NoName("The new programme needs a name. Type one.")
    baselines = {one.indicator.id: one.baseline for one in review.baselines if one.indicator.id in choices.baselines}
    targets = [one.again for one in review.targets if one.target.id in choices.targets]
    funding = [one.again for one in review.funding if one.funding.id in choices.funding]
    moved = {one.alignment.id: one.again for one in review.priorities if one.alignment.id in choices.priorities}
    past = {one.id for one in programme.funding if year_of(one.year_starts) < review.starts}
    begun = leave_out(
        programme, [one.id for one in programme.funding if one.id in past and one.status is FundingStatus.ASKED]
    )
    return checked(
        begun,
        id=new_id(),
        name=choices.name.strip()[: limits.NAME],
        indicators=tuple(
            checked(one, baseline=baselines[one.id]) if one.id in baselines else one for one in begun.indicators
        ),
        targets=(*begun.targets, *targets),
        funding=(
            *(checked(one, status=FundingStatus.ENDED) if one.id in past else one for one in begun.funding),
            *funding,
        ),
        alignments=tuple(moved.get(one.id, one) for one in begun.alignments),
        submissions=(),
    )


def start_next_year(workspace: Workspace, programme_id: str, review: Review, choices: Choices, author: Author) -> Saved:
    """Make the next year's programme; the one it is made from stays as it is. Raises NoName."""
    made = build_next(workspace.open(programme_id).programme, review, choices)
    return workspace.create(made, author, workspace.figures(programme_id) if choices.figures else ())
