"""The command that makes a document: report."""

import sys
from argparse import Namespace
from datetime import UTC, datetime

from toc.cli.files import STANDARD_OUTPUT, read_bytes, read_programme, write_file
from toc.errors import TocError
from toc.model.programme import Programme
from toc.report.layouts import Layout
from toc.report.progress import Progress, quiet
from toc.services.documents import build_choices, find_choice, render_document, write_document
from toc.services.statuses import day_of


class WhichCommissioner(TocError):
    """The name fits no commissioner of the programme, or several."""


def report(chosen: Namespace) -> None:
    """Write a document, and tell what was left out of it and why."""
    file = read_programme(chosen.file)
    template = None if chosen.template is None else read_bytes(chosen.template)
    now = datetime.now(UTC)
    choice = find_choice(file.programme, Layout(chosen.layout), find_commissioner(file.programme, chosen.commissioner))
    choices = build_choices(
        choice,
        as_at=chosen.as_at or day_of(file.programme, file.observations, now.date()),
        made_at=now,
    )
    progress = _teller()
    document = write_document(file.programme, file.observations, choices, progress)
    made = render_document(document, chosen.format, progress, template)
    write_file(chosen.output, made.data, may_replace=chosen.force)
    for notice in document.notices:
        print(notice, file=sys.stderr if chosen.output == STANDARD_OUTPUT else sys.stdout)


def find_commissioner(programme: Programme, wanted: str | None) -> str | None:
    """The id of the one that is meant: by id, by name, or by the part of a name that only one has."""
    if wanted is None:
        return None
    everyone = programme.commissioners
    spelt = wanted.casefold()
    for found in (
        [one for one in everyone if one.id == wanted],
        [one for one in everyone if one.name.casefold() == spelt],
        [one for one in everyone if spelt in one.name.casefold()],
    ):
        if len(found) == 1:
            return found[0].id
        if found:
            break
    else:
        found = []
    names = ", ".join(f"'{one.name}' ({one.id})" for one in found or everyone)
    if not names:
        raise WhichCommissioner("This programme has no commissioners. Leave --commissioner out, or add one in the app.")
    several = f"Several commissioners are called '{wanted}'" if found else f"There is no commissioner '{wanted}'"
    raise WhichCommissioner(f"{several}. Choose one of {names}.")


def _teller() -> Progress:
    """Names each step, where somebody is watching."""
    if not sys.stderr.isatty():
        return quiet
    return lambda step: print(f"{step} ...", file=sys.stderr)
