"""What is in the tree: nothing that belongs to one machine, and no file that has grown past reading."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_MODULE = 400
_PIN = re.compile(r"[a-z0-9-]+(\[\w+\])?==\S+( ; .*)?")
_HOME = re.compile(r"/(home|Users)/[a-z]\w*/")


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("This is not a clone.")
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def test_no_file_names_a_folder_of_one_machine() -> None:
    own = re.compile(rf"{re.escape(str(ROOT))}/|{re.escape(str(Path.home()))}/|{_HOME.pattern}")
    found = []
    for path in _tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in own.finditer(text)]
    assert found == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_requirements_hold_pins_and_nothing_else(name: str) -> None:
    lines = [line.split("#")[0].strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]
    assert [line for line in lines if line and not _PIN.fullmatch(line)] == []


def test_what_runs_is_pinned_alike_for_development() -> None:
    def pins(name: str) -> set[str]:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        return {line.split("#")[0].strip() for line in lines} - {""}

    assert pins("requirements.txt") <= pins("requirements-dev.txt")


def test_no_module_is_too_long_to_read() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in _tracked()
        if path.suffix in {".py", ".js", ".css"}
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}
