"""Commissioners, funding, growth and next year on the priorities page."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.services.example import PROGRAMME
from tests.ui.conftest import SOMEONE
from toc.analysis.periods import year_of
from toc.model.collections import checked
from toc.model.figures import Observation
from toc.model.plans import RoadmapStep
from toc.model.priorities import Commissioner, Funding, Term
from toc.services.next_year import next_year_after
from toc.services.workspace import Workspace
from toc.store import Saved
from toc.ui.parts.map_state import MapState
from toc.ui.priorities.commissioners import read_terms
from toc.ui.priorities.funding import offered_years

Open = Callable[..., AppTest]
YEAR = year_of(datetime.now(UTC).date())
BOARD = Commissioner(id="board", name="Board *of* Example")
PAID = checked(
    PROGRAMME,
    commissioners=(BOARD, Commissioner(id="fund", name="Fund", terms=(Term(word="outcome", replacement="gain"),))),
    funding=(
        Funding(id="a", commissioner="board", element="skills", year_starts=YEAR, amount=100, status="agreed"),
        Funding(id="b", commissioner="fund", year_starts=YEAR, amount=20),
    ),
)


def tab(app: AppTest, module: str) -> AppTest:
    app.segmented_control(key="priorities_tab").set_value(module).run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.fixture
def paid(workspace: Workspace) -> Saved:
    return workspace.create(PAID, SOMEONE)


def typed(app: AppTest, key: str, **state: Any) -> AppTest:
    """The page once this was typed into the grid of this name."""
    app.session_state[key] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []} | state
    return app.run()


def test_without_commissioners_each_tab_says_what_it_is_for(open_page: Open, saved: Saved) -> None:
    app = tab(open_page("priorities", p="prog"), "commissioners")
    assert "pays for the work or holds it to account" in app.markdown[0].value
    tab(app, "funding")
    assert "who pays for which outcome" in app.markdown[0].value
    app.button(key="funding_to_commissioners").click().run()
    assert app.segmented_control(key="priorities_tab").value == "commissioners"
    assert "How the service grows" in tab(app, "roadmap").markdown[0].value
    assert "Nothing is out of date" in "".join(one.value for one in tab(app, "next_year").markdown)


def test_a_body_is_picked_by_nation_and_opens_with_its_frameworks(
    open_page: Open, workspace: Workspace, saved: Saved
) -> None:
    app = tab(open_page("priorities", p="prog"), "commissioners")
    choice = app.selectbox(key="commissioner_add_0")
    assert "Local Health Board (Wales, as of 2019)" in choice.options
    choice.set_value("en_icb").run()
    programme = workspace.open("prog").programme
    assert [one.name for one in programme.commissioners] == ["Integrated Care Board"]
    assert {one.id for one in programme.frameworks} == set(programme.commissioners[0].frameworks) != set()
    assert workspace.open("prog").revision == saved.revision + 1
    assert next(one.value for one in app.text_input if one.label == "Name") == "Integrated Care Board"


def test_a_commissioner_is_edited_field_by_field_and_removed_with_its_money(
    open_page: Open, workspace: Workspace, paid: Saved
) -> None:
    app = tab(open_page("priorities", p="prog"), "commissioners")
    next(one for one in app.text_input if one.label == "Name").set_value("Board").run()
    next(one for one in app.selectbox if one.label == "Small numbers").set_value("nhs").run()
    board = workspace.open("prog").programme.commissioners[0]
    assert (board.name, board.small_numbers.value) == ("Board", "nhs")
    app.button(key="remove_commissioner").click().run()
    assert [one.id for one in workspace.open("prog").programme.commissioners] == ["fund"]
    assert [one.id for one in workspace.open("prog").programme.funding] == ["b"]


def test_a_framework_of_the_library_comes_in_as_it_is_picked(
    open_page: Open, workspace: Workspace, paid: Saved
) -> None:
    app = tab(open_page("priorities", p="prog"), "commissioners")
    app.multiselect[0].set_value(["phof"]).run()
    programme = workspace.open("prog").programme
    assert programme.commissioners[0].frameworks == ("phof",)
    assert [one.id for one in programme.frameworks] == ["phof"]


def test_the_map_is_seen_as_they_do_in_one_click(open_page: Open, paid: Saved) -> None:
    app = tab(open_page("priorities", p="prog"), "commissioners")
    assert "3 of 4 boxes" in "".join(one.value for one in app.markdown)
    app.button(key="see_as").click().run()
    assert app.session_state["session"].own(MapState).seen_by == "board"


def test_terms_are_pairs_and_half_a_pair_waits() -> None:
    rows = [
        {"word": "outcome", "replacement": "gain"},
        {"word": "x", "replacement": None},
        {"word": " ", "replacement": "y"},
    ]
    assert read_terms(rows) == (("outcome", "gain"),)


def test_a_year_shows_its_money_against_its_cost(open_page: Open, workspace: Workspace) -> None:
    step = RoadmapStep(id="r", on=YEAR, label="Team", families=10, cost=150)
    workspace.create(checked(PAID, roadmap=(step,)), SOMEONE)
    page = html(tab(open_page("priorities", p="prog"), "funding"))
    for fact in ("Secured</dt><dd>£100", "Shortfall</dt><dd>£50", "Not yet asked for</dt><dd>£30", "£15"):
        assert fact in page


def test_an_amount_typed_into_the_matrix_is_saved_with_its_status(
    open_page: Open, workspace: Workspace, paid: Saved
) -> None:
    app = tab(open_page("priorities", p="prog"), "funding")
    typed(app, "funding_1", edited_rows={0: {"fund": "£5k agreed"}})
    added = workspace.open("prog").programme.funding[-1]
    assert (added.commissioner, added.element, added.amount, added.status.value) == ("fund", "skills", 5_000, "agreed")
    assert "Secured</dt><dd>£5,100" in html(app)


def test_what_is_no_amount_is_said_and_nothing_is_saved(open_page: Open, workspace: Workspace, paid: Saved) -> None:
    app = typed(tab(open_page("priorities", p="prog"), "funding"), "funding_1", edited_rows={0: {"fund": "lots"}})
    assert "“lots” is no amount" in app.warning[0].value
    assert workspace.open("prog").revision == paid.revision


def test_the_lead_is_chosen_among_those_who_pay(open_page: Open, workspace: Workspace, paid: Saved) -> None:
    app = tab(open_page("priorities", p="prog"), "funding")
    choice = next(one for one in app.selectbox if one.label == "Lead accountable commissioner")
    assert choice.options == ["Nobody yet", "Board *of* Example", "Fund"]
    choice.set_value("fund").run()
    assert [one.lead for one in workspace.open("prog").programme.funding] == [False, True]


def test_years_run_from_the_first_money_to_two_years_from_now() -> None:
    old = checked(PAID, funding=(PAID.funding[0].model_copy(update={"year_starts": YEAR.replace(year=YEAR.year - 2)}),))
    years = offered_years(old, YEAR)
    assert [one.year - YEAR.year for one in years] == [-2, -1, 0, 1, 2]


def test_a_step_typed_into_the_roadmap_is_saved_and_drawn(open_page: Open, workspace: Workspace, saved: Saved) -> None:
    app = tab(open_page("priorities", p="prog"), "roadmap")
    assert not app.get("plotly_chart")
    row = {"on": "2026-04-01", "label": "Team", "families": 40, "cost": 98_000}
    typed(app, "roadmap_1", added_rows=[row])
    assert "Excel workbook with the chart" in app.selectbox(key="growth_format").options
    (step,) = workspace.open("prog").programme.roadmap
    assert (step.label, step.families, step.cost) == ("Team", 40, 98_000)
    assert app.get("plotly_chart")
    assert workspace.open("prog").revision == saved.revision + 1


def test_next_year_opens_as_a_programme_of_its_own_with_what_is_ticked(
    open_page: Open, workspace: Workspace, paid: Saved
) -> None:
    starts = next_year_after(datetime.now(UTC).date())
    app = tab(open_page("priorities", p="prog"), "next_year")
    app.button(key="start_next_year").click().run()
    made = next(one for one in workspace.programmes() if one.id != "prog")
    programme = workspace.open(made.id).programme
    assert programme.name.startswith("Team A, ")
    assert sorted(one.status.value for one in programme.funding) == ["asked", "asked", "ended"]
    assert {one.year_starts for one in programme.funding} == {YEAR, starts}
    assert app.session_state["session"].programme_id == made.id
    assert workspace.open("prog").programme == PAID


def test_a_row_that_is_not_ticked_is_not_taken(open_page: Open, workspace: Workspace, paid: Saved) -> None:
    figure = Observation.model_validate(
        {"indicator": "trained", "period": {"start": "2024-04-01", "end": "2024-06-30"}, "value": 3}
    )
    workspace.create(checked(PAID, id="other"), SOMEONE, (figure,))
    app = tab(open_page("priorities", p="other"), "next_year")
    typed(app, "next_baselines_other", edited_rows={0: {"take": False}})
    app.button(key="start_next_year").click().run()
    made = next(one for one in workspace.programmes() if one.id not in ("prog", "other"))
    assert workspace.open(made.id).programme.indicators[0].baseline is None
    assert workspace.figures(made.id) == (figure,)
