"""Tables damaged at random: read whole, or refused in one clean sentence, and never imported by halves."""

import io
import random
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter

from tests.exchange.figures.programme import PROGRAMME
from toc.errors import TocError
from toc.exchange.figures.workbook import WorkbookReader
from toc.exchange.native import ProgrammeFile, load_programme
from toc.model.figures import Observation
from toc.services.figure_import import import_into_file, import_into_store, read_into_file, read_into_store
from toc.services.workspace import Workspace
from toc.store import Author, open_store

ROWS = (
    ("indicator", "period", "category", "numerator", "denominator", "value", "n", "provisional", "note"),
    ("Seen in six weeks", "Apr 2024", "", 12, 40, "", "", "", ""),
    ("seen", "2024-05", "", 13, 41, "", "", "yes", "A note, with a comma"),
    ("seen", "2024-06-30", "", "*", "", "", "", "", ""),
    ("People trained", "2024/25 Q1", "North", "", "", 7, "", "", "Tŷ a dŵr"),
    ("People trained", "2024/25 Q2", "total", "", "", 9, "", "no", ""),
    ("Gap", "2024-25", "", "", "", -3.5, "", "", ""),
    ("Score", "Q3 2024", "", "", "", 3.25, 20, "", ""),
    ("Rolling access", "May 2023 to Apr 2024", "", "", "", "1,200", "", "", ""),
)
TEXT = "\n".join(",".join(f'"{cell}"' if "," in str(cell) else str(cell) for cell in row) for row in ROWS) + "\n"
PLAIN = TEXT.replace('"1,200"', "1200").replace('"A note, with a comma"', "A note")
TOKENS = (
    '"', ",", "\n", "\r", "\t", ";", "\0", "=1+1", "-", "NaN", "inf", "1e999", "9" * 400, "-0", "0", "2024", "99/99",
    "\u202e", "\ufeff", "é", "'", "Apr", "x" * 5_000, "\n" * 50, "," * 50, "*", "<5", "1,2,3",
    "\N{ARABIC-INDIC DIGIT ONE}",
)  # fmt: skip
MARKUP = (b"<", b">", b'"', b"/", b"&", b"<c/>", b't="s"', b"<v>99999999</v>", b"\0", b"&#0;", b"&lol;")
ANN = Author(id="ann", name="Ann")


def _workbook() -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        page = book.add_worksheet("Figures")
        for number, row in enumerate(ROWS):
            page.write_row(number, 0, row)
    return data.getvalue()


BOOK = _workbook()


def flip(chance: random.Random, good: bytes) -> bytes:
    data = bytearray(good)
    for _ in range(chance.choice([1, 1, 3, 20])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def cut_out(chance: random.Random, good: bytes) -> bytes:
    start = chance.randrange(len(good))
    return good[:start] + good[start + chance.randrange(1, 60) :]


def cut_off(chance: random.Random, good: bytes) -> bytes:
    return good[: chance.randrange(len(good))]


def repeat(chance: random.Random, good: bytes) -> bytes:
    at = chance.randrange(len(good))
    return good[:at] + good[max(at - chance.randrange(1, 200), 0) :]


def put_in(chance: random.Random, good: bytes) -> bytes:
    at = chance.randrange(len(good))
    return good[:at] + chance.choice(TOKENS).encode() + good[at:]


def change_cells(chance: random.Random, good: bytes) -> bytes:
    lines = [line.split(",") for line in good.decode().splitlines()]
    for _ in range(chance.choice([1, 1, 2, 6])):
        row = chance.choice(lines)
        row[chance.randrange(len(row))] = chance.choice([*TOKENS, *(cell for line in lines for cell in line)])
    return "\n".join(map(",".join, lines)).encode("utf-8", "replace")


def encode_otherwise(chance: random.Random, good: bytes) -> bytes:
    text = good.decode().replace("\n", chance.choice(["\n", "\r\n", "\r"])).replace(",", chance.choice(",;\t"))
    return text.encode(chance.choice(["utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "utf-7"]), "replace")


def damage_part(chance: random.Random, good: bytes) -> bytes:
    """One part of the workbook damaged, packed anew so that it unpacks."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        sheets = [name for name in names if "sheet" in name or "shared" in name.lower()]
        hit = chance.choice(sheets + names)
        for name in names:
            part = old.read(name)
            if name == hit:
                at = chance.randrange(len(part))
                part = part[:at] + chance.choice(MARKUP) + part[at + chance.randrange(30) :]
            if name != hit or chance.random() < 0.9:
                new.writestr(name, part)
    return data.getvalue()


CSV_DAMAGES = (flip, cut_out, cut_off, repeat, put_in, change_cells, encode_otherwise)
BOOK_DAMAGES = (flip, cut_out, cut_off, damage_part, damage_part, damage_part)
PARTS = 10
EMPTY = ProgrammeFile(programme=PROGRAMME)


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as process:
        yield process


@pytest.fixture(autouse=True)
def one_process(reader: WorkbookReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workbooks read in the same process one after the other, as starting one takes longer than reading."""
    monkeypatch.setattr("toc.exchange.figures.table.read_workbook", reader.read)


def cases(chance: random.Random, count: int) -> Iterator[bytes]:
    for number in range(count):
        if number % 3 == 2:
            yield BOOK_DAMAGES[number // 3 % len(BOOK_DAMAGES)](chance, BOOK)
        else:
            good = chance.choice([TEXT, PLAIN]).encode()
            yield CSV_DAMAGES[number % len(CSV_DAMAGES)](chance, good)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("count", [500, pytest.param(10_000, marks=pytest.mark.soak)])
def test_a_damaged_table_goes_in_whole_or_is_refused_in_one_sentence(count: int, part: int) -> None:
    found = Counter(outcome(data) for data in cases(random.Random(f"{count}-{part}"), count // PARTS))
    assert set(found) <= {"whole", "refused", "faulty"}
    assert min(found["whole"], found["refused"], found["faulty"]) > 0


def outcome(data: bytes) -> str:
    """What became of the table; a message that is no clean sentence, as it is. Another error fails the test."""
    try:
        reading = read_into_file(EMPTY, data)
    except TocError as error:
        return "refused" if is_clean(error.message) else error.message
    told = [str(fault) for fault in reading.faults]
    made = load_programme(import_into_file(EMPTY, reading).data).observations if reading.figures.height else ()
    assert len(made) == reading.figures.height
    unclean = [fault for fault in told if not is_clean(f"{fault}.")]
    if unclean:
        return unclean[0]
    return "faulty" if told else "whole"


def is_clean(message: str) -> bool:
    return 15 < len(message) < 600 and message.isprintable() and message.endswith(".") and "Error" not in message


@pytest.mark.parametrize("count", [20, pytest.param(500, marks=pytest.mark.soak)])
def test_the_store_has_all_figures_of_a_damaged_table_or_none(count: int, tmp_path: Path) -> None:
    workspace = Workspace(open_store(f"sqlite:///{tmp_path / 'toc.sqlite3'}"))
    workspace.create(PROGRAMME, ANN)
    for data in cases(random.Random("store"), count):
        before = {one.key: one for one in workspace.figures("prog")}
        wanted: dict[object, Observation] = {}
        try:
            reading = read_into_store(workspace, "prog", data)
            reading.refuse_faults()
            wanted = {one.key: one for one in reading.observations()}
            import_into_store(workspace, "prog", reading, ANN)
        except TocError:
            wanted = {}
        after = {one.key: one for one in workspace.figures("prog")}
        assert set(after) == set(before) | set(wanted)
    workspace.store.close()


@pytest.mark.parametrize("damage", [*CSV_DAMAGES, damage_part], ids=lambda damage: damage.__name__)
def test_every_kind_of_damage_does_damage(damage: Callable[[random.Random, bytes], bytes]) -> None:
    chance = random.Random(damage.__name__)
    good = BOOK if damage is damage_part else TEXT.encode()
    assert {outcome(damage(chance, good)) for _ in range(20)} & {"refused", "faulty"}


@pytest.mark.parametrize("good", [TEXT.encode(), PLAIN.encode(), BOOK])
def test_the_tables_that_are_damaged_are_whole_before(good: bytes) -> None:
    assert outcome(good) == "whole"
