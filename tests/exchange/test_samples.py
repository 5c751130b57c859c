"""The sample files: made as kept, plainly fictional, and telling the story that their README tells."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

import pytest
from python_calamine import load_workbook

from sample_data.make import FOLDER, build_files
from sample_data.tables import COLUMNS
from sample_data.team_flow import JOINT_VISITS_COUNT, MOVE, NEW_POST
from toc.analysis.series import Series, build_series
from toc.analysis.spc import PointType, SpcResult, SpcSeries, SpcSettings, Variation, analyse
from toc.exchange.library import load_library
from toc.exchange.native import ProgrammeFile, dump_programme, load_programme
from toc.exchange.templates import EXAMPLE, SAMPLES, load_example, load_sample
from toc.model.figures import Observation, ObservationState
from toc.model.indicators import Frequency

AREA = "example_area"
NOISE = (
    "i_referrals",
    "i_accept",
    "i_trained",
    "i_network",
    "i_complete",
    "i_paired",
    "i_mors",
    "i_conf",
    "i_mood",
    "i_goals",
    "i_feedback",
    "i_asqse",
)
SMALL = 5


@pytest.fixture(scope="module")
def team() -> ProgrammeFile:
    return load_example()


@pytest.fixture(scope="module")
def area() -> ProgrammeFile:
    return load_sample(AREA)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return build_files()


def series_of(file: ProgrammeFile, name: str, category: str | None = None) -> Series:
    indicator = next(one for one in file.programme.indicators if one.id == name)
    return build_series(indicator, file.observations, category=category)


def chart_of(file: ProgrammeFile, name: str) -> SpcResult:
    series = series_of(file, name)
    settings = SpcSettings(
        direction=series.indicator.direction,
        rebases=tuple(rebase.on for rebase in series.indicator.chart.rebases),
    )
    dates = [point.period.start for point in series.points]
    (result,) = analyse([SpcSeries(dates, [point.value for point in series.points])], settings)
    return result


def signals_in(result: SpcResult) -> list[str]:
    return [f"{point.date}: {point.rule}" for point in result.points if point.type is not PointType.COMMON_CAUSE]


def figures_of(file: ProgrammeFile, name: str) -> Iterator[Observation]:
    return (one for one in file.observations if one.indicator == name)


@pytest.mark.parametrize("name", [EXAMPLE, AREA])
def test_the_file_kept_is_the_file_made(made: dict[str, bytes], name: str) -> None:
    path = f"{name}/{name}.toc.json"
    assert load_programme((FOLDER / path).read_bytes()) == load_programme(made[path]), "run python -m sample_data.make"


def test_the_tables_kept_are_the_tables_made(made: dict[str, bytes]) -> None:
    kept = (FOLDER / EXAMPLE / "figures.csv").read_text(encoding="utf-8")
    assert kept.splitlines() == made[f"{EXAMPLE}/figures.csv"].decode().splitlines()
    assert sheet((FOLDER / EXAMPLE / "figures.xlsx").read_bytes()) == sheet(made[f"{EXAMPLE}/figures.xlsx"])


def test_everything_kept_is_made(made: dict[str, bytes]) -> None:
    kept = {path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*") if path.suffix != ".pyc"}
    assert kept == set(made)


@pytest.mark.parametrize("name", [EXAMPLE, AREA])
def test_a_sample_survives_its_file_and_says_that_it_is_fictional(name: str) -> None:
    file = load_sample(name)
    assert load_programme(dump_programme(file)) == file
    programme = file.programme
    assert programme.fictional
    assert "fictional" in programme.name
    assert "fictional" in programme.area
    assert "made-up" in programme.description


def test_whoever_pays_is_fictional_too(team: ProgrammeFile) -> None:
    assert len(team.programme.commissioners) == 3
    for commissioner in team.programme.commissioners:
        assert commissioner.name.startswith("Example Valley"), commissioner.name
        assert commissioner.name.endswith("(fictional)"), commissioner.name


def test_figures_that_are_not_made_up_are_englands_and_name_their_source(team: ProgrammeFile) -> None:
    england = {(one.indicator, one.value): one.source for one in team.observations if one.comparison is not None}
    assert set(england) == {("n_cd2", 81.4), ("n_gld", 68.3)}
    assert all(england.values())


def test_the_team_has_three_years_by_month_and_by_quarter(team: ProgrammeFile) -> None:
    frequencies = {one.id: one.frequency for one in team.programme.indicators}
    counts = Counter(
        frequencies[one.indicator] for one in team.observations if one.indicator in ("i_wait_first", "i_mors")
    )
    assert counts == {Frequency.MONTHLY: 42, Frequency.QUARTERLY: 14}


def test_the_wait_has_really_become_shorter(team: ProgrammeFile) -> None:
    result = chart_of(team, "i_wait_first")
    assert result.variation is Variation.IMPROVEMENT_LOW
    better = [point.date for point in result.points if point.type is PointType.IMPROVEMENT]
    assert min(better) == NEW_POST
    assert len(better) == sum(point.date >= NEW_POST for point in result.points)


def test_what_goes_with_the_shorter_wait_is_seen_too(team: ProgrammeFile) -> None:
    assert chart_of(team, "i_wait_std").variation is Variation.IMPROVEMENT_HIGH
    families = series_of(team, "i_families").points
    before = [point.value or 0 for point in families if point.period.start < NEW_POST]
    since = [point.value or 0 for point in families if point.period.start >= NEW_POST]
    assert sum(since) / len(since) > sum(before) / len(before) + 5


def test_the_step_is_a_new_definition_and_no_signal_once_it_is_known(team: ProgrammeFile) -> None:
    indicator = series_of(team, "i_consult").indicator
    assert [definition.in_force_from for definition in indicator.definitions] == [None, JOINT_VISITS_COUNT]
    assert any(event.on == JOINT_VISITS_COUNT and "i_consult" in event.indicators for event in team.programme.events)
    result = chart_of(team, "i_consult")
    before, since = result.segments
    assert before.upper is not None
    assert since.mean is not None
    assert since.mean > before.upper
    assert signals_in(result) == []


def test_without_the_new_definition_the_step_would_pass_for_a_change(team: ProgrammeFile) -> None:
    series = series_of(team, "i_consult")
    dates = [point.period.start for point in series.points]
    (result,) = analyse([SpcSeries(dates, [point.value for point in series.points])], SpcSettings())
    assert signals_in(result)


@pytest.mark.parametrize("name", NOISE)
def test_noise_is_found_to_be_noise(team: ProgrammeFile, name: str) -> None:
    result = chart_of(team, name)
    assert result.variation is Variation.COMMON_CAUSE
    assert signals_in(result) == []
    assert result.segments[0].mean is not None


def test_the_months_of_the_move_are_missing(team: ProgrammeFile) -> None:
    gaps = [point.period.start for point in series_of(team, "i_accept").points if point.value is None]
    assert gaps == list(MOVE)
    assert [point.period.start for point in series_of(team, "i_feedback").points if point.value is None] == [MOVE[0]]


def test_every_state_of_a_figure_occurs(team: ProgrammeFile) -> None:
    assert {one.state for one in team.observations} == set(ObservationState)
    assert series_of(team, "i_goals").points[-1].state is ObservationState.NOT_YET_KNOWN


def test_the_last_figures_are_provisional_and_no_others(team: ProgrammeFile) -> None:
    last = max(one.period.end for one in team.observations)
    for one in team.observations:
        if one.state is ObservationState.REPORTED:
            assert one.provisional == (one.period.end == last), one


def test_there_are_counts_too_small_to_show(team: ProgrammeFile) -> None:
    small = {one.indicator for one in team.observations if one.numerator is not None and 0 < one.numerator < SMALL}
    assert {"i_safeguard", "i_parents_separated", "i_asqse", "i_ref_source"} <= small


def test_the_parts_add_up_to_the_whole(team: ProgrammeFile) -> None:
    for quarter in (point.period for point in series_of(team, "i_trained").points):
        figures = [one for one in figures_of(team, "i_trained") if one.period == quarter]
        total = next(one.value for one in figures if one.category is None)
        assert total == sum(one.value or 0 for one in figures if one.category is not None)
        sources = [one for one in figures_of(team, "i_ref_source") if one.period == quarter]
        months = [
            one.value or 0
            for one in figures_of(team, "i_referrals")
            if quarter.start <= one.period.start <= quarter.end
        ]
        assert sum(one.numerator or 0 for one in sources) == sum(months) == sources[0].denominator


def test_no_part_is_larger_than_its_whole(team: ProgrammeFile, area: ProgrammeFile) -> None:
    for one in (*team.observations, *area.observations):
        if one.numerator is not None and one.denominator is not None:
            assert 0 <= one.numerator <= one.denominator, one


def test_before_and_after_results_agree_with_the_figures(team: ProgrammeFile) -> None:
    figures = {(one.indicator, one.period): one for one in team.observations if one.category is None}
    assert len(team.programme.paired_results) == 3 * 14
    for result in team.programme.paired_results:
        one = figures[(result.indicator or "", result.period)]
        assert one.numerator == result.improved
        if result.instrument != "phq9":
            assert one.denominator == result.paired
        assert figures["i_paired", result.period].denominator == result.closed
        assert result.improved + result.unchanged + result.deteriorated == result.paired


def test_what_surrounds_the_map_is_filled_in(team: ProgrammeFile) -> None:
    programme = team.programme
    for name in ("targets", "events", "commentary", "commissioners", "funding", "roadmap"):
        assert len(getattr(programme, name)) >= 3, name
    assert any(target.replaces for target in programme.targets)
    assert sum(group.share for group in programme.need.groups) == pytest.approx(1)
    assert [year.families_reached for year in programme.need.years[:3]] == [
        one.numerator for one in figures_of(team, "i_reach")
    ]
    assert sum(indicator.baseline is not None for indicator in programme.indicators) >= 10


def test_the_team_has_words_of_its_own(team: ProgrammeFile) -> None:
    labels = {one.id: one.label for theory in team.programme.theories for one in theory.elements}
    assert labels["s_p5"] == "Until 2021 the valley had no specialised team"
    assert team.programme.theories[1].inside == "s_a1"
    assert not {framework.nation for framework in team.programme.frameworks} & {"Scotland", "Wales", "Northern Ireland"}


def test_the_area_has_five_teams_of_which_one_is_late(area: ProgrammeFile) -> None:
    split = [one for one in area.programme.indicators if one.breakdown is not None and one.breakdown.name == "Team"]
    assert len(split) == 6
    for indicator in split:
        teams = [one.id for one in indicator.breakdown.categories] if indicator.breakdown else []
        assert len(teams) == 5
        last = {team: series_of(area, indicator.id, team).points[-1] for team in teams}
        assert [team for team, point in last.items() if point.value is None] == ["coast"]
        total = series_of(area, indicator.id).points
        assert (total[-1].value, total[-1].note) == (None, "4 of 5 reported.")
        assert all(point.value is not None for point in total[:-1])


def test_the_areas_totals_are_the_sums_of_its_teams(area: ProgrammeFile) -> None:
    whole: dict[tuple[str, str], list[float | None]] = {}
    parts: Counter[tuple[str, str, str]] = Counter()
    for one in area.observations:
        place = (one.indicator, one.period.key)
        if one.category is None:
            whole[place] = [one.value, one.numerator, one.denominator]
        else:
            for name in ("value", "numerator", "denominator"):
                parts[(*place, name)] += getattr(one, name) or 0
    for place, numbers in whole.items():
        if any(number is not None for number in numbers):
            sums = [parts[(*place, name)] for name in ("value", "numerator", "denominator")]
            assert [number or 0 for number in numbers] == sums, place


def sheet(data: bytes) -> list[list[object]]:
    return load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def test_the_workbook_holds_the_same_rows_as_the_csv_file() -> None:
    text = (FOLDER / EXAMPLE / "figures.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(text)))
    cells = sheet((FOLDER / EXAMPLE / "figures.xlsx").read_bytes())
    assert tuple(rows[0]) == COLUMNS
    as_text = [[f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in row] for row in cells]
    assert as_text == rows


def test_the_table_has_every_figure_of_the_teams_own_once(team: ProgrammeFile) -> None:
    text = (FOLDER / EXAMPLE / "figures.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == sum(one.comparison is None for one in team.observations)
    places = Counter((row["indicator"], row["period"], row["category"]) for row in rows)
    assert max(places.values()) == 1
    assert {row["indicator"] for row in rows} <= {one.name for one in team.programme.indicators}


def test_the_readme_says_that_all_of_it_is_fictional() -> None:
    text = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert "Everything here is fictional" in text
    for path in FOLDER.glob("*/*"):
        assert path.name in text, path.name


def test_the_samples_use_indicators_of_the_library(team: ProgrammeFile, area: ProgrammeFile) -> None:
    library = {one.id for one in load_library().indicators}
    for file in (team, area):
        assert {one.id for one in file.programme.indicators} <= library
