"""What shares a slide: a line and the table it leads to, small tables, charts two by two."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from toc.model.phrases import count_of
from toc.report.blocks import Block, Bullets, ChartBlock, DiagramBlock, Paragraph, Section, Subheading, Table, Tone
from toc.report.slides.flow import TextBlock, height_of, is_strip, said_by
from toc.report.slides.grid import do_fit

Shown = Table | ChartBlock | DiagramBlock


@dataclass
class Group:
    """What one slide shows, or several where a table is long; without anything shown, text alone."""

    heading: str = ""
    """The subheading it stands under, where that is the last thing said before it."""
    before: list[TextBlock] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    """Small print that belongs to it: for the notes."""


def build_groups(section: Section, charts_a_slide: int) -> tuple[Group, ...]:
    """The section's blocks in order."""
    groups: list[Group] = []
    left_out: list[str] = []
    waiting: list[TextBlock] = [Paragraph(section.introduction)] if section.introduction.strip() else []
    for block in section.blocks:
        if isinstance(block, Paragraph | Subheading | Bullets):
            if groups and not waiting and isinstance(block, Paragraph) and block.tone is Tone.NOTE:
                groups[-1].after.append(block.text)
            else:
                waiting.append(block)
        elif isinstance(block, Table) and block.for_reference:
            if waiting and isinstance(waiting[-1], Subheading):
                waiting.pop()
            left_out.append(f"{block.caption} ({count_of(len(block.rows), 'row')})")
        elif groups and _joins(groups[-1], waiting, block, charts_a_slide):
            groups[-1].shown.append(block)
            waiting = []
        else:
            last = waiting[-1] if waiting else None
            heading = last.text if isinstance(last, Subheading) else ""
            groups.append(Group(heading, waiting[:-1] if heading else waiting, [block]))
            waiting = []
    if waiting and groups and _is_quiet(waiting):
        groups[-1].after.append(said_by(waiting))
    elif waiting or not groups:
        groups.append(Group(before=waiting))
    if left_out:
        groups[-1].after.append(f"In the workbook and in the full document: {'; '.join(left_out)}.")
    return tuple(groups)


def _joins(group: Group, waiting: list[TextBlock], block: Shown, charts_a_slide: int) -> bool:
    # A table's caption says what its heading says: a chart's title does not.
    if waiting and not (isinstance(block, Table) and len(waiting) == 1 and isinstance(waiting[0], Subheading)):
        return False
    match block:
        case ChartBlock():
            alike = all(isinstance(one, ChartBlock) for one in group.shown)
            return alike and len(group.shown) < charts_a_slide
        case Table():
            tables = [one for one in group.shown if isinstance(one, Table)]
            return len(tables) == len(group.shown) and do_fit(
                [*tables, block], height_of(group.before) if is_strip(group.before) else 0.0
            )
    return False


def _is_quiet(texts: Iterable[Block]) -> bool:
    return all(isinstance(one, Paragraph) and one.tone is Tone.NOTE for one in texts)
