"""`report` writes a document of any layout in any format, for a commissioner and as at a day."""

from pathlib import Path

import pytest

from tests.cli.conftest import Toc
from tests.report.reported import OBSERVATIONS, PROGRAMME
from toc.exchange.native import ProgrammeFile, dump_programme


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "team.toc.json"
    path.write_bytes(dump_programme(ProgrammeFile(programme=PROGRAMME, observations=OBSERVATIONS)))
    return path


def page(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("layout", ["bid", "onepage", "outcomes", "specification", "charity", "slides"])
def test_every_layout_is_written(toc: Toc, file: Path, tmp_path: Path, layout: str) -> None:
    out = tmp_path / "made.xlsx"
    ran = toc("report", file, "--format", "xlsx", "--layout", layout, "-o", out)
    assert (ran.code, ran.err) == (0, "")
    assert out.read_bytes().startswith(b"PK")


def test_what_is_left_out_is_told(toc: Toc, file: Path, tmp_path: Path) -> None:
    ran = toc("report", file, "--format", "html", "--layout", "charity", "-o", tmp_path / "made.html")
    assert "“How the service grows” was left out: the roadmap has no steps yet." in ran.out.splitlines()


@pytest.mark.parametrize("wanted", ["board", "Valley Outcome Board", "valley outcome"])
def test_a_commissioner_is_found_by_id_name_or_part_of_it(toc: Toc, file: Path, tmp_path: Path, wanted: str) -> None:
    out = tmp_path / "made.html"
    ran = toc("report", file, "--format", "html", "--layout", "outcomes", "--commissioner", wanted, "-o", out)
    assert ran.code == 0
    assert "Short-term differences" in page(out)
    assert "Hidden Council" not in page(out)


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("nobody", "There is no commissioner 'nobody'. Choose one of 'Valley Outcome Board' (board), 'Hidden Council'"),
        ("o", "Several commissioners are called 'o'. Choose one of"),
    ],
)
def test_a_commissioner_who_is_not_meant_clearly_is_asked_for(
    toc: Toc, file: Path, tmp_path: Path, wanted: str, told: str
) -> None:
    ran = toc("report", file, "--format", "html", "--commissioner", wanted, "-o", tmp_path / "made.html")
    assert ran.code == 1
    assert told in ran.err
    assert not (tmp_path / "made.html").exists()


def test_a_programme_without_commissioners_says_so(toc: Toc, plan: Path, tmp_path: Path) -> None:
    ran = toc("report", plan, "--format", "html", "--commissioner", "board", "-o", tmp_path / "made.html")
    assert (ran.code, ran.err) == (
        1,
        "toc: This programme has no commissioners. Leave --commissioner out, or add one in the app.\n",
    )


@pytest.mark.parametrize(("day", "shown"), [("2026-06-30", False), ("2026-09-30", True)])
def test_figures_are_as_at_a_day(toc: Toc, file: Path, tmp_path: Path, day: str, shown: bool) -> None:
    out = tmp_path / "made.html"
    assert toc("report", file, "--format", "html", "--layout", "outcomes", "--as-at", day, "-o", out).code == 0
    assert ("2026/27 Q2" in page(out)) is shown


def test_a_day_that_is_none_is_a_wrong_command(toc: Toc, file: Path, tmp_path: Path) -> None:
    ran = toc("report", file, "--format", "html", "--as-at", "soon", "-o", tmp_path / "made.html")
    assert ran.code == 2
    assert "'soon' is not a day like 2026-09-30" in ran.err


def test_a_template_is_for_word_alone(toc: Toc, file: Path, tmp_path: Path) -> None:
    ran = toc("report", file, "--format", "pdf", "--template", file, "-o", tmp_path / "made.pdf")
    assert (ran.code, ran.err.startswith("toc: PDF is not made on a template")) == (1, True)


def test_nothing_is_replaced_unless_it_is_said(toc: Toc, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "made.html"
    out.write_text("mine")
    arguments = ("report", file, "--format", "html", "--layout", "onepage", "-o", out)
    assert toc(*arguments).code == 1
    assert page(out) == "mine"
    assert toc(*arguments, "--force").code == 0
    assert page(out) != "mine"
