"""Untangle: the order of boxes with fewest crossings, proposed with the number before and after."""

from toc.diagram import engine
from toc.diagram.ordering import Untangled
from toc.model.theory import TheoryOfChange

__all__ = ["Untangled", "find_order"]


def find_order(theory: TheoryOfChange) -> Untangled:
    """Ask the engine's own ordering and our sweeps; never more crossings than there are.

    Tried without the engine's where that takes too long; then, with nothing found, the order there is.
    """
    return Untangled.model_validate_json(engine.find_order(theory))
