"""A newcomer imports the workbook of the made-up team, and reads from it what is real and what is noise."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.app import ROOT, Keep, RunningApp
from toc.exchange.native import ProgrammeFile, dump_programme, load_programme

TEAM = ROOT / "sample_data" / "example_valley_team"
NOISE = ("Referrals received", "Appropriate referrals", "Planned endings", "Practitioners trained", "Family goals met")


@pytest.fixture
def without_figures(tmp_path: Path) -> Path:
    """The team's programme as it is before any figure is in it."""
    programme = load_programme((TEAM / "example_valley_team.toc.json").read_bytes()).programme
    path = tmp_path / "team.toc.json"
    path.write_bytes(dump_programme(ProgrammeFile(programme=programme, observations=())))
    return path


def drop(page: Page, file: Path) -> None:
    page.locator("input[type=file]").set_input_files(file)


def row_of(page: Page, name: str) -> Locator:
    return page.locator("[class*=st-key-outcome_]").filter(has_text=name)


def wait_for_chart(page: Page) -> None:
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()


def test_a_newcomer_imports_the_workbook_finds_the_improvement_and_the_step_and_is_not_alarmed_by_noise(
    shared_app: RunningApp, page: Page, without_figures: Path, keep: Keep
) -> None:
    page.goto(shared_app.url)
    page.get_by_role("button", name="Open a file").click()
    drop(page, without_figures)
    page.wait_for_url("**/map*")
    page.get_by_role("link", name="Outcomes").click()
    page.get_by_role("button", name="Import").click()
    drop(page, TEAM / "figures.xlsx")
    expect(page.get_by_text("582 new, 0 changed, 0 there already.")).to_be_visible()
    page.get_by_role("button", name="Import 582 figures").click()
    expect(page.get_by_text("Imported 582 new figures from figures.xlsx.")).to_be_visible()
    expect(page.get_by_text("A programme needs a name")).to_have_count(0)
    keep("imported")
    expect(row_of(page, "Waiting time")).to_contain_text("improving")
    for name in (*NOISE, "Consultations and supervision"):
        expect(row_of(page, name)).to_contain_text("no clear change")
    expect(page.get_by_text("worsening")).to_have_count(0)

    row_of(page, "Waiting time").click()
    expect(page.get_by_role("heading", name="Waiting time")).to_be_visible()
    expect(page.locator(".st-key-chart_words")).to_contain_text("A real improvement since April 2025")
    wait_for_chart(page)
    keep("improvement")

    # More is counted since then: a step in the limits, and no change of what is measured.
    page.get_by_role("button", name="All indicators").click()
    row_of(page, "Consultations and supervision").click()
    expect(page.get_by_role("heading", name="Consultations")).to_be_visible()
    expect(page.locator(".st-key-chart_words")).to_contain_text("No real change")
    expect(page.get_by_text("Joint visits count as consultations from now on").first).to_be_visible()
    wait_for_chart(page)
    keep("step")
