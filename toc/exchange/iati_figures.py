"""One indicator in IATI: its baseline and, period by period, its targets and actuals, small numbers protected."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import NamedTuple
from xml.etree.ElementTree import Element as Tag
from xml.etree.ElementTree import SubElement

from toc.analysis.published import PublishedFigure, Shown
from toc.analysis.published_series import build_published_series
from toc.analysis.series import build_series
from toc.analysis.words import number_text
from toc.model.figures import Observation, Period
from toc.model.indicators import Direction, Indicator, IndicatorKind, Target
from toc.model.priorities import SmallNumbers

_MEASURE = {IndicatorKind.PERCENTAGE: "2", IndicatorKind.MILESTONE: "5"}
_A_NUMBER = "1"
_QUALITATIVE = "5"
_ASCENDING = {Direction.INCREASE: "1", Direction.DECREASE: "0"}
_ADDED_UP = frozenset({IndicatorKind.COUNT, IndicatorKind.MONEY})


class Measured(NamedTuple):
    """An indicator with all that is reported of it."""

    indicator: Indicator
    uri: str
    targets: tuple[Target, ...]
    """Those that none has replaced."""
    figures: tuple[PublishedFigure, ...]
    baseline: PublishedFigure | None

    @property
    def periods(self) -> list[Period]:
        """Of targets and figures."""
        return [target.period for target in self.targets] + [figure.period for figure in self.figures]

    @property
    def starts(self) -> list[date]:
        baseline = [] if self.baseline is None else [self.baseline.period]
        return [period.start for period in self.periods + baseline]


def build_measured(
    indicator: Indicator, uri: str, targets: Iterable[Target], figures: Iterable[Observation], preset: SmallNumbers
) -> Measured:
    """What may be published of an indicator: whole figures of the programme's own, protected. Raises TocError."""
    mine = tuple(target for target in targets if target.indicator == indicator.id)
    replaced = {target.replaces for target in mine}
    series = build_published_series(build_series(indicator, figures), preset)
    return Measured(
        indicator=indicator,
        uri=uri,
        targets=tuple(target for target in mine if target.id not in replaced),
        figures=tuple(figure for figure in series.figures if _is_told(figure)),
        baseline=_baseline(indicator, preset),
    )


def _baseline(indicator: Indicator, preset: SmallNumbers) -> PublishedFigure | None:
    """Protected like a figure. IATI wants the year of it, so one without a period is left out."""
    found = indicator.baseline
    if found is None or found.period is None or (found.value is None and found.numerator is None):
        return None
    fields = found.model_dump(include={"value", "numerator", "denominator", "n", "sd", "note"})
    observation = Observation(indicator=indicator.id, period=found.period, **fields)
    (figure,) = build_published_series(build_series(indicator, [observation]), preset).figures
    return figure if _is_told(figure) else None


def _is_told(figure: PublishedFigure) -> bool:
    return figure.shown is Shown.SHOWN and figure.value is not None and isfinite(figure.value)


def add_indicator(result: Tag, measured: Measured, group: str) -> None:
    """The indicator under a result; `group` is whom the result is for."""
    indicator = measured.indicator
    measure = _MEASURE.get(indicator.kind, _A_NUMBER)
    tag = SubElement(result, "indicator", {"measure": measure})
    if indicator.direction in _ASCENDING:
        tag.set("ascending", _ASCENDING[indicator.direction])
    tag.set("aggregation-status", "1" if indicator.kind in _ADDED_UP and not indicator.cumulative else "0")
    add_text(tag, "title", indicator.name)
    add_text(tag, "description", _meaning(indicator))
    SubElement(tag, "reference", {"vocabulary": "99", "code": indicator.id, "indicator-uri": measured.uri})
    number = measure != _QUALITATIVE
    if measured.baseline is not None:
        start = measured.baseline.period.start
        when = {"year": str(start.year), "iso-date": start.isoformat()}
        value = measured.baseline.value if number else None
        _add_number(tag, "baseline", value, _words(measured.baseline), group, when)
    for _, period in sorted({period.key: period for period in measured.periods}.items()):
        _add_period(tag, measured, period, number, group)


def _add_period(indicator: Tag, measured: Measured, period: Period, number: bool, group: str) -> None:
    tag = SubElement(indicator, "period")
    SubElement(tag, "period-start", {"iso-date": period.start.isoformat()})
    SubElement(tag, "period-end", {"iso-date": period.end.isoformat()})
    for target in measured.targets:
        if target.period == period:
            words = "; ".join(one for one in (target.kind.value, target.note) if one)
            _add_number(tag, "target", target.value if number else None, words, group)
    for figure in measured.figures:
        if figure.period == period:
            _add_number(tag, "actual", figure.value if number else None, _words(figure), group)


def _add_number(
    parent: Tag, name: str, value: float | None, words: str, group: str, more: dict[str, str] | None = None
) -> None:
    """Without a value for what is not a number, as the schema says."""
    tag = SubElement(parent, name, more or {})
    if value is not None:
        tag.set("value", decimal_text(value))
    if group:
        SubElement(tag, "dimension", {"name": "target group", "value": group})
    add_text(tag, "comment", words)


def decimal_text(value: float) -> str:
    """The number in full, never with an exponent: 0.0000001 and 1000000."""
    return format(Decimal(repr(value)).normalize(), "f")


def _words(figure: PublishedFigure) -> str:
    facts = []
    if figure.numerator is not None and figure.denominator is not None:
        facts.append(f"{number_text(figure.numerator)} of {number_text(figure.denominator)}")
    interval = figure.interval
    if interval is not None and interval.lower is not None and interval.upper is not None:
        ends = f"{number_text(interval.lower)} to {number_text(interval.upper)}"
        facts.append(f"{interval.confidence:.0%} interval {ends} ({interval.method})")
    if figure.provisional:
        facts.append("provisional")
    return "\n".join(one for one in ("; ".join(facts), figure.note) if one)


def _meaning(indicator: Indicator) -> str:
    unit = f"Unit: {indicator.unit}" if indicator.unit else ""
    if not indicator.definitions:
        return unit
    now = indicator.definitions[-1]
    parts = (("", now.text), ("Numerator: ", now.numerator), ("Denominator: ", now.denominator), ("", now.method))
    return "\n".join([f"{label}{text}" for label, text in parts if text] + ([unit] if unit else []))


def add_text(parent: Tag, name: str, text: str, attributes: dict[str, str] | None = None) -> None:
    """A text in the one language of the file; nothing where there is none."""
    if text.strip():
        SubElement(SubElement(parent, name, attributes or {}), "narrative").text = text
