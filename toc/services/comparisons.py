"""Two revisions of a programme beside each other: what differs in words, and each theory's difference as a picture."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from toc.diagram import engine
from toc.diagram.engine import Drawing
from toc.diagram.facts import build_facts
from toc.diagram.options import ViewOptions
from toc.model.changes import Difference, find_changes
from toc.model.collections import Collection, checked
from toc.model.programme import Programme
from toc.report.formats import DiagramExport
from toc.report.sections.changes import count_changed_figures
from toc.services.describe_difference import describe_difference
from toc.services.difference_picture import DifferencePicture, build_difference_picture
from toc.services.kept import Kept
from toc.store import Store

COMPARISONS_KEPT = 20
MOST_ON_A_PICTURE = 60
"""Lines of words beneath a picture in a file; the rest is counted."""


@dataclass(frozen=True)
class Comparison:
    """An older revision and a newer one."""

    before: Programme
    after: Programme
    difference: Difference
    words: tuple[str, ...]
    """What differs, a line for each thing; figures are counted."""

    @cached_property
    def theories(self) -> dict[str, str]:
        """Names of the theories of either by id, those that differ first."""
        names = {theory.id: theory.name for one in (self.before, self.after) for theory in one.theories}
        differing = {one.parent for one in self.difference.changes} | {
            one.id for one in self.difference.of(Collection.THEORIES)
        }
        return {one: names[one] for one in sorted(names, key=lambda one: one not in differing)}

    def picture(self, theory_id: str, options: ViewOptions | None = None) -> DifferencePicture:
        return build_difference_picture(self.before, self.after, self.difference, theory_id, options)

    def export(self, theory_id: str, options: ViewOptions, stamp: str, made_at: datetime) -> DiagramExport:
        """The picture on its way into a file, with the words beneath it."""
        found = self.picture(theory_id, options)
        notes = list(self.words[:MOST_ON_A_PICTURE])
        if len(self.words) > MOST_ON_A_PICTURE:
            notes.append(f"And {len(self.words) - MOST_ON_A_PICTURE:,} more changes.")
        return DiagramExport(
            programme=self.after,
            theory=found.theory,
            options=checked(found.options, notes=tuple(notes)),
            stamp=stamp,
            made_at=made_at,
        )


class Comparisons:
    """Revisions never change: what was compared once is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: Kept[tuple[str, int, int], Comparison] = Kept(COMPARISONS_KEPT)
        self._drawn: Kept[tuple[str, int, int, str, ViewOptions], Drawing] = Kept(COMPARISONS_KEPT)

    def compare(self, programme_id: str, one: int, other: int) -> Comparison:
        """The older of the two revisions and the newer, whichever is named first."""
        first, second = sorted((one, other))
        key = (programme_id, first, second)
        return self._kept.get(key) or self._kept.put(key, self._compare(programme_id, first, second))

    def draw(self, programme_id: str, one: int, other: int, theory_id: str, options: ViewOptions) -> Drawing:
        """The difference of one theory, drawn."""
        first, second = sorted((one, other))
        key = (programme_id, first, second, theory_id, options)
        drawing = self._drawn.get(key)
        if drawing is None:
            compared = self.compare(programme_id, first, second)
            found = compared.picture(theory_id, options)
            facts = build_facts(compared.after, found.theory)
            drawing = self._drawn.put(key, engine.draw(found.theory, found.options, facts))
        return drawing

    def _compare(self, programme_id: str, first: int, second: int) -> Comparison:
        before, after = (self._store.at_revision(programme_id, one) for one in (first, second))
        difference = find_changes(before, after)
        figures = count_changed_figures(
            *(self._store.figures(programme_id, at_revision=one) for one in (first, second))
        )
        return Comparison(before, after, difference, (*describe_difference(difference, before, after), *figures))
