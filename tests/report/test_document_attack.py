"""Nobody who reads a whole document can work out a small count of people that it hides."""

import pytest

from tests.report.attack import Reader
from tests.report.reported import example, example_report
from toc.analysis.disclosure import PRESETS
from toc.model.priorities import SmallNumbers
from toc.report.layouts import Layout


def read(layout: Layout, small_numbers: SmallNumbers) -> Reader:
    file = example()
    reader = Reader(file.programme, file.observations, small_numbers)
    reader.read(example_report(layout, small_numbers))
    return reader


@pytest.mark.parametrize(
    ("layout", "small_numbers"),
    [
        (Layout.OUTCOMES, SmallNumbers.FEWER_THAN_5),
        (Layout.OUTCOMES, SmallNumbers.NHS),
        (Layout.BID, SmallNumbers.FEWER_THAN_5),
    ],
)
def test_no_small_count_is_narrowed_to_fewer_than_three_values(layout: Layout, small_numbers: SmallNumbers) -> None:
    reader = read(layout, small_numbers)
    small = [key for key, count in reader.truth.items() if 0 < count < PRESETS[small_numbers].smallest_shown]
    assert len(small) > 50, "there is hardly anything to hide"
    assert reader.find_narrowed(PRESETS[small_numbers].smallest_shown) == set()


def test_the_reader_would_find_small_counts_if_they_were_printed() -> None:
    reader = read(Layout.OUTCOMES, SmallNumbers.NONE)
    assert len(reader.find_narrowed(PRESETS[SmallNumbers.FEWER_THAN_5].smallest_shown)) > 50
