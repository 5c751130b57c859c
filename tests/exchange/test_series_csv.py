"""CSV files of figures over time: read in every form Excel saves them, and refused by row and column."""

import random
from datetime import date

import pytest

from toc.exchange.json_text import LARGEST_FILE
from toc.exchange.series_csv import BadSeriesFile, SeriesFile, decode_table, read_series

APRIL, MAY = date(2024, 4, 1), date(2024, 5, 1)
GOOD = "date,value\n2024-04-01,5\n2024-05-01,6.5\n"


def values_in(text: str, name: str = "") -> list[float | None]:
    return read_series(text.encode()).series[name].values


def refusal(text: str | bytes) -> str:
    with pytest.raises(BadSeriesFile) as caught:
        read_series(text.encode() if isinstance(text, str) else text)
    return caught.value.message


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode(),
        GOOD.encode("utf-8-sig"),
        GOOD.encode("utf-16"),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace(",", ";").encode(),
        GOOD.replace(",", "\t").encode(),
        b"  Value ,DATE\n5,2024-04-01\n6.5,2024-05-01",
        b"date,value,\n2024-04-01,5,\n2024-05-01,6.5,\n,,\n",
        b'date,value,note\n2024-04-01,5,\n\n2024-05-01,6.5,"two\nlines, and a comma"\n',
        b"date,value\n2024-05-01,6.5\n2024-04-01,5\n",
        b"date,value\n01/04/2024,5\n1/5/2024,6.5\n",
        b"date,value\n2024-04,5\n2024-05,6.5\n",
        b"date,value\n2024-04-01 00:00:00,5 %\n2024-05-01T00:00:00,6.50%\n",
    ],
)
def test_every_form_a_sheet_is_saved_in_is_read_alike(data: bytes) -> None:
    file = read_series(data)
    assert file == SeriesFile({"": ([APRIL, MAY], [5.0, 6.5])}, named=False, shares=False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("  ", None),
        ("0", 0),
        ("-3.5", -3.5),
        ("\N{MINUS SIGN}3.5", -3.5),
        (".5", 0.5),
        ("1e3", 1000),
        ('"1,234.5"', 1234.5),
        ('"12,345,678"', 12345678),
    ],
)
def test_a_number_is_read_as_people_write_it_and_an_empty_cell_as_missing(text: str, value: float | None) -> None:
    assert values_in(f"date,value\n2024-04-01,{text}") == [value]


@pytest.mark.parametrize(
    ("numerator", "denominator", "value"),
    [
        ("3", "10", 30),
        ("30", "100", 30),
        ("7", "100", 7),
        ("7", "70", 10),
        ("0", "8", 0),
        ("8", "8", 100),
        ("", "8", None),
        ("", "", None),
    ],
)
def test_a_numerator_and_a_denominator_give_0_to_100(numerator: str, denominator: str, value: float | None) -> None:
    text = f"date,numerator,denominator\n2024-04-01,{numerator},{denominator}"
    assert values_in(text) == [value]
    assert read_series(text.encode()).shares


def test_names_are_read_in_windows_1252_too() -> None:
    text = "series,date,value\nTîm – café,2024-04-01,5\n"
    for encoding in ("utf-8", "cp1252"):
        assert list(read_series(text.encode(encoding)).series) == ["Tîm – café"]


def test_series_stand_in_the_order_of_the_file_each_in_order_of_date() -> None:
    file = read_series(b"date,series,value\n2024-05-01,B,1\n2024-05-01,A,2\n2024-04-01,B,3\n")
    assert file.named
    assert list(file.series.items()) == [("B", ([APRIL, MAY], [3.0, 1.0])), ("A", ([MAY], [2.0]))]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("date,numerator,denominator\n2024-04-01,1,0", "Row 2, denominator: 0 cannot be divided by."),
        ("date,numerator,denominator\n2024-04-01,0,0", "Row 2, denominator: 0 cannot be divided by."),
        ("date,numerator,denominator\n2024-04-01,,0", "Row 2, denominator: 0 cannot be divided by."),
        ("date,numerator,denominator\n2024-04-01,-1,5", "Row 2, numerator: -1 is below 0."),
        ("date,numerator,denominator\n2024-04-01,6,5", "Row 2, numerator: 6 is more than the denominator, 5."),
        ("date,value\n2024-04-01,5\n\n2024-06-01,lots", "Row 4, value: 'lots' is not a number."),
        ("date,value\n2024-04-01,nan", "Row 2, value: 'nan' is not a number."),
        ("date,value\n2024-04-01,1e400", "Row 2, value: '1e400' is too large."),
        ("date,value\n2024-04-01,1_000", "Row 2, value: '1_000' is not a number."),
        ('date,value\n2024-04-01,"12,34"', "Row 2, value: '12,34' is not a number."),
        ("date,value\n2024-04-01,12,345", "Row 2, column 3: there is no heading above it."),
        ("date,value\n,5", "Row 2, date: it is empty"),
        ("date,value\n2024-13-01,5", "Row 2, date: there is no day '2024-13-01'."),
        ("date,value\n31/04/2024,5", "Row 2, date: there is no day '31/04/2024'."),
        ("date,value\nlast May,5", "Row 2, date: 'last May' is not a date. Write it like 2024-04-01."),
        ("date,value\n2024-04-01 09:30,5", "Row 2, date: '2024-04-01 09:30' is not a date."),
        ("series,date,value\n,2024-04-01,5", "Row 2, series: it is empty"),
        ("date,value\n2024-04-01,1\n2024-05-01,2\n01/04/2024,3", "Row 4, date: 2024-04-01 stands in row 2 already."),
        (
            "series,date,value\nA,2024-04-01,1\nB,2024-04-01,2\nA,2024-04-01,3",
            "Row 4, date: 2024-04-01 of 'A' stands in row 2 already.",
        ),
        (
            "date,amount\n2024-04-01,5",
            "no column 'value'. It needs 'date', and 'value' or 'numerator' and 'denominator'; "
            "it has 'date', 'amount'.",
        ),
        ("value\n5", "no column 'date'"),
        ("date,numerator\n2024-04-01,5", "no column 'denominator'"),
        ("date,value,numerator,denominator\n2024-04-01,5,1,2", "'value' and 'numerator', which say the same"),
        ("date,value,Value\n2024-04-01,5,6", "'value' stands twice"),
        ("date,numerator,denominater\n2024-04-01,5,6", "no column 'denominater' to read: did you mean 'denominator'?"),
        ("serie,date,value\nA,2024-04-01,6", "did you mean 'series'?"),
        ("date,value\n", "headings and no figures"),
        ("", "The file is empty"),
        ("x" + "," * 1000, "1,001 columns, and 1,000 is the most"),
        (",,\n \n", "The file is empty"),
        ('date,value\n2024-04-01,"5', "Row 2 of the file is not CSV"),
    ],
)
def test_a_fault_is_named_by_its_row_and_column(rows: str, says: str) -> None:
    assert says in refusal(rows)


def test_the_first_three_faults_are_told_and_the_others_counted() -> None:
    rows = "".join(f"2024-04-{day:02d},x\n" for day in range(1, 7))
    message = refusal(f"date,value\n{rows}")
    assert [f"ow {row}, value" in message for row in range(2, 8)] == [True, True, True, False, False, False]
    assert "; and 3 more. Correct the file" in message


@pytest.mark.parametrize("data", [b"PK\x03\x04\0\0\x08\0", b"\0\0\0\0", b"\xff\xfe\0"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert "not a text file" in refusal(data)


def test_a_file_too_large_to_be_read_whole_is_refused_and_not_cut_off() -> None:
    with pytest.raises(BadSeriesFile, match="larger than 32 MB"):
        decode_table(b" " * (LARGEST_FILE + 1))


def test_a_damaged_file_is_read_or_refused_and_never_breaks() -> None:
    chance = random.Random(7)
    good = "series,date,numerator,denominator\n" + "".join(
        f'"Team ""{name}""",2024-{month:02d}-01,{month},1{month}\n' for name in "AB" for month in range(1, 7)
    )
    pieces = [b"\0", b'"', b",", b"\n", b"\r", b"-", b"1e9999", b"\xff\xfe", b"\xe9", b"=1+1", b";", b"nan", b"%"]
    messages: list[str] = []
    for _ in range(500):
        data = bytearray(good.encode())
        for _ in range(chance.randint(1, 4)):
            start = chance.randrange(len(data))
            data[start : start + chance.choice([0, 1, 1, 9])] = chance.choice(pieces)
        try:
            read_series(bytes(data))
        except BadSeriesFile as refused:
            messages.append(refused.message)
    assert 0 < len(messages) < 500
    assert all(message.endswith(".") and message.isprintable() and len(message) < 500 for message in messages)


def test_a_message_is_not_as_long_as_the_headings() -> None:
    assert len(refusal(",".join(f"column{place:0100d}" for place in range(100)))) < 500
