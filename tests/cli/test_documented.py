"""Every command, option and exit code is documented, and every example runs."""

import argparse
import re
import shlex
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from tests.cli.conftest import Toc
from toc.analysis.spc import Assurance, PointType, Variation
from toc.analysis.spc_gaps import SpcPeriod
from toc.analysis.spc_rules import Rule
from toc.cli.main import ExitCode
from toc.cli.parser import build_parser
from toc.model.checks import RULES

ROOT = Path(__file__).parents[2]
DOCUMENTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/command-line.md")}
_COMMAND_LINE = re.compile(r"^(?:  )?python -m toc (.+)$", re.MULTILINE)


def _commands() -> dict[str, argparse.ArgumentParser]:
    actions = build_parser()._actions
    return next(dict(one.choices) for one in actions if isinstance(one, argparse._SubParsersAction))


COMMANDS = _commands()


def examples_in_help() -> Iterator[tuple[str, str]]:
    for name, parser in {"": build_parser(), **COMMANDS}.items():
        for example in _COMMAND_LINE.findall(parser.epilog or ""):
            yield name, example


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_document_with_what_it_does(name: str) -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| .{20,} \|$", DOCUMENTS["docs/command-line.md"], re.MULTILINE)
    assert rows.count(name) == 1


def test_every_quality_rule_is_in_the_document_with_what_it_notices() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| .{20,} \|$", DOCUMENTS["docs/command-line.md"], re.MULTILINE)
    assert {rule.id for rule in RULES} <= set(rows)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_of_its_own(toc: Toc, name: str) -> None:
    ran = toc(name, "--help")
    assert (ran.code, ran.err) == (0, "")
    shown = ran.out.partition("example")[2]
    assert f"python -m toc {name}" in shown
    assert all(action.help for action in COMMANDS[name]._actions)


@pytest.mark.parametrize("labels", [Rule, PointType, Variation, Assurance, SpcPeriod])
def test_every_label_of_an_answer_is_in_the_document(labels: type[StrEnum]) -> None:
    assert [one for one in labels if f"`{one.value}`" not in DOCUMENTS["docs/command-line.md"]] == []


@pytest.mark.parametrize("name", ["analyse", "interval", "import-figures", "figures-template"])
def test_every_option_of_the_commands_on_figures_is_in_the_document(name: str) -> None:
    options = {option for action in COMMANDS[name]._actions for option in action.option_strings if "--" in option}
    missing = {option for option in options if f"`{option}" not in DOCUMENTS["docs/command-line.md"]}
    assert missing == {"--help"}


@pytest.mark.parametrize(("name", "example"), list(examples_in_help()))
def test_every_example_in_the_help_can_be_typed(name: str, example: str) -> None:
    words = shlex.split(example)
    assert not name or words[0] == name
    assert callable(build_parser().parse_args(words).run)


def test_every_exit_code_is_in_the_document_and_in_the_help(toc: Toc) -> None:
    told = re.findall(r"^\| (\d+) \|", DOCUMENTS["docs/command-line.md"], re.MULTILINE)
    assert [int(code) for code in told] == list(ExitCode)
    helped = toc("--help").out.partition("exit codes:")[2]
    assert [int(code) for code in re.findall(r"\b(\d+) [a-zS]", helped)] == list(ExitCode)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_commands_in_a_document_run_one_after_the_other(
    toc: Toc, document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    months = [(2025 + place // 12, place % 12 + 1) for place in range(24)]
    rows = [f"{year}-{month:02d}-01,{50 + month % 5}" for year, month in months]
    Path("figures.csv").write_text("\n".join(["date,value", *rows]))
    blocks = "\n".join(re.findall(r"^```\n(.+?)^```", DOCUMENTS[document], re.MULTILINE | re.DOTALL))
    commands = _COMMAND_LINE.findall(blocks)
    assert commands
    for command in commands:
        ran = toc(*shlex.split(command))
        assert (ran.code, ran.err) == (0, ""), command
