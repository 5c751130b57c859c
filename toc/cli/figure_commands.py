"""Commands that bring figures in: import-figures, fingertips, figures-template."""

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from toc.cli.files import read_bytes, read_programme, write_file
from toc.cli.store_commands import AUTHOR, find_programme, open_workspace
from toc.errors import TocError
from toc.exchange.figures.faults import tell
from toc.exchange.figures.fingertips import PublishedFigures, list_areas, list_indicators, read_published
from toc.exchange.figures.reading import Progress, Reading, no_progress
from toc.exchange.figures.table import LARGEST_TABLE, Table, read_table
from toc.exchange.figures.template import render_template
from toc.model.programme import Programme
from toc.services.figure_import import (
    find_indicator,
    import_into_file,
    import_into_store,
    publish_into_file,
    publish_into_store,
    read_into_file,
    read_into_store,
)
from toc.store import Counts

ENGLAND = "E92000001"
_STEP = 0.05
_NAMED = 6


class WhichPublished(TocError):
    """The command does not say which of a file's published indicators is meant."""


def import_figures(chosen: Namespace) -> None:
    """Put the figures of a table into a programme of the store, or into a programme's file."""
    data = read_bytes(chosen.file, most=LARGEST_TABLE + 1)
    progress = _progress()
    path = _file_named(chosen.programme)
    if path is not None:
        file = read_programme(path)
        only = find_indicator(file.programme, chosen.indicator)
        reading = _looked_at(read_into_file(file, data, only=only, progress=progress), skip=chosen.skip)
        made = import_into_file(file, reading)
        if made.counts.added or made.counts.changed:
            write_file(path, made.data, may_replace=True)
        print(_summary(made.counts, reading))
        return
    workspace = open_workspace()
    saved = workspace.open(find_programme(workspace.programmes(), chosen.programme).id)
    only = find_indicator(saved.programme, chosen.indicator)
    found = read_into_store(workspace, saved.programme.id, data, only=only, progress=progress)
    reading = _looked_at(found, skip=chosen.skip)
    print(_summary(import_into_store(workspace, saved.programme.id, reading, AUTHOR, progress).counts, reading))


def fingertips(chosen: Namespace) -> None:
    """List the indicators and areas of a Fingertips file, or put what is chosen of it into a programme."""
    table = read_table(read_bytes(chosen.file, most=LARGEST_TABLE + 1))
    if chosen.into is None:
        for published in list_indicators(table):
            print(f"{published.id:<8} {published.name} ({published.sex}, {published.age})")
        for area in list_areas(table):
            print(f"{area.code:<10} {area.name} ({area.type})")
        return
    if chosen.indicator is None:
        raise WhichPublished("Name the programme's indicator that the figures are put beside, with --indicator.")
    path = _file_named(chosen.into)
    if path is not None:
        file = read_programme(path)
        made = publish_into_file(file, _published(table, file.programme, chosen))
        write_file(path, made.data, may_replace=True)
        print(_told(made.counts))
        return
    workspace = open_workspace()
    saved = workspace.open(find_programme(workspace.programmes(), chosen.into).id)
    found = _published(table, saved.programme, chosen)
    print(_told(publish_into_store(workspace, saved.programme.id, found, AUTHOR).counts))


def _published(table: Table, programme: Programme, chosen: Namespace) -> PublishedFigures:
    """What is chosen of the file; the only indicator where there is one, England where no area is named."""
    wanted = [one for one in list_indicators(table) if chosen.id in (None, one.id)]
    wanted = [one for one in wanted if chosen.sex in (None, one.sex) and chosen.age in (None, one.age)]
    if len(wanted) != 1:
        names = "; ".join(
            f"{one.id}, {one.sex}, {one.age}" for one in wanted[:_NAMED] or list_indicators(table)[:_NAMED]
        )
        raise WhichPublished(f"Which indicator of the file? Say --id, --sex and --age for one of these: {names}.")
    areas = [one for one in list_areas(table, wanted[0]) if {one.code, one.name} & set(chosen.area or [ENGLAND])]
    of = find_indicator(programme, chosen.indicator)
    found = read_published(table, wanted[0], areas, next(one for one in programme.indicators if one.id == of))
    found.refuse_faults()
    return found


def figures_template(chosen: Namespace) -> None:
    """Write a workbook to fill a programme's figures in."""
    until = chosen.until or datetime.now(UTC).date()
    made = render_template(_programme(chosen.programme), until, chosen.periods)
    write_file(chosen.output, made, may_replace=chosen.force)


def _programme(wanted: str) -> Programme:
    path = _file_named(wanted)
    if path is not None:
        return read_programme(path).programme
    workspace = open_workspace()
    return workspace.open(find_programme(workspace.programmes(), wanted).id).programme


def _file_named(wanted: str) -> Path | None:
    """What looks like a file is one, so that a missing file is called missing and not looked for in the store."""
    path = Path(wanted)
    return path if path.suffix.lower() == ".json" or path.is_file() else None


def _looked_at(reading: Reading, *, skip: bool) -> Reading:
    """The reading, with its faults said where they are to be skipped. Raises FaultyTable where they are not."""
    if not skip:
        reading.refuse_faults()
    elif reading.fault_count:
        print(f"Skipped: {tell(reading.faults, reading.fault_count)}.", file=sys.stderr)
    for notice in reading.notices:
        print(notice, file=sys.stderr)
    return reading


def _told(counts: Counts) -> str:
    return f"{counts.added:,} added, {counts.changed:,} changed, {counts.unchanged:,} there already."


def _summary(counts: Counts, reading: Reading) -> str:
    told = _told(counts).removesuffix(".")
    if reading.fault_count:
        told += f", {reading.fault_count:,} skipped"
    if reading.empty:
        told += f", {reading.empty:,} left empty"
    return f"{told}."


def _progress() -> Progress:
    """A line that grows on a terminal; nothing where nobody looks."""
    if not sys.stderr.isatty():
        return no_progress
    last = -1.0

    def show(share: float, what: str) -> None:
        nonlocal last
        if share >= 1 or share - last >= _STEP:
            last = share
            print(f"\r{what:<24} {share:4.0%}", end="\n" if share >= 1 else "", file=sys.stderr, flush=True)

    return show
