"""The log tells what happened, and never what a programme says."""

import logging
from collections.abc import Iterator
from enum import StrEnum
from traceback import FrameSummary

import pytest

from toc.logs import ContentInLog, configure_logging, log_event, withhold_messages


class Kind(StrEnum):
    ADD_LINK = "add_link"


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    logger = logging.getLogger("toc")
    before = (logger.level, logger.propagate, logger.handlers[:])
    yield
    logger.level, logger.propagate, logger.handlers[:] = before


def test_an_event_is_one_line_of_facts(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("info")
    log_event("saved", programme_id="p1", edit=Kind.ADD_LINK, revision=214, ms=3.26, first=False, batch=None)
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert line.split(" ", 1)[1] == (
        "info saved programme_id=p1 edit=add_link revision=214 ms=3.3 first=false batch=none\n"
    )


def test_an_error_is_logged_by_its_type_and_not_its_message(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("info")
    log_event("refused", error=ValueError("More parents understand"))
    assert capsys.readouterr().err.endswith("info refused error=ValueError\n")


def test_a_place_in_the_code_is_logged_by_its_file_and_line(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("info")
    log_event("bug", at=FrameSummary("/srv/toc/ui/pages/home.py", 14, "show"))
    assert capsys.readouterr().err.endswith("info bug at=ui/pages/home.py:14\n")


@pytest.mark.parametrize(("key", "text"), [("label", "Coaching"), ("programme_id", "More parents"), ("x_id", "a" * 65)])
def test_words_are_refused(key: str, text: str) -> None:
    with pytest.raises(ContentInLog, match=key):
        log_event("saved", **{key: text})


def test_events_below_the_level_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("warning")
    log_event("saved")
    log_event("slow", level=logging.WARNING)
    assert capsys.readouterr().err.split(" ", 1)[1] == "warning slow\n"


def test_configuring_twice_does_not_double_the_lines(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("info")
    configure_logging("info")
    log_event("saved")
    assert capsys.readouterr().err.count("saved") == 1


def test_another_librarys_traceback_tells_where_but_not_what(capsys: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("tests.other-library")
    handler = logging.StreamHandler()
    logger.addHandler(handler)
    withhold_messages(logger.name)
    typed = "More parents understand"
    try:
        raise ValueError(typed)
    except ValueError:
        logger.exception("Uncaught")
    logger.removeHandler(handler)
    said = capsys.readouterr().err
    assert typed not in said
    assert "test_logs.py" in said
    assert "ValueError (its message may hold content: withheld)" in said
