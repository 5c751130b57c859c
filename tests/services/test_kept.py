"""The latest used answers, a bounded number of them."""

from toc.services.kept import Kept


def test_the_value_not_asked_for_longest_goes_first() -> None:
    kept: Kept[str, int] = Kept(2)
    kept.put("a", 1)
    kept.put("b", 2)
    assert kept.get("a") == 1
    kept.put("c", 3)
    assert [kept.get(key) for key in "abc"] == [1, None, 3]


def test_a_forgotten_value_is_gone_and_forgetting_it_again_is_harmless() -> None:
    kept: Kept[str, int] = Kept(2)
    kept.put("a", 1)
    kept.forget("a")
    kept.forget("a")
    assert kept.get("a") is None
    assert len(kept) == 0
