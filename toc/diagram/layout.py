"""Build the picture of a theory: place, route, and add what is written around it."""

from itertools import pairwise

from toc.diagram import measures as m
from toc.diagram.arranging import Arrangement, Places, arrange
from toc.diagram.bands import ABOVE, band_height, build_band
from toc.diagram.columns import Columns
from toc.diagram.facts import Facts
from toc.diagram.key import Key
from toc.diagram.labels import Lettering, letter_box
from toc.diagram.markers import Signs, build_markers, build_marks
from toc.diagram.options import ViewOptions
from toc.diagram.paper import on_page
from toc.diagram.picture import Align, Arrow, Box, Heading, Line, Picture, Text, Weight
from toc.diagram.routing import Course, Route, route
from toc.diagram.shown import Shown, build_shown
from toc.diagram.wording import describe_arrow, describe_box, describe_theory
from toc.diagram.wrapping import LINE_SPACING, wrap
from toc.model.theory import EvidenceGrade, FactorKind, Link, TheoryOfChange

_LEAST_WIDTH = 320.0
_LINE_TEXT = "Accountable up to here"


def build_picture(
    theory: TheoryOfChange,
    options: ViewOptions | None = None,
    facts: Facts | None = None,
    previous: Places | None = None,
) -> Picture:
    """The theory as it is drawn; with the previous places, the map stays put."""
    return _Builder(theory, options or ViewOptions(), facts or Facts(), previous).build()


def places_of(picture: Picture) -> Places:
    """Where things stand, for the next picture to keep."""
    return Places(
        centres={box.element_id: box.y + box.height / 2 - picture.top for box in picture.boxes},
        gaps={left.stage_id: round(right.x - left.x - m.BOX_WIDTH, 2) for left, right in pairwise(picture.headings)},
    )


class _Builder:
    def __init__(self, theory: TheoryOfChange, options: ViewOptions, facts: Facts, previous: Places | None) -> None:
        self.theory = theory
        self.options = options
        self.facts = facts
        self.shown: Shown = build_shown(theory, options)
        self.letterings: list[Lettering] = [
            letter_box(element, self.shown.numbers[element.id], facts.of(element.id), options)
            for element in self.shown.elements
        ]
        self.arrangement: Arrangement = arrange(self.shown, [one.height for one in self.letterings], previous)
        self.gaps = self._gaps(previous)
        self.lefts = self._lefts()

    def build(self) -> Picture:
        shown, columns = self.shown, self.arrangement.columns
        right = self.lefts[-1] + m.BOX_WIDTH + self.gaps[-1] if self.lefts else 0.0
        width = max(right + m.MARGIN, _LEAST_WIDTH)
        title = self._title(width)
        top = title.y + title.height + m.BAND_GAP if title else m.MARGIN

        columns_of = self._columns_of_things()
        above = build_band(shown.factors_of(ABOVE), columns_of, self.lefts, top)
        if above:
            top += band_height(above, top) + m.BAND_GAP
        headings = self._headings(top)
        body = top + (headings[0].height + m.HEADING_GAP if headings else 0.0)

        columns.move_down(body)
        boxes = self._boxes()
        arrows = self._arrows()
        bottom = max(_depth(columns), body + m.EMPTY_COLUMN if self.lefts else 0.0)
        lines = self._accountability(top, bottom)
        harm = shown.factors_of({FactorKind.UNINTENDED_CONSEQUENCE})
        if lines:
            bottom = lines[0].text.y + lines[0].text.height
        elif harm:
            bottom += m.FOOT_ROOM - m.BAND_GAP
        below = build_band(harm, columns_of, self.lefts, bottom + m.BAND_GAP)
        if below:
            bottom += m.BAND_GAP + band_height(below, bottom + m.BAND_GAP)

        moderating = shown.factors_of({FactorKind.MODERATING})
        signs = Signs(shown.assumptions, moderating)
        arrow_of = {arrow.link_id: arrow for arrow in arrows}
        box_of = {box.element_id: box for box in boxes}
        markers = build_markers(shown.assumptions, moderating, signs, arrow_of, box_of)
        heading_of = {heading.stage_id: heading for heading in headings}
        marks = build_marks(self.options.mark_of, arrow_of, box_of, heading_of, markers)
        key = Key(m.MARGIN, bottom + m.KEY_GAP, width - 2 * m.MARGIN)
        key.add_signs(arrows, boxes)
        key.add_marks({self.options.mark_of[marker.about] for marker in marks})
        if self.options.faded_words and any(box.faded for box in boxes):
            key.add_line(f"In grey: {self.options.faded_words}")
        key.add_assumptions(shown.assumptions, signs)
        key.add_moderating(moderating, signs)
        key.add_notes(self.options.notes)
        if key.entries or key.texts:
            bottom = key.bottom

        footer = self._footer(width, bottom)
        height = (footer.y + footer.height if footer else bottom) + m.MARGIN
        picture = Picture(
            theory_id=self.theory.id,
            name=self.theory.name,
            description=describe_theory(self.theory, len(shown.stages), len(boxes), len(arrows)),
            theme=self.options.theme,
            width=round(width, 2),
            height=round(height, 2),
            page_width=round(width, 2),
            page_height=round(height, 2),
            top=body,
            headings=headings,
            boxes=boxes,
            arrows=arrows,
            lines=lines,
            factors=above + below,
            markers=markers + marks,
            key=tuple(key.entries),
            texts=tuple(text for text in (title, footer) if text) + tuple(key.texts),
        )
        return on_page(picture, self.options.paper)

    def _gaps(self, previous: Places | None) -> list[float]:
        """Room on the right of each column: more where more arrows pass, never less than before."""
        columns, courses = self.arrangement
        count = len(self.shown.stages)
        passing, loops = [0] * count, [0] * count
        for course in courses:
            first, last = columns.column[course.chain[0]], columns.column[course.chain[-1]]
            loops[first] += course.within
            for index in range(first, last):
                passing[index] += 1
        gaps = []
        for index, stage in enumerate(self.shown.stages):
            arrows = passing[index] + 2 * loops[index]
            gap = next((gap for most, gap in m.COLUMN_GAPS if arrows <= most), m.WIDEST_GAP)
            if index == count - 1:
                gap = m.LAST_GAP if loops[index] or self._is_answered_for(index) else 0.0
            gaps.append(max(gap, previous.gaps.get(stage.id, 0.0) if previous and index < count - 1 else 0.0))
        return gaps

    def _is_answered_for(self, index: int) -> bool:
        return self.options.show_accountability and (self.shown.stages[index].id == self.theory.accountability_stage)

    def _lefts(self) -> list[float]:
        lefts, x = [], m.MARGIN
        for gap in self.gaps:
            lefts.append(round(x, 2))
            x += m.BOX_WIDTH + gap
        return lefts

    def _columns_of_things(self) -> dict[str, int]:
        """Column of each box, and of each arrow's source, by id."""
        columns = self.shown.columns
        return columns | {link.id: columns[link.source] for link in self.shown.links}

    def _title(self, width: float) -> Text | None:
        if not self.options.title:
            return None
        return _text(self.options.title, m.MARGIN, m.MARGIN, width - 2 * m.MARGIN, m.TITLE_TYPE, Weight.BOLD)

    def _footer(self, width: float, bottom: float) -> Text | None:
        if not self.options.footer:
            return None
        return _text(
            self.options.footer, m.MARGIN, bottom + m.BAND_GAP, width - 2 * m.MARGIN, m.SMALL_TYPE, Weight.REGULAR
        )

    def _headings(self, top: float) -> tuple[Heading, ...]:
        room = m.BOX_WIDTH - 2 * m.BOX_PAD_X
        wrapped = [wrap(stage.name, room, m.HEADING_TYPE, Weight.BOLD) for stage in self.shown.stages]
        most = max(map(len, wrapped), default=1)
        height = round(2 * m.HEADING_PAD + most * m.HEADING_TYPE * LINE_SPACING, 2)
        return tuple(
            Heading(
                stage_id=stage.id,
                kind=stage.kind,
                x=left,
                y=top,
                width=m.BOX_WIDTH,
                height=height,
                lines=lines,
                name=stage.name,
            )
            for stage, left, lines in zip(self.shown.stages, self.lefts, wrapped, strict=True)
        )

    def _boxes(self) -> tuple[Box, ...]:
        columns = self.arrangement.columns
        boxes = []
        for place, (element, lettering) in enumerate(zip(self.shown.elements, self.letterings, strict=True)):
            facts = self.facts.of(element.id)
            column = columns.column[place]
            stage = self.shown.stages[column]
            boxes.append(
                Box(
                    element_id=element.id,
                    stage_id=stage.id,
                    kind=stage.kind,
                    number=self.shown.numbers[element.id],
                    x=self.lefts[column],
                    y=round(columns.centres[place] - lettering.height / 2, 2),
                    width=m.BOX_WIDTH,
                    height=lettering.height,
                    lines=lettering.lines,
                    label=element.label,
                    footer=lettering.footer,
                    footer_height=lettering.footer_height,
                    status=facts.status if self.options.show_status and element.id not in self.options.faded else None,
                    nested=tuple(nested.id for nested in facts.nested),
                    description=describe_box(stage.name, element, facts, self.options),
                    faded=element.id in self.options.faded,
                    mark=self.options.mark_of.get(element.id),
                )
            )
        return tuple(boxes)

    def _arrows(self) -> tuple[Arrow, ...]:
        columns, courses = self.arrangement
        routes = route(columns, courses, self.lefts, self.gaps)
        return tuple(
            self._arrow(link, found, course)
            for link, found, course in zip(self.shown.links, routes, courses, strict=True)
        )

    def _arrow(self, link: Link, found: Route, course: Course) -> Arrow:
        evidence = link.evidence if self.options.show_evidence else EvidenceGrade.NOT_ASSESSED
        labels = self.theory.element_by_id
        mark = self.options.mark_of.get(link.id)
        return Arrow(
            link_id=link.id,
            source=link.source,
            target=link.target,
            points=found.points,
            tip=found.tip,
            evidence=evidence,
            backward=course.backward,
            within=course.within,
            description=describe_arrow(
                link,
                labels[link.source].label,
                labels[link.target].label,
                backward=course.backward,
                evidence=evidence,
                mark=mark,
            ),
            faded=link.id in self.options.faded,
            mark=mark,
        )

    def _accountability(self, top: float, bottom: float) -> tuple[Line, ...]:
        for index, stage in enumerate(self.shown.stages):
            if self._is_answered_for(index):
                x = self.lefts[index] + m.BOX_WIDTH + self.gaps[index] / 2
                height = m.SMALL_TYPE * LINE_SPACING
                text = Text(
                    x=self.lefts[index],
                    y=bottom + m.FOOT_ROOM,
                    width=x - self.lefts[index] - 6,
                    height=height,
                    lines=(_LINE_TEXT,),
                    size=m.SMALL_TYPE,
                    align=Align.RIGHT,
                )
                return (Line(stage_id=stage.id, start=(x, top), end=(x, bottom + m.FOOT_ROOM + height), text=text),)
        return ()


def _depth(columns: Columns) -> float:
    return max(
        (centre + height / 2 for centre, height in zip(columns.centres, columns.heights, strict=True)), default=0.0
    )


def _text(words: str, x: float, y: float, width: float, size: float, weight: Weight) -> Text:
    lines = wrap(words, width, size, weight)
    return Text(x=x, y=y, width=width, height=len(lines) * size * LINE_SPACING, lines=lines, size=size, weight=weight)
