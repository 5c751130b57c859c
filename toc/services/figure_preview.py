"""What an import of figures would do, line by line, before anything is changed."""

from typing import NamedTuple

from toc.exchange.figures.fingertips import PublishedFigures, PublishedIndicator
from toc.exchange.figures.mapping import Mapping, tidy
from toc.exchange.figures.reading import Progress, Reading, build_reading, no_progress
from toc.exchange.figures.table import Table
from toc.model.base import Id
from toc.model.indicators import Indicator
from toc.model.programme import Programme
from toc.services.figure_import import PUBLISHED_FIELDS
from toc.services.workspace import Workspace
from toc.store import Counts
from toc.store.figure_import import compare_table

ELSEWHERE = "Not an indicator of this programme"


class PreviewLine(NamedTuple):
    """What would become of the figures of one indicator, or of one comparison series."""

    name: str
    counts: Counts
    refused: int = 0


class Preview(NamedTuple):
    """The lines, and what they are about."""

    lines: tuple[PreviewLine, ...]
    reading: Reading
    indicators: tuple[Id, ...]
    """Those that would get figures."""

    @property
    def counts(self) -> Counts:
        """All lines together."""
        return Counts(*(sum(numbers) for numbers in zip(*(line.counts for line in self.lines), strict=True)))

    @property
    def coming(self) -> int:
        """How many figures would be written."""
        return self.counts.added + self.counts.changed


def preview_table(
    workspace: Workspace, programme_id: str, table: Table, mapping: Mapping, progress: Progress = no_progress
) -> Preview:
    """What this table would do to a programme. Raises TocError where the columns make no table of figures."""
    programme, store = workspace.open(programme_id).programme, workspace.store
    reading = build_reading(table, mapping, programme, lambda names: store.figure_keys(programme_id, names), progress)
    progress(0.6, "Comparing with what is there")
    found: dict[str, Counts] = {}
    for (indicator, _), counts in compare_table(store.engine, programme_id, reading.figures, reading.spoken).items():
        found[indicator] = _sum(found.get(indicator, Counts()), counts)
    progress(1.0, "Compared")
    return Preview(_lines(programme, found, _refused(programme, reading)), reading, tuple(found))


def preview_published(workspace: Workspace, programme_id: str, found: PublishedFigures) -> Preview:
    """What these published figures would do, by the area they are of."""
    counts = compare_table(workspace.store.engine, programme_id, found.figures, PUBLISHED_FIELDS)
    lines = tuple(
        PreviewLine(one.name, counts[found.indicator, one.id])
        for one in found.comparisons
        if (found.indicator, one.id) in counts
    )
    reading = Reading(found.figures, found.faults, len(found.faults), 0, Mapping(), PUBLISHED_FIELDS)
    return Preview(lines, reading, (found.indicator,))


def find_counterpart(programme: Programme, published: PublishedIndicator) -> Indicator | None:
    """The programme's indicator that names the published one as its own in another list, or is called the same."""
    name = tidy(published.name)
    for indicator in programme.indicators:
        known = {code.code for code in indicator.codes if "fingertips" in code.scheme.casefold()}
        if published.id in known or tidy(indicator.name) == name:
            return indicator
    return None


def _refused(programme: Programme, reading: Reading) -> dict[str, int]:
    """How many rows are left out, by the id of their indicator; empty for what is none."""
    ids = {tidy(one.name): one.id for one in programme.indicators} | {one.id: one.id for one in programme.indicators}
    refused: dict[str, int] = {}
    for name, count in reading.refused:
        one = ids.get(name) or ids.get(tidy(name), "")
        refused[one] = refused.get(one, 0) + count
    return refused


def _lines(programme: Programme, found: dict[str, Counts], refused: dict[str, int]) -> tuple[PreviewLine, ...]:
    lines = [
        PreviewLine(one.name, found.get(one.id, Counts()), refused.get(one.id, 0))
        for one in programme.indicators
        if one.id in found or one.id in refused
    ]
    if refused.get(""):
        lines.append(PreviewLine(ELSEWHERE, Counts(), refused[""]))
    return tuple(lines)


def _sum(one: Counts, other: Counts) -> Counts:
    return Counts(*map(sum, zip(one, other, strict=True)))
