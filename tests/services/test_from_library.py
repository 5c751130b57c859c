"""What the library has for a programme, and taking it in."""

import pytest

from tests.services.example import PROGRAMME, after
from toc.errors import TocError
from toc.exchange.library import load_library
from toc.model.apply import apply
from toc.model.collections import Collection, find
from toc.model.edits import Change, Edit, Remove
from toc.model.indicators import MeasureRole
from toc.model.programme import Programme
from toc.services.describe import describe_edit
from toc.services.from_library import (
    AlreadyHere,
    NotInLibrary,
    framework_edit,
    indicator_edit,
    library_indicators,
    library_priorities,
    priority_edit,
)

LIBRARY = load_library()
EMPTY = Programme(id="p", name="Team")
SCALES = "i_mors"
"""Names three instruments and a source."""


def with_edits(programme: Programme, *edits: Edit) -> Programme:
    for edit in edits:
        programme = after(edit, programme).programme
    return programme


def ids(programme: Programme, collection: Collection) -> set[str]:
    return {item.id for item in getattr(programme, collection)}


def test_every_indicator_can_be_taken_in_and_taken_back() -> None:
    assert len(LIBRARY.indicators) == 44
    for indicator in LIBRARY.indicators:
        applied = after(indicator_edit(EMPTY, indicator.id), EMPTY)
        assert applied.programme.indicators == (indicator,)
        assert apply(applied.programme, applied.inverse).programme == EMPTY


def test_every_framework_can_be_taken_in_after_the_others_and_taken_back() -> None:
    programme = EMPTY
    for framework in LIBRARY.frameworks:
        applied = after(framework_edit(programme, framework.id), programme)
        assert apply(applied.programme, applied.inverse).programme == programme
        programme = applied.programme
    assert len(LIBRARY.frameworks) == 17
    assert programme.frameworks == LIBRARY.frameworks


def test_an_indicator_brings_the_instruments_and_sources_it_names_and_no_others() -> None:
    programme = with_edits(EMPTY, indicator_edit(EMPTY, SCALES))
    assert ids(programme, Collection.INSTRUMENTS) == {"mors_sf", "mors_child", "ppbq"}
    named = {"MORS"} | {one.provenance.source for one in programme.instruments} - {None}
    assert ids(programme, Collection.SOURCES) == named


def test_what_is_here_already_is_neither_added_twice_nor_overwritten() -> None:
    edit = indicator_edit(EMPTY, SCALES)
    renamed = Change(collection=Collection.INSTRUMENTS, id="mors_sf", fields={"name": "Our MORS"})
    without = with_edits(EMPTY, edit, renamed, Remove(collection=Collection.INDICATORS, id=SCALES))
    again = with_edits(without, indicator_edit(without, SCALES))
    assert ids(again, Collection.INSTRUMENTS) == {"mors_sf", "mors_child", "ppbq"}
    assert "Our MORS" in {one.name for one in again.instruments}


def test_the_lists_hold_only_what_the_programme_has_not_got() -> None:
    programme = with_edits(EMPTY, indicator_edit(EMPTY, SCALES), framework_edit(EMPTY, "phof"))
    offered = library_indicators(programme)
    assert {one.id for one in offered} == {one.id for one in LIBRARY.indicators} - {SCALES}
    assert [one.name.casefold() for one in offered] == sorted(one.name.casefold() for one in offered)
    assert {one.framework.id for one in library_priorities(programme)} == {
        framework.id for framework in LIBRARY.frameworks if framework.priorities
    } - {"phof"}


def test_an_indicator_for_a_box_is_its_main_one_where_it_is_the_first() -> None:
    first = with_edits(PROGRAMME, indicator_edit(PROGRAMME, SCALES, "training"))
    second = with_edits(first, indicator_edit(first, "i_wait_std", "training"))
    roles = {one.indicator: one.role for one in second.measures if one.element == "training"}
    assert roles == {SCALES: MeasureRole.MAIN, "i_wait_std": MeasureRole.SUPPORTING}


def test_an_indicator_that_is_here_is_only_tied() -> None:
    here = with_edits(PROGRAMME, indicator_edit(PROGRAMME, SCALES))
    tied = with_edits(here, indicator_edit(here, SCALES, "training"))
    assert tied.indicators == here.indicators
    assert len(tied.measures) == len(here.measures) + 1
    with pytest.raises(AlreadyHere, match="has this already"):
        indicator_edit(tied, SCALES, "training")


def test_two_frameworks_name_their_common_priorities_in_whichever_order_they_come() -> None:
    older, newer = "ch3_2019_childrens_social_care", "csc_nf"
    alone = with_edits(EMPTY, framework_edit(EMPTY, older))
    both = with_edits(alone, framework_edit(alone, newer))
    assert same_as(alone) == {}
    assert same_as(both) == {
        "sc_entry": ("csc_o1",),
        "sc_perm": ("csc_o4",),
        "sc_break": ("csc_o4",),
        "sc_lac": ("csc_o4",),
    }
    other = with_edits(EMPTY, framework_edit(EMPTY, newer))
    assert same_as(with_edits(other, framework_edit(other, older))) == same_as(both)


def same_as(programme: Programme) -> dict[str, tuple[str, ...]]:
    return {
        priority.id: priority.same_as
        for framework in programme.frameworks
        for priority in framework.priorities
        if priority.same_as
    }


def test_of_a_framework_in_part_the_missing_priorities_are_added() -> None:
    whole = with_edits(EMPTY, framework_edit(EMPTY, "phof"))
    part = with_edits(whole, Remove(collection=Collection.PRIORITIES, id="phof_gld"))
    assert [one.priority.id for one in library_priorities(part) if one.framework.id == "phof"] == ["phof_gld"]
    again = with_edits(part, framework_edit(part, "phof"))
    assert find(again, Collection.PRIORITIES, "phof_gld") is not None
    with pytest.raises(AlreadyHere):
        framework_edit(again, "phof")


def test_a_priority_of_the_library_is_served_in_one_edit() -> None:
    edit = priority_edit(PROGRAMME, "phof_gld", "skills")
    programme = with_edits(PROGRAMME, edit)
    assert [(one.item, one.priority) for one in programme.alignments] == [("skills", "phof_gld")]
    assert ids(programme, Collection.FRAMEWORKS) == {"phof"}
    undone = apply(programme, after(edit, PROGRAMME).inverse).programme
    assert undone == PROGRAMME


def test_what_the_library_does_not_have_is_refused_with_the_next_step() -> None:
    with pytest.raises(NotInLibrary, match=r"no such indicator\. Pick another"):
        indicator_edit(EMPTY, "no_such")
    with pytest.raises(NotInLibrary, match=r"no such priorities framework\. Pick another"):
        framework_edit(EMPTY, "no_such")
    with pytest.raises(NotInLibrary, match=r"no such priority\. Pick another"):
        priority_edit(EMPTY, "no_such", "x")


def test_an_indicator_added_meanwhile_is_refused_and_changes_nothing() -> None:
    edit = indicator_edit(EMPTY, SCALES)
    with pytest.raises(TocError, match="added already"):
        with_edits(EMPTY, edit, edit)


def test_the_history_tells_what_came_and_not_what_came_along() -> None:
    def words(edit: Edit) -> str:
        return describe_edit(edit, PROGRAMME, with_edits(PROGRAMME, edit))

    name = "Improved parental view of the baby / relationship"
    assert words(indicator_edit(PROGRAMME, SCALES)) == f"Added the indicator '{name}' from the library"
    framework = "the priorities framework 'Public Health Outcomes Framework (OHID)'"
    assert words(framework_edit(PROGRAMME, "phof")) == f"Added {framework} from the library"
    assert words(priority_edit(PROGRAMME, "phof_c08a", "skills")) == (
        f"Added {framework} from the library; added the alignment of 'Skills grow' with "
        "'Child development at 2 to 2.5 years, all five domains'"
    )
    assert words(indicator_edit(PROGRAMME, SCALES, "training")) == (
        f"Added the indicator '{name}' from the library; added the tie of the indicator '{name}' to the box 'Training'"
    )
