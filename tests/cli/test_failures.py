"""What can be put right: exit code 1, or 2 for a wrong command, one line that says what, and nothing written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import Toc
from toc.cli import file_commands

FAILURES = [
    ("show missing.toc.json", "missing.toc.json cannot be read (no such file or directory)"),
    ("show .", "cannot be read (is a directory)"),
    ("show latin.toc.json", "not text in UTF-8"),
    ("show empty.toc.json", "The file is empty"),
    ("show newer.toc.json", "made by a newer version"),
    ("check other.toc.json", "not a programme's file"),
    ("check missing.toc.json", "cannot be read"),
    ("import newer.toc.json", "made by a newer version"),
    ("import newer.toc.json -o out", "made by a newer version"),
    ("export missing.toc.json -o out", "missing.toc.json cannot be read"),
    ("export nobody -o out", "There is no programme 'nobody' in the store"),
    ("new --template nope -o out", "Choose one of system, clinical, both, blank, logic_model"),
    ("new --template blank --name= -o out", "'name' cannot be taken: it is empty"),
    ("new --template blank -o nowhere/out", "nowhere/out cannot be written (no such file or directory)"),
    ("new --template blank -o .", "There is a file"),
    ("new --template blank -o . --force", "cannot be written"),
    ("render both.toc.json --format svg -o out", "Which theory? Add --theory"),
    ("render both.toc.json --theory nope --format svg -o out", "There is no theory 'nope'"),
    ("render none.toc.json --format svg -o out", "no theory yet"),
    ("render plan.toc.json --format png --dpi 95 -o out", "96 to 600 dots per inch, not 95"),
    ("render plan.toc.json --format png --dpi 601 -o out", "96 to 600 dots per inch, not 601"),
    ("render plan.toc.json --format svg -o nowhere/out", "cannot be written"),
    ("schema -o nowhere/out", "cannot be written"),
    ("backup nowhere/out", "There is no folder nowhere"),
    ("restore missing.sqlite3", "missing.sqlite3 cannot be read"),
]
WRONG = [
    ("", "COMMAND"),
    ("bogus", "invalid choice: 'bogus'"),
    ("new", "--template"),
    ("render plan.toc.json --format gif -o out", "invalid choice: 'gif'"),
    ("render plan.toc.json --format svg --theme pink -o out", "invalid choice: 'pink' (choose from 'screen'"),
    ("render plan.toc.json --format png --dpi many -o out", "invalid int value: 'many'"),
    ("export plan.toc.json --format word -o out", "invalid choice: 'word' (choose from"),
    ("check plan.toc.json --js", "unrecognized arguments: --js"),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, plan: Path, two_theories: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of files, some of them bad, and the commands run there."""
    start = '{"format": "theory-of-change", "schema_version": '
    files = {
        "latin": '{"name": "caf\xe9"}'.encode("latin-1"),
        "empty": b"",
        "newer": f"{start}99}}".encode(),
        "other": b"{}",
        "none": f'{start}1, "programme": {{"id": "p", "name": "P"}}, "observations": []}}'.encode(),
    }
    for name, data in files.items():
        (tmp_path / f"{name}.toc.json").write_bytes(data)
    assert {plan.parent, two_theories.parent} == {tmp_path}
    monkeypatch.chdir(tmp_path)


@contextmanager
def nothing_new_in(folder: Path) -> Iterator[None]:
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    yield
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


@pytest.mark.parametrize(("command", "says"), FAILURES)
def test_what_can_be_put_right_is_said_on_one_line(toc: Toc, tmp_path: Path, command: str, says: str) -> None:
    with nothing_new_in(tmp_path):
        ran = toc(*command.split())
    assert (ran.code, ran.out) == (1, "")
    assert says in ran.err
    assert ran.err.startswith("toc: ")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(("command", "says"), WRONG)
def test_a_wrong_command_is_said_on_one_line(toc: Toc, tmp_path: Path, command: str, says: str) -> None:
    with nothing_new_in(tmp_path):
        ran = toc(*command.split())
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1


def test_a_folder_that_may_not_be_written_to_is_named(toc: Toc, tmp_path: Path) -> None:
    """A file in the place of the folder: root may write to any folder."""
    ran = toc("new", "--template", "blank", "-o", tmp_path / "plan.toc.json" / "new.toc.json")
    assert (ran.code, "cannot be written (not a directory)" in ran.err) == (1, True)


def test_a_store_that_cannot_be_made_is_named(toc: Toc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_DATA_DIR", str(tmp_path / "plan.toc.json"))
    ran = toc("list")
    assert (ran.code, "set TOC_DATA_DIR" in ran.err) == (1, True)


def test_a_bug_is_called_one_without_a_traceback(toc: Toc, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_file: object) -> list[str]:
        raise ZeroDivisionError("with a secret in it")

    monkeypatch.setattr(file_commands, "summarise", broken)
    ran = toc("show", "plan.toc.json")
    assert (ran.code, ran.out) == (3, "")
    assert "(ZeroDivisionError)" in ran.err
    assert "secret" not in ran.err
    assert ran.err.count("\n") == 1
    traced = toc("show", "plan.toc.json", "--debug")
    assert traced.code == 3
    assert "in broken" in traced.err


def test_ctrl_c_stops_a_command_quietly(toc: Toc, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_file: object) -> list[str]:
        raise KeyboardInterrupt

    monkeypatch.setattr(file_commands, "summarise", stopped)
    assert toc("show", "plan.toc.json") == (130, "", "")
