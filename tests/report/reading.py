"""Reading documents back the way their readers do: with poppler and LibreOffice."""

import re
import subprocess
import unicodedata
import zlib
from pathlib import Path
from typing import NamedTuple

from defusedxml import ElementTree

from tests.tools import find_tool

_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_XHTML = "{http://www.w3.org/1999/xhtml}"


class Word(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float
    text: str


def poppler(program: str, *arguments: str | Path) -> str:
    """What one of poppler's programs prints."""
    tool = Path(find_tool("pdftotext")).with_name(program)
    done = subprocess.run([tool, *arguments], capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8", "replace")


def facts_of(pdf: Path) -> dict[str, str]:
    """What pdfinfo says: 'Pages', 'Page size', 'Tagged', 'Title'..."""
    lines = (line.partition(":") for line in poppler("pdfinfo", pdf).splitlines())
    return {name.strip(): value.strip() for name, _, value in lines}


def words_of(pdf: Path) -> list[Word]:
    """Every word of the first page with its rectangle, in points from the top left."""
    tree = ElementTree.fromstring(poppler("pdftotext", "-bbox", "-l", "1", pdf, "-"))
    return [
        Word(*(float(word.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax")), word.text or "")
        for word in tree.iter(f"{_XHTML}word")
    ]


def unpacked(data: bytes) -> bytes:
    """The PDF's objects without their compression."""
    parts = [data]
    for stream in _STREAM.findall(data):
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(parts)


def letters(text: str) -> list[str]:
    """The letters of a text in no order, for scripts whose order and joined forms a reader of PDFs changes."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    return sorted(character for character in plain if not character.isspace())


def converted_by_libreoffice(files: list[Path], folder: Path) -> list[Path]:
    """The files as PDF, opened and printed by LibreOffice."""
    profile = folder / "profile"
    command = [find_tool("soffice"), f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return [folder / f"{file.stem}.pdf" for file in files]
