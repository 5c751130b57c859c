"""A programme to a CIDS file: the graph in one fixed order, so that the same programme makes the same bytes."""

import json
from collections import defaultdict
from collections.abc import Iterator

from toc.exchange.cids.indicator_nodes import IndicatorNodes, build_target_node, build_tie_node
from toc.exchange.cids.node import Names, Node, build_node, build_rest
from toc.exchange.cids.terms import CONTEXT
from toc.exchange.cids.theory_nodes import TheoryNodes
from toc.exchange.native import ProgrammeFile, place_of
from toc.exchange.upgrades import SCHEMA_VERSION
from toc.model.figures import by_indicator
from toc.model.indicators import Target
from toc.model.programme import Programme


def dump_cids(file: ProgrammeFile) -> bytes:
    """The programme and its figures as CIDS 3.2.1 JSON-LD in UTF-8; what CIDS cannot carry is beside it.

    One thing a line: 50,000 figures indented would be more than is read again.
    """
    nodes = ",\n".join(_json(node) for node in _nodes(file))
    return f'{{"@context": {_json(CONTEXT)},\n"@graph": [\n{nodes}\n]}}\n'.encode()


def _json(value: Node) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _nodes(file: ProgrammeFile) -> Iterator[Node]:
    programme = file.programme
    names = Names(programme.id)
    groups = {group: names.of("group", str(place)) for place, group in enumerate(_target_groups(programme), start=1)}
    theories = [TheoryNodes(programme, theory, names, groups) for theory in programme.theories]
    outcomes = {element: None for one in theories for element, kind in one.classes.items() if kind == "Outcome"}
    yield _organisation(programme, names, list(outcomes))
    for group, name in groups.items():
        fields = {"hasName": group, "forOrganization": names.programme}
        yield build_node(name, ("cids:Stakeholder", "cids:BeneficialStakeholder"), fields, None)
    for theory in theories:
        yield from theory.build()
    yield from _indicators(file, names, outcomes)


def _organisation(programme: Programme, names: Names, outcomes: list[str]) -> Node:
    """CIDS needs an organisation for everything to belong to: the programme, by its name."""
    shown = {"id": programme.id, "name": programme.name, "description": programme.description}
    nodes = ("theories", "indicators", "measures", "targets")
    rest = build_rest(programme, shown)
    fields = {
        "hasLegalName": programme.name,
        "hasName": programme.name,
        "hasDescription": programme.description,
        "hasOutcome": [names.of(outcome) for outcome in outcomes],
        "hasIndicator": [names.of(indicator.id) for indicator in programme.indicators],
        "toc:schemaVersion": SCHEMA_VERSION,
    }
    kept = {name: value for name, value in rest.items() if name not in nodes}
    return build_node(names.programme, ("cids:Organization", "toc:Programme"), fields, kept)


def _target_groups(programme: Programme) -> list[str]:
    groups = (element.target_group for element in programme.elements)
    return list(dict.fromkeys(group for group in groups if group))


def _indicators(file: ProgrammeFile, names: Names, outcomes: dict[str, None]) -> Iterator[Node]:
    programme = file.programme
    figures = by_indicator(sorted(file.observations, key=place_of))
    targets: dict[str, list[Target]] = defaultdict(list)
    for target in programme.targets:
        targets[target.indicator].append(target)
    tied: dict[str, dict[str, None]] = defaultdict(dict)
    for measure in programme.measures:
        if measure.element in outcomes:
            tied[measure.indicator][measure.element] = None
    indicators = {indicator.id: indicator for indicator in programme.indicators}
    for name, indicator in indicators.items():
        yield from IndicatorNodes(names, indicator, targets[name], figures[name], tied[name]).build()
    yield from (build_target_node(names, target, indicators[target.indicator]) for target in programme.targets)
    yield from (build_tie_node(names, measure) for measure in programme.measures)
