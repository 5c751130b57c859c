"""Commands that move a programme between the store and files: export, import."""

from argparse import Namespace
from enum import StrEnum
from pathlib import Path

from toc.cli.files import read_bytes, read_programme, write_file
from toc.cli.store_commands import AUTHOR, find_programme, open_workspace
from toc.exchange.native import dump_programme, load_programme


class ExportFormat(StrEnum):
    """The kinds of file a programme leaves in."""

    JSON = "json"


def export(chosen: Namespace) -> None:
    """Write a programme, figures included, into a file."""
    write_file(chosen.output, _native(chosen.programme), may_replace=chosen.force)


def import_file(chosen: Namespace) -> None:
    """Put a file into the store as a programme of its own, nothing there replaced; with -o into that file."""
    data = read_bytes(chosen.file)
    if chosen.output is None:
        print(open_workspace().new_from_file(data, AUTHOR).programme.id)
    else:
        write_file(chosen.output, dump_programme(load_programme(data)), may_replace=chosen.force)


def _native(programme: str) -> bytes:
    path = Path(programme)
    # What looks like a file is one, so that a missing file is called missing and not looked for in the store.
    if path.suffix.lower() == ".json" or path.is_file():
        return dump_programme(read_programme(path))
    workspace = open_workspace()
    return workspace.download(find_programme(workspace.programmes(), programme).id).data
