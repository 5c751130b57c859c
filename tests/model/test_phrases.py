"""Phrases that sentences about a programme are made with."""

import pytest

from toc.model.phrases import LONGEST, count_of, listed, quoted


@pytest.mark.parametrize(("count", "said"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1_200, "1,200 rows")])
def test_one_is_told_in_the_singular_and_thousands_are_set_apart(count: int, said: str) -> None:
    assert count_of(count, "row") == said


def test_a_word_without_a_plain_s_says_its_own_plural() -> None:
    assert [count_of(count, "family", "families") for count in (1, 3)] == ["1 family", "3 families"]


@pytest.mark.parametrize(("parts", "said"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_a_list_is_told_as_people_do(parts: list[str], said: str) -> None:
    assert listed(parts) == said


@pytest.mark.parametrize("length", [LONGEST, LONGEST + 1])
def test_a_long_name_is_cut_with_an_ellipsis(length: int) -> None:
    said = quoted("x" * length)
    assert len(said) == LONGEST + 2
    assert said.endswith("…'") == (length > LONGEST)
