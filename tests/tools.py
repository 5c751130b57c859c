"""The programs that only tests need: where they are, and what happens without them."""

import os
import shutil
from typing import NoReturn

import pytest

IN_CI = bool(os.environ.get("CI"))

_PROGRAMS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "pdftoppm": ("pdftoppm",),
    "pdftotext": ("pdftotext",),
    "soffice": ("soffice", "libreoffice"),
}


def find_tool(name: str) -> str:
    """The program's path. Without it the test is skipped, saying so; in CI it fails."""
    for program in _PROGRAMS[name]:
        if path := shutil.which(program):
            return path
    skip_or_fail(f"{name} is not installed: run tests/install_tools.sh as root on Debian, or install it yourself.")


def skip_or_fail(reason: str) -> NoReturn:
    """Skip a test that cannot run on this machine; where everything must run, fail it."""
    if IN_CI:
        pytest.fail(reason)
    pytest.skip(reason)
