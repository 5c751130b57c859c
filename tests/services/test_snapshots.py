"""A document made names the revision it was made from, and never takes a person's name away."""

from pathlib import Path

import pytest

from tests.services.example import PROGRAMME
from toc.services.snapshots import mark_document
from toc.services.workspace import Workspace
from toc.store import Author, Store

ANN = Author(id="0123456789abcdef", name="Ann")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    workspace = Workspace.at(f"sqlite:///{tmp_path / 'toc.db'}")
    workspace.create(PROGRAMME, ANN)
    return workspace.store


def test_a_document_names_the_revision_it_was_made_from(store: Store) -> None:
    assert mark_document(store, PROGRAMME.id, "Bid pack for the council", ANN).revision == 0
    assert [one.name for one in store.snapshots(PROGRAMME.id)] == ["Bid pack for the council"]


def test_a_name_somebody_gave_stays(store: Store) -> None:
    store.snapshot(PROGRAMME.id, "Agreed in March", ANN)
    assert mark_document(store, PROGRAMME.id, "Bid pack", ANN).name == "Agreed in March"
    assert [one.name for one in store.snapshots(PROGRAMME.id)] == ["Agreed in March"]
