"""The pages of a document as pictures: the first ones at once, then all.

Charts that are not drawn yet are drawn simply in the first ones.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

from toc.report.blocks import ChartBlock, Document
from toc.report.chart_pictures import are_drawn
from toc.report.portal_text import PortalText, build_portal_texts
from toc.report.progress import Progress
from toc.services.background import Background, Job
from toc.services.kept import Kept

PPI = 96
PAGES_FIRST = 8
"""As many as the screen shows of a document."""
PREVIEWS_KEPT = 6
"""For all windows: a long bid pack takes 15 MB."""


@dataclass(frozen=True)
class Preview:
    """A document as far as it has been drawn."""

    document: Document
    pages: tuple[bytes, ...] = ()
    """As PNG."""
    rough: bool = False
    """Whether the charts are still to be drawn in full."""
    begun: bool = False
    """Whether these are the first of more pages."""

    @property
    def portal_texts(self) -> tuple[PortalText, ...]:
        return build_portal_texts(self.document)


class Previews:
    """The latest previews, each drawn once for all windows that look at it."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._jobs: Kept[Hashable, Job[Preview]] = Kept(PREVIEWS_KEPT)

    def get(self, key: Hashable, write: Callable[[Progress], Document], steps: int = 0) -> Job[Preview]:
        """The preview under this key, begun now if nobody has."""
        job = self._jobs.get(key)
        if job is None:
            started = self._background.start(lambda job: draw_preview(write(job.step), job), steps)
            job = self._jobs.put(key, started)
        return job

    def find(self, key: Hashable) -> Job[Preview] | None:
        """The preview under this key, if it is kept."""
        return self._jobs.get(key)

    def drop(self, key: Hashable) -> None:
        """Nobody looks at it any more: what is still to be drawn of it is not."""
        job = self._jobs.get(key)
        if job is not None and not job.finished:
            job.stop()
            self._jobs.forget(key)


def draw_preview(document: Document, job: Job[Preview]) -> Preview:
    """Shows the text, then the first pages, with rough charts where need be; the finished pages are the answer."""
    # Loaded when it is needed: it takes longer than a page may.
    from toc.report.pdf_document import render_beginning, render_pages

    job.show(Preview(document))
    rough = not are_drawn(document)
    now = without_figures(document) if rough else document
    first = render_beginning(now, PAGES_FIRST, PPI, job.step)
    if first:
        job.show(Preview(document, tuple(first), rough, begun=True))
    elif rough:
        job.show(Preview(document, tuple(render_pages(now, PPI, job.step)), rough))
    return Preview(document, tuple(render_pages(document, PPI, job.step)))


def without_figures(document: Document) -> Document:
    """Its charts to be drawn by ourselves, which takes no time."""
    return replace(
        document,
        sections=tuple(
            replace(
                section,
                blocks=tuple(
                    replace(block, figure=None) if isinstance(block, ChartBlock) else block for block in section.blocks
                ),
            )
            for section in document.sections
        ),
    )
