"""The theories of a CIDS file as the native file has them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from toc.exchange.cids.graph import Thing
from toc.exchange.cids.ids import Ids
from toc.exchange.cids.reading import label_and_text, merged, name_of
from toc.exchange.cids.terms import STAGE_OF
from toc.model.limits import LABEL
from toc.model.theory import FactorKind

Fields = dict[str, Any]

_MODELS = {"ImpactModel", "ImpactPathway"}
_HELD = ("hasInput", "hasActivity", "hasOutput", "hasOutcome")
_LED_TO = ("canEnable", "canProduce")


class TheoriesIn:
    """Theories with their boxes, arrows, assumptions and factors."""

    def __init__(self, things: dict[str, Thing], ids: Ids, fallback: str) -> None:
        self._things = things
        self._ids = ids
        self._models = [thing for thing in things.values() if thing.kinds & _MODELS]
        self.first_name = name_of(self._models[0]) if self._models else ""
        self.elements = {
            name: thing
            for name, thing in things.items()
            if thing.kinds & STAGE_OF.keys() or "toc:Element" in thing.kinds
        }
        self._only: Thing | None = None
        if self.elements and not self._models:
            # Boxes that belong to no model, as in files of the Basic tier: one map for all.
            self._only = Thing("_:theory", {"ImpactModel"}, {"hasName": {fallback: None}}, None)
            self._models = [self._only]
        self._home = self._homes()

    def _homes(self) -> dict[str, str]:
        """The model each element is part of: as it says itself, else as a model says, else the first."""
        models = {model.name for model in self._models}
        held = {name: model.name for model in reversed(self._models) for key in _HELD for name in model.texts(key)}
        homes = {}
        for name, thing in self.elements.items():
            said = (one for one in thing.texts("partOf") if one in models)
            homes[name] = next(said, held.get(name, self._models[0].name))
        return homes

    def build(self) -> list[Fields]:
        inside: dict[str, list[Thing]] = defaultdict(list)
        for name, thing in self.elements.items():
            inside[self._home[name]].append(thing)
        attached = self._attached()
        links = self._links()
        theories = []
        for model in self._models:
            fields = self._theory(model)
            parts = {
                "elements": self._boxes(inside[model.name], fields),
                "links": links[model.name],
                "assumptions": attached[model.name, "assumptions"],
                "factors": attached[model.name, "factors"],
            }
            theories.append(fields | {name: part for name, part in parts.items() if part})
        return theories

    def _theory(self, model: Thing) -> Fields:
        own = model is self._only
        name = self._ids.new("theory") if own else self._ids.of(model.name)
        return merged({"id": name, "name": name_of(model), "description": model.text("hasDescription")}, model)

    def _boxes(self, elements: Iterable[Thing], theory: Fields) -> list[Fields]:
        boxes = []
        for element in elements:
            label, text = label_and_text(element)
            group = "; ".join(self._target_groups(element)) or None
            shown = {"id": self._ids.of(element.name), "label": label, "description": text, "target_group": group}
            if element.rest is None:
                shown["stage"] = self._stage(element, theory)
            boxes.append(merged(shown, element))
        return boxes

    def _stage(self, element: Thing, theory: Fields) -> str | None:
        """The stage of a box from another tool: the first of its kind, made where there is none."""
        found = next((of for one, of in STAGE_OF.items() if one in element.kinds), None)
        stages = theory.setdefault("stages", [])
        if found is None or not isinstance(stages, list):
            return None
        kind, name = found
        for stage in stages:
            if isinstance(stage, dict) and stage.get("kind") == kind.value:
                return str(stage.get("id"))
        made = {"id": self._ids.new(name.lower()), "name": name, "kind": kind.value}
        stages.append(made)
        order = [of.value for of, _ in STAGE_OF.values()]
        if all(isinstance(stage, dict) and stage.get("kind") in order for stage in stages):
            stages.sort(key=lambda stage: order.index(stage["kind"]))
        return str(made["id"])

    def _target_groups(self, element: Thing) -> Iterator[str]:
        names = dict.fromkeys(element.texts("hasBeneficialStakeholder"))
        for outcome in element.texts("hasStakeholderOutcome"):
            if outcome in self._things:
                names |= dict.fromkeys(self._things[outcome].texts("forStakeholder"))
        for name in names:
            if name in self._things:
                yield name_of(self._things[name])

    def _links(self) -> dict[str, list[Fields]]:
        """By model: our own arrows, then those that only the elements tell of."""
        links: dict[str, list[Fields]] = defaultdict(list)
        pairs = set()
        for thing in self._things.values():
            if "toc:Link" in thing.kinds:
                source, target = thing.text("toc:from"), thing.text("toc:to")
                if source in self.elements and target in self.elements:
                    pairs.add((source, target))
                    ends = {"source": self._ids.of(source), "target": self._ids.of(target)}
                    links[self._home[source]].append(merged({"id": self._ids.of(thing.name)} | ends, thing))
        for source, element in self.elements.items():
            for target in self._targets(element):
                same_map = target in self.elements and self._home[source] == self._home[target]
                if same_map and source != target and (source, target) not in pairs:
                    pairs.add((source, target))
                    ends = {"source": self._ids.of(source), "target": self._ids.of(target)}
                    links[self._home[source]].append({"id": self._ids.new("arrow")} | ends)
        return links

    def _targets(self, element: Thing) -> Iterator[str]:
        keys = (*_LED_TO, "hasOutput") if "Activity" in element.kinds else _LED_TO
        for key in keys:
            yield from element.texts(key)

    def _attached(self) -> dict[tuple[str, str], list[Fields]]:
        """By model and collection: assumptions, factors, and other tools' risks as factors."""
        at_risk: dict[str, str] = {}
        for name, element in self.elements.items():
            for risk in element.texts("hasImpactRisk"):
                at_risk.setdefault(risk, name)
        models = {model.name for model in self._models}
        attached: dict[tuple[str, str], list[Fields]] = defaultdict(list)
        for name, thing in self._things.items():
            if not any(kind.endswith("Risk") for kind in thing.kinds) or not self._models:
                continue
            about = thing.text("toc:about") or at_risk.get(name, "")
            said = (one for one in thing.texts("partOf") if one in models)
            home = next(said, self._home.get(about, self._models[0].name))
            shown = {"id": self._ids.of(name), "about": self._ids.find(about)}
            if "toc:Assumption" in thing.kinds:
                shown["text"] = thing.text("hasDescription") or name_of(thing)
                attached[home, "assumptions"].append(merged(shown, thing))
            else:
                attached[home, "factors"].append(merged(shown | self._risk(thing), thing))
        return attached

    def _risk(self, thing: Thing) -> Fields:
        """A factor's own fields; another tool's risk is external, unless it says it is unexpected."""
        unexpected = "UnexpectedImpactRisk" in thing.kinds
        kind = FactorKind.UNINTENDED_CONSEQUENCE if unexpected else FactorKind.EXTERNAL
        said = thing.text("hasName") or thing.text("hasDescription")
        label = said if len(said) <= LABEL else f"{said[: LABEL - 1]}…"
        notes = [thing.text("hasDescription"), thing.text("hasMitigation")]
        return {"label": label or thing.name, "kind": kind.value, "notes": "\n\n".join(one for one in notes if one)}
