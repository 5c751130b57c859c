"""Indicators as CIDS nodes: with their baselines, targets, ties to elements, and figures."""

from collections.abc import Collection, Iterator
from math import isfinite

from toc.analysis.periods import label_of
from toc.analysis.series import value_of
from toc.analysis.words import number_text
from toc.exchange.cids.node import Names, Node, build_measure, build_node, build_rest, build_span, link_to
from toc.model.figures import Observation, ObservationState
from toc.model.indicators import Baseline, Definition, Indicator, IndicatorKind, Measure, Target

_UNIT = {IndicatorKind.PERCENTAGE: "percent", IndicatorKind.MONEY: "GBP"}
"""Where an indicator names no unit; otherwise its kind."""


class IndicatorNodes:
    """The nodes of one indicator of a programme."""

    def __init__(
        self,
        names: Names,
        indicator: Indicator,
        targets: list[Target],
        figures: list[Observation],
        outcomes: Collection[str],
    ) -> None:
        self._names = names
        self._indicator = indicator
        self._targets = targets
        self._figures = figures
        self._outcomes = outcomes
        """Those it is tied to."""

    def build(self) -> Iterator[Node]:
        reports = [figure for figure in self._figures if _reported(self._indicator, figure) is not None]
        yield self._node(reports)
        for figure in self._figures:
            number = _reported(self._indicator, figure)
            yield self._figure(figure) if number is None else self._report(figure, number)

    def _node(self, reports: list[Observation]) -> Node:
        indicator = self._indicator
        unit = indicator.unit or _UNIT.get(indicator.kind, indicator.kind.value)
        meaning = _meaning(indicator)
        number = None if indicator.baseline is None else _number(indicator, indicator.baseline)
        definitions = [Definition().model_dump(mode="json") | {"text": meaning}] if meaning else []
        shown = {"id": indicator.id, "name": indicator.name, "unit": unit, "definitions": definitions}
        rest = build_rest(indicator, shown)
        if indicator.baseline is not None:
            rest["baseline"] = build_rest(indicator.baseline, {} if number is None else {"value": number})
        fields = {
            "hasName": indicator.name,
            "hasDescription": meaning,
            "forOrganization": self._names.programme,
            "forOutcome": [self._names.of(outcome) for outcome in self._outcomes],
            "unitDescription": unit,
            "hasBaseline": None if number is None else build_measure(number),
            "cids:hasTarget": [link_to(self._names.of(target.id)) for target in self._targets],
            "hasIndicatorReport": [self._name_of(figure) for figure in reports],
        }
        return build_node(self._names.of(indicator.id), ["cids:Indicator"], fields, rest)

    def _report(self, figure: Observation, number: float) -> Node:
        comment = _comment(figure)
        shown = {
            "indicator": figure.indicator,
            "period": figure.period.model_dump(mode="json"),
            "value": number,
            "note": comment,
        }
        fields = {
            "hasName": f"{self._indicator.name}, {label_of(figure.period)}",
            "forIndicator": self._names.of(self._indicator.id),
            "forOrganization": self._names.programme,
            "value": build_measure(number),
            **build_span(figure.period),
            "hasComment": comment or None,
            "cids:forTarget": [link_to(self._names.of(one.id)) for one in self._targets if _covers(one, figure)],
        }
        return build_node(self._name_of(figure), ["cids:IndicatorReport"], fields, build_rest(figure, shown))

    def _figure(self, figure: Observation) -> Node:
        """What a reader of reports would take for something it is not: no number, or not the programme's total."""
        return build_node(self._name_of(figure), ["toc:Figure"], {}, build_rest(figure, {}))

    def _name_of(self, figure: Observation) -> str:
        of = [part for part in (figure.category, figure.comparison) if part is not None]
        side = ["figure"] if figure.comparison is None else ["comparison"]
        period = (figure.period.start.isoformat(), figure.period.end.isoformat())
        return self._names.of(figure.indicator, *side, *period, *of)


def build_target_node(names: Names, target: Target, indicator: Indicator) -> Node:
    shown = {
        "id": target.id,
        "indicator": target.indicator,
        "period": target.period.model_dump(mode="json"),
        "value": target.value,
        "note": target.note,
    }
    fields = {
        "hasName": f"{indicator.name}, target {label_of(target.period)}",
        "forIndicator": names.of(indicator.id),
        "value": build_measure(target.value),
        **build_span(target.period),
        "hasComment": target.note or None,
    }
    return build_node(names.of(target.id), ["cids:Target"], fields, build_rest(target, shown))


def build_tie_node(names: Names, measure: Measure) -> Node:
    fields = {
        "toc:indicator": link_to(names.of(measure.indicator)),
        "toc:element": link_to(names.of(measure.element)),
    }
    shown = {"id": measure.id, "indicator": measure.indicator, "element": measure.element}
    return build_node(names.of(measure.id), ["toc:Measure"], fields, build_rest(measure, shown))


def _reported(indicator: Indicator, figure: Observation) -> float | None:
    """The number of a report: only of the programme's own, whole, reported figures."""
    whole = figure.category is None and figure.comparison is None
    return _number(indicator, figure) if whole and figure.state is ObservationState.REPORTED else None


def _number(indicator: Indicator, figure: Observation | Baseline) -> float | None:
    number = value_of(indicator, figure)
    return number if number is not None and isfinite(number) else None


def _covers(target: Target, figure: Observation) -> bool:
    return target.period.start <= figure.period.start and figure.period.end <= target.period.end


def _meaning(indicator: Indicator) -> str:
    """The definition in force now, in words."""
    if not indicator.definitions:
        return ""
    now = indicator.definitions[-1]
    parts = (("", now.text), ("Numerator: ", now.numerator), ("Denominator: ", now.denominator), ("", now.method))
    return "\n".join(f"{label}{text}" for label, text in parts if text)


def _comment(figure: Observation) -> str:
    """What stands behind the number, then the note."""
    facts = []
    if figure.numerator is not None and figure.denominator is not None:
        facts.append(f"{number_text(figure.numerator)} of {number_text(figure.denominator)}")
    if figure.n is not None:
        facts.append(f"n = {figure.n}")
    if figure.lower is not None and figure.upper is not None:
        facts.append(f"95% interval {number_text(figure.lower)} to {number_text(figure.upper)}")
    if figure.provisional:
        facts.append("provisional")
    return "\n".join(part for part in ("; ".join(facts), figure.note) if part)
