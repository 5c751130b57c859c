"""Work in the background: it names its steps, shows what it has, and ends when nobody wants it."""

from threading import Event

from toc.services.background import Background, Job


def test_what_the_work_returns_is_shown_when_it_has_ended() -> None:
    background = Background()
    job: Job[str] = background.start(lambda _: "done")
    background.settle()
    assert (job.finished, job.latest, job.share, job.error) == (True, "done", 1.0, None)


def test_while_it_goes_on_its_step_is_named_and_what_there_is_can_be_seen() -> None:
    background, reached, go_on = Background(), Event(), Event()

    def work(job: Job[str]) -> str:
        job.step("Halfway")
        job.show("draft")
        reached.set()
        assert go_on.wait(20)
        return "whole"

    job = background.start(work, steps=4)
    assert reached.wait(20)
    assert (job.saying, job.latest, job.shown, job.finished, job.share) == ("Halfway", "draft", 1, False, 0.5)
    go_on.set()
    background.settle()
    assert (job.latest, job.shown) == ("whole", 2)


def test_more_steps_than_were_thought_do_not_pretend_to_be_the_end() -> None:
    job: Job[str] = Job(steps=2)
    for name in "abcd":
        job.step(name)
    assert job.share == 0.95


def test_work_that_nobody_wants_ends_at_its_next_step_without_an_error() -> None:
    background, reached, go_on = Background(), Event(), Event()

    def work(job: Job[str]) -> str:
        reached.set()
        assert go_on.wait(20)
        job.step("Never named")
        return "never"

    job = background.start(work)
    assert reached.wait(20)
    job.stop()
    go_on.set()
    background.settle()
    assert (job.finished, job.latest, job.error, job.saying) == (True, None, None, "Starting")


def test_what_goes_wrong_is_kept_for_who_waits() -> None:
    background = Background()

    def work(_: Job[str]) -> str:
        raise ZeroDivisionError

    job = background.start(work)
    background.settle()
    assert isinstance(job.error, ZeroDivisionError)
    assert job.latest is None
