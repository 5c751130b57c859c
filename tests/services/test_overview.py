"""The overview of the services names what there is."""

import re
from importlib import import_module

import pytest

import toc.services
from toc.services.workspace import Workspace

_CALLS = sorted(set(re.findall(r"^    (\w+)\.(\w+)\(", toc.services.__doc__ or "", re.MULTILINE)))
_VALUES = {"workspace": Workspace, "files": import_module("toc.services.finished_files").FinishedFiles}


@pytest.mark.parametrize(("of", "name"), _CALLS, ids=".".join)
def test_what_the_overview_of_the_services_names_is_there(of: str, name: str) -> None:
    assert callable(getattr(_VALUES.get(of) or import_module(f"toc.services.{of}"), name))


def test_the_overview_tells_of_the_workspace_and_of_more() -> None:
    assert len({of for of, _ in _CALLS}) > 5
