"""What server and worker say to each other: messages over a pipe, each with its length before it."""

import struct
from typing import IO

BACKGROUND = "TOC_BACKGROUND_WORKER"
"""In the environment of a worker that is to leave the processor to others."""

_LENGTH = struct.Struct(">Q")


def write_frame(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> bytes:
    """The next message; EOFError when the other side is gone."""
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return _exactly(pipe, length)


def _exactly(pipe: IO[bytes], count: int) -> bytes:
    found = pipe.read(count)
    if len(found) < count:
        raise EOFError
    return found
