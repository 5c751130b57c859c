"""A funnel, need, and before and after as files: every form, protected unless somebody says otherwise."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from toc.analysis.alignment_flow import Column as Place
from toc.analysis.alignment_flow import Flow, Node, Stream
from toc.analysis.periods import months_from
from toc.exchange.library import load_library
from toc.model.figures import Observation, PairedResult
from toc.model.indicators import Breakdown, Category, Indicator, IndicatorKind
from toc.model.plans import NeedInputs, RoadmapStep, ServiceYear
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.services import chart_files
from toc.services.block_charts import (
    ask_for_flow,
    ask_for_funnel,
    ask_for_growth,
    ask_for_mean_changes,
    ask_for_need,
    ask_for_reliable_change,
)
from toc.services.chart_files import CHART_FORMATS, BlockRequest, build_block_file, name_block_file

NAMES = tuple(f"Team {number}" for number in range(1, 12))
SHARE = Indicator(
    id="share",
    name="Improved",
    kind=IndicatorKind.PERCENTAGE,
    breakdown=Breakdown(name="Team", categories=tuple(Category(id=one.replace(" ", "-"), name=one) for one in NAMES)),
)
QUARTER = months_from(date(2025, 4, 1), 3)
EPDS = next(one for one in load_library().instruments if one.id == "epds")
PAIRED = PairedResult(
    id="r", instrument="epds", period=QUARTER, closed=61, paired=43, mean_change=-4.4321,
    sd_change=3.3, improved=23, unchanged=17, deteriorated=3,
)  # fmt: skip
NEED = NeedInputs(
    births=2_000,
    area="Example Valley",
    low_prevalence=0.1,
    years=(
        ServiceYear(starts=date(2024, 4, 1), families_reached=3),
        ServiceYear(starts=date(2025, 4, 1), families_reached=62),
    ),
)
STEPS = (
    RoadmapStep(id="a", on=date(2024, 4, 1), label="A psychologist", families=40, cost=62_000),
    RoadmapStep(id="b", on=date(2025, 10, 1), label="A forum", families=10, cost=5_001),
)
TEAM = Programme(
    id="p", name="Riverside Team", fictional=True, indicators=(SHARE,), instruments=(EPDS,), paired_results=(PAIRED,),
    need=NEED, roadmap=STEPS,
)  # fmt: skip
FLOW = Flow(
    nodes=(Node("a", "Visits", Place.ACTIVITY), Node("o", "Calm", Place.OUTCOME), Node("p", "Safe", Place.PRIORITY)),
    streams=(Stream("a", "o", 1.0, "Visits lead to calm."), Stream("o", "p", 3.0, "Calm serves safe: direct.")),
    chains=(),
)
FIGURES = tuple(
    Observation(indicator="share", category=one.id, period=QUARTER, numerator=3 if place == 0 else 20, denominator=40)
    for place, one in enumerate(SHARE.breakdown.categories if SHARE.breakdown else ())
)
REQUESTS = {
    "funnel": ask_for_funnel(TEAM, SHARE, FIGURES, QUARTER),
    "need": ask_for_need(TEAM),
    "mean changes": ask_for_mean_changes(TEAM, EPDS, (PAIRED,)),
    "reliable change": ask_for_reliable_change(TEAM, EPDS, (PAIRED,)),
    "growth": ask_for_growth(TEAM),
}


def rows_of(asked: BlockRequest) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(build_block_file("csv", asked).data.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("which", "column", "hidden", "true"),
    [
        ("funnel", "Of how many", "", "3 of 40"),
        ("need", "Families reached", "", "3"),
        ("growth", "Families in fact reached", "", "3"),
        ("reliable change", "Reliably deteriorated", "<5", "3"),
        ("mean changes", "Reliably deteriorated", "<5", "3"),
    ],
)
def test_a_small_number_leaves_only_where_somebody_says_so(which: str, column: str, hidden: str, true: str) -> None:
    asked = REQUESTS[which]
    first = rows_of(asked)[0]
    assert (first[column], "small numbers" in first) == (hidden, True)
    assert first["small numbers"]
    assert rows_of(asked._replace(small_numbers=SmallNumbers.NONE))[0][column] == true


@pytest.mark.parametrize("which", REQUESTS)
@pytest.mark.parametrize("form", ["png", "svg"])
def test_a_picture_carries_its_title_words_and_stamp(which: str, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Any] = []

    def draw(figures: Sequence[Any], *_: object) -> list[bytes]:
        drawn.extend(figures)
        return [b"picture"]

    monkeypatch.setattr(chart_files, "render_pictures", draw)
    made = build_block_file(form, REQUESTS[which])
    assert (made.data, made.name.rpartition(".")[2]) == (b"picture", form)
    words = " ".join(str(note.text).replace("<br>", " ") for note in drawn[0].layout.annotations)
    assert "Riverside Team" in words
    assert "a made-up example" in words
    assert "1 to 4 people" in words


@pytest.mark.parametrize("which", REQUESTS)
def test_the_workbook_holds_the_numbers_of_the_chart_and_no_small_one(which: str) -> None:
    data = build_block_file("xlsx", REQUESTS[which]).data
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    cells = [cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    assert not {3, 7.5} & {cell for cell in cells if isinstance(cell, int | float)}
    assert any(isinstance(cell, float) for cell in cells)


def test_the_funnel_where_all_is_hidden_is_a_frame_that_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    few = tuple(one.model_copy(update={"numerator": 1, "denominator": 2}) for one in FIGURES)
    drawn: list[Any] = []
    monkeypatch.setattr(chart_files, "render_pictures", lambda figures, *_: [drawn.extend(figures), b"picture"][1:])
    build_block_file("png", ask_for_funnel(TEAM, SHARE, few, QUARTER))
    words = " ".join(str(note.text).replace("<br>", " ") for note in drawn[0].layout.annotations)
    assert "Too few are counted in each to show any of them." in words


def test_the_growth_of_each_year_is_told_with_its_money() -> None:
    years = rows_of(REQUESTS["growth"])
    assert [(one["Year"], one["Families by this year's steps"], one["Cost by this year's steps"]) for one in years] == [
        ("2024/25", "40", "62000"),
        ("2025/26", "5", "2500"),
    ]
    assert years[1]["Families in fact reached"] == "60"


def test_the_flow_is_a_table_of_its_streams_and_a_picture_of_its_own_width(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ask_for_flow(TEAM, FLOW)
    assert [(one["From"], one["To"], one["How"], one["small numbers"]) for one in rows_of(asked)] == [
        ("Visits", "Calm", "Visits lead to calm.", ""),
        ("Calm", "Safe", "Calm serves safe: direct.", ""),
    ]
    drawn: list[Any] = []
    monkeypatch.setattr(chart_files, "render_pictures", lambda figures, *_: [drawn.extend(figures), b"picture"][1:])
    build_block_file("png", asked)
    words = " ".join(str(note.text).replace("<br>", " ") for note in drawn[0].layout.annotations)
    assert "2 streams between 1 activity, 1 outcome and 1 priority." in words
    assert drawn[0].layout.width > 1000
    book = CalamineWorkbook.from_filelike(io.BytesIO(build_block_file("xlsx", asked).data))
    cells = [cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    assert "Calm serves safe: direct." in cells


def test_every_form_of_an_indicators_chart_is_there_for_these_too() -> None:
    assert set(CHART_FORMATS) == {"png", "svg", "xlsx", "csv"}
    with pytest.raises(KeyError):
        build_block_file("doc", REQUESTS["need"])


def test_files_of_two_charts_of_one_questionnaire_have_names_of_their_own() -> None:
    """Also where a long name is cut."""
    longest = EPDS.model_copy(update={"name": "A questionnaire with a name " * 6})
    asked = (ask_for_mean_changes(TEAM, longest, (PAIRED,)), ask_for_reliable_change(TEAM, longest, (PAIRED,)))
    assert len({name_block_file("csv", one) for one in asked}) == 2
