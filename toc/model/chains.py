"""Chains in which one thing follows another: each stays among its own kind, and none comes back to itself."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from toc.model.references import BrokenProgramme

if TYPE_CHECKING:
    from toc.model.programme import Programme


def check_chains(programme: "Programme") -> None:
    """Raise BrokenProgramme unless targets' histories and priorities' order lead somewhere.

    Every id they name is known to be there.
    """
    _check_targets(programme)
    _check_priorities(programme)


def _check_targets(programme: "Programme") -> None:
    indicator_of = {target.id: target.indicator for target in programme.targets}
    for target in programme.targets:
        if target.replaces is not None and indicator_of[target.replaces] != target.indicator:
            raise BrokenProgramme(
                f"The target '{target.id}' replaces one of another indicator. Pick a target of the same indicator."
            )
    replaces = {target.id: target.replaces for target in programme.targets if target.replaces is not None}
    if (found := find_circle(replaces)) is not None:
        raise BrokenProgramme(f"The target '{found}' would replace itself. Pick an earlier target.")


def _check_priorities(programme: "Programme") -> None:
    home = {one.id: framework.id for framework in programme.frameworks for one in framework.priorities}
    priorities = [one for framework in programme.frameworks for one in framework.priorities]
    for one in priorities:
        if one.parent is not None and home[one.parent] != home[one.id]:
            raise BrokenProgramme(
                f"The priority '{one.id}' stands under one of another framework. Pick one of the same framework."
            )
        if one.id in one.same_as:
            raise BrokenProgramme(f"The priority '{one.id}' is said to be the same as itself. Pick another body's.")
    if (found := find_circle({one.id: one.parent for one in priorities if one.parent is not None})) is not None:
        raise BrokenProgramme(f"The priority '{found}' would stand under itself. Pick another.")
    if (found := find_circle({one.id: one.supersedes for one in priorities if one.supersedes is not None})) is not None:
        raise BrokenProgramme(f"The priority '{found}' would supersede itself. Pick an earlier one.")


def find_circle(following: Mapping[str, str]) -> str | None:
    """An id from which the chain comes back to itself; None where every chain ends."""
    ends: set[str] = set()
    for start in following:
        way: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in ends:
            if here in way:
                return here
            way[here] = None
            here = following.get(here)
        ends.update(way)
    return None
