"""A document as an editable PowerPoint file: native shapes, tables and charts, the narrative in the notes."""

from toc.report.blocks import Bullets, ChartBlock, DiagramBlock, Document, Item, Paragraph, Section, Subheading, Table
from toc.report.clean_text import build_clean_document
from toc.report.diagram_slide import SlideDrawer
from toc.report.progress import Progress, quiet
from toc.report.slides.charts import add_chart
from toc.report.slides.deck import FOOT, LEFT, ROOM, TOP, Deck
from toc.report.slides.flow import TextBlock, add_text, is_aside, said_by
from toc.report.slides.tables import add_table
from toc.report.stamp_words import build_about

_LARGEST = 1.5
"""Times its natural size that a small diagram is drawn."""


def render(document: Document, progress: Progress = quiet) -> bytes:
    """The file's bytes: a cover, the sections, and where it all comes from."""
    document = build_clean_document(document)
    deck = Deck(document)
    deck.add_cover(document)
    for section in document.sections:
        progress(f"Drawing the slides of {section.title}")
        _add_section(deck, section)
    about = tuple(Item(sentence) for sentence in build_about(document))
    if about:
        add_text(deck, "About this document", (Bullets(about),))
    progress("Writing the PowerPoint file")
    return deck.save()


def _add_section(deck: Deck, section: Section) -> None:
    waiting: list[TextBlock] = [Paragraph(section.introduction)] if section.introduction.strip() else []
    added = False
    for block in section.blocks:
        if isinstance(block, Paragraph | Subheading | Bullets):
            waiting.append(block)
            continue
        if is_aside(waiting):
            deck.hold(said_by(waiting))
        elif waiting:
            add_text(deck, section.title, waiting)
        waiting.clear()
        added = True
        match block:
            case Table():
                add_table(deck, block, section.title)
            case ChartBlock():
                add_chart(deck, block, section.title)
            case DiagramBlock():
                _add_diagram(deck, block, section.title)
    if waiting:
        add_text(deck, section.title, waiting)
    elif not added:
        deck.add(section.title)


def _add_diagram(deck: Deck, block: DiagramBlock, section: str) -> None:
    """The theory as shapes with glued connectors, the theory in words in the notes."""
    slide = deck.add(block.title or section, section, "\n\n".join((block.alternative, block.outline)))
    picture = block.picture
    room = FOOT - TOP + 6
    scale = min(ROOM / picture.width, room / picture.height, _LARGEST)
    corner = (LEFT + (ROOM - picture.width * scale) / 2, TOP - 6 + (room - picture.height * scale) / 2)
    drawer = SlideDrawer(picture, scale, corner, deck.number(slide), with_title=False)
    for shape in drawer.shapes():
        deck.put(slide, shape)
