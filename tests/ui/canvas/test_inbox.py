"""Each event goes through once, however often it comes."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from toc.ui.canvas.events import CanvasEvent, Message, Received, Select, Undo
from toc.ui.canvas.inbox import CLIENTS_REMEMBERED, Inbox, Line, NotSaved


def events(*numbers: int, client: str = "a") -> Message:
    return Message(
        client=client,
        number=max(numbers),
        events=tuple(Received(client=client, seq=n, event=Select(ids=(f"b{n}",))) for n in numbers),
    )


def numbers(handled: list[CanvasEvent]) -> list[str]:
    return [event.ids[0] for event in handled if isinstance(event, Select)]


def test_an_event_sent_again_is_handled_once() -> None:
    inbox, line, handled = Inbox(), Line(), []
    inbox.deal_with(events(1, 2), line, handled.append)
    inbox.deal_with(events(1, 2, 3), line, handled.append)
    assert numbers(handled) == ["b1", "b2", "b3"]
    assert inbox.done(line.clients) == {"a": 3}


def test_a_new_session_does_not_handle_what_another_has() -> None:
    inbox, handled = Inbox(), []
    inbox.deal_with(events(1, 2), Line(), handled.append)
    line = Line()
    inbox.deal_with(events(1, 2), line, handled.append)
    assert numbers(handled) == ["b1", "b2"]
    assert inbox.done(line.clients) == {"a": 2}


def test_two_page_loads_have_numbers_of_their_own() -> None:
    inbox, line, handled = Inbox(), Line(), []
    inbox.deal_with(events(1, client="a"), line, handled.append)
    inbox.deal_with(events(1, client="b"), line, handled.append)
    assert numbers(handled) == ["b1", "b1"]
    assert inbox.done(line.clients) == {"a": 1, "b": 1}


def test_what_cannot_be_saved_waits_with_all_after_it_and_says_why() -> None:
    inbox, line, handled = Inbox(), Line(), []

    def handle(event: CanvasEvent) -> None:
        if event == Select(ids=("b2",)) and not line.trouble and len(handled) == 1:
            raise NotSaved("The disk is full.")
        handled.append(event)

    inbox.deal_with(events(1, 2, 3), line, handle)
    assert numbers(handled) == ["b1"]
    assert (inbox.done(line.clients), line.trouble) == ({"a": 1}, "The disk is full.")
    inbox.deal_with(events(2, 3), line, handled.append)
    assert numbers(handled) == ["b1", "b2", "b3"]
    assert (inbox.done(line.clients), line.trouble) == ({"a": 3}, "")


def test_an_event_that_trips_over_a_bug_does_not_come_back_for_ever() -> None:
    inbox, line = Inbox(), Line()

    def handle(event: CanvasEvent) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        inbox.deal_with(events(1), line, handle)
    assert inbox.done(line.clients) == {"a": 1}


def test_a_run_that_is_ended_in_the_handler_does_not_do_the_event_again() -> None:
    class RunEnded(BaseException):
        """As Streamlit ends a run when the next one is asked for."""

    inbox, line, handled = Inbox(), Line(), []

    def handle(event: CanvasEvent) -> None:
        handled.append(event)
        raise RunEnded

    with pytest.raises(RunEnded):
        inbox.deal_with(events(1), line, handle)
    inbox.deal_with(events(1, 2), line, handled.append)
    assert numbers(handled) == ["b1", "b2"]


def test_an_event_that_makes_no_sense_is_dealt_with() -> None:
    inbox, line, handled = Inbox(), Line(), []
    nonsense = Message(client="a", number=1, events=(Received(client="a", seq=1, event=None),))
    inbox.deal_with(nonsense, line, handled.append)
    assert handled == []
    assert inbox.done(line.clients) == {"a": 1}


def test_the_browser_is_told_which_message_was_heard() -> None:
    inbox, line = Inbox(), Line()
    inbox.deal_with(Message(client="a", number=7), line, lambda event: None)
    assert line.heard == {"a": 7}


def test_two_threads_with_the_same_events_handle_each_once() -> None:
    inbox, handled = Inbox(), []
    one_by_one = [Message(events=(Received(client="a", seq=n, event=Undo()),)) for n in range(1, 200)]

    def work() -> None:
        line = Line()
        for message in one_by_one:
            inbox.deal_with(message, line, handled.append)

    with ThreadPoolExecutor(4) as pool:
        for future in [pool.submit(work) for _ in range(4)]:
            future.result()
    assert len(handled) == 199


def test_only_so_many_page_loads_are_remembered() -> None:
    inbox, line = Inbox(), Line()
    for index in range(CLIENTS_REMEMBERED + 1):
        inbox.deal_with(events(1, client=f"c{index}"), line, lambda event: None)
    assert inbox.done(("c0", "c1", f"c{CLIENTS_REMEMBERED}")) == {"c1": 1, f"c{CLIENTS_REMEMBERED}": 1}
