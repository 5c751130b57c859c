"""Figures from a table into a programme: read it, look at it, then put in all of it or nothing."""

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from toc.errors import TocError
from toc.exchange.figures.fingertips import PublishedFigures
from toc.exchange.figures.mapping import Mapping
from toc.exchange.figures.reading import Progress, Reading, no_progress, read_figures
from toc.exchange.json_text import UnreadableFile, read_json
from toc.exchange.native import ProgrammeFile, dump_programme
from toc.model.apply import apply
from toc.model.base import Id
from toc.model.collections import Collection
from toc.model.edits import Change, Edit
from toc.model.figures import FigureKey, Observation
from toc.model.programme import Programme
from toc.services.workspace import Workspace
from toc.store import Author, Counts, Imported

PUBLISHED_FIELDS = frozenset({"value", "numerator", "denominator", "lower", "upper", "note", "source"})
_READ, _KEPT = 0.5, 1.0
"""How much of the work is done when the table has been read, and when its figures are kept."""
_KEEPING = "Keeping the figures"


class NoSuchIndicator(TocError):
    """The figures are said to be of an indicator that the programme has not got."""


class TooManyForAFile(TocError):
    """A programme's file cannot hold so many figures."""


class NewFile(NamedTuple):
    """A programme's file with the figures in it."""

    data: bytes
    counts: Counts


def read_into_store(
    workspace: Workspace,
    programme_id: str,
    data: bytes,
    *,
    mapping: Mapping | None = None,
    only: Id | None = None,
    progress: Progress = no_progress,
) -> Reading:
    """What the file holds for a programme of the store. Nothing is changed. Raises TocError."""

    def held(indicators: Sequence[str]) -> pl.DataFrame:
        return workspace.store.figure_keys(programme_id, indicators)

    programme = workspace.open(programme_id).programme
    return read_figures(data, programme, mapping=mapping, only=only, held=held, progress=progress)


def import_into_store(
    workspace: Workspace, programme_id: str, reading: Reading, author: Author, progress: Progress = no_progress
) -> Imported:
    """Put the figures that could be read in force, as one edit that can be undone; no edit if all stand already.

    Whoever wants none where some rows are faulty calls `reading.refuse_faults()` before.
    """

    def told(share: float) -> None:
        progress(_READ + share * (_KEPT - _READ), _KEEPING)

    if not reading.figures.height:
        return Imported(None, Counts())
    return workspace.store.import_figures(programme_id, reading.figures, author, reading.spoken, told)


def read_into_file(
    file: ProgrammeFile, data: bytes, *, only: Id | None = None, progress: Progress = no_progress
) -> Reading:
    """What the file of figures holds for a programme's file. Raises TocError."""

    def held(indicators: Sequence[str]) -> pl.DataFrame:
        wanted = set(indicators)
        keys = [one for one in file.observations if one.indicator in wanted]
        return pl.DataFrame(
            {
                "indicator": [one.indicator for one in keys],
                "category": [one.category or "" for one in keys],
                "comparison": [one.comparison or "" for one in keys],
                "start": [one.period.start.isoformat() for one in keys],
                "end": [one.period.end.isoformat() for one in keys],
            },
            dict.fromkeys(("indicator", "category", "comparison", "start", "end"), pl.String),
        )

    return read_figures(data, file.programme, only=only, held=held, progress=progress)


def import_into_file(file: ProgrammeFile, reading: Reading) -> NewFile:
    """The programme's file with the figures that could be read. Raises TooManyForAFile."""
    figures: dict[FigureKey, Observation] = {one.key: one for one in file.observations}
    tally = dict.fromkeys(Counts._fields, 0)
    for one in reading.observations():
        standing = figures.get(one.key)
        if standing is not None and _says_the_same(standing, one, reading.spoken):
            tally["unchanged"] += 1
            continue
        tally["added" if standing is None else "changed"] += 1
        figures[one.key] = one
    data = dump_programme(ProgrammeFile(programme=file.programme, observations=tuple(figures.values())))
    try:
        read_json(data)
    except UnreadableFile:
        raise TooManyForAFile(
            f"{len(figures):,} figures are more than a programme's file can hold. "
            "Put the programme into the store with `python -m toc import`, and import the figures there."
        ) from None
    return NewFile(data, Counts(**tally))


def publish_into_store(
    workspace: Workspace, programme_id: str, found: PublishedFigures, author: Author, progress: Progress = no_progress
) -> Imported:
    """Put published figures in force, with the comparison series they belong to, as one edit."""

    def told(share: float) -> None:
        progress(_READ + share * (_KEPT - _READ), _KEEPING)

    return workspace.store.import_figures(
        programme_id, found.figures, author, PUBLISHED_FIELDS, told, beside=_with_comparisons(found)
    )


def publish_into_file(file: ProgrammeFile, found: PublishedFigures) -> NewFile:
    """The programme's file with published figures in it. Raises TooManyForAFile."""
    programme = apply(file.programme, _with_comparisons(found)).programme
    reading = Reading(found.figures, (), 0, 0, Mapping(), PUBLISHED_FIELDS)
    return import_into_file(ProgrammeFile(programme=programme, observations=file.observations), reading)


def _with_comparisons(found: PublishedFigures) -> Edit:
    fields = {"comparisons": [one.model_dump(mode="json") for one in found.comparisons]}
    return Change(collection=Collection.INDICATORS, id=found.indicator, fields=fields)


def find_indicator(programme: Programme, wanted: str | None) -> Id | None:
    """The indicator of this id or name. Raises NoSuchIndicator."""
    if wanted is None:
        return None
    found = [one.id for one in programme.indicators if one.id == wanted] or [
        one.id for one in programme.indicators if one.name.casefold() == wanted.casefold()
    ]
    if len(found) != 1:
        raise NoSuchIndicator(f"There is no indicator '{wanted}' in this programme. Name one by its name or id.")
    return found[0]


def _says_the_same(standing: Observation, new: Observation, spoken: frozenset[str]) -> bool:
    """Whether a table that has columns for these fields only could have been made from the figure that stands."""
    fields = (spoken | {"state"}) & set(Observation.model_fields)
    return all(getattr(standing, name) == getattr(new, name) for name in fields)
