"""The documents keep up with the code: settings, commands and links."""

import re
from pathlib import Path

import pytest

from toc.settings import Settings, variable

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
_HTML_SOURCE = re.compile(r"""\b(?:src|href)="(?!https?:|#)([^"#]+)""")


def test_every_setting_is_in_the_table_with_its_description() -> None:
    table = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(TOC_\w+)` \| .* \| (.*) \|$", table, re.MULTILINE))
    assert rows == {variable(name): field.description for name, field in Settings.model_fields.items()}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_link_is_broken(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = [*_LINK.findall(text), *_HTML_SOURCE.findall(text)]
    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_make_target_that_is_told_of_exists(document: str) -> None:
    told = set(re.findall(r"^make (\w+)$|`make (\w+)`", (ROOT / document).read_text(encoding="utf-8"), re.MULTILINE))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
    assert {first or second for first, second in told} <= targets
    assert told
