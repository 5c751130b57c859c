"""`interval`: the published cases through the command, its answer in JSON and in text, and what it refuses."""

import json
from typing import Any

import pytest

from tests.analysis.test_intervals import CASES, listed, rows
from tests.analysis.test_spc import same
from tests.cli.conftest import Toc


def answered(toc: Toc, *words: object) -> dict[str, Any]:
    ran = toc("interval", *map(str, words), "--json")
    assert (ran.code, ran.err) == (0, "")
    answer = json.loads(ran.out)
    assert isinstance(answer, dict)
    return answer


def assert_published(toc: Toc, case: dict[str, Any], place: int, factor: float, *words: object) -> None:
    levels, row = listed(case["input"]["confidence"]), case["expected"][place]
    for level in levels:
        suffix = "cl" if len(levels) == 1 else f"{level * 100:.1f}".replace(".", "_") + "cl"
        answer = answered(toc, *words, "--confidence", level)
        for name, theirs in (("value", "value"), ("lower", f"lower{suffix}"), ("upper", f"upper{suffix}")):
            ours = answer[name]
            assert same(None if ours is None else ours * factor, row[theirs])


@pytest.mark.parametrize(("case", "place"), rows("phe_proportion"))
def test_the_command_gives_every_published_proportion(toc: Toc, case: dict[str, Any], place: int) -> None:
    x, n = listed(case["input"]["x"])[place], listed(case["input"]["n"])[place]
    assert_published(toc, case, place, case["input"]["multiplier"], "--proportion", x, n)


@pytest.mark.parametrize(("case", "place"), rows("phe_rate"))
def test_the_command_gives_every_published_rate(toc: Toc, case: dict[str, Any], place: int) -> None:
    x, n = listed(case["input"]["x"])[place], listed(case["input"]["n"])[place]
    assert_published(toc, case, place, 1, "--rate", x, n, "--per", case["input"]["multiplier"])


@pytest.mark.parametrize(("case", "place"), rows("phe_mean"))
def test_the_command_gives_every_published_mean(toc: Toc, case: dict[str, Any], place: int) -> None:
    assert_published(toc, case, place, 1, "--mean", *listed(case["input"]["values"]))


@pytest.mark.parametrize("case", [c for c in CASES if "newcombe_lower" in str(c["expected"])], ids=lambda c: c["id"])
def test_the_command_gives_every_published_difference(toc: Toc, case: dict[str, Any]) -> None:
    numbers, expected = case["input"], case["expected"]
    answer = answered(toc, "--difference", numbers["x1"], numbers["n1"], numbers["x2"], numbers["n2"])
    assert same(answer["value"], expected["diff"])
    assert same(answer["lower"], expected["newcombe_lower"])
    assert same(answer["upper"], expected["newcombe_upper"])


@pytest.mark.parametrize("case", [c for c in CASES if c.get("error")], ids=lambda case: case["id"])
def test_impossible_counts_are_refused(toc: Toc, case: dict[str, Any]) -> None:
    kind = "--proportion" if case["function"] == "phe_proportion" else "--rate"
    ran = toc("interval", kind, str(case["input"]["x"]), str(case["input"]["n"]))
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize(
    ("numbers", "judgement"),
    [
        ("56 70 48 80", "higher"),
        ("48 80 56 70", "lower"),
        ("45 60 40 62", "no clear change"),
        ("10 10 0 10", "higher"),
        ("9 9 0 10", "too few to judge"),
        ("10 10 0 9", "too few to judge"),
    ],
)
def test_a_difference_is_judged_from_ten_in_each_group(toc: Toc, numbers: str, judgement: str) -> None:
    assert answered(toc, "--difference", *numbers.split())["judgement"] == judgement


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("--proportion 65 100", "0.65 (95 % interval 0.5525 to 0.7364, Wilson)"),
        ("--proportion 65 100 --confidence 0.998", "0.65 (99.8 % interval 0.4955 to 0.7784, Wilson)"),
        ("--rate 10 10000", "100 per 100,000 (95 % interval 47.87 to 183.9, Byar)"),
        ("--rate 10 10000 --per 1000", "1 per 1,000 (95 % interval 0.4787 to 1.839, Byar)"),
        ("--mean 3", "3 (one value has no interval)"),
        ("--difference 56 70 48 80", "0.2 (95 % interval 0.05243 to 0.3339, Newcombe): higher"),
    ],
)
def test_the_answer_in_text_stands_on_one_line(toc: Toc, words: str, text: str) -> None:
    assert toc("interval", *words.split()) == (0, f"{text}\n", "")


def test_a_rate_says_per_how_many(toc: Toc) -> None:
    assert answered(toc, "--rate", 10, 10000)["per"] == 100_000


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("", 2, "one of the arguments --proportion --rate --mean --difference is required"),
        ("--proportion 1 2 --mean 3", 2, "not allowed with"),
        ("--proportion 1", 2, "expected 2 arguments"),
        ("--mean nan", 2, "'nan' is not a number that can be worked with"),
        ("--mean 1e16", 2, "not a number that can be worked with"),
        ("--rate 1 100 --per 0", 2, "'0' is not above 0"),
        ("--proportion 1 2 --confidence 1", 2, "'1' is not between 0.5 and 0.9999"),
        ("--proportion 1 2 --per 100", 1, "--per belongs to --rate"),
        ("--rate 1e15 1e-300", 1, "too far apart"),
    ],
)
def test_what_cannot_be_worked_out_is_said_on_one_line(toc: Toc, words: str, code: int, says: str) -> None:
    ran = toc("interval", *words.split())
    assert (ran.code, ran.out, ran.err.count("\n")) == (code, "", 1)
    assert says in ran.err
