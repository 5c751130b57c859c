"""What is loaded once is left out of the collection that follows every run."""

import gc
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from toc.ui.heap import settle_heap


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    """Each test starts with nothing set aside, and leaves it so."""
    gc.unfreeze()
    yield
    gc.unfreeze()


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that was not there before."""
    monkeypatch.setitem(sys.modules, "loaded_by_a_page", ModuleType("loaded_by_a_page"))


def test_what_a_new_module_brought_is_set_aside_without_the_garbage(load: None) -> None:
    circle: list[object] = []
    circle.append(circle)
    known = id(circle)
    del circle
    settle_heap()
    assert gc.get_freeze_count() > 1000
    gc.unfreeze()
    assert known not in {id(one) for one in gc.get_objects() if type(one) is list and len(one) == 1 and one[0] is one}


def test_nothing_is_set_aside_while_no_module_is_new(load: None) -> None:
    settle_heap()
    gc.unfreeze()
    settle_heap()
    assert gc.get_freeze_count() == 0
