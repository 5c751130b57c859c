"""A theory as CIDS nodes: its model, elements, links, risks and stakeholders."""

from collections.abc import Iterator

from toc.exchange.cids.node import Names, Node, build_node, build_rest, link_to
from toc.exchange.cids.terms import ASSUMPTION_RISK, CLASS_OF, RISK_OF
from toc.model.programme import Programme
from toc.model.theory import Assumption, Element, Factor, Link, LinkKind, TheoryOfChange

_NODES = ("elements", "links", "assumptions", "factors")
"""What of a theory has nodes of its own."""
_NAME_OF_A_RISK = 100
"""Characters: the whole stands in its description."""


class TheoryNodes:
    """The nodes of one theory of a programme."""

    def __init__(self, programme: Programme, theory: TheoryOfChange, names: Names, groups: dict[str, str]) -> None:
        self._programme = programme
        self._theory = theory
        self._names = names
        self._groups = groups
        """The stakeholder's name by target group."""
        kinds = {stage.id: stage.kind for stage in theory.stages}
        self.classes = {
            element.id: CLASS_OF[kinds[element.stage]]
            for element in theory.elements
            if element.stage is not None and kinds[element.stage] in CLASS_OF
        }
        self._part = {"oep:partOf": link_to(names.of(theory.id))}

    def build(self) -> Iterator[Node]:
        yield self._model()
        for element in self._theory.elements:
            yield self._element(element)
            if element.target_group and self.classes.get(element.id) == "Outcome":
                yield self._stakeholder_outcome(element)
        yield from (self._link(link) for link in self._theory.links)
        yield from (self._assumption(assumption) for assumption in self._theory.assumptions)
        yield from (self._factor(factor) for factor in self._theory.factors)

    def _model(self) -> Node:
        theory = self._theory
        shown = {"id": theory.id, "name": theory.name, "description": theory.description}
        rest = build_rest(theory, shown)
        fields = {
            "hasName": theory.name,
            "hasDescription": theory.description,
            "forOrganization": self._names.programme,
            **{f"has{kind}": self._of_class(kind) for kind in ("Input", "Activity", "Output", "Outcome")},
        }
        kinds = ("cids:ImpactModel", "cids:ImpactPathway")
        return build_node(
            self._names.of(theory.id),
            kinds,
            fields,
            {name: value for name, value in rest.items() if name not in _NODES},
        )

    def _of_class(self, kind: str) -> list[str]:
        return [self._names.of(element) for element, found in self.classes.items() if found == kind]

    def _element(self, element: Element) -> Node:
        kind = self.classes.get(element.id)
        outcome = kind == "Outcome"
        group = self._groups.get(element.target_group)
        shown = {"id": element.id, "label": element.label, "description": element.description}
        fields = {
            "hasName": element.label,
            "hasDescription": element.description,
            "forOrganization": self._names.programme if outcome else None,
            **self._part,
            "canEnable": self._led_to(element, "Input", "Activity"),
            "canProduce": self._led_to(element, "Output", "Outcome"),
            "hasIndicator": self._indicators(element),
            "hasImpactRisk": self._risks(element),
            "hasStakeholderOutcome": [self._names.of(element.id, "group")] if outcome and group else None,
            "hasBeneficialStakeholder": [group] if group and not outcome else None,
        }
        rest = build_rest(element, shown | {"target_group": element.target_group})
        return build_node(self._names.of(element.id), [f"cids:{kind}" if kind else "toc:Element"], fields, rest)

    def _led_to(self, element: Element, *kinds: str) -> list[str]:
        if element.id not in self.classes:
            return []
        return [
            self._names.of(link.target)
            for link in self._theory.links
            if link.source == element.id and link.kind is LinkKind.LEADS_TO and self.classes.get(link.target) in kinds
        ]

    def _indicators(self, element: Element) -> list[str]:
        tied = (one.indicator for one in self._programme.measures if one.element == element.id)
        return [self._names.of(indicator) for indicator in dict.fromkeys(tied)]

    def _risks(self, element: Element) -> list[str]:
        theory = self._theory
        about = [(one.id, one.about) for one in theory.assumptions] + [(one.id, one.about) for one in theory.factors]
        return [self._names.of(risk) for risk, at_risk in about if at_risk == element.id]

    def _stakeholder_outcome(self, element: Element) -> Node:
        fields = {
            "hasName": f"{element.label} ({element.target_group})",
            "forOutcome": self._names.of(element.id),
            "forStakeholder": self._groups[element.target_group],
            "intendedImpact": "positive",
        }
        return build_node(self._names.of(element.id, "group"), ["cids:StakeholderOutcome"], fields, None)

    def _link(self, link: Link) -> Node:
        ends = {"source": link.source, "target": link.target}
        fields = {
            "toc:from": link_to(self._names.of(link.source)),
            "toc:to": link_to(self._names.of(link.target)),
        }
        rest = build_rest(link, {"id": link.id} | ends)
        return build_node(self._names.of(link.id), ["toc:Link"], fields, rest)

    def _assumption(self, assumption: Assumption) -> Node:
        kinds = ("cids:ImpactRisk", f"cids:{ASSUMPTION_RISK}", "toc:Assumption")
        shown = {"id": assumption.id, "text": assumption.text, "about": assumption.about}
        fields = {
            "hasName": assumption.text[:_NAME_OF_A_RISK],
            "hasDescription": assumption.text,
            **self._part,
            "toc:about": link_to(self._names.of(assumption.about)),
        }
        return build_node(self._names.of(assumption.id), kinds, fields, build_rest(assumption, shown))

    def _factor(self, factor: Factor) -> Node:
        kinds = dict.fromkeys(("cids:ImpactRisk", f"cids:{RISK_OF[factor.kind]}", "toc:Factor"))
        shown = {"id": factor.id, "label": factor.label, "notes": factor.notes, "about": factor.about}
        fields = {
            "hasName": factor.label,
            "hasDescription": factor.notes,
            **self._part,
            "toc:about": None if factor.about is None else link_to(self._names.of(factor.about)),
        }
        return build_node(self._names.of(factor.id), kinds, fields, build_rest(factor, shown))
