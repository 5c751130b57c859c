"""How far a programme's case is spelled out, in counts: so many of so many."""

from collections.abc import Iterable

from toc.model.base import Value
from toc.model.checks.facts import Facts
from toc.model.checks.indicator_incomplete import find_missing
from toc.model.checks.weak_evidence import find_carrying
from toc.model.programme import Programme
from toc.model.theory import EvidenceGrade


class Share(Value):
    """So many of so many."""

    done: int
    of: int


class Coverage(Value):
    """What has been said of all that could be."""

    arrows_with_reason: Share
    arrows_with_evidence: Share
    """Arrows that say one thing leads to another, with a grade of any kind, `none found` too."""
    carrying_arrows_with_evidence: Share
    """The same of the arrows on the pathways that carry the case."""
    outcomes_with_main_indicator: Share
    indicators_complete: Share
    boxes_with_source: Share
    """Boxes on the map that cite something or name where they come from."""
    boxes_on_map: Share
    """The rest wait in the tray."""


def build_coverage(programme: Programme) -> Coverage:
    facts = Facts(programme)
    links = [link for one in facts.maps for link in one.theory.links]
    claims = [link for one in facts.maps for link in one.claims]
    carrying = [link for one in facts.maps for link in find_carrying(one)]
    boxes = [box for one in facts.maps for box in one.boxes]
    return Coverage(
        arrows_with_reason=_share(bool(link.rationale.strip()) for link in links),
        arrows_with_evidence=_share(link.evidence is not EvidenceGrade.NOT_ASSESSED for link in claims),
        carrying_arrows_with_evidence=_share(link.evidence is not EvidenceGrade.NOT_ASSESSED for link in carrying),
        outcomes_with_main_indicator=_share(
            box.id in facts.main_measures for one in facts.maps for box in one.outcomes
        ),
        indicators_complete=_share(
            not find_missing(indicator, has_target=indicator.id in facts.with_target)
            for indicator in programme.indicators
        ),
        boxes_with_source=_share(bool(box.citations) or box.provenance.source is not None for box in boxes),
        boxes_on_map=_share(box.stage is not None for box in programme.elements),
    )


def _share(answers: Iterable[bool]) -> Share:
    told = list(answers)
    return Share(done=sum(told), of=len(told))
