"""Priorities frameworks: the library searched, one's own, and the full list of an extract."""

import pytest

from tests.services.example import PROGRAMME, after
from toc.exchange.framework_csv import read_framework
from toc.exchange.library import load_library
from toc.model import limits
from toc.model.apply import apply
from toc.model.collections import Collection
from toc.model.edits import Edit, Remove
from toc.model.programme import Programme
from toc.services.describe import describe_edit
from toc.services.frameworks import (
    NothingNew,
    facts_of,
    full_list_edit,
    nations,
    own_framework_edit,
    search_library,
    typed_rows,
)
from toc.services.from_library import framework_edit


def ids(text: str = "", nation: str | None = None, programme: Programme = PROGRAMME) -> list[str]:
    return [one.framework.id for one in search_library(programme, text, nation)]


def with_framework() -> Programme:
    return after(framework_edit(PROGRAMME, "phof")).programme


def test_without_a_word_the_whole_library_is_there() -> None:
    assert len(ids()) == 17
    assert nations() == ("England", "Northern Ireland", "Scotland", "Wales")


@pytest.mark.parametrize(
    ("text", "nation", "found"),
    [
        ("GIRFEC", None, ["scotland"]),
        ("2019 fostering", None, ["ch3_2019_childrens_social_care"]),
        ("C08b", None, ["phof"]),
        ("", "Wales", ["wales"]),
        ("fostering", "Wales", []),
        ("no such thing", None, []),
    ],
)
def test_the_library_is_searched_by_words_and_nation(text: str, nation: str | None, found: list[str]) -> None:
    assert ids(text, nation) == found


def test_a_nation_includes_frameworks_that_say_more_of_where_they_hold() -> None:
    assert "cof" in ids(nation="England")


def test_what_the_programme_has_of_a_framework_is_known() -> None:
    programme = with_framework()
    part = after(Remove(collection=Collection.PRIORITIES, id="phof_gld"), programme).programme

    def standing(one: Programme) -> tuple[bool, int]:
        found = next(offer for offer in search_library(one) if offer.framework.id == "phof")
        return found.here, found.missing

    assert [standing(PROGRAMME), standing(part), standing(programme)] == [(False, 4), (True, 1), (True, 0)]


def test_a_framework_says_its_nation_edition_size_and_standing() -> None:
    facts = {one.id: facts_of(one) for one in load_library().frameworks}
    assert facts["tenyhp"] == "England · July 2025 onwards · 1 priority · stated in its source, in other words"
    assert facts["ch3_2019_early_years"] == (
        "England · 2019 (historical) · superseded · 3 priorities · taken from its source"
    )


def test_one_of_ones_own_is_one_edit_with_what_stands_under_what() -> None:
    rows = read_framework(b"priority,code,under\nReady,O1,D1\nBest start,D1,\n")
    programme = after(own_framework_edit("Local plan", rows, body="The council", edition="2026")).programme
    made = programme.frameworks[0]
    assert (made.name, made.body, made.edition, made.extract) == ("Local plan", "The council", "2026", False)
    assert [one.text for one in made.priorities] == ["Ready", "Best start"]
    assert made.priorities[0].parent == made.priorities[1].id


def test_priorities_are_typed_one_a_line() -> None:
    assert [row.text for row in typed_rows(" One \n\n  Two   words\n")] == ["One", "Two words"]


def test_a_full_list_adds_what_is_missing_and_keeps_what_is_there() -> None:
    programme = with_framework()
    extract = programme.frameworks[0]
    listed = (
        "code,priority,under\n"
        "X1,Breastfeeding,X0\n"
        "X0,Domain of health,\n"
        "c08A,Child development under a new name,X0\n"
        f",{extract.priorities[3].text.upper()},\n"
    )
    edit = full_list_edit(extract, read_framework(listed.encode()))
    applied = after(edit, programme)
    whole = applied.programme.frameworks[0]
    assert whole.priorities[:4] == extract.priorities
    assert sorted(one.text for one in whole.priorities[4:]) == ["Breastfeeding", "Domain of health"]
    child = next(one for one in whole.priorities if one.text == "Breastfeeding")
    assert child.parent == next(one.id for one in whole.priorities if one.text == "Domain of health")
    assert (whole.extract, whole.note) == (False, "")
    assert apply(applied.programme, applied.inverse).programme == programme


def test_a_full_list_that_is_here_already_is_refused() -> None:
    rows = read_framework(b"priority\nBreastfeeding\n")
    programme = after(full_list_edit(with_framework().frameworks[0], rows), with_framework()).programme
    with pytest.raises(NothingNew, match="Pick another file"):
        full_list_edit(programme.frameworks[0], rows)


def test_a_full_list_that_would_not_fit_is_refused() -> None:
    lines = "".join(f"Priority {number}\n" for number in range(limits.PRIORITIES - 3))
    with pytest.raises(NothingNew, match="more than 1,000 priorities"):
        full_list_edit(with_framework().frameworks[0], read_framework(f"priority\n{lines}".encode()))


def test_the_history_tells_of_a_full_list_in_few_words() -> None:
    def words(edit: Edit, programme: Programme) -> str:
        return describe_edit(edit, programme, after(edit, programme).programme)

    rows = read_framework(b"priority\nOne\nTwo\nThree\n")
    programme = with_framework()
    assert words(full_list_edit(programme.frameworks[0], rows), programme) == (
        "Added 3 priorities; changed the note and whether it is an extract of the priorities framework "
        "'Public Health Outcomes Framework (OHID)'"
    )
