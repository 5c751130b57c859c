"""What the rules ask of a programme, worked out once: kinds of boxes, arrows in and out, ties to indicators."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from toc.model.indicators import MeasureRole
from toc.model.phrases import quoted
from toc.model.programme import Programme
from toc.model.theory import OUTCOME_KINDS, Element, Link, LinkKind, StageKind, TheoryOfChange


class MapFacts:
    """One theory as the rules see it. Boxes in the tray wait: no rule speaks of them."""

    def __init__(self, theory: TheoryOfChange) -> None:
        self.theory = theory
        self.boxes = tuple(element for element in theory.elements if element.stage is not None)
        self._kinds = {stage.id: stage.kind for stage in theory.stages}
        arrows_in: defaultdict[str, list[Link]] = defaultdict(list)
        arrows_out: defaultdict[str, list[Link]] = defaultdict(list)
        for link in theory.links:
            arrows_out[link.source].append(link)
            arrows_in[link.target].append(link)
        self.arrows_in: Mapping[str, list[Link]] = arrows_in
        self.arrows_out: Mapping[str, list[Link]] = arrows_out

    @cached_property
    def claims(self) -> tuple[Link, ...]:
        """The arrows that say one thing leads to another."""
        return tuple(link for link in self.theory.links if link.kind is LinkKind.LEADS_TO)

    def kind(self, box: str) -> StageKind:
        """The kind of a box's stage; `other` in the tray, of which nothing is known."""
        return self._kinds.get(self.theory.element_by_id[box].stage or "", StageKind.OTHER)

    def column(self, box: str) -> int | None:
        """Place of a box's stage from the left; None in the tray."""
        return self.theory.stage_index.get(self.theory.element_by_id[box].stage or "")

    def of_kind(self, *kinds: StageKind) -> tuple[Element, ...]:
        """The boxes on the map whose stage is of one of these kinds."""
        return tuple(box for box in self.boxes if self.kind(box.id) in kinds)

    @cached_property
    def activities(self) -> tuple[Element, ...]:
        return self.of_kind(StageKind.ACTIVITY)

    @cached_property
    def outcomes(self) -> tuple[Element, ...]:
        return self.of_kind(*OUTCOME_KINDS)

    def has_arrow(self, box: str) -> bool:
        return bool(self.arrows_in.get(box) or self.arrows_out.get(box))

    def is_accountable(self, box: str) -> bool:
        """True up to the accountability line; everywhere on a map that has none."""
        if self.theory.accountability_stage is None:
            return True
        column = self.column(box)
        return column is not None and column <= self.theory.stage_index[self.theory.accountability_stage]

    def name(self, box: str) -> str:
        return quoted(self.theory.element_by_id[box].label)

    def arrow(self, link: Link) -> str:
        return f"The arrow from {self.name(link.source)} to {self.name(link.target)}"


class Facts:
    """A programme as the rules see it."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.maps = tuple(MapFacts(theory) for theory in programme.theories)
        self.main_measures = _measured(programme, MeasureRole.MAIN)
        self.supporting_measures = _measured(programme, MeasureRole.SUPPORTING)

    @cached_property
    def with_target(self) -> frozenset[str]:
        """Ids of the indicators that have a target."""
        return frozenset(target.indicator for target in self.programme.targets)

    @cached_property
    def main_of_outcomes(self) -> frozenset[str]:
        """Ids of the indicators that are the main one of an outcome."""
        outcomes = {box.id for one in self.maps for box in one.outcomes}
        return frozenset(
            one.indicator for one in self.programme.measures if one.role is MeasureRole.MAIN and one.element in outcomes
        )


def _measured(programme: Programme, role: MeasureRole) -> frozenset[str]:
    return frozenset(measure.element for measure in programme.measures if measure.role is role)
