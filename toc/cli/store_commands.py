"""Commands on the store: list, backup, restore."""

from argparse import Namespace
from pathlib import Path

from toc.cli.files import FileTrouble, read_bytes
from toc.errors import TocError
from toc.model.phrases import count_of
from toc.services.workspace import Workspace
from toc.settings import load_settings, make_data_dir
from toc.store import Author, Summary, back_up, restore_backup

AUTHOR = Author(id="command-line", name="Command line")
_BACKUP_STARTS_WITH = b"SQLite format 3\0"


class WhichProgramme(TocError):
    """The command does not say which of the programmes is meant."""


def list_programmes(_chosen: Namespace) -> None:
    """Print each programme's id, name and when it was changed."""
    for summary in open_workspace().programmes():
        print(f"{summary.id:<16}  {summary.changed_at:%Y-%m-%d %H:%M}  {' '.join(summary.name.split())}")


def backup(chosen: Namespace) -> None:
    """Copy the whole store into one file."""
    print(_counted(back_up(_database(), chosen.file), "in the backup"))


def restore(chosen: Namespace) -> None:
    """Fill an empty store from a backup."""
    _refuse_other_files(chosen.file)
    print(_counted(restore_backup(chosen.file, _database()), "restored"))


def open_workspace() -> Workspace:
    """The workspace over the store that the settings name."""
    return Workspace.at(_database())


def find_programme(summaries: tuple[Summary, ...], wanted: str) -> Summary:
    """The programme of this id, else of this name. Raises WhichProgramme where it is not one."""
    found = [one for one in summaries if one.id == wanted] or [
        one for one in summaries if one.name.casefold() == wanted.casefold()
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise WhichProgramme(f"There is no programme '{wanted}' in the store. `python -m toc list` shows them all.")
    ids = ", ".join(one.id for one in found)
    raise WhichProgramme(f"{len(found)} programmes are called '{wanted}'. Name one by its id: {ids}.")


def _database() -> str:
    settings = load_settings()
    if settings.database_url is None:
        make_data_dir(settings)
    return settings.database


def _refuse_other_files(file: Path) -> None:
    """Before a store is made for it: a damaged database's message would be about the wrong file."""
    if not read_bytes(file, most=len(_BACKUP_STARTS_WITH)) == _BACKUP_STARTS_WITH:
        raise FileTrouble(f"{file} is not a backup. Pick a file that `python -m toc backup` made.")


def _counted(count: int, what: str) -> str:
    return f"{count_of(count, 'programme')} {what}."
