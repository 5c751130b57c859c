"""Arrows that skip stages, run backward or go round, and maps with more arrows than anybody can follow."""

import pytest

from tests.model.checks.drawn import about, draw, found
from toc.model.checks.facts import Facts
from toc.model.checks.finding import Severity
from toc.model.checks.too_many_arrows import count_pathways
from toc.model.collections import Collection
from toc.model.programme import Programme

SCHOOL = """
problem late Children start school behind
input room A room in the library
activity rhyme Rhyme time in the library
activity talk Talk together sessions at home
output places Sixty places a term
short songs Families sing at home
medium words Children say more words at two
long ready Children start school ready to learn
other beyond Whatever comes after school
tray idea A book bag
"""


@pytest.mark.parametrize(
    ("arrows", "skipping", "backward"),
    [
        ("late-rhyme rhyme-places places-songs songs-words words-ready", [], []),
        ("rhyme-songs", ["rhyme-songs"], []),
        ("rhyme-ready", ["rhyme-ready"], []),
        ("late-songs", ["late-songs"], []),
        ("words-songs rhyme-late", [], ["words-songs", "rhyme-late"]),
        ("rhyme-talk talk-places", [], []),
        ("rhyme-idea idea-ready", [], []),
        ("songs-beyond", ["songs-beyond"], []),
        ("ready-beyond", [], []),
    ],
)
def test_an_arrow_leads_to_the_next_stage_that_holds_a_step(
    arrows: str, skipping: list[str], backward: list[str]
) -> None:
    findings = found(draw(SCHOOL, arrows), "arrow_order")
    assert [one.about for one in findings if " skips " in one.reason] == skipping
    assert [one.about for one in findings if " runs backward" in one.reason] == backward
    assert {one.severity for one in findings if one.about in backward} <= {Severity.MODERATE}


def test_the_skipped_stages_are_named_and_empty_ones_are_nothing_to_skip() -> None:
    (finding,) = found(draw(SCHOOL, "rhyme-ready"), "arrow_order")
    assert "skips 'Output', 'Short' and 'Medium'." in finding.reason
    sparse = "activity rhyme Rhyme time in the library\nlong ready Children start school ready to learn"
    assert about(draw(sparse, "rhyme-ready"), "arrow_order") == []


@pytest.mark.parametrize(
    ("arrows", "circles"),
    [
        ("rhyme-songs songs-words", []),
        ("songs-words words-songs", ["songs"]),
        ("rhyme-talk talk-rhyme songs-words words-ready ready-songs", ["rhyme", "songs"]),
        ("rhyme-songs talk-songs songs-words songs-ready words-ready", []),
    ],
)
def test_each_circle_is_told_once_at_its_first_box(arrows: str, circles: list[str]) -> None:
    assert about(draw(SCHOOL, arrows), "circle") == circles


def test_a_circle_names_its_boxes_up_to_four() -> None:
    def reason(arrows: str) -> str:
        return found(draw(SCHOOL, arrows), "circle")[0].reason

    assert "between 'Families sing at home' and 'Children say more words at two', so" in reason(
        "songs-words words-songs"
    )
    assert "'Sixty places a term', 'Families sing at home' and 1 more, so" in reason(
        "rhyme-talk talk-places places-songs songs-words words-rhyme"
    )


def columns(*sizes: int) -> str:
    """Boxes in the activity column and the outcome columns after it."""
    stages = ("activity", "short", "medium", "long")
    return "\n".join(
        f"{stage} {stage}{number} Box {number} of {stage}"
        for stage, size in zip(stages, sizes, strict=False)
        for number in range(size)
    )


def all_arrows(left: str, many: int, right: str, others: int, leave_out: int = 0) -> str:
    """Every arrow between two columns but the last few."""
    pairs = [f"{left}{one}-{right}{other}" for one in range(many) for other in range(others)]
    return " ".join(pairs[: len(pairs) - leave_out])


@pytest.mark.parametrize(
    ("activities", "outcomes", "left_out", "crowded"),
    [
        (3, 4, 0, True),
        (3, 4, 3, True),
        (3, 4, 4, False),
        (2, 6, 0, False),
        (6, 2, 0, False),
        (3, 3, 2, True),
        (3, 3, 3, False),
    ],
)
def test_two_columns_are_crowded_from_three_boxes_each_and_three_quarters_of_the_arrows(
    activities: int, outcomes: int, left_out: int, *, crowded: bool
) -> None:
    programme = draw(columns(activities, outcomes), all_arrows("activity", activities, "short", outcomes, left_out))
    assert about(programme, "too_many_arrows") == (["short"] if crowded else [])


def test_problems_may_all_be_answered_by_everything() -> None:
    boxes = "\n".join(f"problem problem{number} Problem {number}" for number in range(3)) + "\n" + columns(3)
    assert about(draw(boxes, all_arrows("problem", 3, "activity", 3)), "too_many_arrows") == []


def full(*sizes: int) -> Programme:
    """A map on which each column leads to the whole of the next."""
    stages = ("activity", "short", "medium", "long")[: len(sizes)]
    arrows = [
        all_arrows(left, sizes[place], stages[place + 1], sizes[place + 1]) for place, left in enumerate(stages[:-1])
    ]
    return draw(columns(*sizes), " ".join(arrows))


@pytest.mark.parametrize(
    ("sizes", "pathways"),
    [
        ((1, 1), 1),
        ((2, 3), 6),
        ((2, 3, 2), 12),
        ((3, 4, 4, 3), 144),
    ],
)
def test_pathways_are_routes_from_an_activity_to_where_the_arrows_end(sizes: tuple[int, ...], pathways: int) -> None:
    assert count_pathways(Facts(full(*sizes)).maps[0]) == pathways


def test_a_circle_is_one_step_of_a_pathway_and_a_problem_begins_none() -> None:
    circling = draw(SCHOOL, "late-rhyme rhyme-songs songs-words words-songs words-ready")
    assert count_pathways(Facts(circling).maps[0]) == 1
    assert count_pathways(Facts(draw(SCHOOL, "late-rhyme")).maps[0]) == 0


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        ((1, 10, 10, 1), False),  # 100 pathways, 120 arrows
        ((3, 4, 4, 3), False),  # 144 pathways, 40 arrows
        ((4, 4, 4, 3), True),  # 192 pathways, 44 arrows
        ((5, 5, 4, 2), False),  # 200 pathways, 53 arrows
        ((4, 4, 4, 2), False),  # 128 pathways, 40 arrows
        ((6, 6, 6, 1), False),  # 216 pathways, 78 arrows
        ((3, 4, 5, 4), True),  # 240 pathways, 52 arrows
    ],
)
def test_pathways_are_too_many_from_four_for_each_arrow(sizes: tuple[int, ...], *, told: bool) -> None:
    findings = found(full(*sizes), "too_many_arrows")
    assert [one.about for one in findings if one.collection is Collection.THEORIES] == (["map"] if told else [])


@pytest.mark.parametrize(("to_the_second", "told"), [(0, False), (2, False), (3, True), (12, True)])
def test_a_narrow_waist_makes_many_pathways_that_can_be_followed(to_the_second: int, *, told: bool) -> None:
    """Twelve activities, one or two outcomes, twelve later ones: 39 arrows between 26 boxes are dense, 38 are not."""
    waist = [f"activity{number}-short0 short0-medium{number} short1-medium{number}" for number in range(12)]
    more = [f"activity{number}-short1" for number in range(to_the_second)]
    if not to_the_second:
        waist = [arrows.rpartition(" ")[0] for arrows in waist]
    programme = draw(columns(12, 2, 12), " ".join(waist + more))
    assert about(programme, "too_many_arrows") == (["map"] if told else [])


def test_pathways_past_counting_are_said_to_be_more_than_so_many() -> None:
    (finding,) = [one for one in found(full(12, 12, 12, 12), "too_many_arrows") if one.about == "map"]
    assert "432 arrows of 'Family hub map' make more than 10,000 pathways" in finding.reason
