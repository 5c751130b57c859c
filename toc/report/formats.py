"""The formats a diagram can be taken away in: a new one is one function that makes bytes and one line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property

from toc.diagram import engine
from toc.diagram.arranging import Places
from toc.diagram.facts import Facts, Status, build_facts
from toc.diagram.mermaid import build_mermaid
from toc.diagram.options import Paper, ViewOptions
from toc.diagram.outline import build_outline
from toc.diagram.picture import Picture
from toc.diagram.plain_dot import build_plain_dot
from toc.errors import TocError
from toc.model.collections import checked
from toc.model.programme import Programme
from toc.model.theory import TheoryOfChange
from toc.report.diagram_pdf import render_pdf
from toc.report.diagram_pptx import DiagramSlide, render_pptx
from toc.report.file_name import build_file_name
from toc.report.stamp_words import build_day

DEFAULT_DPI = 150


class UnknownFormat(TocError):
    """There is no such format."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no format '{name}'. Choose one of {', '.join(FORMATS)}.")


@dataclass(frozen=True)
class DiagramExport:
    """A theory on its way into a file."""

    programme: Programme
    theory: TheoryOfChange
    options: ViewOptions = field(default_factory=ViewOptions)
    stamp: str = ""
    """What the programme stood at: 'revision 7', or a snapshot's name."""
    made_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    places: Places | None = None
    """Where the boxes stand on the screen, for the file to keep."""
    statuses: Mapping[str, Status] = field(default_factory=dict)
    """By element id."""
    dpi: int = DEFAULT_DPI
    transparent: bool = False
    more: tuple[TheoryOfChange, ...] = ()
    """Other theories, for formats that hold several: a slide each."""

    @cached_property
    def facts(self) -> Facts:
        return build_facts(self.programme, self.theory, self.statuses)

    @cached_property
    def stamped(self) -> ViewOptions:
        """The options with the title and the footer that every file carries."""
        day = build_day(self.made_at)
        fictional = "a made-up example" if self.programme.fictional else ""
        footer = " · ".join(part for part in (self.programme.name, fictional, self.stamp, day) if part)
        return checked(self.options, title=self.options.title or self.theory.name, footer=self.options.footer or footer)

    @cached_property
    def drawing(self) -> engine.Drawing:
        return engine.draw(self.theory, self.stamped, self.facts, self.places)

    @property
    def picture(self) -> Picture:
        return self.drawing.picture

    @cached_property
    def outline(self) -> str:
        return build_outline(self.theory, self.facts, self.stamped)


@dataclass(frozen=True)
class Format:
    """A kind of file and how it is made."""

    label: str
    """For a menu."""
    extension: str
    mime: str
    render: Callable[[DiagramExport], bytes]
    paper: Paper = Paper.FIT
    """What it is made on unless another paper is chosen."""


def render_diagram(name: str, export: DiagramExport) -> bytes:
    """The file's bytes."""
    return find_format(name).render(export)


def find_format(name: str) -> Format:
    if name not in FORMATS:
        raise UnknownFormat(name)
    return FORMATS[name]


def name_diagram(name: str, export: DiagramExport) -> str:
    """A safe name for the file, from the programme's and the theory's."""
    names = dict.fromkeys((export.programme.name, export.theory.name))
    return build_file_name(*names, extension=find_format(name).extension, otherwise="theory of change")


def _render_svg(export: DiagramExport) -> bytes:
    return export.drawing.svg.encode()


def _render_png(export: DiagramExport) -> bytes:
    return engine.render_png(export.picture, export.dpi, transparent=export.transparent)


def _render_pdf(export: DiagramExport) -> bytes:
    return render_pdf(export.picture, export.outline, title=export.stamped.title, made_at=export.made_at)


def _render_pptx(export: DiagramExport) -> bytes:
    others = [replace(export, theory=theory, options=checked(export.options, title="")) for theory in export.more]
    slides = [DiagramSlide(one.picture, one.outline) for one in (export, *others)]
    return render_pptx(slides, title=export.stamped.title, made_at=export.made_at)


def _render_dot(export: DiagramExport) -> bytes:
    return f"// {_said(export)}\n{build_plain_dot(export.theory, export.stamped)}".encode()


def _render_mermaid(export: DiagramExport) -> bytes:
    return f"%% {_said(export).replace('%%', '% %')}\n{build_mermaid(export.theory, export.stamped)}".encode()


def _render_txt(export: DiagramExport) -> bytes:
    return f"{export.outline}\n{export.stamped.footer}\n".encode()


def _said(export: DiagramExport) -> str:
    """Title and footer on one line, for a comment."""
    return " ".join(f"{export.stamped.title} · {export.stamped.footer}".split())


_POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

FORMATS: Mapping[str, Format] = {
    "svg": Format("Picture that stays sharp (SVG)", ".svg", "image/svg+xml", _render_svg),
    "png": Format("Picture (PNG)", ".png", "image/png", _render_png),
    "pdf": Format("PDF, one page", ".pdf", "application/pdf", _render_pdf, Paper.A4),
    "pptx": Format("PowerPoint slide to edit", ".pptx", _POWERPOINT, _render_pptx, Paper.SLIDE),
    "dot": Format("Graphviz text (DOT)", ".dot", "text/vnd.graphviz", _render_dot),
    "mermaid": Format("Mermaid text", ".mmd", "text/plain", _render_mermaid),
    "txt": Format("Outline in words (text)", ".txt", "text/plain", _render_txt),
}
"""In the order a menu shows them."""
