"""What an edit of figures does and takes back, cell by cell and import by import."""

import pytest

from tests.exchange.example import OBSERVATIONS, PROGRAMME, QUARTERS
from toc.model.apply import EditRefused, apply, as_json
from toc.model.collections import Collection
from toc.model.edits import Edit, FigureChange, ImportFigures, PutFigures, WithdrawImport
from toc.model.effects import Replaced
from toc.model.figures import FigureKey, Observation

C = Collection
FIGURES = {one.key: one for one in OBSERVATIONS}
CELL = FigureKey(indicator="trained", period=QUARTERS[0])
THEIRS, MINE = (Observation(**CELL.model_dump(), value=value) for value in (7, 8))


def refused(edit: Edit, figures: dict[FigureKey, Observation] | None = None) -> str:
    with pytest.raises(EditRefused) as caught:
        apply(PROGRAMME, edit, figures)
    return caught.value.message


def test_a_figure_is_entered_corrected_and_cleared() -> None:
    for before, now in ((None, MINE), (THEIRS, MINE), (THEIRS, None)):
        figures = {} if before is None else {CELL: before}
        applied = apply(PROGRAMME, PutFigures(cells=(FigureChange(key=CELL, observation=now),)), figures)
        assert [(cell.key, cell.observation) for cell in applied.figures] == [(CELL, now)]
        back = apply(PROGRAMME, applied.inverse, {} if now is None else {CELL: now})
        assert [(cell.key, cell.observation) for cell in back.figures] == [(CELL, before)]
        assert applied.programme is PROGRAMME
        assert applied.touched == ["figure:trained"]


def test_a_cell_entered_twice_in_one_edit_is_taken_back_to_what_it_was() -> None:
    twice = PutFigures(cells=(FigureChange(key=CELL, observation=THEIRS), FigureChange(key=CELL, observation=MINE)))
    inverse = apply(PROGRAMME, twice, FIGURES).inverse
    assert apply(PROGRAMME, inverse, {CELL: MINE}).figures[-1].observation == FIGURES[CELL]


def test_a_figure_over_somebody_elses_says_what_it_replaced() -> None:
    seen = FIGURES[CELL]
    edit = PutFigures(cells=(FigureChange(key=CELL, observation=MINE, base=seen),))
    assert apply(PROGRAMME, edit, {CELL: seen}).effects == []
    assert apply(PROGRAMME, edit, {CELL: MINE}).effects == []
    assert apply(PROGRAMME, edit, {CELL: THEIRS}).effects == [
        Replaced(C.INDICATORS, "trained", "figure", as_json(THEIRS))
    ]


def test_a_figure_is_not_taken_back_over_somebody_elses() -> None:
    mine = apply(PROGRAMME, PutFigures(cells=(FigureChange(key=CELL, observation=MINE),)), FIGURES)
    assert "This figure has been changed since" in refused(mine.inverse, figures={CELL: THEIRS})


def test_a_figure_belongs_to_its_cell_and_to_an_indicator_that_is_there() -> None:
    other = FigureKey(indicator="trained", period=QUARTERS[1])
    assert refused(PutFigures(cells=(FigureChange(key=other, observation=MINE),))).startswith("This figure belongs in")
    gone = FigureKey(indicator="gone", period=QUARTERS[1])
    assert refused(PutFigures(cells=(FigureChange(key=gone, observation=None),))).startswith("The indicator is not")


def test_an_import_and_its_withdrawal_take_each_other_back() -> None:
    imported, withdrawn = ImportFigures(batch="b"), WithdrawImport(batch="b")
    assert apply(PROGRAMME, imported).inverse == withdrawn
    assert apply(PROGRAMME, withdrawn).inverse == imported
    assert apply(PROGRAMME, imported).touched == ["batch:b"]
