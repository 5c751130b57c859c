"""Figures brought in from the command line: into a file and into the store."""

import io
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.conftest import Toc
from tests.exchange.figures.fingertips_table import MADE_UP
from toc.exchange.native import ProgrammeFile, dump_programme, load_programme
from toc.model.figures import Observation
from toc.model.indicators import Frequency, Indicator, IndicatorKind
from toc.model.programme import Programme

PROGRAMME = Programme(
    id="team",
    name="Team A",
    indicators=(
        Indicator(id="seen", name="=Seen in time", kind=IndicatorKind.PERCENTAGE, frequency=Frequency.MONTHLY),
        Indicator(id="trained", name="People trained", frequency=Frequency.QUARTERLY),
    ),
)
TABLE = "indicator,period,numerator,denominator,value\nseen,Apr 2024,12,40,\ntrained,2024/25 Q1,,,7\n"
FAULTY = f"{TABLE}seen,May 2024,12,0,\n"


@pytest.fixture
def team(tmp_path: Path) -> Path:
    path = tmp_path / "team.toc.json"
    path.write_bytes(dump_programme(ProgrammeFile(programme=PROGRAMME)))
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "figures.csv"
    path.write_text(TABLE)
    return path


@pytest.fixture
def stored(toc: Toc, team: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("TOC_DATA_DIR", str(tmp_path / "store"))
    return toc("import", team).out.strip()


def _figures(path: Path) -> tuple[Observation, ...]:
    return load_programme(path.read_bytes()).observations


def test_a_table_goes_into_a_file_and_the_same_one_again_changes_nothing(toc: Toc, team: Path, table: Path) -> None:
    assert toc("import-figures", team, table) == (0, "2 added, 0 changed, 0 there already.\n", "")
    assert [(one.indicator, one.numerator, one.value) for one in _figures(team)] == [
        ("seen", 12, None),
        ("trained", None, 7),
    ]
    before = team.read_bytes()
    assert toc("import-figures", team, table) == (0, "0 added, 0 changed, 2 there already.\n", "")
    assert team.read_bytes() == before


def test_a_table_goes_into_the_store_by_name_and_the_same_one_again_changes_nothing(
    toc: Toc, stored: str, table: Path, tmp_path: Path
) -> None:
    assert toc("import-figures", "Team A", table) == (0, "2 added, 0 changed, 0 there already.\n", "")
    assert toc("import-figures", stored, table) == (0, "0 added, 0 changed, 2 there already.\n", "")
    table.write_text(TABLE.replace(",7", ",8"))
    assert toc("import-figures", stored, table).out == "0 added, 1 changed, 1 there already.\n"
    toc("export", stored, "-o", tmp_path / "out.toc.json")
    assert [(one.numerator, one.value) for one in _figures(tmp_path / "out.toc.json")] == [(12, None), (None, 8)]


@pytest.mark.parametrize("into", ["file", "store"])
def test_a_faulty_row_stops_the_import_whole_unless_it_is_to_be_skipped(
    toc: Toc, stored: str, team: Path, table: Path, into: str
) -> None:
    target = team if into == "file" else stored
    table.write_text(FAULTY)
    ran = toc("import-figures", target, table)
    assert ran.code == 1
    assert ran.err == (
        "toc: Row 4, denominator: 0 cannot be divided by. Nothing was imported: correct the table, or skip these.\n"
    )
    ran = toc("import-figures", target, table, "--skip")
    assert (ran.code, ran.out) == (0, "2 added, 0 changed, 0 there already, 1 skipped.\n")
    assert ran.err == "Skipped: Row 4, denominator: 0 cannot be divided by.\n"


def test_the_indicator_of_all_figures_can_be_named(toc: Toc, team: Path, table: Path) -> None:
    table.write_text("date,value\n2024-04-01,5\n")
    assert "No column says which indicator" in toc("import-figures", team, table).err
    assert "There is no indicator 'x'" in toc("import-figures", team, table, "--indicator", "x").err
    assert toc("import-figures", team, table, "--indicator", "people trained").out.startswith("1 added")


def test_figures_that_a_file_cannot_hold_are_sent_to_the_store(
    toc: Toc, team: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toc.exchange.json_text.MOST_ENTRIES", 6)
    before = team.read_bytes()
    assert "more than a programme's file can hold" in toc("import-figures", team, table).err
    assert team.read_bytes() == before


def test_a_missing_programme_or_table_is_called_missing(toc: Toc, team: Path, stored: str) -> None:
    assert "gone.csv cannot be read" in toc("import-figures", team, "gone.csv").err
    assert "gone.json cannot be read" in toc("import-figures", "gone.json", team).err
    assert "There is no programme 'gone' in the store" in toc("import-figures", "gone", team).err


def test_the_template_lists_what_is_to_be_filled_in_and_imports_when_it_is(
    toc: Toc, team: Path, tmp_path: Path
) -> None:
    book = tmp_path / "fill-in.xlsx"
    assert toc("figures-template", team, "--periods", "2", "--until", "2024-05-10", "-o", book).code == 0
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book.read_bytes())).get_sheet_by_name("Figures").to_python()
    assert [row[:2] for row in rows[1:]] == [
        ["'=Seen in time", "Apr 2024"],
        ["'=Seen in time", "May 2024"],
        ["People trained", "2023/24 Q4"],
        ["People trained", "2024/25 Q1"],
    ]
    assert toc("import-figures", team, book).out == "0 added, 0 changed, 0 there already, 4 left empty.\n"
    filled = tmp_path / "filled.csv"
    lines = [rows[0], *([*row[:3], 3, 4, *row[5:]] for row in rows[1:])]
    filled.write_text("\n".join(",".join(map(str, line)) for line in lines))
    assert toc("import-figures", team, filled).out == "4 added, 0 changed, 0 there already.\n"


@pytest.mark.parametrize("wrong", [("--periods", "0"), ("--periods", "x"), ("--until", "May")])
def test_a_template_asked_for_wrongly_is_a_wrong_command(
    toc: Toc, team: Path, tmp_path: Path, wrong: tuple[str, str]
) -> None:
    ran = toc("figures-template", team, *wrong, "-o", tmp_path / "x.xlsx")
    assert ran.code == 2
    assert f"'{wrong[1]}' is not" in ran.err


@pytest.mark.parametrize("into", ["file", "store"])
def test_published_figures_come_beside_the_programmes_own(
    toc: Toc, stored: str, team: Path, table: Path, tmp_path: Path, into: str
) -> None:
    table.write_text(MADE_UP)
    assert toc("fingertips", table).out.splitlines() == [
        "1        Made-up rate (Persons, All ages)",
        "1        Made-up rate (Female, All ages)",
        "E92000001  England (Country)",
        "X01        Made-up region (Region)",
    ]
    target = str(team) if into == "file" else stored
    choice = ("fingertips", table, "--into", target, "--indicator", "seen")
    assert "Which indicator of the file?" in toc(*choice).err
    chosen = (*choice, "--sex", "Persons", "--area", "England", "--area", "X01")
    assert toc(*chosen) == (0, "2 added, 0 changed, 0 there already.\n", "")
    assert toc(*chosen).out == "0 added, 0 changed, 2 there already.\n"
    toc("export", target, "-o", tmp_path / "out.toc.json")
    file = load_programme((tmp_path / "out.toc.json").read_bytes())
    names = {one.id: one.name for one in file.programme.indicators[0].comparisons}
    assert {(names[one.comparison or ""], one.value, one.lower) for one in file.observations} == {
        ("England", 12.5, 12.25),
        ("Made-up region", None, None),
    }


def test_published_figures_need_an_indicator_to_stand_beside(toc: Toc, team: Path, table: Path) -> None:
    table.write_text(MADE_UP)
    assert "Name the programme's indicator" in toc("fingertips", table, "--into", team).err
    ran = toc("fingertips", table, "--into", team, "--indicator", "seen", "--sex", "Persons", "--area", "Atlantis")
    assert "no figures of this indicator for these areas" in ran.err
