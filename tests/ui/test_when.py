"""When something happened, as a person would say it."""

from datetime import UTC, datetime, timedelta

import pytest

from toc.ui.parts.when import ago, exact

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (-5, "just now"),
        (9, "just now"),
        (10, "10 s ago"),
        (19, "10 s ago"),
        (59, "50 s ago"),
        (60, "1 min ago"),
        (3_599, "59 min ago"),
        (3_600, "1 h ago"),
        (86_399, "23 h ago"),
        (86_400, "yesterday"),
        (2 * 86_400, "2 days ago"),
        (7 * 86_400, "16 November"),
        (400 * 86_400, "19 October 2025"),
    ],
)
def test_a_time_is_told_ever_more_roughly(seconds: int, expected: str) -> None:
    assert ago(NOW - timedelta(seconds=seconds), NOW) == expected


def test_an_exact_time_is_told_on_the_clock_of_the_browser() -> None:
    # Browsers count minutes to go to reach UTC: one hour ahead is -60.
    assert exact(NOW, -60) == "Monday 23 November 2026, 10:30"
    assert exact(NOW, None) == "Monday 23 November 2026, 09:30"
