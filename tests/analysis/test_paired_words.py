"""What counts as change on an instrument, in words."""

import pytest

from toc.analysis.paired_words import instrument_text
from toc.exchange.library import load_library
from toc.model.indicators import Direction, Instrument, Threshold

LIBRARY = {one.id: one for one in load_library().instruments}


@pytest.mark.parametrize(
    ("instrument", "words"),
    [
        (
            LIBRARY["epds"],
            "Lower is better, scores 0 to 30. Reliable change: 4 points or more (published threshold). "
            "A case: 13 or above (cut-off 12/13).",
        ),
        (LIBRARY["goals"], "Higher is better, scores 0 to 10."),
        (LIBRARY["ppbq"], "Neither way is better."),
        (
            Instrument(
                id="own",
                name="Own",
                direction=Direction.INCREASE,
                reliable_change=Threshold(name="r", value=4.382693),
                caseness=Threshold(name="c", value=39.5, source="Manual"),
            ),
            "Higher is better. Reliable change: 4.38 points or more. A case: 39.5 or below (Manual).",
        ),
    ],
    ids=["published", "to be checked", "no direction", "own"],
)
def test_thresholds_are_told_with_their_source_and_never_one_still_to_be_checked(
    instrument: Instrument, words: str
) -> None:
    assert instrument_text(instrument) == words
