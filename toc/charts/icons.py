"""The variation and assurance icons of "Making Data Count", drawn as SVG with their meaning as the title."""

from html import escape

from toc.analysis.spc_result import Assurance, Variation
from toc.charts.xmr import COMMON_CAUSE, CONCERN, IMPROVEMENT, NEITHER

VARIATION_WORDS: dict[Variation, str] = {
    Variation.COMMON_CAUSE: "No real change: the figures go up and down as they always have",
    Variation.IMPROVEMENT_HIGH: "A real improvement: the figures are higher than chance explains",
    Variation.IMPROVEMENT_LOW: "A real improvement: the figures are lower than chance explains",
    Variation.CONCERN_HIGH: "A real worsening: the figures are higher than chance explains",
    Variation.CONCERN_LOW: "A real worsening: the figures are lower than chance explains",
    Variation.NEUTRAL_HIGH: "A real rise; neither way is better",
    Variation.NEUTRAL_LOW: "A real fall; neither way is better",
}
ASSURANCE_WORDS: dict[Assurance, str] = {
    Assurance.PASS: "The target will be met reliably, unless something changes",
    Assurance.FAIL: "The target will be missed, unless something changes",
    Assurance.HIT_OR_MISS: "The target may or may not be met: it lies within the usual ups and downs",
}

_SIZE = 40
_LOW = ((9, 15), (15, 18), (21, 22), (28, 27))
_HIGH = ((9, 27), (15, 23), (21, 19), (28, 14))
_USUAL = ((8, 22), (14, 17), (20, 23), (26, 17), (32, 22))


def variation_icon(variation: Variation) -> str:
    """Is it changing? Dots rise with an H or fall with an L in the colour of the change; grey ones wander."""
    if variation is Variation.COMMON_CAUSE:
        return _icon(COMMON_CAUSE, _dots(_USUAL, COMMON_CAUSE), VARIATION_WORDS[variation])
    high = variation.value.endswith("high")
    colour = IMPROVEMENT if "improvement" in variation.value else CONCERN if "concern" in variation.value else NEITHER
    letter = f'<text x="30" y="{31 if high else 16}" {_LETTER}>{"H" if high else "L"}</text>'
    return _icon(colour, _dots(_HIGH if high else _LOW, colour) + letter, VARIATION_WORDS[variation])


def assurance_icon(assurance: Assurance) -> str:
    """Will it hit the target? P above the dashed target line, F below it, a question mark across it."""
    colour, letter, y = {
        Assurance.PASS: (IMPROVEMENT, "P", 17),
        Assurance.FAIL: (CONCERN, "F", 33),
        Assurance.HIT_OR_MISS: (COMMON_CAUSE, "?", 25),
    }[assurance]
    line = f'<path d="M5 21H35" stroke="{_INK}" stroke-width="1.6" stroke-dasharray="4 3"/>'
    back = '<rect x="13" y="12" width="14" height="17" fill="#fff"/>' if assurance is Assurance.HIT_OR_MISS else ""
    return _icon(colour, f'{line}{back}<text x="20" y="{y}" {_LETTER}>{letter}</text>', ASSURANCE_WORDS[assurance])


_INK = "#212b32"
_LETTER = f'text-anchor="middle" font-family="Arial, sans-serif" font-size="13" font-weight="bold" fill="{_INK}"'


def _dots(places: tuple[tuple[int, int], ...], colour: str) -> str:
    line = "M" + "L".join(f"{x} {y}" for x, y in places)
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="2.4" fill="{colour}" stroke="{_INK}"/>' for x, y in places)
    return f'<path d="{line}" fill="none" stroke="{_INK}"/>{dots}'


def _icon(colour: str, inner: str, meaning: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_SIZE}" height="{_SIZE}" viewBox="0 0 {_SIZE} {_SIZE}" '
        f'role="img" aria-label="{escape(meaning)}"><title>{escape(meaning)}</title>'
        f'<circle cx="20" cy="20" r="18" fill="#fff" stroke="{colour}" stroke-width="3"/>{inner}</svg>'
    )
