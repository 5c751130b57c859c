"""Documents and edits of earlier formats, upgraded on reading by one pure function for each step."""

import json
from typing import Any

import pytest

from tests.exchange import example as everything
from tests.store.example import label, text_of
from toc.model.edits import EDIT, Edit, Restore
from toc.store import documents
from toc.store.documents import (
    read_edit,
    read_observations,
    read_programme,
    write_edit,
    write_observation,
    write_programme,
)


def _title_becomes_name(document: dict[str, Any]) -> dict[str, Any]:
    return {("name" if key == "title" else key): value for key, value in document.items()}


def _name_says_upgraded(document: dict[str, Any]) -> dict[str, Any]:
    return document | {"name": f"{document['name']}, upgraded"}


@pytest.mark.parametrize(
    ("written_in", "written", "read"),
    [(1, {"title": "Old"}, "Old, upgraded"), (2, {"name": "Newer"}, "Newer, upgraded"), (3, {"name": "New"}, "New")],
)
def test_a_programme_of_an_earlier_format_takes_the_steps_it_lacks_and_no_others(
    written_in: int, written: dict[str, str], read: str
) -> None:
    text = json.dumps({"id": "prog", **written})
    assert read_programme(text, written_in, (_title_becomes_name, _name_says_upgraded)).name == read


@pytest.mark.parametrize(("written_in", "key"), [(1, "table"), (2, "collection")])
def test_an_edit_of_an_earlier_format_takes_its_steps_too(written_in: int, key: str) -> None:
    def table_becomes_collection(document: dict[str, Any]) -> dict[str, Any]:
        return {("collection" if name == "table" else name): value for name, value in document.items()}

    text = json.dumps({"op": "change", key: "elements", "id": "training", "fields": {"label": "Taught"}})
    assert read_edit(text, written_in, (table_becomes_collection,)) == label("training", "Taught")


def test_programmes_and_edits_have_as_many_formats() -> None:
    assert len(documents.PROGRAMME_UPGRADES) == len(documents.EDIT_UPGRADES) == documents.FORMAT - 1


def test_what_is_written_is_read_as_it_was() -> None:
    programme = everything.PROGRAMME
    edit: Edit = Restore(programme=programme, figures_at=3)
    assert text_of(read_programme(write_programme(programme), documents.FORMAT)) == text_of(programme)
    assert EDIT.dump_json(read_edit(write_edit(edit), documents.FORMAT)) == EDIT.dump_json(edit)
    assert read_observations(map(write_observation, everything.OBSERVATIONS)) == everything.OBSERVATIONS
