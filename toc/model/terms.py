"""A commissioner's own words in place of ours: outcome becomes difference, whole words, case kept."""

import re
from collections.abc import Iterable

from toc.model.priorities import Commissioner, Term

_VOWELS = frozenset("aeiou")


def replace_terms(text: str, commissioner: Commissioner | None) -> str:
    """The text in a commissioner's words; as it is without one.

    A term stands for just the words that were typed: the plural is a term of its own. Of two that begin alike the
    longer goes first, and what has been put in is not looked at again. An article goes with its word: a difference.
    """
    if commissioner is None or not commissioner.terms:
        return text
    return _replace(text, commissioner.terms)


def _replace(text: str, terms: Iterable[Term]) -> str:
    by_word: dict[str, Term] = {}
    for term in terms:
        by_word.setdefault(_folded(term.word), term)
    longest_first = sorted(by_word, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    pattern = re.compile(rf"(?<!\w)(?:(an?)(\s+))?({words})(?!\w)", re.IGNORECASE)

    def put_in(found: re.Match[str]) -> str:
        article, space, word = found.groups(default="")
        said = _in_case_of(word, by_word.get(_folded(word)))
        if article and (word[0].lower() in _VOWELS) is not (said[0].lower() in _VOWELS):
            article = article[0] + ("n" if said[0].lower() in _VOWELS else "")
        return f"{article}{space}{said}"

    return pattern.sub(put_in, text)


def _folded(words: str) -> str:
    return " ".join(words.split()).lower()


def _in_case_of(found: str, term: Term | None) -> str:
    if term is None:
        return found
    if found == term.word:
        return term.replacement
    if found.isupper() and len(found) > 1:
        return term.replacement.upper()
    if found[0].isupper():
        return term.replacement[0].upper() + term.replacement[1:]
    return term.replacement
