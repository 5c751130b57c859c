"""The programmes kept in memory: the right revision or none, and not too many."""

from datetime import timedelta

from tests.store.example import PROGRAMME, Clock, named
from toc.store.cache import Newest


def test_only_the_revision_asked_for_is_handed_out(clock: Clock) -> None:
    kept = Newest()
    kept.keep(PROGRAMME, 3, clock.now)
    assert kept.get("prog", 3, clock.now) is PROGRAMME
    assert kept.get("prog", 2, clock.now) is None
    assert kept.get("prog", 4, clock.now) is None
    assert kept.get("prog", 3, clock.now - timedelta(seconds=1)) is None
    assert kept.get("other", 3, clock.now) is None


def test_one_that_comes_late_does_not_take_the_place_of_a_newer_one(clock: Clock) -> None:
    kept = Newest()
    older, newer = named("prog"), named("prog")
    kept.keep(newer, 4, clock.now)
    kept.keep(older, 3, clock.now - timedelta(seconds=1))
    assert kept.get("prog", 4, clock.now) is newer


def test_a_later_one_takes_the_place_of_one_that_had_more_revisions(clock: Clock) -> None:
    kept = Newest()
    kept.keep(named("prog"), 40, clock.now)
    again = named("prog")
    kept.keep(again, 0, clock.move_on(days=31))
    assert kept.get("prog", 0, clock.now) is again


def test_the_one_not_used_for_longest_goes(clock: Clock) -> None:
    kept = Newest(most=2)
    for name in ("a", "b"):
        kept.keep(named(name), 0, clock.now)
    kept.get("a", 0, clock.now)
    kept.keep(named("c"), 0, clock.now)
    assert [name for name in ("a", "b", "c") if kept.get(name, 0, clock.now)] == ["a", "c"]
