"""The programme as one commissioner sees it: what serves their priorities or has their money, and what leads there.

view = build_view(programme, commissioner_id)
view.faded(theory)              the ids that are not theirs, for the picture
build_theirs(programme, commissioner_id)   a programme without the rest, for a document or a file of their own
replace_terms(text, commissioner)          their own words in place of ours
"""

from toc.analysis.same_priorities import count_once
from toc.errors import TocError
from toc.model.base import Id, Value
from toc.model.paths import leading_to
from toc.model.priorities import Commissioner, FundingStatus
from toc.model.programme import Programme
from toc.model.terms import replace_terms
from toc.model.theory import TheoryOfChange
from toc.services.leaving_out import leave_out

__all__ = ["CommissionerView", "NoSuchCommissioner", "build_theirs", "build_view", "replace_terms"]


class NoSuchCommissioner(TocError):
    """The commissioner is not in the programme any more."""

    def __init__(self) -> None:
        super().__init__("This commissioner is not there any more: somebody removed them. Pick another one.")


class CommissionerView(Value):
    """What of a programme is one commissioner's."""

    commissioner: Commissioner
    priorities: frozenset[Id]
    """Of their frameworks, and those that another body calls the same."""
    own: frozenset[Id]
    """Boxes that serve their priorities or have their money, themselves or by an indicator."""
    boxes: frozenset[Id]
    """Those, and the pathways that lead to them."""
    indicators: frozenset[Id]
    """What serves their priorities, has a target of theirs, or measures a box of their own."""

    def faded(self, theory: TheoryOfChange) -> frozenset[str]:
        """Ids of the boxes and arrows of a theory that are not theirs."""
        return frozenset(element.id for element in theory.elements if element.id not in self.boxes) | frozenset(
            link.id for link in theory.links if link.source not in self.boxes or link.target not in self.boxes
        )


def find_commissioner(programme: Programme, commissioner_id: str) -> Commissioner:
    """Raises NoSuchCommissioner."""
    found = programme.commissioner(commissioner_id)
    if found is None:
        raise NoSuchCommissioner
    return found


def build_view(programme: Programme, commissioner_id: str) -> CommissionerView:
    """What is theirs. Money for the whole programme makes all of it theirs where nothing else narrows it down.

    Money that has ended makes nothing theirs any more. Raises NoSuchCommissioner.
    """
    commissioner = find_commissioner(programme, commissioner_id)
    priorities = _with_the_same(programme, commissioner)
    served = {alignment.item for alignment in programme.alignments if alignment.priority in priorities}
    promised = {target.indicator for target in programme.targets if target.commissioner == commissioner_id}
    money = [
        one
        for one in programme.funding
        if one.commissioner == commissioner_id and one.status is not FundingStatus.ENDED
    ]
    everywhere = frozenset(element.id for element in programme.elements)
    all_indicators = frozenset(indicator.id for indicator in programme.indicators)
    theirs = (served | promised) & all_indicators
    own = set(served & everywhere)
    own |= {one.element for one in money if one.element is not None}
    own |= {measure.element for measure in programme.measures if measure.indicator in theirs}
    if not own and any(one.element is None for one in money):
        own, theirs = set(everywhere), set(all_indicators)
    theirs |= {measure.indicator for measure in programme.measures if measure.element in own}
    return CommissionerView(
        commissioner=commissioner,
        priorities=priorities,
        own=frozenset(own),
        boxes=_with_what_leads_there(programme, own),
        indicators=frozenset(theirs),
    )


def _with_the_same(programme: Programme, commissioner: Commissioner) -> frozenset[str]:
    """The same priority under two bodies counts once, whichever of the two was picked."""
    frameworks = set(commissioner.frameworks)
    theirs = {
        one.id for framework in programme.frameworks if framework.id in frameworks for one in framework.priorities
    }
    counts_as = count_once(programme.frameworks)
    counted = {counts_as[priority] for priority in theirs}
    return frozenset(priority for priority, first in counts_as.items() if first in counted)


def _with_what_leads_there(programme: Programme, own: set[str]) -> frozenset[str]:
    """The boxes, all that leads to them, and in and out of the maps that explain a box in detail."""
    ends = set(own)
    links = [link for theory in programme.theories for link in theory.links]
    inside = [(theory.inside, {element.id for element in theory.elements}) for theory in programme.theories]
    grew = True
    while grew:
        found = ends | leading_to(links, ends)
        # A box is theirs where something in the map that explains it is.
        found |= {box for box, detail in inside if box is not None and not detail.isdisjoint(found)}
        grew, ends = found != ends, set(found)
    for box, detail in inside:
        # A map that explains a box of theirs is theirs, unless it says itself which part.
        if box in own and detail.isdisjoint(ends):
            ends |= detail
    return frozenset(ends)


def build_theirs(programme: Programme, commissioner_id: str) -> Programme:
    """The programme with nothing in it that is not theirs: no box, indicator, priority, money or target of others.

    Raises NoSuchCommissioner.
    """
    view = build_view(programme, commissioner_id)
    others = (
        {element.id for element in programme.elements if element.id not in view.boxes}
        | {indicator.id for indicator in programme.indicators if indicator.id not in view.indicators}
        | {one.id for one in programme.alignments if one.priority not in view.priorities}
        | {one.id for one in programme.commissioners if one.id != commissioner_id}
        | {one.id for one in programme.targets if one.commissioner not in (commissioner_id, None)}
        | {one.id for one in programme.documents if one.commissioner not in (commissioner_id, None)}
        | {one.id for one in programme.submissions if one.commissioner != commissioner_id}
    )
    left = leave_out(programme, others)
    served = {one.priority for one in left.alignments}
    unused = {
        framework.id
        for framework in left.frameworks
        if framework.id not in view.commissioner.frameworks
        and served.isdisjoint(one.id for one in framework.priorities)
    }
    return leave_out(left, unused | _unused_means(left))


def _unused_means(programme: Programme) -> set[str]:
    """Instruments that nothing is measured by any more."""
    used = {name for indicator in programme.indicators for name in indicator.instruments}
    used |= {result.instrument for result in programme.paired_results}
    return {one.id for one in programme.instruments if one.id not in used}
