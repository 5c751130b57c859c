"""A priorities framework from a CSV file."""

import pytest

from toc.errors import TocError
from toc.exchange.framework_csv import BadFrameworkFile, read_framework
from toc.model import limits
from toc.model.priorities import PriorityLevel


def test_a_file_gives_its_priorities_with_what_is_known_of_them() -> None:
    rows = read_framework(
        b"Ref;Priority;Level;Under\nD1;Best start;Domain;\n\n"
        b"O1;Ready for school;outcome;D1\n;Speech;INDICATOR;ready for school\n"
    )
    assert [tuple(row) for row in rows] == [
        (2, "Best start", "D1", PriorityLevel.DOMAIN, None),
        (4, "Ready for school", "O1", PriorityLevel.OUTCOME, 2),
        (5, "Speech", "", PriorityLevel.INDICATOR, 4),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_one_column_in_any_encoding_is_enough(encoding: str) -> None:
    assert [row.text for row in read_framework("text\nFamilies’ café\n".encode(encoding))] == ["Families’ café"]


def test_of_two_columns_that_could_hold_the_text_the_one_headed_so_does() -> None:
    assert [(row.text, row.code) for row in read_framework(b"id,name,priority\n7,x,Safe\n")] == [("Safe", "7")]


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"", "The file is empty."),
        (b"priority\n", "no priorities below them"),
        (b"colour,size\nred,2\n", "No column is headed 'priority'. The headings are 'colour', 'size'."),
        (b"priority,code\n,A\n", "Row 2, priority: it is empty."),
        (b"priority,code\nOne,A\nTwo,a\n", "Row 3, code: 'a' stands in row 2 too."),
        (b"priority,level\nOne,goal\n", "Row 2, level: 'goal' is not domain, outcome or indicator."),
        (b"priority,under\nOne,Nine\n", "Row 2, under: no row has the code or text 'Nine'."),
        (b"priority,under\nOne,Two\nTwo,One\n", "under: it would stand under itself."),
        (b'priority\n"One\n', "is not CSV"),
        (b"\x00\x01", "not a text file"),
        (b"priority\n" + b"x" * 4_001, "Row 2, priority: it has 4,001 characters, and 4,000 is the most."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_rows(file: bytes, sentence: str) -> None:
    with pytest.raises(TocError) as refused:
        read_framework(file)
    assert sentence in refused.value.message


def test_the_first_faults_are_told_and_the_rest_counted() -> None:
    with pytest.raises(BadFrameworkFile, match=r"row 4, level.*; and 2 more\. Nothing was added: correct the file"):
        read_framework(b"priority,level\n" + b"One,goal\n" * 5)


def test_more_than_a_framework_holds_is_refused() -> None:
    rows = "".join(f"Priority {number}\n" for number in range(limits.PRIORITIES + 1))
    with pytest.raises(BadFrameworkFile, match="1,001 priorities, and 1,000 is the most"):
        read_framework(f"priority\n{rows}".encode())
