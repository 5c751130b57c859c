"""Other people's samples and schemas, kept beside the project and never in it; without them a test is skipped."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "shared" / "reference" / "interop"


def interop_file(name: str) -> Path:
    """The file, or a skipped test that says which is missing."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{name} is not in ../shared/reference/interop")
    return path
