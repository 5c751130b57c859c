"""Columns that could point to a person."""

from datetime import UTC, date, datetime

import pytest

from toc.analysis.identifiers import (
    Cell,
    IdentifierKind,
    IdentifyingColumns,
    ScoreTable,
    find_identifiers,
    is_nhs_number,
    refuse_identifiers,
)

SCORES: list[Cell] = [18, 12.0, "9", None, "n/a"]


def kinds(header: str, cells: list[Cell], closing_date: str | None = None) -> list[IdentifierKind]:
    table = ScoreTable(["Before", header], [[10, cell] for cell in cells])
    found = find_identifiers(table, closing_date)
    assert all(one.column == 2 for one in found)
    return [one.kind for one in found]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Name", IdentifierKind.NAME),
        ("Mother's name", IdentifierKind.NAME),
        ("SURNAME", IdentifierKind.NAME),
        ("first_name", IdentifierKind.NAME),
        ("FamilyName", IdentifierKind.NAME),
        ("Initials", IdentifierKind.NAME),
        ("Date of birth", IdentifierKind.BIRTH),
        ("DateOfBirth", IdentifierKind.BIRTH),
        ("D.O.B.", IdentifierKind.BIRTH),
        ("baby dob", IdentifierKind.BIRTH),
        ("NHS number", IdentifierKind.NHS_NUMBER),
        ("NHSNo", IdentifierKind.NHS_NUMBER),
        ("Postcode", IdentifierKind.POSTCODE),
        ("post code", IdentifierKind.POSTCODE),
        ("Email", IdentifierKind.CONTACT),
        ("Telephone", IdentifierKind.CONTACT),
        ("Client ID", IdentifierKind.CASE_NUMBER),
        ("case no.", IdentifierKind.CASE_NUMBER),
    ],
)
def test_a_heading_can_give_a_column_away(header: str, kind: IdentifierKind) -> None:
    assert kinds(header, SCORES) == [kind]


@pytest.mark.parametrize(
    "header",
    ["After", "PHQ-9 at end", "Team name", "NHS Talking Therapies score", "Caseness", "GAD-7 (after)", "Family"],
)
def test_other_headings_stay(header: str) -> None:
    assert kinds(header, SCORES) == []


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ([None, None, "943 476 5919"], IdentifierKind.NHS_NUMBER),
        ([9434765919.0], IdentifierKind.NHS_NUMBER),
        (["943-476-5919"], IdentifierKind.NHS_NUMBER),
        (["9434765918"], IdentifierKind.CASE_NUMBER),
        ([104_233], IdentifierKind.CASE_NUMBER),
        (["SW1A 1AA", 3], IdentifierKind.POSTCODE),
        (["m146xx"], IdentifierKind.POSTCODE),
        (["someone@example.org"], IdentifierKind.CONTACT),
        (["0161 496 0000"], IdentifierKind.CONTACT),
        ([date(2024, 5, 1)], IdentifierKind.BIRTH),
        ([datetime(2024, 5, 1, 10, tzinfo=UTC)], IdentifierKind.BIRTH),
        (["01/05/2024"], IdentifierKind.BIRTH),
        (["1 May 2024"], IdentifierKind.BIRTH),
        (["2024-05-01"], IdentifierKind.BIRTH),
        ([45_413], IdentifierKind.BIRTH),
        (["Anna Smith", "Bea Jones"], IdentifierKind.NAME),
        (["SMITH, ANNA", "JONES, BEA"], IdentifierKind.NAME),
        (["Siobhán O'Neill", "Zoë", None], IdentifierKind.NAME),
        (["anna", "bea", "cleo", "dee", "eve"], IdentifierKind.NAME),
        (["moved away", "came twice", "will call", "has a sister", "asked for a letter"], IdentifierKind.NAME),
        (["محمد علي", "فاطمة حسن"], IdentifierKind.NAME),
    ],
)
def test_contents_can_give_a_column_away_under_any_heading(cells: list[Cell], kind: IdentifierKind) -> None:
    assert kinds("Column", cells) == [kind]


@pytest.mark.parametrize(
    "cells",
    [
        SCORES,
        [0, 27, 13.5],
        ["n/a", "declined", "12"],
        ["North", "South", "North", "North", "South"],
        ["yes", "no"],
        [],
    ],
)
def test_scores_and_groups_stay(cells: list[Cell]) -> None:
    assert kinds("Column", cells) == []


def test_the_closing_date_is_the_only_column_of_dates_that_may_stay() -> None:
    for cells in ([date(2024, 5, 1)], ["01-05-2024"], ["1 May 2024"]):
        assert kinds("Closed", cells, closing_date="Closed") == []
        assert kinds("Closed", cells, closing_date="Other") == [IdentifierKind.BIRTH]
    assert kinds("Closed", ["943 476 5919"], closing_date="Closed") == [IdentifierKind.NHS_NUMBER]


def test_a_file_without_headings_is_seen_by_its_first_row() -> None:
    table = ScoreTable(["943 476 5919", "18"], [["401 023 2137", "12"]])
    assert [one.column for one in find_identifiers(table)] == [1]


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("9434765919", True),
        ("943 476 5919", True),
        ("4010232137", True),
        ("9434765918", False),
        ("943476591", False),
        ("94347659190", False),
        ("٩٤٣٤٧٦٥٩١٩", False),
    ],
)
def test_an_nhs_number_is_known_by_its_check_digit(text: str, valid: bool) -> None:
    assert is_nhs_number(text) == valid


def test_a_number_whose_check_digit_would_be_10_is_none() -> None:
    stems = [str(stem) for stem in range(401_023_200, 401_023_222)]
    valid = [sum(is_nhs_number(stem + digit) for digit in "0123456789") for stem in stems]
    assert set(valid) == {0, 1}


def test_the_refusal_names_places_and_never_contents() -> None:
    table = ScoreTable(["Anna Smith", "Before", "NHS"], [["Bea Jones", 12, "9434765919"]])
    with pytest.raises(IdentifyingColumns) as refused:
        refuse_identifiers(table)
    assert refused.value.message == (
        "Some columns could point to a person: column 1 like names, column 3 like NHS numbers. "
        "Nothing was kept. Take them out and choose the file again."
    )
