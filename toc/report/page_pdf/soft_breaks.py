"""Places where a word too long for a line may break: addresses, and words without end."""

import re

_LONGEST = 24
"""Letters that fit in the narrowest column."""
_BREAK = "\u200b"

_LONG_WORD = re.compile(rf"\S{{{_LONGEST},}}")
_AFTER = re.compile(r"([/.\-_?&=])(?=\w)")
_STRETCH = re.compile(rf"[^\s{_BREAK}]{{{_LONGEST},}}")
_PIECE = 12


def build_breakable(text: str) -> str:
    return _LONG_WORD.sub(lambda word: _broken(word.group()), text)


def _broken(word: str) -> str:
    parted = _AFTER.sub(rf"\1{_BREAK}", word)
    return _STRETCH.sub(lambda stretch: _cut(stretch.group()), parted)


def _cut(stretch: str) -> str:
    # A word is hyphenated where it can be; what is no word, or a word of forty letters, is cut anywhere.
    if stretch.isalpha() and stretch.isascii() and len(stretch) < 40:
        return stretch
    return _BREAK.join(stretch[start : start + _PIECE] for start in range(0, len(stretch), _PIECE))
