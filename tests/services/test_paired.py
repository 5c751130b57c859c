"""A file of scores to totals, and the edit that keeps them."""

from datetime import date

import pytest

from tests.services.example import PROGRAMME, after
from toc.analysis.identifiers import IdentifyingColumns
from toc.analysis.paired import NotPaired
from toc.analysis.paired_table import PairedColumns
from toc.analysis.periods import months_from
from toc.exchange.library import load_library
from toc.model.base import new_id
from toc.model.collections import checked
from toc.model.figures import PairedResult, Period
from toc.model.indicators import Direction, Frequency, Instrument, Threshold
from toc.services.paired import (
    MOST_ROWS,
    PairedPreview,
    build_previews,
    find_kept,
    guess_columns,
    keep_edit,
    read_scores,
)
from toc.services.paired_instruments import (
    InstrumentEntry,
    arriving_edit,
    confirm_edit,
    enter_edit,
    list_instruments,
)

LIBRARY = {one.id: one for one in load_library().instruments}
EPDS, GOALS, KPCS = LIBRARY["epds"], LIBRARY["goals"], LIBRARY["kpcs"]
Q1, Q2 = months_from(date(2025, 4, 1), 3), months_from(date(2025, 7, 1), 3)
COLUMNS = PairedColumns(before="Before", after="After", closed_on="Closed")


def previews(data: bytes, columns: PairedColumns = COLUMNS, **more: int) -> tuple[PairedPreview, ...]:
    return build_previews(read_scores(data), columns, EPDS, Frequency.QUARTERLY, Q1, **more)


def result(period: Period, **fields: int) -> PairedResult:
    return PairedResult(id=new_id(), instrument="epds", period=period, **({"closed": 9, "paired": 8} | fields))


def test_each_quarter_of_closing_has_its_totals() -> None:
    ours = previews(b"Before,After,Closed\n18,11,2025-04-01\n18,,30/06/2025\n14,18,1 Jul 2025\n10,9,\n")
    assert [(one.result.period, one.result.closed, one.result.paired) for one in ours] == [(Q1, 2, 1), (Q2, 1, 1)]
    assert [one.result.deteriorated for one in ours] == [0, 1]


def test_a_fault_is_told_by_the_row_a_spreadsheet_shows_blank_ones_counted() -> None:
    with pytest.raises(NotPaired, match="row 4, After: this is not a score"):
        previews(b"Before,After,Closed\n\n18,11,2025-04-01\n18,high,2025-04-01\n")


@pytest.mark.parametrize(
    ("headings", "before", "after", "closed"),
    [
        ("Score before,Score after,Closed on", "Score before", "Score after", "Closed on"),
        ("pre,post", "pre", "post", None),
        ("Discharge date,T2,T1", "T1", "T2", "Discharge date"),
        ("EPDS 1,EPDS 2", "EPDS 1", "EPDS 2", None),
        ("Score,Score", "Score (column 1)", "Score (column 2)", None),
        ("First,,Last", "First", "Last", None),
    ],
)
def test_headings_say_which_column_is_which(headings: str, before: str, after: str, closed: str | None) -> None:
    row = ",".join("2025-04-01" if "date" in one or "on" in one else "9" for one in headings.split(","))
    guessed = guess_columns(read_scores(f"{headings}\n{row}\n".encode()))
    assert guessed == PairedColumns(before=before, after=after, closed_on=closed)


def test_one_column_is_nothing_to_compare() -> None:
    assert guess_columns(read_scores(b"Before\n3\n")) is None


def test_a_date_that_is_not_named_as_the_day_of_closing_is_refused() -> None:
    table = read_scores(b"Before,After,When\n18,11,2025-04-01\n")
    with pytest.raises(IdentifyingColumns, match="column 3 like dates of birth"):
        build_previews(table, PairedColumns(before="Before", after="After"), EPDS, Frequency.QUARTERLY, Q1)
    named = PairedColumns(before="Before", after="After", closed_on="When")
    assert build_previews(table, named, EPDS, Frequency.QUARTERLY, Q1)[0].result.closed == 1


def test_a_date_of_birth_is_refused_even_as_the_day_of_closing() -> None:
    columns = PairedColumns(before="Before", after="After", closed_on="Date of birth")
    with pytest.raises(IdentifyingColumns, match="dates of birth"):
        previews(b"Before,After,Date of birth\n18,11,2025-04-01\n", columns)


def test_names_are_refused_before_any_column_is_offered() -> None:
    with pytest.raises(IdentifyingColumns, match="column 1 like names"):
        read_scores(b"Surname,Before,After\nx,3,4\n")


def test_a_file_refused_for_names_is_not_told_to_leave_out_its_day_of_closing() -> None:
    with pytest.raises(IdentifyingColumns) as refused:
        read_scores(b"Surname,Before,After,Closed\nx,3,4,2025-04-01\n")
    assert "column 4" not in refused.value.message


def test_more_rows_than_any_service_closes_are_refused() -> None:
    with pytest.raises(NotPaired, match="20,000 rows"):
        read_scores(b"Before,After\n" + b"3,4\n" * (MOST_ROWS + 1))


def test_the_same_column_twice_is_refused() -> None:
    with pytest.raises(NotPaired, match="same column"):
        previews(b"Before,After\n3,4\n", PairedColumns(before="Before", after="Before"))


def test_nobody_closed_is_said() -> None:
    with pytest.raises(NotPaired, match="nobody is closed"):
        previews(b"Before,After,Closed\n3,4,\n")


def test_those_closed_but_not_in_the_file_count_towards_completeness() -> None:
    columns = PairedColumns(before="Before", after="After")
    (only,) = previews(b"Before,After\n3,4\n", columns, closed_in_all=4)
    assert only.result.closed == 4


def test_keeping_brings_the_instrument_in_and_replaces_the_same_period() -> None:
    kept = after(keep_edit(PROGRAMME, [result(Q1), result(Q2)], arriving_edit(PROGRAMME, EPDS))).programme
    assert [one.id for one in kept.instruments] == ["epds"]
    again = after(keep_edit(kept, [result(Q1, paired=5)], arriving_edit(kept, EPDS)), kept).programme
    assert [one.paired for one in find_kept(again, "epds")] == [5, 8]


def test_an_instrument_comes_with_the_source_it_names() -> None:
    edit = arriving_edit(PROGRAMME, KPCS)
    assert edit is not None
    assert [one.id for one in after(edit).programme.sources] == [KPCS.provenance.source]


def test_a_period_within_one_that_is_kept_is_refused() -> None:
    programme = checked(PROGRAMME, instruments=(EPDS,), paired_results=(result(months_from(date(2025, 4, 1), 12)),))
    with pytest.raises(NotPaired, match="2025/26 Q2 shares days with 2025/26"):
        keep_edit(programme, [result(Q2)])


def test_the_programmes_own_instruments_stand_before_the_librarys() -> None:
    own = Instrument(id="own", name="Zebra scale")
    listed = list_instruments(checked(PROGRAMME, instruments=(own, GOALS)))
    assert [one.id for one in listed[:2]] == ["goals", "own"]
    assert [one.id for one in listed].count("goals") == 1
    assert {one.id for one in listed} == {*LIBRARY, "own"}


@pytest.mark.parametrize("here", [True, False])
def test_checking_a_quoted_threshold_makes_it_count(here: bool) -> None:
    programme = checked(PROGRAMME, instruments=(GOALS,)) if here else PROGRAMME
    (goals,) = after(confirm_edit(programme, GOALS), programme).programme.instruments
    assert goals == checked(GOALS, reliable_change=checked(GOALS.reliable_change, confirmed=True))


ENTRY = InstrumentEntry("Own scale", Direction.DECREASE, 0, 20)


def entered(entry: InstrumentEntry, before: Instrument | None = None) -> Instrument:
    programme = PROGRAMME if before is None else checked(PROGRAMME, instruments=(before,))
    found, edit = enter_edit(programme, entry, before)
    return next(one for one in after(edit, programme).programme.instruments if one.id == found)


def test_ones_own_instrument_has_its_thresholds_with_their_source() -> None:
    ours = entered(ENTRY._replace(reliable_change=5, reliable_source="Manual", caseness=12, caseness_source="Paper"))
    assert ours.reliable_change == Threshold(name="reliable change", value=5, source="Manual")
    assert ours.caseness == Threshold(name="caseness", value=12, source="Paper")


def test_a_reliable_change_is_worked_out_and_says_how() -> None:
    ours = entered(ENTRY._replace(sd=5, reliability=0.9, reliable_source="Manual")).reliable_change
    assert ours is not None
    assert ours.value == pytest.approx(4.382693235899588)
    assert ours.source == "1.96 x sqrt(2) x 5 x sqrt(1 - 0.9); Manual"


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (ENTRY._replace(name=" "), "needs a name"),
        (ENTRY._replace(minimum=20, maximum=20), "above the smallest"),
        (ENTRY._replace(reliable_change=5), "Say where the reliable change of 5 comes from"),
        (ENTRY._replace(caseness=5, caseness_source=" "), "Say where the caseness of 5 comes from"),
        (ENTRY._replace(reliable_change=0, reliable_source="x"), "above 0"),
        (ENTRY._replace(sd=5, reliability=0.9), "Say where the standard deviation"),
    ],
)
def test_an_entry_that_cannot_be_used_says_what_to_do(entry: InstrumentEntry, told: str) -> None:
    with pytest.raises(NotPaired, match=told):
        enter_edit(PROGRAMME, entry)


def test_changing_a_name_does_not_make_an_unchecked_threshold_sure() -> None:
    quoted = GOALS.reliable_change
    assert quoted is not None
    same = InstrumentEntry("Goals", GOALS.direction, 0, 10, quoted.value, quoted.source)
    assert entered(same, GOALS).reliable_change == quoted
    sure = entered(same._replace(reliable_source="Read it"), GOALS).reliable_change
    assert sure is not None
    assert sure.confirmed
