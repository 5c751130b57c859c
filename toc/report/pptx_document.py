"""A document as an editable PowerPoint file: native shapes, tables and charts, the narrative in the notes."""

from collections.abc import Mapping

from toc.report.blocks import Bullets, ChartBlock, DiagramBlock, Document, Item, Section, Table
from toc.report.clean_text import build_clean_document
from toc.report.diagram_slide import SlideDrawer
from toc.report.layouts import SectionKey
from toc.report.progress import Progress, quiet
from toc.report.slides.charts import add_chart, add_charts
from toc.report.slides.deck import FOOT, LEFT, ROOM, TOP, Deck
from toc.report.slides.flow import add_text, is_aside, is_strip, said_by
from toc.report.slides.groups import build_groups
from toc.report.slides.tables import add_table, add_tables
from toc.report.stamp_words import build_about

SLIDES = "slides"
"""The layout to be shown in a room, where a chart has a slide to itself; any other is read at a desk."""
_CHARTS_A_SLIDE = 2
_MOST_SLIDES: Mapping[str, int] = {SectionKey.SOURCES: 1}
"""Of text: nobody reads references off a slide. It is 2 elsewhere."""
_LARGEST = 1.5
"""Times its natural size that a small diagram is drawn."""


def render(document: Document, progress: Progress = quiet) -> bytes:
    """The file's bytes: a cover, the sections, and where it all comes from."""
    document = build_clean_document(document)
    deck = Deck(document)
    deck.add_cover(document)
    for section in document.sections:
        progress(f"Drawing the slides of {section.title}")
        _add_section(deck, section, 1 if document.layout == SLIDES else _CHARTS_A_SLIDE)
    about = tuple(Item(sentence) for sentence in build_about(document))
    if about:
        add_text(deck, "About this document", (Bullets(about),))
    progress("Writing the PowerPoint file")
    return deck.save()


def _add_section(deck: Deck, section: Section, charts_a_slide: int) -> None:
    for group in build_groups(section, charts_a_slide):
        before, heading = group.before, group.heading
        if group.shown and is_aside(before):
            deck.hold(said_by(before))
            before = []
        elif before and not (is_strip(before) and group.shown and not isinstance(group.shown[0], DiagramBlock)):
            add_text(deck, section.title, before, most=_MOST_SLIDES.get(section.key, 2))
            before = []
        elif not group.shown:
            deck.add(section.title)
        after = "\n\n".join(group.after)
        above = f"{section.title} · {heading}" if heading else section.title
        tables = [one for one in group.shown if isinstance(one, Table)]
        charts = [one for one in group.shown if isinstance(one, ChartBlock)]
        if len(tables) > 1:
            add_tables(deck, heading or section.title, tables, section.title, before, after)
        elif len(charts) > 1:
            add_charts(deck, heading or section.title, charts, section.title, before, after)
        for block in group.shown if len(group.shown) == 1 else ():
            match block:
                case Table():
                    add_table(deck, block, above, before, after)
                case ChartBlock():
                    add_chart(deck, block, above, before, after)
                case DiagramBlock():
                    _add_diagram(deck, block, above, after)


def _add_diagram(deck: Deck, block: DiagramBlock, section: str, after: str) -> None:
    """The theory as shapes with glued connectors, the theory in words in the notes."""
    said = (block.alternative, block.outline, after)
    slide = deck.add(block.title or section, section, "\n\n".join(part for part in said if part))
    picture = block.plain or block.picture
    room = FOOT - TOP + 6
    scale = min(ROOM / picture.width, room / picture.height, _LARGEST)
    corner = (LEFT + (ROOM - picture.width * scale) / 2, TOP - 6 + (room - picture.height * scale) / 2)
    drawer = SlideDrawer(picture, scale, corner, deck.number(slide), with_title=False)
    for shape in drawer.shapes():
        deck.put(slide, shape)
