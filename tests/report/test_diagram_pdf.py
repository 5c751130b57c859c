"""The PDF is one tagged page of the right size, and is the same picture as every other format."""

import io
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.report.reading import facts_of, letters, poppler, unpacked, words_of
from tests.report.theories import HARD_LABELS, SIZES, TITLED, build_theory, picture_of
from tests.report.theories import facts_of as facts_of_theory
from tests.tools import find_tool
from toc.diagram import engine
from toc.diagram.layout import build_picture
from toc.diagram.options import Paper, Theme, ViewOptions
from toc.diagram.picture import Picture
from toc.model.theory import Element, Stage, StageKind, TheoryOfChange
from toc.report.diagram_pdf import render_pdf

MADE_AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
_MM = 72 / 25.4


def _written(picture: Picture, folder: Path, outline: str = "The theory in words") -> Path:
    file = folder / "map.pdf"
    file.write_bytes(render_pdf(picture, outline, title="A theory", made_at=MADE_AT))
    return file


def _on(paper: Paper) -> ViewOptions:
    return TITLED.model_copy(update={"paper": paper})


@pytest.mark.parametrize(
    ("paper", "sides"),
    [
        (Paper.A4, (210, 297)), (Paper.A3, (297, 420)), (Paper.A2, (420, 594)),
        (Paper.A1, (594, 841)), (Paper.A0, (841, 1189)),
    ],
)  # fmt: skip
def test_the_page_is_the_chosen_paper(paper: Paper, sides: tuple[int, int], tmp_path: Path) -> None:
    facts = facts_of(_written(picture_of(20, _on(paper)), tmp_path))
    assert facts["Pages"] == "1"
    width, _, height = facts["Page size"].split()[:3]
    assert sorted((float(width), float(height))) == pytest.approx([side * _MM for side in sides], abs=0.5)


def test_a_slide_is_16_to_9(tmp_path: Path) -> None:
    facts = facts_of(_written(picture_of(20, _on(Paper.SLIDE)), tmp_path))
    assert facts["Page size"] == "960 x 540 pts"


def test_it_is_tagged_and_says_its_title_language_standard_and_date(tmp_path: Path) -> None:
    file = _written(picture_of(5, _on(Paper.A4)), tmp_path)
    facts = facts_of(file)
    data = unpacked(file.read_bytes())
    assert facts["Tagged"] == "yes"
    assert facts["Title"] == "A theory"
    assert facts["CreationDate"].startswith("Mon Nov 23 09:30:00 2026")
    assert b"/Lang(en-GB)" in data.replace(b" ", b"")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data


def test_the_whole_theory_in_words_is_its_alternative_text(tmp_path: Path) -> None:
    outline = "Stage 1 of 5: Problem\n  1.1 Tŷ (leads to 2.1)\nlast line"
    data = unpacked(_written(picture_of(5, _on(Paper.A4)), tmp_path, outline).read_bytes())
    (words,) = re.findall(rb"/S/Figure/P[^/]*/Alt<FEFF([0-9A-F]+)>.{0,200}?/K\[?\d", data, re.DOTALL)
    assert bytes.fromhex(words.decode()).decode("utf-16-be") == outline


def test_the_structure_is_title_then_each_stage_with_its_boxes(tmp_path: Path) -> None:
    theory = build_theory(5, hard=False)
    picture = build_picture(theory, _on(Paper.A4), facts_of_theory(theory))
    structure = poppler("pdfinfo", "-struct-text", _written(picture, tmp_path))
    headings = [line.split()[0] for line in structure.splitlines() if line.startswith(("  H1", "  H2"))]
    assert headings == ["H1"] + ["H2"] * 5
    order = [structure.index(f'"{words}') for words in ("A theory & <its>", "Problem", "Parents respond", "Activities")]
    assert order == sorted(order)


def test_without_a_title_the_stages_are_the_first_headings(tmp_path: Path) -> None:
    structure = poppler("pdfinfo", "-struct-text", _written(picture_of(5, ViewOptions()), tmp_path))
    assert structure.count("\n  H1") == 5
    assert "\n  H2" not in structure


def test_every_font_is_embedded(tmp_path: Path) -> None:
    rows = poppler("pdffonts", _written(picture_of(20, _on(Paper.A4)), tmp_path)).splitlines()[2:]
    assert {row.split("+")[1].split()[0] for row in rows} == {
        "LiberationSans", "LiberationSans-Bold", "NotoSansArabic-Regular", "NotoEmoji-Regular",
    }  # fmt: skip
    assert all(row.split()[-5] == "yes" for row in rows)


@pytest.mark.parametrize("size", SIZES)
def test_every_label_can_be_read_out_of_its_box_and_none_leaves_it(size: int, tmp_path: Path) -> None:
    picture = picture_of(size, _on(Paper.A3))
    words = words_of(_written(picture, tmp_path))
    scale = picture.page_width / picture.width
    for box in picture.boxes:
        left, top, right, bottom = (side * scale for side in (box.x, box.y, box.x + box.width, box.y + box.height))
        inside = [
            one
            for one in words
            if left < (one.left + one.right) / 2 < right and top < (one.top + one.bottom) / 2 < bottom
        ]
        text = "".join(one.text for one in inside if one.left > left)
        # A marker on the box's edge or an arrow's may share the place: the label's letters are all there.
        missing = letters(box.label)
        for letter in letters(text):
            if letter in missing:
                missing.remove(letter)
        assert missing == []
        assert [one.text for one in inside if one.left < left - 0.1 or one.right > right + 0.1] == []


def test_it_is_the_same_picture_as_the_png(tmp_path: Path) -> None:
    picture = picture_of(20, _on(Paper.A3), hard=False)
    file = _written(picture, tmp_path)
    drawn = subprocess.run(
        [find_tool("pdftoppm"), "-r", "96", "-png", file], check=True, capture_output=True, timeout=60
    ).stdout
    ours, theirs = (
        np.asarray(Image.open(io.BytesIO(data)).convert("L").reduce(4), dtype=float)
        for data in (drawn, engine.render_png(picture, 96))
    )
    assert ours.shape == theirs.shape
    difference = np.abs(ours - theirs)
    assert difference.mean() < 2.0
    assert np.abs(ours - 255).mean() > 4 * difference.mean()


@pytest.mark.parametrize("theme", list(Theme))
def test_every_theme_is_drawn(theme: Theme, tmp_path: Path) -> None:
    picture = picture_of(5, ViewOptions(theme=theme))
    facts = facts_of(_written(picture, tmp_path))
    assert facts["Tagged"] == "yes"


def test_a_letter_no_shipped_font_has_does_not_stop_it(tmp_path: Path) -> None:
    theory = TheoryOfChange(
        id="t",
        name="T",
        stages=(Stage(id="s", name="Stage", kind=StageKind.OTHER),),
        elements=(Element(id="e", label="中文 and \U00012000 and \ue000", stage="s"),),
    )
    facts = facts_of(_written(build_picture(theory), tmp_path))
    assert facts["Tagged"] == "yes"


def test_a_theory_without_stages_is_an_empty_page(tmp_path: Path) -> None:
    facts = facts_of(_written(build_picture(TheoryOfChange(id="t", name="T"), _on(Paper.A4)), tmp_path))
    assert facts["Pages"] == "1"


def test_the_hard_labels_are_hard() -> None:
    assert max(map(len, HARD_LABELS)) == 150
