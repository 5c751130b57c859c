"""Commands that move a programme between the store and files: export, import."""

from argparse import Namespace
from pathlib import Path

from toc.cli.files import read_bytes, write_file
from toc.cli.store_commands import AUTHOR, find_programme, open_workspace
from toc.exchange.kinds import load_any
from toc.exchange.native import ProgrammeFile, dump_programme, load_programme
from toc.exchange.programme_formats import PROGRAMME_FORMATS


def export(chosen: Namespace) -> None:
    """Write a programme, figures included, into a file."""
    dump = PROGRAMME_FORMATS[chosen.format].dump
    write_file(chosen.output, dump(_programme(chosen.programme)), may_replace=chosen.force)


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
