from hypothesis import given
from hypothesis import strategies as st

from toc.diagram.lettering import width_of
from toc.diagram.wrapping import SLACK, is_right_to_left, wrap

WIDTH, SIZE = 170.0, 11.0


@given(st.text(max_size=150))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str) -> None:
    lines = wrap(text, WIDTH, SIZE)
    assert all(width_of(line, SIZE) <= WIDTH / SLACK or len(line) <= 17 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_narrow_letters_fill_more_of_a_line_than_wide_ones() -> None:
    assert len(wrap("i" * 60, WIDTH, SIZE)) < len(wrap("W" * 60, WIDTH, SIZE))


def test_the_width_of_text_is_the_fonts_own() -> None:
    # Liberation Sans, like Arial, sets "a" at 1139 of 2048 units.
    assert width_of("a", 2048) == 1139


def test_a_short_last_word_is_not_left_alone() -> None:
    label = "Fewer children become looked after"
    assert wrap(label, WIDTH, SIZE) == ("Fewer children", "become looked after")


def test_line_breaks_are_kept() -> None:
    assert wrap("one\n\nthree", WIDTH, SIZE) == ("one", "", "three")


def test_a_joined_emoji_is_never_broken_in_two() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert all(line.count(family) * len(family) == len(line) for line in wrap(family * 30, WIDTH, SIZE))


def test_the_direction_of_a_line_is_that_of_its_first_letter() -> None:
    assert is_right_to_left("123 שלום hello")
    assert not is_right_to_left("hello שלום")
    assert not is_right_to_left("123")
