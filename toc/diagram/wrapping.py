"""Break text into lines that fit a width, by measure and never by counting letters."""

import re
import unicodedata
from functools import lru_cache

from toc.diagram.lettering import width_of
from toc.diagram.picture import Weight

SLACK = 1.05
"""Room for a screen whose own Arial sets a little wider."""

LINE_SPACING = 1.2
"""Distance between lines, in type sizes."""

_SHORT = 0.35
"""Of the width: a last line shorter than this is a word left alone, and the lines are evened out."""

_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
"""All but those that are made not to break."""

_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


@lru_cache(maxsize=8192)
def wrap(text: str, width: float, size: float, weight: Weight = Weight.REGULAR) -> tuple[str, ...]:
    """Lines no wider than the width."""
    room = width / SLACK
    return tuple(
        line for paragraph in text.strip().split("\n") for line in _wrap_paragraph(paragraph, room, size, weight)
    )


def _wrap_paragraph(text: str, room: float, size: float, weight: Weight) -> list[str]:
    words: list[tuple[str, float]] = []
    for word in _SPACES.split(text.strip()):
        width = width_of(word, size, weight)
        words.extend([(word, width)] if width <= room else _break_word(word, room, size, weight))
    space = width_of(" ", size, weight)
    lines = _fill(words, room, space)
    if len(lines) > 1 and width_of(" ".join(lines[-1]), size, weight) < room * _SHORT:
        lines = _even_out(words, room, space, len(lines))
    return [" ".join(line) for line in lines] or [""]


def _fill(words: list[tuple[str, float]], room: float, space: float) -> list[list[str]]:
    lines: list[list[str]] = []
    used = room
    for word, width in words:
        if lines and used + space + width <= room:
            lines[-1].append(word)
            used += space + width
        else:
            lines.append([word])
            used = width
    return lines


def _even_out(words: list[tuple[str, float]], room: float, space: float, count: int) -> list[list[str]]:
    """The same number of lines, set as narrow as that allows."""
    low, high = max(width for _, width in words), room
    best = _fill(words, room, space)
    for _ in range(4):
        middle = (low + high) / 2
        lines = _fill(words, middle, space)
        if len(lines) <= count:
            best, high = lines, middle
        else:
            low = middle
    return best


def _break_word(word: str, room: float, size: float, weight: Weight) -> list[tuple[str, float]]:
    """A word wider than the room, in pieces that are not."""
    pieces: list[tuple[str, float]] = []
    for cluster in _clusters(word):
        width = width_of(cluster, size, weight)
        if pieces and pieces[-1][1] + width <= room:
            pieces[-1] = (pieces[-1][0] + cluster, pieces[-1][1] + width)
        else:
            pieces.append((cluster, width))
    return pieces


def _clusters(word: str) -> list[str]:
    """The letters as a reader counts them: accents, joined emoji and flags stay whole."""
    clusters: list[str] = []
    for character in word:
        if clusters and _belongs(clusters[-1], character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _belongs(cluster: str, character: str) -> bool:
    if len(cluster) > 16:
        return False
    if cluster.endswith(_JOINER) or unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf"}:
        return True
    if ord(character) in _SKIN_TONES:
        return True
    return len(cluster) == 1 and ord(cluster) in _FLAG_LETTERS and ord(character) in _FLAG_LETTERS


def is_right_to_left(line: str) -> bool:
    """True if the first letter with a direction runs from right to left."""
    if line.isascii():
        return False
    for character in line:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False
