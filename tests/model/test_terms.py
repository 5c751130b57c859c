"""A commissioner's own words in place of ours."""

import pytest

from toc.model.priorities import Commissioner, Term
from toc.model.terms import replace_terms


def fund(*terms: tuple[str, str]) -> Commissioner:
    return Commissioner(id="fund", name="Fund", terms=tuple(Term(word=a, replacement=b) for a, b in terms))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("An outcome.", "A difference."),
        ("Outcome by outcome", "Difference by difference"),
        ("OUTCOME", "DIFFERENCE"),
        ("outcomes", "outcomes"),
        ("subOutcome, outcome_a, outcome2", "subOutcome, outcome_a, outcome2"),
        ("outcome-based (outcome)", "difference-based (difference)"),
        ("an\noutcome, a outcome, AN OUTCOME", "a\ndifference, a difference, A DIFFERENCE"),
        ("the outcome's sign", "the difference's sign"),
    ],
)
def test_whole_words_are_replaced_and_keep_their_case(text: str, said: str) -> None:
    assert replace_terms(text, fund(("outcome", "difference"))) == said


def test_a_plural_is_replaced_where_it_is_a_term_of_its_own() -> None:
    both = fund(("outcome", "difference"), ("outcomes", "differences"))
    assert replace_terms("Outcomes, not one outcome", both) == "Differences, not one difference"


def test_the_longer_term_goes_first_and_nothing_is_replaced_twice() -> None:
    terms = fund(("outcome", "change"), ("long-term outcome", "impact"), ("change", "swap"), ("impact", "end"))
    assert replace_terms("A long-term  outcome is an outcome.", terms) == "An impact is a change."


def test_what_was_typed_in_capitals_is_matched_as_it_stands() -> None:
    assert replace_terms("ICB or icb", fund(("ICB", "our board"))) == "our board or our board"


def test_a_term_is_text_and_no_pattern() -> None:
    assert replace_terms("a.b axb \\1", fund(("a.b", r"\1"))) == r"\1 axb \1"


@pytest.mark.parametrize("nobody", [None, fund()])
def test_without_terms_the_text_stays(nobody: Commissioner | None) -> None:
    assert replace_terms("An outcome", nobody) == "An outcome"
