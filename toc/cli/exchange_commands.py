"""Commands that move a programme between the store and files: export, import."""

from argparse import Namespace
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from toc.cli.files import read_bytes, write_file
from toc.cli.store_commands import AUTHOR, find_programme, open_workspace
from toc.exchange.cids.dump import dump_cids
from toc.exchange.iati import dump_iati
from toc.exchange.kinds import load_any
from toc.exchange.native import ProgrammeFile, dump_programme, load_programme


class ExportFormat(StrEnum):
    """The kinds of file a programme leaves in."""

    JSON = "json"
    CIDS = "cids"
    IATI = "iati"


_WRITE: dict[ExportFormat, Callable[[ProgrammeFile], bytes]] = {
    ExportFormat.JSON: dump_programme,
    ExportFormat.CIDS: dump_cids,
    ExportFormat.IATI: dump_iati,
}


def export(chosen: Namespace) -> None:
    """Write a programme, figures included, into a file."""
    write = _WRITE[ExportFormat(chosen.format)]
    write_file(chosen.output, write(_programme(chosen.programme)), may_replace=chosen.force)


def import_file(chosen: Namespace) -> None:
    """Put a file into the store as a programme of its own, nothing there replaced; with -o into that file."""
    data = dump_programme(load_any(read_bytes(chosen.file)))
    if chosen.output is None:
        print(open_workspace().new_from_file(data, AUTHOR).programme.id)
    else:
        write_file(chosen.output, data, may_replace=chosen.force)


def _programme(named: str) -> ProgrammeFile:
    path = Path(named)
    # What looks like a file is one, so that a missing file is called missing and not looked for in the store.
    if path.suffix.lower() in (".json", ".jsonld") or path.is_file():
        return load_any(read_bytes(path))
    workspace = open_workspace()
    return load_programme(workspace.download(find_programme(workspace.programmes(), named).id).data)
