"""Commands on a programme's file: what they print and what they write."""

import json
import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from defusedxml import ElementTree
from PIL import Image

from tests.cli.conftest import Toc
from tests.report.reading import facts_of, words_of
from toc.cli.files import read_programme
from toc.exchange.native import ProgrammeFile, dump_programme, load_programme
from toc.exchange.schema import build_schema
from toc.exchange.templates import list_templates
from toc.model.collections import checked
from toc.model.plans import DismissedFinding


@pytest.mark.parametrize("template", [template.name for template in list_templates()])
def test_every_template_makes_a_file_that_is_in_order(toc: Toc, tmp_path: Path, template: str) -> None:
    file = tmp_path / "new.toc.json"
    assert toc("new", "--template", template, "-o", file) == (0, "", "")
    assert load_programme(file.read_bytes()).programme.theories
    assert toc("check", file).code == 0


def test_a_new_programme_has_the_name_it_is_given(toc: Toc, tmp_path: Path) -> None:
    file = tmp_path / "new.toc.json"
    toc("new", "--template", "blank", "--name", "Tîm y Dyffryn", "-o", file)
    assert load_programme(file.read_bytes()).programme.name == "Tîm y Dyffryn"


def test_a_file_that_is_there_is_replaced_only_by_force(toc: Toc, plan: Path) -> None:
    before = plan.read_bytes()
    refused = toc("new", "--template", "blank", "-o", plan)
    assert (refused.code, plan.read_bytes()) == (1, before)
    assert "add --force to replace it" in refused.err
    assert toc("new", "--template", "blank", "-o", plan, "--force").code == 0
    assert load_programme(plan.read_bytes()).programme.name == "Our theory of change"


def test_a_link_to_a_file_stays_a_link(toc: Toc, plan: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toc.json"
    link.symlink_to(plan)
    assert toc("new", "--template", "blank", "-o", link, "--force").code == 0
    assert link.is_symlink()
    assert load_programme(plan.read_bytes()).programme.name == "Our theory of change"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="There are no named pipes here.")
def test_a_pipe_is_written_to_and_not_replaced(toc: Toc, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert toc("new", "--template", "blank", "-o", pipe) == (0, "", "")
        assert pipe.is_fifo()
        assert load_programme(os.read(reading, 1_000_000)).programme.name == "Our theory of change"
    finally:
        os.close(reading)


def test_the_templates_are_listed_with_what_they_are(toc: Toc) -> None:
    lines = toc("templates").out.splitlines()
    assert [line.split()[0] for line in lines] == [template.name for template in list_templates()]
    assert "Both: The clinical map inside the system map's direct work." in lines[2]


@pytest.mark.parametrize(
    ("kind", "starts"), [("svg", "<svg "), ("dot", "// "), ("mermaid", "%% "), ("txt", "System level\n")]
)
def test_a_theory_is_drawn_as_text_on_standard_output(toc: Toc, plan: Path, kind: str, starts: str) -> None:
    ran = toc("render", plan, "--format", kind, "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(starts)
    assert "Skills grow" in ran.out


def test_a_picture_has_the_dots_and_the_ground_that_were_asked_for(toc: Toc, plan: Path, tmp_path: Path) -> None:
    def drawn(*options: str) -> tuple[int, int]:
        file = tmp_path / "map.png"
        assert toc("render", plan, "--format", "png", *options, "-o", file).code == 0
        with Image.open(file) as picture:
            *_, opacity = picture.convert("RGBA").getpixel((0, 0))
            return picture.width, opacity

    (narrow, solid), (wide, clear) = drawn("--dpi", "96"), drawn("--dpi", "192", "--transparent")
    assert wide == pytest.approx(2 * narrow, abs=2)
    assert (solid, clear) == (255, 0)


def test_a_page_has_the_size_that_was_asked_for(toc: Toc, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "map.pdf"
    assert toc("render", plan, "--format", "pdf", "--paper", "a3", "-o", file).code == 0
    assert "(A3)" in facts_of(file)["Page size"]
    assert {"Skills", "grow", "Training"} <= {word.text for word in words_of(file)}


def test_a_theme_changes_the_ground(toc: Toc, plan: Path) -> None:
    def ground(theme: str) -> str:
        svg = ElementTree.fromstring(toc("render", plan, "--format", "svg", "--theme", theme, "-o", "-").out)
        return next(one.attrib["fill"] for one in svg.iter() if one.get("class") == "ground")

    assert ground("dark") < "#333333" < "#dddddd" < ground("print")


@pytest.mark.parametrize("wanted", ["clinical", "Clinical level", "CLINICAL LEVEL"])
def test_a_theory_is_found_by_its_id_or_its_name(toc: Toc, two_theories: Path, wanted: str) -> None:
    ran = toc("render", two_theories, "--theory", wanted, "--format", "txt", "-o", "-")
    assert ran.out.startswith("Clinical level\n")


def test_slides_hold_every_theory_or_the_one_that_is_named(toc: Toc, two_theories: Path, tmp_path: Path) -> None:
    file = tmp_path / "map.pptx"

    def slides(*options: str) -> int:
        assert toc("render", two_theories, *options, "--format", "pptx", "-o", file).code == 0
        with ZipFile(file) as parts:
            return sum(name.startswith("ppt/slides/slide") for name in parts.namelist())

    assert (slides(), slides("--theory", "clinical")) == (2, 1)


def test_a_file_in_order_is_said_to_be_with_what_there_is_to_check(toc: Toc, plan: Path) -> None:
    arrow = "does not say why the one should lead to the other. Add the reason."
    weak = "carries the case and rests on evidence that nobody has graded yet; no pathway of moderate or strong"
    assert toc("check", plan) == (
        0,
        f"{plan} is in order: Team A.\n"
        "\n"
        "5 things to check.\n"
        "\n"
        "Moderate:\n"
        f"  The arrow from 'Training' to 'Skills grow' {arrow}\n"
        f"  The arrow from 'Direct work' to 'Skills grow' {arrow}\n"
        f"  The arrow from 'Training' to 'Skills grow' {weak} evidence leads there from an activity. Grade it.\n"
        f"  The arrow from 'Direct work' to 'Skills grow' {weak} evidence leads there from an activity. Grade it.\n"
        "  The indicator 'People trained' has no baseline, source of its figures or owner. Add what can be known.\n",
        "",
    )


def test_a_programme_with_nothing_to_check_is_in_order_and_no_more(toc: Toc, tmp_path: Path) -> None:
    file = tmp_path / "blank.toc.json"
    toc("new", "--template", "blank", "-o", file)
    assert len(toc("check", file).out.splitlines()) == 1


def test_things_to_check_come_as_json_with_the_mend_the_guidance_and_what_was_set_aside(
    toc: Toc, plan: Path, tmp_path: Path
) -> None:
    aside = DismissedFinding(id="d", rule="arrow_without_reason", about="t-s", reason="Said in the bid")
    file = tmp_path / "aside.toc.json"
    programme = checked(read_programme(plan).programme, dismissed_findings=(aside,))
    file.write_bytes(dump_programme(ProgrammeFile(programme=programme)))
    assert "\n4 things to check, and 1 set aside.\n" in toc("check", file).out
    ran = toc("check", file, "--json")
    answer = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert (answer["file"], answer["valid"], answer["problems"]) == (str(file), True, [])
    assert [(one["rule"], one["about"], one["dismissed"]) for one in answer["findings"]][:2] == [
        ("arrow_without_reason", "t-s", True),
        ("arrow_without_reason", "d-s", False),
    ]
    first = answer["findings"][0]
    assert first["source"]["url"].startswith("https://doi.org/")
    assert {**first, "source": ..., "reason": ...} == {
        "rule": "arrow_without_reason",
        "severity": "moderate",
        "heading": "Every arrow says why",
        "reason": ...,
        "source": ...,
        "about": "t-s",
        "collection": "links",
        "field": "rationale",
        "theory": "theory",
        "dismissed": True,
        "dismissed_because": "Said in the bid",
    }
    assert answer["coverage"]["arrows_with_reason"] == {"done": 0, "of": 2}


def test_a_file_out_of_order_has_its_fault_in_json_too(toc: Toc, tmp_path: Path) -> None:
    file = tmp_path / "bad.toc.json"
    file.write_text("{")
    ran = toc("check", file, "--json")
    answer = json.loads(ran.out)
    assert (ran.code, ran.err, answer["valid"]) == (1, "", False)
    assert "not whole JSON" in answer["problems"][0]
    assert answer["findings"] == []


def test_show_sums_a_programme_up(toc: Toc, plan: Path) -> None:
    assert toc("show", plan).out.splitlines() == [
        "Team A",
        "",
        "System level (system level, id theory)",
        "  Activities            2 boxes",
        "  Outcomes              1 box",
        "  not on the map yet    1 box",
        "  2 arrows, 0 assumptions, 0 factors of context and risk",
        "",
        "indicators                 1",
        "figures                    1",
        "targets                    0",
        "priorities frameworks      0",
        "alignments                 0",
        "commissioners              0",
        "sources                    0",
    ]


def test_the_schema_is_the_published_one(toc: Toc, tmp_path: Path) -> None:
    file = tmp_path / "schema.json"
    assert json.loads(toc("schema").out) == build_schema()
    assert toc("schema", "-o", file).code == 0
    assert json.loads(file.read_text(encoding="utf-8")) == build_schema()
