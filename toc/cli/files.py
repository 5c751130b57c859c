"""Files the commands read and write: whole or not at all, and never over somebody's work by mistake."""

import os
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile

from toc.errors import TocError
from toc.exchange.json_text import LARGEST_FILE
from toc.exchange.native import ProgrammeFile, load_programme

STANDARD_OUTPUT = Path("-")


class FileTrouble(TocError):
    """A file that cannot be read or written."""


def read_bytes(path: Path, most: int = LARGEST_FILE + 1) -> bytes:
    """What the file holds; of one too large to be a programme, only so much as shows that it is."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise FileTrouble(f"{path} cannot be read ({_reason(error)}). Check its name and try again.") from None


def read_programme(path: Path) -> ProgrammeFile:
    """The programme in the file."""
    return load_programme(read_bytes(path))


def write_file(path: Path, data: bytes, *, may_replace: bool) -> None:
    """Write all of it, or leave what was there. '-' is standard output."""
    if path == STANDARD_OUTPUT:
        _write_to_output(data)
        return
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)  # a device or a pipe is written to, never replaced
            return
        if not may_replace and path.exists():
            raise FileTrouble(f"There is a file {path} already. Choose another name, or add --force to replace it.")
        _write_beside_and_move(path.resolve(), data)
    except OSError as error:
        raise FileTrouble(f"{path} cannot be written ({_reason(error)}). Choose another place.") from None


def _write_to_output(data: bytes) -> None:
    output = getattr(sys.stdout, "buffer", None)
    if output is None:
        raise FileTrouble("Standard output is closed. Name a file to write with -o.")
    sys.stdout.flush()
    output.write(data)


def _write_beside_and_move(path: Path, data: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:40]}.", delete=False) as file:
        beside = Path(file.name)
        try:
            file.write(data)
            file.close()
            beside.chmod(0o666 & ~_umask())
            beside.replace(path)
        except BaseException:
            file.close()
            beside.unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
