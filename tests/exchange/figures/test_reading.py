"""Tables of figures read against a programme."""

import io
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from tests.exchange.figures.programme import PROGRAMME, faults, figures, read
from toc.errors import TocError
from toc.exchange.figures.mapping import BadMapping, Mapping, Role
from toc.exchange.figures.reading import FaultyTable, read_figures
from toc.exchange.native import load_programme
from toc.model.figures import ObservationState

SAMPLES = Path(__file__).parents[3] / "sample_data" / "example_valley_team"
LONG = "indicator,period,category,numerator,denominator,value\n"
TWO = [("seen", "2024-04-01", None, None, 12, 40), ("trained", "2024-04-01", "n", 7, None, None)]


def workbook(*rows: tuple[object, ...], sheet: str = "Figures") -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                page.write(number, column, cell, day if hasattr(cell, "year") else None)
    return data.getvalue()


@pytest.mark.parametrize("name", ["figures.csv", "figures.xlsx"])
def test_the_sample_tables_import_onto_their_programme_as_they_are(name: str) -> None:
    file = load_programme((SAMPLES / "example_valley_team.toc.json").read_bytes())
    reading = read_figures((SAMPLES / name).read_bytes(), file.programme)
    assert (reading.fault_count, reading.empty, reading.notices) == (0, 0, ())
    own = {one.key: one for one in file.observations if one.comparison is None}
    found = {one.key: one for one in reading.observations()}
    # The table has no columns for these two.
    assert found == {key: one.model_copy(update={"n": None, "source": ""}) for key, one in own.items()}


LONG_TEXT = LONG + "Seen in six weeks,Apr 2024,,12,40,\nPeople trained,2024/25 Q1,North,,,7\n"


@pytest.mark.parametrize(
    "data",
    [
        LONG_TEXT.encode(),
        LONG_TEXT.encode("utf-8-sig"),
        LONG_TEXT.encode("utf-16"),
        LONG_TEXT.replace("\n", "\r\n").encode("cp1252"),
        LONG_TEXT.replace(",", ";").encode(),
        LONG_TEXT.replace(",", "\t").encode(),
        LONG_TEXT.replace("North", '"North"').encode(),
        ("\n,,\n" + LONG_TEXT.replace("\nPeople", "\n\n,,,,,\nPeople")).encode(),
        b"INDICATOR ,Time Period,Team,Num,Out of,Figure\nseen,2024-04,total,12,40,30%\nTRAINED,2024-04-01,n,,,7.0\n",
        b"Unused,indicator,period,category,numerator,denominator,value\nx,1.1,45383,,12,40,\nx,trained,Q2 2024,n,7,,\n",
    ],
)
def test_a_long_table_is_read_in_any_dress(data: bytes) -> None:
    assert figures(data) == TWO


def test_a_workbook_is_read_with_its_days_numbers_and_the_sheet_named_figures() -> None:
    from datetime import date

    rows = (
        tuple(LONG.strip().split(",")),
        ("seen", date(2024, 4, 1), "", 12, 40.0, ""),
        ("trained", "2024/25 Q1", "North", "", "", 7),
    )
    assert figures(workbook(*rows)) == TWO


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (
            "indicator,category,2024/25 Q1,2024/25 Q2\ntrained,North,7,\ntrained,,9,11\n",
            [("n", 7), (None, 9), (None, 11)],
        ),
        ("period,People trained,unknown\n2024/25 Q1,9,1\n2024/25 Q2,11,2\n", [(None, 9), (None, 11)]),
    ],
)
def test_wide_tables_are_read_by_periods_and_by_indicators(table: str, found: list[tuple[object, ...]]) -> None:
    assert [(one[2], one[3]) for one in figures(table)] == found


def test_the_parts_of_a_figure_come_together_from_the_columns_and_rows_of_a_wide_table() -> None:
    across = "period,Seen in six weeks numerator,Seen in six weeks (denominator)\nApr 2024,12,40\nMay 2024,13,41\n"
    down = "indicator,part,Apr 2024,May 2024\nseen,numerator,12,13\nseen,denominator,40,41\n"
    assert figures(across) == figures(down)
    assert [one[4:] for one in figures(down)] == [(12, 40), (13, 41)]


def test_one_indicator_can_be_named_for_the_whole_table() -> None:
    assert figures("date,value\n2024-06-30,5\n", only="trained") == [("trained", "2024-04-01", None, 5, None, None)]


@pytest.mark.parametrize(
    ("cells", "state"),
    [
        ("*,40,", ObservationState.SUPPRESSED),
        (",,<5", ObservationState.SUPPRESSED),
        (",,Not yet known", ObservationState.NOT_YET_KNOWN),
        ("0,40,", ObservationState.REPORTED),
    ],
)
def test_zero_suppressed_and_not_yet_known_are_three_things(cells: str, state: ObservationState) -> None:
    (one,) = read(f"{LONG}seen,Apr 2024,,{cells}\n").observations()
    assert one.state is state
    assert one.value is None
    assert one.numerator == (0 if state is ObservationState.REPORTED else None)


def test_a_row_without_a_figure_is_passed_over_unless_a_note_says_why() -> None:
    reading = read("indicator,period,value,note\ntrained,Q1 2024,,\ntrained,Q2 2024,,Being counted\n")
    (one,) = reading.observations()
    assert (one.state, one.note, reading.empty) == (ObservationState.NOT_YET_KNOWN, "Being counted", 1)


@pytest.mark.parametrize(
    ("values", "noticed"),
    [(("0.7", "0.8", "1"), True), (("0.7", "0.8", "1.1"), False), (("0.7", "1"), False), (("0", "0", "0"), False)],
)
def test_percentages_that_look_like_shares_are_noticed_and_kept(values: tuple[str, ...], noticed: bool) -> None:
    months = ("Apr", "May", "Jun")
    rows = [f"seen,{month} 2024,{value}" for month, value in zip(months, values, strict=False)]
    reading = read("\n".join(["indicator,period,value", *rows]))
    assert [one.value for one in reading.observations()] == list(map(float, values))
    assert ("'Seen in six weeks' lie between 0 and 1" in " ".join(reading.notices)) is noticed


def test_every_field_of_a_figure_has_a_column() -> None:
    (one,) = read(
        "indicator,period,value,n,sd,lower,upper,provisional,note,source\n"
        'score,2024/25 Q1,3.5,20,1.25,3,4,yes,"\'=1+1","A, ""B"""\n'
    ).observations()
    assert (one.value, one.n, one.sd, one.lower, one.upper, one.provisional) == (3.5, 20, 1.25, 3, 4, True)
    assert (one.note, one.source) == ("=1+1", 'A, "B"')


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("seen,Apr 2024,,12,0,", "row 2, denominator: 0 cannot be divided by"),
        ("seen,Apr 2024,,12,-4,", "row 2, denominator: -4 is below 0"),
        ("seen,Apr 2024,,-1,4,", "row 2, numerator: -1 is below 0"),
        ("seen,Apr 2024,,41,40,", "row 2, numerator: 41 is more than the denominator, 40"),
        ("seen,Apr 2024,,12,,", "row 2, denominator: it is empty, and the numerator needs one"),
        ("seen,Apr 2024,,,40,", "row 2, numerator: it is empty, and the denominator needs one"),
        ("seen,Apr 2024,,12,40,54", "row 2, value: 54 is not 12 of 40, which is 30.0 per cent"),
        ("trained,Q1 2024,,,,-3", "row 2, value: -3 is below 0"),
        ("trained,Q1 2024,,,,many", "row 2, value: 'many' is not a number."),
        ("trained,Q1 2024,,,,inf", "row 2, value: 'inf' is not a number."),
        ("trained,Q1 2024,,,,1e16", "row 2, value: '1e16' is too large"),
        ("trained,Q1 2024,East,,,3", "row 2, category: 'East' is no category of 'People trained'. Choose one"),
        ("seen,Apr 2024,North,,,3", "row 2, category: 'North' is no category of 'Seen in six weeks', which has none."),
        ("People traned,Q1 2024,,,,3", "row 2, indicator: 'People traned' is no indicator: did you mean"),
        (",Q1 2024,,,,3", "row 2, indicator: it is empty, and every row needs the indicator"),
        ("trained,2024/25 Q5,,,,3", "row 2, period: there is no Q5: a year has 4"),
        ("trained,,,,,3", "row 2, period: it is empty, and every figure needs a period"),
        ("gap,2010-13,,,,3", "row 2, period: '2010-13' is neither a month nor a year and the one after it."),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_its_row_and_column(row: str, said: str) -> None:
    (found,) = faults(f"{LONG}{row}\n")
    assert found.startswith(said)


def test_a_figure_below_zero_may_be_a_difference() -> None:
    assert figures(f"{LONG}gap,2024/25,,,,-3\n")[0][3] == -3


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ("2024/25 Q1", "row 3, period: the figure of 2024/25 Q1 stands in the table already"),
        ("Apr 2024", "row 3, period: Apr 2024 overlaps with 2024/25 Q1, which stands in row 2"),
        ("2024/25", "row 3, period: 2024/25 overlaps with 2024/25 Q1, which stands in row 2"),
    ],
)
def test_periods_that_clash_are_refused_by_name(second: str, said: str) -> None:
    assert faults(f"{LONG}trained,2024/25 Q1,,,,3\ntrained,{second},,,,4\n") == [said]
    assert faults(f"{LONG}trained,2024/25 Q1,,,,3\ntrained,{second},North,,,4\n") == []


def test_of_a_row_of_a_wide_table_only_the_figures_that_clash_are_refused() -> None:
    reading = read("indicator,2024/25 Q1,May 2024,2024/25 Q2\ntrained,3,4,5\n")
    assert list(map(str, reading.faults)) == [
        "row 2, May 2024: May 2024 overlaps with 2024/25 Q1, which stands in row 2"
    ]
    assert reading.figures["start"].to_list() == ["2024-04-01", "2024-07-01"]


def test_rolling_figures_may_overlap() -> None:
    assert faults(f"{LONG}access,Apr 2023 to Mar 2024,,,,3\naccess,May 2023 to Apr 2024,,,,4\n") == []


def test_a_period_that_overlaps_with_what_the_programme_has_is_refused() -> None:
    held = {"indicator": "trained", "category": "", "comparison": "", "start": "2024-04-01", "end": "2024-06-30"}

    def has(indicators: object) -> pl.DataFrame:
        assert indicators == ["trained"]
        return pl.DataFrame([held])

    text = f"{LONG}trained,May 2024,,,,3\ntrained,2024/25 Q1,,,,3\ntrained,2024/25 Q1,,,,4\n"
    reading = read_figures(text.encode(), PROGRAMME, held=has)
    assert list(map(str, reading.faults)) == [
        "row 2, period: May 2024 overlaps with 2024/25 Q1, which the programme has",
        "row 4, period: the figure of 2024/25 Q1 stands in the table already",
    ]
    assert reading.figures.height == 1


def test_faults_stop_an_import_with_the_first_three_and_a_count() -> None:
    reading = read(LONG + "seen,Apr 2024,,1,0,\n" * 5 + "trained,Q1 2024,,,,3\n")
    with pytest.raises(FaultyTable) as refused:
        reading.refuse_faults()
    assert refused.value.message == (
        "Row 2, denominator: 0 cannot be divided by; row 3, denominator: 0 cannot be divided by; "
        "row 4, denominator: 0 cannot be divided by; and 2 more. "
        "Nothing was imported: correct the table, or skip these."
    )
    assert reading.figures.height == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The file is empty"),
        ("\n\n", "The file is empty"),
        (LONG, "headings and no figures"),
        ("period,value\nApr 2024,1\n", "No column says which indicator"),
        ("indicator,value\nseen,1\n", "No column says which period"),
        ("indicator,period\nseen,Apr 2024\n", "No column holds figures"),
        ("indicator,indicator,period,value\na,b,c,1\n", "Two columns seem to hold the indicator"),
        (LONG + "seen,Apr 2024,,1,000,5,4,7\n", "Row 2 has more cells than there are headings"),
        (LONG + 'seen,"Apr 2024,,1\n', "not CSV after row 1"),
        ("\0\1\2", "not a text file"),
        ("," * 1500 + "a\n1\n", "1,501 columns"),
    ],
)
def test_what_is_no_table_of_figures_is_refused(text: str, said: str) -> None:
    with pytest.raises(TocError, match=said):
        read(text)


def test_a_mapping_that_a_person_made_is_followed() -> None:
    mapping = Mapping(columns={Role.PERIOD: 1, Role.VALUE: 0}, indicator="trained")
    (one,) = read_figures(b"apples,pears\n7,2024/25 Q1\n", PROGRAMME, mapping=mapping).observations()
    assert (one.indicator, one.value) == ("trained", 7)


@pytest.mark.parametrize("build", [Mapping, lambda: Mapping(columns={Role.INDICATOR: 0, Role.PERIOD: 1})])
def test_a_mapping_that_lacks_something_is_refused(build: Callable[[], Mapping]) -> None:
    with pytest.raises(BadMapping):
        build().checked()


def test_progress_is_told_in_order() -> None:
    told: list[float] = []
    read_figures(LONG_TEXT.encode(), PROGRAMME, progress=lambda share, what: told.append(share))
    assert told == sorted(told)
    assert told[-1] == 0.5


@pytest.mark.parametrize("column", ["value", "denominator", "note", "period"])
def test_a_cell_that_could_not_be_calculated_is_a_fault_and_never_an_empty_cell(column: str) -> None:
    headings = ("indicator", "period", "value", "denominator", "note")
    row = dict(zip(headings, ("trained", "2024/25 Q1", "7", "", ""), strict=True)) | {column: "#DIV/0!"}
    told = faults(f"{','.join(headings)}\n{','.join(row.values())}\n")
    assert told == [
        f"row 2, {column}: Excel could not work this cell out (#DIV/0!). Mend its formula, or clear the cell"
    ]


def test_in_a_wide_table_such_a_cell_is_told_by_the_heading_above_it() -> None:
    told = faults("indicator,2024/25 Q1,2024/25 Q2\ntrained,7,#N/A\n")
    assert told == ["row 2, 2024/25 Q2: Excel could not work this cell out (#N/A). Mend its formula, or clear the cell"]


def test_a_note_may_begin_with_the_sign_of_errors() -> None:
    assert faults("indicator,period,value,note\ntrained,2024/25 Q1,7,#1 of three\n") == []


def test_a_programme_is_no_table_of_figures() -> None:
    with pytest.raises(TocError, match="Open it on the Home page"):
        read((SAMPLES / "example_valley_team.toc.json").read_bytes())
