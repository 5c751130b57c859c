"""Commands on the store: list, export, import, backup, restore."""

from argparse import Namespace

from toc.cli.files import read_bytes, write_file
from toc.errors import TocError
from toc.services.workspace import Workspace
from toc.settings import load_settings, make_data_dir
from toc.store import Author, Summary, back_up, restore_backup

AUTHOR = Author(id="command-line", name="Command line")


class WhichProgramme(TocError):
    """The command does not say which of the programmes is meant."""


def list_programmes(_chosen: Namespace) -> None:
    """Print each programme's id, name and when it was changed."""
    for summary in _workspace().programmes():
        print(f"{summary.id:<16}  {summary.changed_at:%Y-%m-%d %H:%M}  {' '.join(summary.name.split())}")


def export(chosen: Namespace) -> None:
    """Write a programme of the store into a file, figures included."""
    workspace = _workspace()
    summary = _find_programme(workspace.programmes(), chosen.programme)
    write_file(chosen.output, workspace.download(summary.id).data, may_replace=chosen.force)


def import_file(chosen: Namespace) -> None:
    """Put a file into the store as a programme of its own; nothing there is replaced."""
    saved = _workspace().new_from_file(read_bytes(chosen.file), AUTHOR)
    print(saved.programme.id)


def backup(chosen: Namespace) -> None:
    """Copy the whole store into one file."""
    print(_counted(back_up(_database(), chosen.file), "in the backup"))


def restore(chosen: Namespace) -> None:
    """Fill an empty store from a backup."""
    print(_counted(restore_backup(chosen.file, _database()), "restored"))


def _workspace() -> Workspace:
    return Workspace.at(_database())


def _database() -> str:
    settings = load_settings()
    if settings.database_url is None:
        make_data_dir(settings)
    return settings.database


def _find_programme(summaries: tuple[Summary, ...], wanted: str) -> Summary:
    found = [one for one in summaries if one.id == wanted] or [
        one for one in summaries if one.name.casefold() == wanted.casefold()
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise WhichProgramme(f"There is no programme '{wanted}' in the store. `python -m toc list` shows them all.")
    ids = ", ".join(one.id for one in found)
    raise WhichProgramme(f"{len(found)} programmes are called '{wanted}'. Name one by its id: {ids}.")


def _counted(count: int, what: str) -> str:
    return f"{count} {'programme' if count == 1 else 'programmes'} {what}."
