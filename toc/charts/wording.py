"""What a chart says of a figure: its axis, and a sentence for the point under the pointer."""

import html

from toc.analysis.periods import label_of
from toc.analysis.series import Point
from toc.analysis.words import value_text
from toc.model.indicators import Indicator, IndicatorKind


def hover_text(indicator: Indicator, point: Point) -> str:
    if point.value is None:
        return f"{label_of(point.period)}: not yet known"
    of = ""
    if point.numerator is not None and point.denominator is not None:
        of = f" ({point.numerator:,.0f} of {point.denominator:,.0f})"
    provisional = ", provisional" if point.provisional else ""
    note = f"<br>{html.escape(point.note)}" if point.note else ""
    return f"{label_of(point.period)}: {html.escape(value_text(indicator, point.value))}{of}{provisional}{note}"


def axis_title(indicator: Indicator) -> str:
    match indicator.kind:
        case IndicatorKind.PERCENTAGE:
            return "%"
        case IndicatorKind.MONEY:
            return "£"
        case IndicatorKind.RATE:
            return f"per {indicator.per or 1:,}"
        case _:
            return indicator.unit or indicator.kind.value
