"""`analyse`: the published cases through the command, its answer in JSON and in text, and what it refuses."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.test_spc import ASSURANCE, CASES, DIRECTIONS, LABELS, RANDOM, RULES, TYPES, as_list, days, same
from tests.cli.conftest import Toc

CALM = [50, 52, 49, 51, 50, 48, 52, 50, 51, 49, 52, 48, 50]
KEYS = {
    "": ["segments", "points", "variation", "assurance", "words"],
    "segments": ["start", "n", "mean", "lower", "upper"],
    "points": ["date", "value", "mean", "lower", "upper", "rule", "type"],
}


def csv_of(dates: list[date], values: list[float | None]) -> str:
    rows = [
        f"{day.isoformat()},{'' if value is None else repr(value)}" for day, value in zip(dates, values, strict=True)
    ]
    return "\n".join(["date,value", *rows])


def options_of(case: dict[str, Any], rebases: list[date]) -> list[str]:
    options = ["--preset", "nhsr", "--direction", DIRECTIONS[case["direction"]]]
    options += ["--target", repr(case["target"])] if case["target"] is not None else []
    options += ["--fix", str(case["fix"])] if case["fix"] is not None else []
    options += [] if case["screen"] else ["--no-screen"]
    return options + [word for day in rebases for word in ("--rebase", day.isoformat())]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_command_gives_every_published_label_and_limit(toc: Toc, tmp_path: Path, case: dict[str, Any]) -> None:
    given, expected = case["input"], case["expected"]
    file = tmp_path / "series.csv"
    file.write_text(csv_of([date.fromisoformat(day) for day in given["dates"]], given["values"]))
    settings = {
        "direction": given["improvement_direction"],
        "target": given["target"],
        "fix": given["fix_after_n_points"],
        "screen": given["screen_outliers"],
    }
    rebases = [date.fromisoformat(day) for day in given["rebase_dates"] or ()]
    ran = toc("analyse", file, *options_of(settings, rebases), "--json")
    if case["error"]:
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
        return
    answer = json.loads(ran.out)
    for ours, theirs in zip(answer["segments"], expected["segments"], strict=True):
        assert ours["n"] == theirs["n"]
        assert all(
            same(ours[name], theirs[other]) for name, other in (("mean", "mean"), ("lower", "lpl"), ("upper", "upl"))
        )
    assert [point["rule"] for point in answer["points"]] == [
        LABELS[one["special_cause_type"]] for one in expected["points"]
    ]
    assert [point["type"] for point in answer["points"]] == [
        one["point_type"].removeprefix("special_cause_") for one in expected["points"]
    ]
    assert answer["variation"] == expected["variation_icon"]
    assert answer["assurance"] == ASSURANCE.get(expected["assurance_icon"], expected["assurance_icon"])


@pytest.mark.parametrize("case", RANDOM, ids=lambda case: case["k"])
def test_the_command_gives_the_labels_of_random_series(toc: Toc, tmp_path: Path, case: dict[str, Any]) -> None:
    dates = days(len(case["y"]))
    file = tmp_path / "series.csv"
    file.write_text(csv_of(dates, case["y"]))
    settings = {"direction": case["dir"], "target": case["target"], "fix": case["fix"], "screen": case["screen"]}
    rebases = [dates[place] for place in as_list(case["rebase_idx"])]
    ran = toc("analyse", file, *options_of(settings | {"direction": case["dir"]}, rebases), "--json")
    if case.get("error"):
        assert ran.code == 1
        return
    answer = json.loads(ran.out)
    assert [one["n"] for one in answer["segments"]] == as_list(case["seg_n"])
    for name, other in (("mean", "mean"), ("lower", "lpl"), ("upper", "upl")):
        assert all(
            same(one[name], theirs) for one, theirs in zip(answer["segments"], as_list(case[other]), strict=True)
        )
    assert "".join(str(list(RULES).index(point["rule"])) for point in answer["points"]) == case["rule"]
    assert [point["type"] for point in answer["points"]] == [TYPES[code] for code in case["pt"]]
    assert answer["variation"] == case["variation_icon"]
    assert answer["assurance"] == ASSURANCE.get(case.get("assurance_icon"), case.get("assurance_icon"))


@pytest.fixture
def calm(tmp_path: Path) -> Path:
    """Thirteen quiet months and a jump."""
    file = tmp_path / "calm.csv"
    dates = [date(2024 + place // 12, place % 12 + 1, 1) for place in range(14)]
    file.write_text(csv_of(dates, [*CALM, 70]))
    return file


def test_the_answer_in_json_has_the_fields_it_is_documented_with(toc: Toc, calm: Path) -> None:
    ran = toc("analyse", calm, "--direction", "increase", "--target", "40", "--json")
    answer = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert list(answer) == KEYS[""]
    assert list(answer["segments"][0]) == KEYS["segments"]
    assert list(answer["points"][0]) == KEYS["points"]
    assert answer["points"][-1]["rule"] == "above_upper"
    assert (answer["variation"], answer["assurance"]) == ("improvement_high", "pass")
    assert answer["words"] == (
        "A real improvement in February 2025: at 70 it is above the range that chance alone explains. "
        "The target of 40 is reliably met: the whole usual range is on its good side."
    )


def test_the_answer_in_text_says_words_icons_limits_signals_and_method(toc: Toc, calm: Path) -> None:
    assert toc("analyse", calm, "--direction", "increase", "--fix", "13", "--target", "60").out.splitlines() == [
        "A real improvement in February 2025: at 70 it is above the range that chance alone explains. "
        "The target of 60 will not be met unless something changes: the usual range does not reach it.",
        "",
        "variation: improvement high",
        "assurance: fail",
        "from January 2024, 14 points: mean 50.15, limits 43.95 to 56.36",
        "signals:",
        "  2025-02-01          70  improvement: it is above the range that chance alone explains",
        "method: XmR, preset careful, outlying moving ranges screened, limits fixed on the first 13 points, "
        "shift of 7, trend of 7, a point a month",
    ]


def test_a_column_of_names_makes_many_series_each_as_alone(toc: Toc, tmp_path: Path) -> None:
    first = date(2024, 1, 1)
    series = {"Team A": [*CALM, 70], "Team B": [*CALM[::-1], 20], "Only one": [3]}
    rows = [
        f"{name},{first + timedelta(days=place)},{value}"
        for name, values in series.items()
        for place, value in enumerate(values)
    ]
    file = tmp_path / "many.csv"
    file.write_text("\n".join(["series,date,value", *rows]))
    answers = json.loads(toc("analyse", file, "--direction", "decrease", "--json").out)
    assert list(answers) == list(series)
    for name, values in series.items():
        alone = tmp_path / "alone.csv"
        alone.write_text(csv_of([first + timedelta(days=place) for place in range(len(values))], values))
        assert json.loads(toc("analyse", alone, "--direction", "decrease", "--json").out) == answers[name]
    text = toc("analyse", file, "--direction", "decrease").out
    assert [part.splitlines()[0] for part in text.split("\n\n") if part.splitlines()[0] in series] == list(series)


def test_the_answer_in_json_is_ascii_so_that_every_terminal_carries_it(toc: Toc, tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    file.write_text("series,date,value\nTîm Nyth,2024-01-01,5\n", encoding="utf-8")
    ran = toc("analyse", file, "--direction", "increase", "--json")
    assert ran.out.isascii()
    assert list(json.loads(ran.out)) == ["Tîm Nyth"]


def test_a_numerator_and_a_denominator_give_per_cent(toc: Toc, tmp_path: Path) -> None:
    file = tmp_path / "shares.csv"
    rows = [f"2024-{place:02d}-01,{place},10" for place in range(1, 11)]
    file.write_text("\n".join(["date,numerator,denominator", *rows]))
    ran = toc("analyse", file, "--direction", "increase", "--target", "50", "--json")
    answer = json.loads(ran.out)
    assert [point["value"] for point in answer["points"]] == [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]
    assert "50 %" in answer["words"]


@pytest.mark.parametrize(("preset", "limits"), [("careful", "55.98 % to 100 %"), ("nhsr", "55.98 % to 122.5 %")])
def test_limits_of_shares_are_told_as_the_chart_draws_them(toc: Toc, tmp_path: Path, preset: str, limits: str) -> None:
    file = tmp_path / "shares.csv"
    rows = [f"2024-{place:02d}-01,{8 + place % 3},10" for place in range(1, 13)]
    file.write_text("\n".join(["date,numerator,denominator", *rows, "2025-01-01,8,10"]))
    assert limits in toc("analyse", file, "--direction", "increase", "--preset", preset).out
    upper = json.loads(toc("analyse", file, "--direction", "increase", "--json").out)["segments"][0]["upper"]
    assert upper > 100


def test_no_screening_widens_the_limits(toc: Toc, calm: Path) -> None:
    def upper(*options: str) -> float:
        answer = json.loads(toc("analyse", calm, "--direction", "increase", *options, "--json").out)
        found = answer["segments"][0]["upper"]
        assert isinstance(found, float)
        return found

    assert upper("--no-screen") > upper()


def test_a_skipped_month_is_a_gap_only_where_a_point_stands_for_a_month(toc: Toc, tmp_path: Path) -> None:
    rising = [*CALM, 47, 48, 49, 50, 51, 52, 53]
    dates = [
        date(2024 + (place + late) // 12, (place + late) % 12 + 1, 1) for place in range(20) for late in [place > 15]
    ]
    file = tmp_path / "skipped.csv"
    file.write_text(csv_of(dates, [float(value) for value in rising]))

    def rules(*options: str) -> set[str]:
        answer = json.loads(toc("analyse", file, "--direction", "increase", "--json", *options).out)
        return {point["rule"] for point in answer["points"]}

    assert "trend_up" not in rules()
    assert "trend_up" not in rules("--period", "month")
    assert "trend_up" in rules("--preset", "nhsr")


def test_a_rebase_on_no_figures_date_is_told_and_changes_nothing(toc: Toc, calm: Path) -> None:
    plain = toc("analyse", calm, "--direction", "increase", "--json")
    ran = toc("analyse", calm, "--direction", "increase", "--rebase", "2024-06-15", "--json")
    assert (ran.code, ran.out) == (0, plain.out)
    assert ran.err == "toc: no figure is dated 2024-06-15, so nothing is rebased there.\n"


def test_short_segments_of_the_published_preset_are_warned_about(toc: Toc, calm: Path) -> None:
    rebased = ("--preset", "nhsr", "--rebase", "2024-08-01")
    assert "fewer than 13 points" in toc("analyse", calm, "--direction", "increase", *rebased).out
    assert "fewer than 13 points" not in toc("analyse", calm, "--direction", "increase", "--preset", "nhsr").out


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        ("", 2, "--direction"),
        ("--direction up", 2, "invalid choice: 'up' (choose from 'increase', 'decrease', 'neither')"),
        ("--direction increase --target nan", 2, "'nan' is not a number that can be worked with"),
        ("--direction increase --target high", 2, "'high' is not a number"),
        ("--direction increase --rebase soon", 2, "'soon' is not a date. Write it like 2024-04-01"),
        ("--direction increase --fix 11", 1, "Limits can be fixed on 12 points or more, not on 11"),
        ("--direction increase --period quarter", 1, "2024-01-01 and 2024-02-01 are in one quarter"),
    ],
)
def test_what_cannot_be_done_is_said_on_one_line(toc: Toc, calm: Path, options: str, code: int, says: str) -> None:
    ran = toc("analyse", calm, *options.split())
    assert (ran.code, ran.out, ran.err.count("\n")) == (code, "", 1)
    assert says in ran.err


def test_a_series_that_is_refused_is_named(toc: Toc, tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    rows = [f"{name},2024-{month:02d}-01,{'' if name == 'B' else month}" for name in "AB" for month in range(1, 10)]
    file.write_text("\n".join(["series,date,value", *rows]))
    ran = toc("analyse", file, "--direction", "increase", "--preset", "nhsr")
    assert (ran.code, ran.err.startswith("toc: B: A segment has no values at all")) == (1, True)


def test_a_missing_file_is_named(toc: Toc, tmp_path: Path) -> None:
    ran = toc("analyse", tmp_path / "none.csv", "--direction", "increase")
    assert (ran.code, "none.csv cannot be read" in ran.err) == (1, True)
