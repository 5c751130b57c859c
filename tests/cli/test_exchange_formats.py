"""Export and import in other people's formats, from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import FILE, Toc
from tests.cli.test_documented import DOCUMENTS
from toc.exchange.cids.dump import dump_cids
from toc.exchange.iati import dump_iati
from toc.exchange.native import ProgrammeFile, dump_programme, load_programme
from toc.exchange.programme_formats import PROGRAMME_FORMATS

Dump = Callable[[ProgrammeFile], bytes]


@pytest.mark.parametrize(("name", "written"), [("json", dump_programme), ("cids", dump_cids), ("iati", dump_iati)])
def test_a_file_leaves_in_each_format(toc: Toc, plan: Path, tmp_path: Path, name: str, written: Dump) -> None:
    out = tmp_path / "out"
    assert toc("export", plan, "--format", name, "-o", out) == (0, "", "")
    assert out.read_bytes() == written(FILE)


def test_a_programme_of_the_store_leaves_in_another_format_and_comes_back(toc: Toc, plan: Path, tmp_path: Path) -> None:
    cids, back = tmp_path / "team.jsonld", tmp_path / "back.toc.json"
    toc("import", plan)
    assert toc("export", "Team A", "--format", "cids", "-o", cids) == (0, "", "")
    assert toc("import", cids, "-o", back) == (0, "", "")
    assert load_programme(back.read_bytes()) == FILE


def test_a_cids_file_goes_into_the_store_whatever_its_name(toc: Toc, tmp_path: Path) -> None:
    received = tmp_path / "received.toc.json"
    received.write_bytes(dump_cids(FILE))
    assert toc("import", received).code == 0
    assert toc("list").out.endswith("Team A\n")
    assert toc("export", received, "-o", "-").out.encode() == dump_programme(FILE)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<iati-activities/>", "toc: The file is XML"),
        (json.dumps({"@context": "https://example.org/c", "@graph": []}).encode(), "toc: The file takes the meaning"),
    ],
)
def test_what_cannot_be_read_is_said_on_one_line_and_leaves_nothing(
    toc: Toc, tmp_path: Path, data: bytes, sentence: str
) -> None:
    bad, out = tmp_path / "bad.jsonld", tmp_path / "out.toc.json"
    bad.write_bytes(data)
    for ran in (toc("import", bad, "-o", out), toc("import", bad)):
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
        assert ran.err.startswith(sentence)
    assert not out.exists()
    assert toc("list").out == ""


@pytest.mark.parametrize("name", PROGRAMME_FORMATS)
def test_every_format_is_in_the_document_with_what_it_is(name: str) -> None:
    assert f"| `{name}` | " in DOCUMENTS["docs/command-line.md"]
