"""What a chart says of a figure: its axis, and a sentence for the point under the pointer."""

import html

from toc.analysis.chart_words import unit_text
from toc.analysis.periods import label_of
from toc.analysis.series import Point
from toc.analysis.words import value_text
from toc.model.figures import ObservationState
from toc.model.indicators import Indicator


def hover_text(indicator: Indicator, point: Point, of_whom: str = "") -> str:
    """The sentence for one point; `of_whom` names the owner of a comparison's."""
    whose = f"{html.escape(of_whom)}, " if of_whom else ""
    if point.value is None:
        hidden = point.state is ObservationState.SUPPRESSED
        return f"{whose}{label_of(point.period)}: {'hidden' if hidden else 'not yet known'}"
    of = ""
    if point.numerator is not None and point.denominator is not None:
        of = f" ({point.numerator:,.0f} of {point.denominator:,.0f})"
    provisional = ", provisional" if point.provisional else ""
    note = f"<br>{html.escape(point.note)}" if point.note else ""
    return f"{whose}{label_of(point.period)}: {html.escape(value_text(indicator, point.value))}{of}{provisional}{note}"


def axis_title(indicator: Indicator) -> str:
    """The unit."""
    return unit_text(indicator)
