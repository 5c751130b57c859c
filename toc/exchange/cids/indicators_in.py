"""The indicators of a CIDS file with their targets, ties and figures, as the native file has them."""

from collections.abc import Iterator, Mapping
from typing import Any

from toc.exchange.cids.graph import Thing
from toc.exchange.cids.ids import Ids
from toc.exchange.cids.reading import merged, name_of, number_of, period_of, refuse
from toc.model.indicators import IndicatorKind

Fields = dict[str, Any]

_PERCENT = {"percent", "per cent", "percentage", "%"}


class IndicatorsIn:
    """Indicators and all that hangs on them."""

    def __init__(self, things: Mapping[str, Thing], ids: Ids, elements: Mapping[str, Thing]) -> None:
        self._things = things
        self._ids = ids
        self._elements = elements
        self._indicators = {name: thing for name, thing in things.items() if "Indicator" in thing.kinds}
        self._told = {
            (key, one): name
            for key in ("hasTarget", "hasIndicatorReport")
            for name, thing in self._indicators.items()
            for one in thing.texts(key)
        }

    def indicators(self) -> list[Fields]:
        return [self._indicator(thing) for thing in self._indicators.values()]

    def _indicator(self, thing: Thing) -> Fields:
        text = thing.text("hasDescription")
        unit = thing.text("unitDescription") or self._unit(thing)
        shown: Fields = {"id": self._ids.of(thing.name), "name": name_of(thing), "unit": unit}
        if text:
            shown["definitions"] = [{"text": text}]
        if unit.strip().lower() in _PERCENT and thing.rest is None:
            shown["kind"] = IndicatorKind.PERCENTAGE.value
        fields = merged(shown, thing)
        number = number_of(thing, "hasBaseline", self._things)
        baseline = fields.get("baseline")
        if number is not None and (baseline is None or isinstance(baseline, dict)):
            fields["baseline"] = {"value": number} | (baseline or {})
        return fields

    def _unit(self, thing: Thing) -> str:
        """Of the older form, and of files that only name a unit."""
        said = thing.text("unit_of_measure")
        unit = self._things.get(said)
        return said.rpartition("/")[2] if unit is None else name_of(unit)

    def measures(self) -> list[Fields]:
        """Our own ties, then those that only the elements or the indicators tell of."""
        ties, pairs = [], set()
        for thing in self._things.values():
            if "toc:Measure" in thing.kinds:
                indicator, element = thing.text("toc:indicator"), thing.text("toc:element")
                pairs.add((indicator, element))
                ends = {"indicator": self._ids.find(indicator), "element": self._ids.find(element)}
                ties.append(merged({"id": self._ids.of(thing.name)} | ends, thing))
        for indicator, element in dict.fromkeys(self._pairs()):
            if (indicator, element) not in pairs and indicator in self._indicators and element in self._elements:
                ends = {"indicator": self._ids.of(indicator), "element": self._ids.of(element)}
                ties.append({"id": self._ids.new("measure")} | ends)
        return ties

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for name, element in self._elements.items():
            yield from ((indicator, name) for indicator in element.texts("hasIndicator"))
        for name, indicator in self._indicators.items():
            yield from ((name, element) for element in indicator.texts("forOutcome"))

    def targets(self) -> list[Fields]:
        return [self._target(thing) for thing in self._things.values() if "Target" in thing.kinds]

    def _target(self, thing: Thing) -> Fields:
        shown = {"id": self._ids.of(thing.name), **self._figure(thing, "hasTarget")}
        return merged(shown, thing)

    def observations(self) -> list[Fields]:
        figures = []
        for thing in self._things.values():
            if "IndicatorReport" in thing.kinds:
                figures.append(merged(self._figure(thing, "hasIndicatorReport"), thing))
            elif "toc:Figure" in thing.kinds:
                figures.append(merged({}, thing))
        return figures

    def _figure(self, thing: Thing, key: str) -> Fields:
        """What a report and a target have in common."""
        indicator = thing.text("forIndicator") or self._told.get((key, thing.name), "")
        if indicator not in self._indicators:
            refuse(thing, "it does not say of which indicator of this file it is. Add 'forIndicator'.")
        number = number_of(thing, "value", self._things)
        if number is None:
            refuse(thing, "it has no number. Add one, or remove it.")
        return {
            "indicator": self._ids.of(indicator),
            "period": period_of(thing),
            "value": number,
            "note": "\n".join(thing.texts("hasComment")) or None,
        }
