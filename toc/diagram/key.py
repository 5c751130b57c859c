"""The key under the picture: what its lines, signs and markers mean."""

from collections.abc import Collection, Mapping, Sequence

from toc.diagram.facts import STATUS_WORDS, Status
from toc.diagram.lettering import width_of
from toc.diagram.markers import MARK_WORDS, Signs
from toc.diagram.measures import KEY_COLUMN, KEY_SAMPLE, MARKER, SMALL_TYPE, STATUS
from toc.diagram.options import Mark
from toc.diagram.picture import Arrow, Box, KeyEntry, MarkerKind, Text, Weight
from toc.diagram.styles import SIGNS
from toc.diagram.wrapping import LINE_SPACING, SLACK, wrap
from toc.model.theory import Assumption, EvidenceGrade, Factor

EVIDENCE_WORDS: Mapping[EvidenceGrade, str] = {
    EvidenceGrade.STRONG: "strong evidence",
    EvidenceGrade.MODERATE: "moderate evidence",
    EvidenceGrade.EMERGING: "emerging evidence",
    EvidenceGrade.NONE: "looked for, no evidence found",
    EvidenceGrade.NOT_ASSESSED: "evidence not assessed",
}
_ROW = 19.0
_SPACE = 22.0
_LINE = SMALL_TYPE * LINE_SPACING


class Key:
    """A key as it is filled from the top: its entries, its headings and the height it has reached."""

    def __init__(self, left: float, top: float, width: float) -> None:
        self.left = left
        self.bottom = top
        self.width = width
        self.entries: list[KeyEntry] = []
        self.texts: list[Text] = []

    def add_signs(self, arrows: Sequence[Arrow], boxes: Sequence[Box]) -> None:
        """Line styles and status marks that occur, side by side."""
        grades = {arrow.evidence for arrow in arrows if not arrow.faded}
        samples: list[tuple[str, EvidenceGrade | None, Status | None, bool]] = []
        if grades - {EvidenceGrade.NOT_ASSESSED}:
            samples += [(words, grade, None, False) for grade, words in EVIDENCE_WORDS.items() if grade in grades]
        if any(arrow.backward for arrow in arrows):
            samples.append(("runs back to an earlier stage", None, None, True))
        statuses = {box.status for box in boxes}
        samples += [(words, None, status, False) for status, words in STATUS_WORDS.items() if status in statuses]
        x, y = self.left, self.bottom + _ROW / 2
        for words, grade, status, backward in samples:
            sign = STATUS if status else KEY_SAMPLE
            width = width_of(words, SMALL_TYPE) * SLACK + 2
            if x > self.left and x + sign + 6 + width > self.left + self.width:
                x, y = self.left, y + _ROW
            self.entries.append(
                KeyEntry(
                    sign="",
                    x=round(x + sign / 2, 2),
                    y=round(y, 2),
                    width=sign,
                    text=_line(words, x + sign + 6, y, width),
                    evidence=grade,
                    status=status,
                    backward=backward,
                )
            )
            x += sign + 6 + width + _SPACE
        if samples:
            self.bottom = y + _ROW / 2 + 4

    def add_marks(self, marks: Collection[Mark]) -> None:
        """What each sign means, side by side."""
        x, y = self.left, self.bottom + _ROW / 2
        shown = [mark for mark in MARK_WORDS if mark in marks]
        for mark in shown:
            words, kind = MARK_WORDS[mark], MarkerKind(mark.value)
            width = width_of(words, SMALL_TYPE) * SLACK + 2
            if x > self.left and x + MARKER + 6 + width > self.left + self.width:
                x, y = self.left, y + _ROW
            self.entries.append(
                KeyEntry(
                    sign=SIGNS[kind],
                    x=round(x + MARKER / 2, 2),
                    y=round(y, 2),
                    width=MARKER,
                    text=_line(words, x + MARKER + 6, y, width),
                    marker=kind,
                )
            )
            x += MARKER + 6 + width + _SPACE
        if shown:
            self.bottom = y + _ROW / 2 + 4

    def add_notes(self, notes: Sequence[str]) -> None:
        """Sentences in columns of equal length."""
        if not notes:
            return
        count = max(1, min(len(notes), int((self.width + _SPACE) // (KEY_COLUMN + _SPACE))))
        column = (self.width - _SPACE * (count - 1)) / count
        wrapped = [wrap(note, column, SMALL_TYPE) for note in notes]
        share = sum(len(lines) * _LINE + 4 for lines in wrapped) / count
        top = self.bottom + 4
        x, y = self.left, top
        for lines in wrapped:
            height = len(lines) * _LINE
            if y > top and y - top + height / 2 > share and x + column < self.left + self.width - 1:
                x, y = x + column + _SPACE, top
            self.texts.append(
                Text(
                    x=round(x, 2),
                    y=round(y, 2),
                    width=round(column, 2),
                    height=round(height, 2),
                    lines=lines,
                    size=SMALL_TYPE,
                )
            )
            y += height + 4
            self.bottom = max(self.bottom, y)

    def add_line(self, words: str) -> None:
        """A line of its own across the key."""
        lines = wrap(words, self.width, SMALL_TYPE)
        height = len(lines) * _LINE
        self.texts.append(
            Text(x=self.left, y=round(self.bottom, 2), width=self.width, height=height, lines=lines, size=SMALL_TYPE)
        )
        self.bottom += height + 4

    def add_assumptions(self, assumptions: Sequence[Assumption], signs: Signs) -> None:
        self._add_list(
            "What must hold",
            [(signs.assumptions[one.id], one.text) for one in assumptions],
            MarkerKind.ASSUMPTION,
        )

    def add_moderating(self, factors: Sequence[Factor], signs: Signs) -> None:
        self._add_list(
            "For whom or when it works better or worse",
            [(signs.factors[one.id], one.label) for one in factors],
            MarkerKind.MODERATING,
        )

    def _add_list(self, heading: str, items: list[tuple[str, str]], marker: MarkerKind) -> None:
        if not items:
            return
        height = SMALL_TYPE * 1.6
        self.texts.append(
            Text(
                x=self.left,
                y=round(self.bottom, 2),
                width=self.width,
                height=height,
                lines=(heading,),
                size=SMALL_TYPE,
                weight=Weight.BOLD,
            )
        )
        top = self.bottom + height + 2
        count = max(1, min(len(items), int((self.width + _SPACE) // (KEY_COLUMN + _SPACE))))
        column = (self.width - _SPACE * (count - 1)) / count
        signs = max(MARKER, max(width_of(sign, SMALL_TYPE) for sign, _ in items) + 7)
        wrapped = [(sign, wrap(text, column - signs - 6, SMALL_TYPE)) for sign, text in items]
        heights = [max(MARKER, len(lines) * _LINE) + 4 for _, lines in wrapped]
        share = sum(heights) / count
        x, y, filled = self.left, top, 0.0
        for (sign, lines), needed in zip(wrapped, heights, strict=True):
            if y > top and filled + needed / 2 > share and x + column < self.left + self.width - 1:
                x, y, filled = x + column + _SPACE, top, 0.0
            self.entries.append(
                KeyEntry(
                    sign=sign,
                    x=round(x + signs / 2, 2),
                    y=round(y + MARKER / 2, 2),
                    width=round(signs, 2),
                    text=Text(
                        x=round(x + signs + 6, 2),
                        y=round(y + (MARKER - _LINE) / 2, 2),
                        width=round(column - signs - 6, 2),
                        height=round(len(lines) * _LINE, 2),
                        lines=lines,
                        size=SMALL_TYPE,
                    ),
                    marker=marker,
                )
            )
            y += needed
            filled += needed
            self.bottom = max(self.bottom, y)
        self.bottom += 4


def _line(words: str, x: float, middle: float, width: float) -> Text:
    return Text(
        x=round(x, 2),
        y=round(middle - _LINE / 2, 2),
        width=round(width, 2),
        height=round(_LINE, 2),
        lines=(words,),
        size=SMALL_TYPE,
    )
