"""Damaged programme files: each is refused with one clean sentence or opens whole, and never anything else happens."""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.exchange.example import FILE
from toc.errors import TocError
from toc.exchange.native import dump_programme, load_programme

GOOD = dump_programme(FILE)
TOKENS = [b'"', b"{", b"]", b",", b":", b"\\u0000", b"\\ud800", b"-1e400", b"null", b"NaN", b"-Infinity", b"\xff",
          b"\xef\xbb\xbf", b"9" * 50, b"0x10", b"'", b"//", b"\x00"]  # fmt: skip
NUMBERS = [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-1e999", b"1e308", b"9" * 30, b"9" * 5_000, b"-0", b"0.0",
           b"1e-400", b"1.5", b"-1", b"00", b"1e16", b"2147483648"]  # fmt: skip
ODD: list[Any] = [
    None, True, 0, -1, 3.5, 1e308, "", "x", "\ud800", "\x00", "a" * 5_000, [], {}, [None], {"id": "x"}, [[]],
    "2024-02-30", "9999-12-31", "0000-00-00", 10**30, 10**39, "1e999", "e\u0301", "\u0301" * 40, "\u2028", "skills",
    "example", 20240401, 1.7e18,
]  # fmt: skip
FIELDS = ["colour", "id", "Name", "source", "name ", "", "__class__", "programme", "stage", "replaces", "inside"]
VERSIONS: list[Any] = [0, -1, 2, 99, 10**20, "1", 1.0, True, None, [], {"version": 1}]


def flip(chance: random.Random) -> bytes:
    data = bytearray(GOOD)
    for _ in range(chance.choice([1, 1, 2, 10])):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def cut_out(chance: random.Random) -> bytes:
    at = chance.randrange(len(GOOD))
    return GOOD[:at] + GOOD[at + chance.randrange(1, 50) :]


def cut_off(chance: random.Random) -> bytes:
    return GOOD[: chance.randrange(len(GOOD))] + b"}" * chance.randrange(3)


def repeat(chance: random.Random) -> bytes:
    at = chance.randrange(len(GOOD))
    return GOOD[: at + chance.randrange(1, 200)] + GOOD[at:]


def put_in(chance: random.Random) -> bytes:
    at = chance.randrange(len(GOOD))
    return GOOD[:at] + chance.choice(TOKENS) + GOOD[at:]


def encode_otherwise(chance: random.Random) -> bytes:
    text = GOOD.decode().replace("\n", chance.choice(["\n", "\r\n", "\r"]))
    data = text.encode(chance.choice(["utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "utf-7"]), "ignore")
    return data[chance.choice([0, 0, 0, 1, 2]) :]


def change_number(chance: random.Random) -> bytes:
    lines = GOOD.split(b"\n")
    numbers = [place for place, line in enumerate(lines) if line.rstrip(b",")[-1:].isdigit()]
    at = chance.choice(numbers)
    name, _, rest = lines[at].rpartition(b" ")
    lines[at] = name + b" " + chance.choice(NUMBERS) + (b"," if rest.endswith(b",") else b"")
    return b"\n".join(lines)


def name_twice(chance: random.Random) -> bytes:
    lines = GOOD.split(b"\n")
    at = chance.choice([place for place, line in enumerate(lines) if b'": ' in line and line.endswith(b",")])
    return b"\n".join([*lines[: at + 1], lines[at], *lines[at + 1 :]])


def nest(chance: random.Random) -> bytes:
    depth = chance.choice([3, 50, 500, 5_000, 100_000])
    opening, closing = chance.choice([(b"[", b"]"), (b'{"a":', b"}")])
    inner = opening * depth + b"1" + closing * depth * chance.choice([0, 1, 1])
    field = chance.choice([b'"name": "Team A"', b'"observations": [', b'"fictional": true'])
    return GOOD.replace(field, field.partition(b":")[0] + b": " + inner, 1)


def change_version(chance: random.Random) -> bytes:
    return _rewritten(lambda document: document.update(schema_version=chance.choice(VERSIONS)))


def change_values(chance: random.Random) -> bytes:
    def change(document: dict[str, Any]) -> None:
        for _ in range(chance.choice([1, 1, 2, 5])):
            holder, key = chance.choice(list(places(document)))
            holder[key] = chance.choice(ODD)

    return _rewritten(change)


def leave_out(chance: random.Random) -> bytes:
    def change(document: dict[str, Any]) -> None:
        holder, key = chance.choice(list(places(document)))
        del holder[key]

    return _rewritten(change)


def exchange(chance: random.Random) -> bytes:
    def change(document: dict[str, Any]) -> None:
        (holder, key), (other, name) = chance.choice(list(places(document))), chance.choice(list(places(document)))
        holder[key] = json.loads(json.dumps(other[name]))

    return _rewritten(change)


def add_field(chance: random.Random) -> bytes:
    def change(document: dict[str, Any]) -> None:
        holder, key = chance.choice(list(places(document)))
        if isinstance(holder, list):
            holder.append(holder[key])
        else:
            holder[chance.choice(FIELDS)] = chance.choice(ODD)

    return _rewritten(change)


def rename_field(chance: random.Random) -> bytes:
    def change(document: dict[str, Any]) -> None:
        objects = [(holder, key) for holder, key in places(document) if isinstance(holder, dict)]
        holder, key = chance.choice(objects)
        holder[chance.choice(FIELDS)] = holder.pop(key)

    return _rewritten(change)


def _rewritten(change: Callable[[dict[str, Any]], object]) -> bytes:
    document = json.loads(GOOD)
    change(document)
    return json.dumps(document).encode()


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield value, key
        yield from places(inner)


DAMAGES: tuple[Callable[[random.Random], bytes], ...] = (
    flip, cut_out, cut_off, repeat, put_in, encode_otherwise, change_number, name_twice, nest, change_version,
    change_values, leave_out, exchange, add_field, rename_field,
)  # fmt: skip
PARTS = 10


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("cases", [500, pytest.param(10_000, marks=pytest.mark.soak)])
def test_a_damaged_file_is_refused_in_one_sentence_or_opens_whole(cases: int, part: int) -> None:
    chance = random.Random(f"{cases}-{part}")
    found: Counter[str] = Counter()
    for number in range(cases // PARTS):
        data = DAMAGES[number % len(DAMAGES)](chance)
        found[outcome(data)] += 1
    assert set(found) == {"refused", "opened"}
    assert found["refused"] > cases / PARTS / 4


def outcome(data: bytes) -> str:
    """What became of the file; a message that is no clean sentence, as it is.

    Any other error than a TocError comes out of here and fails the test.
    """
    try:
        file = load_programme(data)
    except TocError as error:
        return "refused" if is_one_clean_sentence(error.message) else error.message
    written = dump_programme(file)
    again = load_programme(written)
    assert again.programme == file.programme
    assert set(again.observations) == set(file.observations)
    assert dump_programme(again) == written
    return "opened"


def is_one_clean_sentence(message: str) -> bool:
    return 20 < len(message) < 500 and message.isprintable() and message.endswith(".") and "Error" not in message


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_every_kind_of_damage_does_damage(damage: Callable[[random.Random], bytes]) -> None:
    chance = random.Random(damage.__name__)
    assert "refused" in {outcome(damage(chance)) for _ in range(20)}
