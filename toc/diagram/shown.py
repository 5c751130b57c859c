"""What of a theory stands on the picture: the stages not hidden, their boxes, the arrows between those."""

from collections.abc import Iterable
from typing import NamedTuple

from toc.diagram.options import ViewOptions
from toc.model.theory import Assumption, Element, Factor, FactorKind, Link, Stage, TheoryOfChange


class Shown(NamedTuple):
    stages: tuple[Stage, ...]
    elements: tuple[Element, ...]
    """Column by column, from the top."""
    columns: dict[str, int]
    """Column of each element by its id."""
    numbers: dict[str, str]
    """Number of each element by its id: the same whichever stages are hidden."""
    links: tuple[Link, ...]
    assumptions: tuple[Assumption, ...]
    factors: tuple[Factor, ...]

    def factors_of(self, kinds: Iterable[FactorKind]) -> tuple[Factor, ...]:
        return tuple(factor for factor in self.factors if factor.kind in kinds)


def build_shown(theory: TheoryOfChange, options: ViewOptions) -> Shown:
    stages = tuple(stage for stage in theory.stages if stage.id not in options.hidden_stages)
    members: dict[str, list[Element]] = {stage.id: [] for stage in theory.stages}
    for element in theory.elements:
        if element.stage is not None:
            members[element.stage].append(element)
    columns = {element.id: index for index, stage in enumerate(stages) for element in members[stage.id]}
    numbers = {
        element.id: f"{index}.{place}"
        for index, stage in enumerate(theory.stages, start=1)
        for place, element in enumerate(members[stage.id], start=1)
    }
    links = tuple(link for link in theory.links if link.source in columns and link.target in columns)
    # What stands on a grey box or arrow is left off: it says nothing to a reader whose own it is not.
    drawn = (columns.keys() | {link.id for link in links}) - options.faded
    return Shown(
        stages=stages,
        elements=tuple(element for stage in stages for element in members[stage.id]),
        columns=columns,
        numbers=numbers,
        links=links,
        assumptions=tuple(one for one in theory.assumptions if one.about in drawn) if options.show_assumptions else (),
        factors=tuple(one for one in theory.factors if one.about is None or one.about in drawn)
        if options.show_factors
        else (),
    )
