"""The starter theories as they are drawn: no crossing that "Untangle" could save, and every word in its box."""

import pytest

from toc.diagram.crossings import count_crossings
from toc.diagram.untangle import find_order
from toc.exchange.templates import load_template
from toc.model.theory import TheoryOfChange

THEORIES = [
    *load_template("both").programme.theories,
    *load_template("blank").programme.theories,
    *load_template("logic_model").programme.theories,
]


@pytest.mark.parametrize("theory", THEORIES, ids=lambda theory: str(theory.id))
def test_untangle_finds_nothing_to_save(theory: TheoryOfChange) -> None:
    found = find_order(theory)
    assert found.before == count_crossings(theory)
    assert found.after == found.before


@pytest.mark.parametrize("theory", THEORIES[:2], ids=lambda theory: str(theory.id))
def test_in_another_order_it_would_find_something(theory: TheoryOfChange) -> None:
    """Or the test above would say nothing."""
    turned = theory.model_copy(update={"elements": tuple(sorted(theory.elements, key=lambda one: one.label))})
    found = find_order(turned)
    assert found.after < found.before
    assert found.after >= count_crossings(theory)
