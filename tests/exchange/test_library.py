"""The library: every content file is read, says where it comes from, and a bad one is named with its line."""

from pathlib import Path

import pytest

from toc.exchange.content import LARGEST, BadContent, read_yaml
from toc.exchange.library import TEMPLATES, Library, load_library
from toc.model.base import Provenance, ProvenanceStatus
from toc.model.indicators import HAS_DENOMINATOR

SOURCE = "- {id: ONE, title: A book}"


@pytest.fixture
def library() -> Library:
    return load_library()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of one source, one instrument, one indicator and one framework."""
    for name in ("indicators", "frameworks"):
        (tmp_path / name).mkdir()
    (tmp_path / "sources.yaml").write_text(f"sources:\n{SOURCE}\n", encoding="utf-8")
    (tmp_path / "instruments.yaml").write_text("instruments:\n- id: scale\n  name: A scale\n", encoding="utf-8")
    (tmp_path / "indicators" / "one.yaml").write_text("id: one\nname: Seen\n", encoding="utf-8")
    (tmp_path / "frameworks" / "plan.yaml").write_text("id: plan\nname: A plan\n", encoding="utf-8")
    return tmp_path


def test_there_are_seventeen_frameworks_and_forty_four_indicators(library: Library) -> None:
    assert (len(library.frameworks), len(library.indicators)) == (17, 44)


def test_every_yaml_file_of_the_library_is_read(library: Library) -> None:
    for folder, entities in (("indicators", library.indicators), ("frameworks", library.frameworks)):
        assert {path.stem for path in (TEMPLATES / folder).iterdir()} == {one.id for one in entities}


def test_every_framework_says_that_it_is_an_extract(library: Library) -> None:
    for framework in library.frameworks:
        assert framework.extract, framework.id
        assert framework.note.startswith("An extract:"), framework.id
        assert framework.priorities, framework.id
        assert framework.nation, framework.id
        assert framework.edition, framework.id


def test_every_statement_has_a_status_and_those_found_have_a_source(library: Library) -> None:
    sources = {source.id for source in library.sources}
    stated: list[tuple[str, Provenance]] = [
        (one.id, one.provenance)
        for one in (
            *library.frameworks,
            *library.indicators,
            *library.instruments,
            *(priority for framework in library.frameworks for priority in framework.priorities),
        )
    ]
    for name, provenance in stated:
        if provenance.status is not ProvenanceStatus.UNSOURCED or provenance.source is not None:
            assert provenance.source in sources, name


def test_every_id_that_the_library_names_is_in_it(library: Library) -> None:
    instruments = {one.id for one in library.instruments}
    priorities = {priority.id for framework in library.frameworks for priority in framework.priorities}
    assert {name for one in library.indicators for name in one.instruments} <= instruments
    named = {name for framework in library.frameworks for priority in framework.priorities for name in priority.same_as}
    assert named <= priorities


def test_every_source_has_an_address_or_says_that_none_was_recorded(library: Library) -> None:
    assert len(library.sources) == 54
    for source in library.sources:
        assert source.url.startswith("http") or "Address: http" in source.note or "not recorded" in source.note, (
            source.id
        )


def test_no_id_is_used_twice(library: Library) -> None:
    ids = [one.id for entities in library for one in entities]
    ids += [priority.id for framework in library.frameworks for priority in framework.priorities]
    assert sorted(ids) == sorted(set(ids))


def test_every_indicator_says_what_is_counted(library: Library) -> None:
    for indicator in library.indicators:
        (definition,) = indicator.definitions
        assert definition.text, indicator.id
        assert indicator.data_source, indicator.id
        if indicator.kind in HAS_DENOMINATOR:
            assert definition.numerator, indicator.id
            assert definition.denominator, indicator.id


def test_a_small_library_is_read(folder: Path) -> None:
    assert [[one.id for one in entities] for entities in load_library(folder)] == [
        ["ONE"],
        ["scale"],
        ["one"],
        ["plan"],
    ]


@pytest.mark.parametrize(
    ("file", "text", "line", "words"),
    [
        ("indicators/one.yaml", "id: one\nname: Seen\nkind: cuont\n", 3, "'kind' has to be one of"),
        ("indicators/one.yaml", "id: one\nname: Seen\nkid: count\n", 3, "'kid' is not a field"),
        ("indicators/one.yaml", "# A comment.\nid: one\n", 1, "'name' is missing"),
        ("indicators/one.yaml", "id: two\nname: Seen\n", 1, "Give it the file's name"),
        ("indicators/one.yaml", "id: one\nname: Seen\nname: Heard\n", 3, "'name' stands there twice"),
        (
            "indicators/one.yaml",
            "id: one\nname: Seen\ndefinitions:\n- text: A\n- txet: B\n",
            5,
            "'definitions > 1 > txet'",
        ),
        ("indicators/one.yaml", "id: one\nname: 'Seen\nunit: x\n", 4, "Mend it"),
        ("indicators/one.yaml", "id: &a one\nname: *a\n", 1, "used again elsewhere"),
        ("indicators/one.yaml", "id: one\n? [a]\n: b\n", 2, "has to be text"),
        ("indicators/one.yaml", "- id: one\n", 1, "fields with names"),
        ("sources.yaml", f"sources:\n{SOURCE}\n- id: TWO\n", 3, "'title' is missing"),
        ("sources.yaml", f"sources:\n{SOURCE}\n{SOURCE}\n", 3, "used before"),
        ("sources.yaml", "sorces: []\n", 1, "'sources' has to be a list"),
        ("frameworks/plan.yaml", "id: plan\nname: A\npriorities:\n- id: p\n  text: ''\n", 5, "is empty"),
    ],
)
def test_a_bad_file_is_named_with_its_line(folder: Path, file: str, text: str, line: int, words: str) -> None:
    path = folder / file
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadContent) as refused:
        load_library(folder)
    message = refused.value.message
    assert message.startswith(f"{path.name}, line {line}: ")
    assert words in message
    assert "\n" not in message
    assert message.endswith(".")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"id: \xff\xfe\n", "not YAML in UTF-8"),
        (b"id: one\x00\n", "Mend it"),
        (b"#" * (LARGEST + 1), "larger than 1,000,000 bytes"),
    ],
)
def test_a_file_that_is_no_text_is_named(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(data)
    with pytest.raises(BadContent, match=r"bad\.yaml") as refused:
        read_yaml(path)
    assert words in refused.value.message
    assert "\n" not in refused.value.message


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadContent, match=r"gone\.yaml cannot be read"):
        read_yaml(tmp_path / "gone.yaml")
