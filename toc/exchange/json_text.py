"""JSON from a file nobody vouches for: plain values, or one sentence about what is wrong with it."""

import json
import unicodedata
from typing import Any, NoReturn

from toc.errors import TocError

LARGEST_FILE = 32_000_000
"""Bytes. 50,000 figures take 9 million."""
MOST_ENTRIES = 400_000
"""Objects, lists and fields each: 50,000 figures take 100,000 objects and 200,000 fields."""
LONGEST_NAME = 100
"""Characters of a field's name."""
LONGEST_NUMBER = 40
"""Digits."""
MOST_ACCENTS = 30
"""On one letter: the Unicode standard's own stream-safe limit. Sorting thousands of them takes minutes."""


class UnreadableFile(TocError):
    """The file cannot be read. The sentence says what is wrong and what to do."""


def read_json(data: bytes, most_fields: int = 2 * MOST_ENTRIES) -> Any:
    """The values the file holds. Raises UnreadableFile, and early for a file made to exhaust the machine."""
    if len(data) > LARGEST_FILE:
        raise UnreadableFile(
            f"The file is too large: {len(data) / 1e6:.0f} MB, and {LARGEST_FILE / 1e6:.0f} MB is the most "
            "that is read. Pick another file."
        )
    text = _decoded(data)
    if not text.strip():
        raise UnreadableFile("The file is empty. Pick another one, or export the programme again.")
    if text.count("{") + text.count("[") > MOST_ENTRIES or text.count(",") > most_fields:
        raise UnreadableFile("The file holds more entries than a programme can have. Pick another file.")
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_int=_whole_number,
        )
    except json.JSONDecodeError as error:
        raise UnreadableFile(
            f"The file is not whole JSON: something is wrong in line {error.lineno}, at character {error.colno}. "
            "Mend it there, or export the programme again."
        ) from None
    except RecursionError:
        raise UnreadableFile(
            "The file is nested too deeply to be a programme. Pick another file, or export the programme again."
        ) from None


def _decoded(data: bytes) -> str:
    try:
        return data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise UnreadableFile(
            "The file is not text in UTF-8, so it cannot be a programme. Pick a file that ends in .toc.json, "
            "or save it again as UTF-8."
        ) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if len(name) > LONGEST_NAME:
            raise UnreadableFile(
                f"A field's name in the file is longer than {LONGEST_NAME} characters: '{name[:20]}...'. Remove it."
            )
        if name in found:
            raise UnreadableFile(f"The field '{name}' stands twice in the same place of the file. Remove one of them.")
        for text in value if isinstance(value, list) else (value,):
            if isinstance(text, str):
                _refuse_piled_accents(name, text)
        found[name] = value
    return found


def _refuse_piled_accents(name: str, text: str) -> None:
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run > MOST_ACCENTS:
            raise UnreadableFile(f"'{name}' has more than {MOST_ACCENTS} accents on one letter. Shorten it.")


def _refuse_constant(word: str) -> NoReturn:
    raise UnreadableFile(f"The file holds {word} where a number belongs. Put a number there, or null for none.")


def _whole_number(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise UnreadableFile(f"The file holds a number of {len(digits)} digits. Put a number a programme can have.")
    return int(digits)
