"""File names are safe on every system and never a path."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toc.report.file_name import build_file_name


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Team A",), "Team A.svg"),
        (("Tŷ a dŵr", "System level"), "Tŷ a dŵr - System level.svg"),
        (("../../etc/passwd",), "etc passwd.svg"),
        (("C:\\Windows\\system32",), "C Windows system32.svg"),
        (("a/b\x00c\nd",), "a b c d.svg"),
        (("<script>alert(1)</script>",), "script alert 1 script.svg"),
        (("...",), "map.svg"),
        (("", "  "), "map.svg"),
        (("-rf", "--help"), "rf - --help.svg"),
        (("CON",), "CON_.svg"),
        (("lpt1",), "lpt1_.svg"),
        (("report\u202egpj",), "report gpj.svg"),
        (("x" * 300,), "x" * 80 + ".svg"),
    ],
)
def test_a_name_becomes_a_file_name(names: tuple[str, ...], expected: str) -> None:
    assert build_file_name(*names, extension=".svg", otherwise="map") == expected


@given(st.lists(st.text(max_size=120), max_size=3))
def test_any_name_becomes_a_safe_one(names: list[str]) -> None:
    name = build_file_name(*names, extension=".pdf")
    assert re.fullmatch(r"[\w][\w\- ]*\.pdf", name)
    assert len(name) <= 85
    assert name.encode("utf-8")
