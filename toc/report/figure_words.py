"""An indicator's latest figure, baseline and target as a document prints them: protected, with their periods."""

from toc.analysis.definitions import definition_at
from toc.analysis.periods import label_of
from toc.analysis.published import Shown
from toc.analysis.words import value_text
from toc.model.indicators import Definition, Frequency, Indicator, IndicatorKind
from toc.report.blocks import Cell
from toc.report.material import Material
from toc.report.words import flat, listed

FREQUENCY_WORDS = {
    Frequency.WEEKLY: "every week",
    Frequency.MONTHLY: "every month",
    Frequency.QUARTERLY: "every quarter",
    Frequency.HALF_YEARLY: "every half-year",
    Frequency.YEARLY: "every year",
    Frequency.IRREGULAR: "now and then",
}
_FORMATS = {IndicatorKind.PERCENTAGE: '0.0" %"', IndicatorKind.MONEY: '"£"#,##0', IndicatorKind.COUNT: "#,##0"}


def build_latest(material: Material, indicator: Indicator) -> Cell:
    """The last figure that is printed; why there is none, where there is none."""
    chart = material.chart_of(indicator)
    latest = chart.progress.latest
    if latest is not None and latest.value is not None:
        provisional = ", provisional" if latest.provisional else ""
        text = f"{value_text(indicator, latest.value)} ({label_of(latest.period)}{provisional})"
        return Cell(text, latest.value, number_format(indicator))
    if any(figure.shown is Shown.HIDDEN for figure in chart.published.figures):
        return Cell("hidden to protect small numbers")
    return Cell("no figure yet")


def build_baseline(material: Material, indicator: Indicator) -> Cell:
    value, baseline = material.chart_of(indicator).progress.baseline, indicator.baseline
    if baseline is None:
        return Cell("none yet")
    if value is None:
        return Cell("hidden to protect small numbers")
    period = "" if baseline.period is None else f" ({label_of(baseline.period)})"
    return Cell(f"{value_text(indicator, value)}{period}", value, number_format(indicator))


def build_target(material: Material, indicator: Indicator) -> Cell:
    target = material.chart_of(indicator).progress.target
    if target is None:
        return Cell("none yet")
    text = f"{value_text(indicator, target.value)} ({label_of(target.period)})"
    return Cell(text, target.value, number_format(indicator))


def number_format(indicator: Indicator) -> str:
    return _FORMATS.get(indicator.kind, "#,##0.0")


def definition_of(material: Material, indicator: Indicator) -> Definition:
    return definition_at(indicator, material.choices.as_at) or Definition()


def instruments_of(material: Material, indicator: Indicator) -> str:
    named = {one.id: one.name for one in material.programme.instruments}
    return listed([flat(named[one]) for one in indicator.instruments if one in named])
