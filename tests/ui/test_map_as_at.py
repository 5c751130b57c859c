"""The map marked as at a past day."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import SOMEONE
from toc.analysis.status import STATUS_RULE
from toc.diagram.facts import STATUS_WORDS
from toc.services.workspace import Workspace

Open = Callable[..., AppTest]


@pytest.fixture
def example(open_page: Open, workspace: Workspace) -> AppTest:
    """The map of the made-up team, its last figures of September 2026."""
    programme = workspace.new_from_example(SOMEONE).programme
    return open_page("map", p=programme.id, t=programme.theories[0].id)


def caption(app: AppTest) -> str:
    return next((one.value for one in app.caption if one.value.startswith("Marked as")), "")


def test_today_needs_no_word(example: AppTest) -> None:
    assert caption(example) == ""


def test_a_past_day_is_said_with_the_rule_and_left_again(example: AppTest) -> None:
    before = marks(example)
    assert before
    example.date_input(key="view_as_at").set_value(date(2024, 6, 30)).run()
    assert not example.exception
    assert caption(example) == "Marked as things stood on 30 Jun 2024, by the figures held now."
    assert STATUS_RULE in next(one for one in example.caption if one.value == caption(example)).help
    assert marks(example) != before
    example.button(key="as_at_today").click().run()
    assert caption(example) == ""
    assert marks(example) == before


def test_without_marks_there_is_no_day_to_choose(example: AppTest) -> None:
    example.date_input(key="view_as_at").set_value(date(2024, 6, 30)).run()
    example.toggle(key="view_show_status").set_value(False).run()
    assert caption(example) == ""
    assert "view_as_at" not in {one.key for one in example.date_input}


def marks(app: AppTest) -> Counter[str]:
    """The words of the marks in the picture that the page holds."""
    (canvas,) = (one for one in app.get("bidi_component") if "data-source" in str(one.proto))
    return Counter(re.findall("|".join(STATUS_WORDS.values()), str(canvas.proto)))
