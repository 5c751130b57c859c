import pytest

from tests.diagram.theories import build_random
from toc.diagram.layout import build_picture
from toc.diagram.options import Paper, ViewOptions

WIDE = build_random(5)
TALL = build_random(200)


@pytest.mark.parametrize(
    ("paper", "long", "short"),
    [(Paper.A4, 297, 210), (Paper.A3, 420, 297), (Paper.A2, 594, 420), (Paper.A1, 841, 594), (Paper.A0, 1189, 841)],
)
def test_a_page_has_the_size_of_its_paper(paper: Paper, long: float, short: float) -> None:
    lying, upright = (build_picture(theory, ViewOptions(paper=paper)) for theory in (WIDE, TALL))
    millimetres = 25.4 / 72
    assert lying.page_width * millimetres == pytest.approx(long, abs=0.1)
    assert lying.page_height * millimetres == pytest.approx(short, abs=0.1)
    assert upright.page_height * millimetres == pytest.approx(long, abs=0.1)


def test_a_slide_is_sixteen_to_nine_however_tall_the_theory() -> None:
    for theory in (WIDE, TALL):
        picture = build_picture(theory, ViewOptions(paper=Paper.SLIDE))
        assert picture.page_width / picture.page_height == pytest.approx(16 / 9)


@pytest.mark.parametrize("paper", Paper)
def test_the_picture_keeps_its_proportions_on_the_page(paper: Paper) -> None:
    for theory in (WIDE, TALL):
        picture = build_picture(theory, ViewOptions(paper=paper))
        assert picture.page_width / picture.page_height == pytest.approx(picture.width / picture.height, rel=0.001)


@pytest.mark.parametrize("paper", [paper for paper in Paper if paper is not Paper.FIT])
def test_everything_is_on_the_page_and_in_its_middle(paper: Paper) -> None:
    picture = build_picture(TALL, ViewOptions(paper=paper))
    left = min(heading.x for heading in picture.headings)
    right = max(heading.x + heading.width for heading in picture.headings)
    assert left > 0
    assert left == pytest.approx(picture.width - right, abs=45)
    assert all(box.y > 0 and box.y + box.height < picture.height for box in picture.boxes)


def test_boxes_arrows_and_lines_move_together_onto_the_page() -> None:
    natural = build_picture(WIDE)
    page = build_picture(WIDE, ViewOptions(paper=Paper.A3))
    across = page.boxes[0].x - natural.boxes[0].x
    down = page.boxes[0].y - natural.boxes[0].y
    for before, after in zip(natural.arrows, page.arrows, strict=True):
        assert after.tip == pytest.approx((before.tip[0] + across, before.tip[1] + down), abs=0.02)
        assert after.points[0] == pytest.approx((before.points[0][0] + across, before.points[0][1] + down), abs=0.02)
    assert page.top == pytest.approx(natural.top + down, abs=0.02)
