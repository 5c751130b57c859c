"""Two revisions beside each other: words, pictures and files."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.services.example import PROGRAMME
from toc.diagram.options import ViewOptions
from toc.model.collections import Collection
from toc.model.edits import Add, Change, FigureChange, PutFigures
from toc.model.figures import Observation, Period
from toc.services.workspace import Workspace
from toc.store import Author

ANN = Author(id="0123456789abcdef", name="Ann")
YEAR = Period.model_validate({"start": "2025-04-01", "end": "2026-03-31"})
VIEW = ViewOptions()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """At revision 1 a box was renamed, at 2 a figure came in, at 3 a second theory."""
    made = Workspace.at(f"sqlite:///{tmp_path / 'toc.db'}")
    made.create(PROGRAMME, ANN)
    figure = Observation(indicator="trained", period=YEAR, value=5)
    made.commit("prog", Change(collection=Collection.ELEMENTS, id="skills", fields={"label": "Skills hold"}), ANN)
    made.commit("prog", PutFigures(cells=(FigureChange(key=figure.key, observation=figure),)), ANN)
    theory = {"id": "second", "name": "Clinical level", "stages": [{"id": "s2", "name": "Activities"}]}
    made.commit("prog", Add(collection=Collection.THEORIES, item=theory), ANN)
    return made


RENAMED = "Renamed the box 'Skills grow' to 'Skills hold'"
BROUGHT = "1 figure came in"


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [(0, 1, (RENAMED,)), (1, 2, (BROUGHT,)), (0, 2, (RENAMED, BROUGHT)), (2, 0, (RENAMED, BROUGHT)), (1, 1, ())],
)
def test_two_revisions_are_told_from_the_older_to_the_newer(
    workspace: Workspace, one: int, other: int, words: tuple[str, ...]
) -> None:
    assert workspace.comparisons.compare("prog", one, other).words == words


def test_the_maps_that_differ_come_first(workspace: Workspace) -> None:
    assert list(workspace.comparisons.compare("prog", 0, 1).theories) == ["theory"]
    assert list(workspace.comparisons.compare("prog", 2, 3).theories) == ["second", "theory"]


def test_the_picture_is_drawn_once_whichever_is_named_first(workspace: Workspace) -> None:
    drawing = workspace.comparisons.draw("prog", 0, 1, "theory", VIEW)
    assert [box.label for box in drawing.picture.boxes if box.mark] == ["Skills hold"]
    assert workspace.comparisons.draw("prog", 1, 0, "theory", VIEW) is drawing


def test_a_file_holds_the_picture_on_screen_and_the_words(workspace: Workspace) -> None:
    made = workspace.comparisons.compare("prog", 0, 2).export(
        "theory", VIEW, "revisions 0 and 2", datetime(2026, 1, 2, tzinfo=UTC)
    )
    words = " ".join(" ".join(text.lines) for text in made.picture.texts)
    assert f"{RENAMED} {BROUGHT}" in words
    assert "revisions 0 and 2" in words
    on_screen = workspace.comparisons.draw("prog", 0, 2, "theory", VIEW).picture
    assert [(box.label, box.x, box.height) for box in made.picture.boxes] == [
        (box.label, box.x, box.height) for box in on_screen.boxes
    ]
    assert RENAMED in made.outline
