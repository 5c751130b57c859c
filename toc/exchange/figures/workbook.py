"""An Excel workbook read in a process of its own, which is stopped when it takes too long."""

import contextlib
import subprocess
import sys
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Self

import toc
from toc.diagram.frames import read_frame, write_frame
from toc.exchange.figures.workbook_limits import BadWorkbook

SECONDS = 120.0
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_workbook(data: bytes) -> bool:
    """Whether the file is Excel's rather than text. Raises BadWorkbook for the kind of Excel before 2007."""
    if data.startswith(_OLD_EXCEL):
        raise BadWorkbook("This is a workbook of the kind Excel wrote before 2007. Save it as .xlsx, and pick that.")
    return data.startswith(_ZIP)


def read_workbook(data: bytes) -> str:
    """The sheet with the figures as tab-separated text. Raises BadWorkbook."""
    with WorkbookReader() as reader:
        return reader.read(data)


class WorkbookReader:
    """The process, started when first needed; after a workbook that ended it a new one is started."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, data: bytes) -> str:
        """The sheet with the figures as tab-separated text. Raises BadWorkbook."""
        process = self._process = self._process or _start()
        assert process.stdin is not None
        assert process.stdout is not None
        clock = Timer(self._seconds, process.kill)
        clock.start()
        try:
            write_frame(process.stdin, data)
            answer = read_frame(process.stdout)
        except (EOFError, OSError):
            self._end()
            raise BadWorkbook(
                "The workbook takes too long or too much memory to read. "
                "Save the sheet with the figures as CSV, and pick that."
            ) from None
        finally:
            clock.cancel()
        text = answer[1:].decode()
        if not answer.startswith(b"+"):
            raise BadWorkbook(text)
        return text

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _start() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "toc.exchange.figures.workbook_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(toc.__file__).parent.parent,
    )
