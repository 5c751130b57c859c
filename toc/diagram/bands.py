"""Factors as notes in two bands: what helps or bears on the work above the columns, harm that may come below."""

from collections.abc import Mapping, Sequence

from toc.diagram.measures import BOX_WIDTH, NOTE_GAP, NOTE_PAD, SMALL_TYPE
from toc.diagram.picture import FactorNote
from toc.diagram.wrapping import LINE_SPACING, wrap
from toc.model.theory import Factor, FactorKind

ABOVE = frozenset({FactorKind.ENABLING, FactorKind.EXTERNAL})

KIND_WORDS: Mapping[FactorKind, str] = {
    FactorKind.ENABLING: "Enabling factor",
    FactorKind.EXTERNAL: "External factor",
    FactorKind.MODERATING: "For whom or when it works better",
    FactorKind.UNINTENDED_CONSEQUENCE: "Unintended consequence",
}
_LINE = SMALL_TYPE * LINE_SPACING


def band_height(notes: Sequence[FactorNote], top: float) -> float:
    return max((note.y + note.height - top for note in notes), default=0.0)


def build_band(
    factors: Sequence[Factor], column_of: Mapping[str, int], lefts: Sequence[float], top: float
) -> tuple[FactorNote, ...]:
    """Notes in the columns they bear on; those that bear on all go where there is most room."""
    if not lefts:
        return ()
    bottoms = [top] * len(lefts)
    notes = []
    for factor in factors:
        column = column_of.get(factor.about or "", min(range(len(lefts)), key=bottoms.__getitem__))
        lines = wrap(factor.label, BOX_WIDTH - 2 * NOTE_PAD, SMALL_TYPE)
        height = (len(lines) + 1) * _LINE + 2 * NOTE_PAD
        notes.append(
            FactorNote(
                factor_id=factor.id,
                kind=factor.kind,
                x=lefts[column],
                y=bottoms[column],
                width=BOX_WIDTH,
                height=round(height, 2),
                heading=KIND_WORDS[factor.kind],
                lines=lines,
                label=factor.label,
            )
        )
        bottoms[column] += height + NOTE_GAP
    return tuple(notes)
