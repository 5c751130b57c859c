"""A programme with one map, drawn in a few lines of text for a rule to look at."""

from typing import Any

from toc.model.checks import find_findings
from toc.model.checks.finding import Finding
from toc.model.collections import checked
from toc.model.programme import Programme
from toc.model.theory import Element, Link, LinkKind, Stage, StageKind, TheoryOfChange

_KINDS = {
    "problem": StageKind.PROBLEM,
    "input": StageKind.INPUT,
    "activity": StageKind.ACTIVITY,
    "output": StageKind.OUTPUT,
    "short": StageKind.SHORT_TERM_OUTCOME,
    "medium": StageKind.MEDIUM_TERM_OUTCOME,
    "long": StageKind.LONG_TERM_OUTCOME,
    "other": StageKind.OTHER,
}
TRAY = "tray"


def draw(boxes: str, arrows: str = "", *, line: str | None = None, more: dict[str, Any] | None = None) -> Programme:
    """A map of lines such as `activity massage Baby massage in the hub` and arrows such as `massage-calmer`.

    Stages come in the usual order, `other` last; a box of stage `tray` waits. An arrow from a problem addresses.
    """
    placed = [one.split(maxsplit=2) for one in boxes.strip().splitlines()]
    stage_of = {box: stage for stage, box, _ in placed}
    return Programme(
        id="programme",
        name="Family hub",
        theories=(
            TheoryOfChange(
                id="map",
                name="Family hub map",
                accountability_stage=line,
                stages=tuple(Stage(id=name, name=name.capitalize(), kind=kind) for name, kind in _KINDS.items()),
                elements=tuple(
                    Element(id=box, label=label, stage=None if stage == TRAY else stage) for stage, box, label in placed
                ),
                links=tuple(_arrow(arrow, stage_of) for arrow in arrows.split()),
            ),
        ),
        **(more or {}),
    )


def _arrow(arrow: str, stage_of: dict[str, str]) -> Link:
    source, target = arrow.split("-")
    kind = LinkKind.ADDRESSES if stage_of[source] == "problem" else LinkKind.LEADS_TO
    return Link(id=arrow, source=source, target=target, kind=kind)


def with_arrows(programme: Programme, **fields: dict[str, Any]) -> Programme:
    """The programme with other values in the arrows that are named, `massage_calmer` for `massage-calmer`."""
    (theory,) = programme.theories
    links = tuple(checked(link, **fields.get(link.id.replace("-", "_"), {})) for link in theory.links)
    return checked(programme, theories=(checked(theory, links=links),))


def found(programme: Programme, rule: str) -> tuple[Finding, ...]:
    """What one rule notices, in the order of the list."""
    return tuple(finding for finding in find_findings(programme) if finding.rule == rule)


def about(programme: Programme, rule: str) -> list[str]:
    """Ids of what one rule speaks of."""
    return [finding.about for finding in found(programme, rule)]
