"""The list of a document's sections: switched, moved, introduced."""

import pytest

from toc.model.base import new_id
from toc.model.plans import DocumentChoice
from toc.report.layouts import SectionKey
from toc.services.document_sections import introduce_section, list_sections, move_section, switch_section

NEED, SUMMARY, FUNDING, SOURCES = SectionKey.NEED, SectionKey.SUMMARY, SectionKey.FUNDING, SectionKey.SOURCES


def choice(*sections: str) -> DocumentChoice:
    return DocumentChoice(id=new_id(), name="Bid pack", layout="bid", sections=sections)


def test_the_list_has_every_section_once_and_those_chosen_first() -> None:
    rows = list_sections(choice("funding", "need"))
    assert [row.key for row in rows[:2]] == [FUNDING, NEED]
    assert {row.key for row in rows} == set(SectionKey)
    assert len(rows) == len(SectionKey)
    assert [row.chosen for row in rows] == [True, True] + [False] * (len(SectionKey) - 2)
    assert [(row.first, row.last) for row in rows[:3]] == [(True, False), (False, True), (False, False)]


def test_a_section_goes_by_its_name_in_the_layout() -> None:
    charity = DocumentChoice(id=new_id(), name="Bid", layout="charity", sections=("funding",))
    assert list_sections(charity)[0].title == "Budget"


@pytest.mark.parametrize(
    ("before", "key", "on", "after"),
    [
        (("summary", "funding"), NEED, True, ("summary", "need", "funding")),
        (("funding", "summary"), NEED, True, ("need", "funding", "summary")),
        (("summary",), SOURCES, True, ("summary", "sources")),
        (("summary", "need"), NEED, True, ("summary", "need")),
        (("summary", "need"), SUMMARY, False, ("need",)),
        (("need",), NEED, False, ("need",)),
    ],
)
def test_a_section_is_switched(before: tuple[str, ...], key: SectionKey, on: bool, after: tuple[str, ...]) -> None:
    assert switch_section(choice(*before), key, on).sections == after


@pytest.mark.parametrize(
    ("key", "by", "after"),
    [
        (NEED, -1, ("need", "summary", "funding")),
        (NEED, 1, ("summary", "funding", "need")),
        (SUMMARY, -1, ("summary", "need", "funding")),
        (FUNDING, 1, ("summary", "need", "funding")),
        (SOURCES, 1, ("summary", "need", "funding")),
    ],
)
def test_a_section_is_moved_as_far_as_there_is_room(key: SectionKey, by: int, after: tuple[str, ...]) -> None:
    assert move_section(choice("summary", "need", "funding"), key, by).sections == after


def test_an_introduction_replaces_the_one_before_and_empty_words_take_it_away() -> None:
    first = introduce_section(introduce_section(choice(), NEED, "Old."), SUMMARY, "All.")
    again = introduce_section(first, NEED, " New. ")
    assert {one.section: one.text for one in again.introductions} == {"summary": "All.", "need": "New."}
    assert [one.section for one in introduce_section(again, NEED, "  ").introductions] == ["summary"]
