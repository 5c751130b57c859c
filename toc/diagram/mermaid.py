"""A theory as a Mermaid flowchart, for wikis and readme files."""

from collections.abc import Iterable, Mapping

from toc.diagram.options import Theme, ViewOptions
from toc.diagram.shown import build_shown
from toc.diagram.theme import palette
from toc.model.theory import EvidenceGrade, TheoryOfChange

_ARROWS: Mapping[EvidenceGrade, str] = {
    EvidenceGrade.STRONG: "==>",
    EvidenceGrade.MODERATE: "-->",
    EvidenceGrade.EMERGING: "-.->",
    EvidenceGrade.NONE: "-. no evidence found .->",
    EvidenceGrade.NOT_ASSESSED: "-->",
}
_ENTITIES = {character: f"#{ord(character)};" for character in '"#<>&`'}
_ESCAPES = str.maketrans(_ENTITIES | {"\n": "<br/>"})


def build_mermaid(theory: TheoryOfChange, options: ViewOptions | None = None) -> str:
    """The text of a flowchart: one subgraph a stage, the line of each arrow by its evidence."""
    return "\n".join(_lines(theory, options or ViewOptions(theme=Theme.PRINT))) + "\n"


def _lines(theory: TheoryOfChange, options: ViewOptions) -> Iterable[str]:
    shown = build_shown(theory, options)
    colours = palette(options.theme)
    names = {element.id: f"e{index}" for index, element in enumerate(shown.elements, start=1)}
    yield "flowchart LR"
    yield f"  accTitle: {_line(theory.name)}"
    for index, stage in enumerate(shown.stages, start=1):
        yield f'  subgraph s{index}["{_text(stage.name)}"]'
        yield "    direction TB"
        for element in shown.elements:
            if element.stage == stage.id:
                yield f'    {names[element.id]}["{_text(element.label)}"]'
        yield "  end"
    for link in shown.links:
        arrow = _ARROWS[link.evidence] if options.show_evidence else "-->"
        yield f"  {names[link.source]} {arrow} {names[link.target]}"
    for stage in shown.stages:
        kind = colours.stages[stage.kind]
        members = ",".join(
            names[element.id]
            for element in shown.elements
            if element.stage == stage.id and element.id not in options.faded
        )
        if members:
            yield f"  classDef {stage.kind.value} fill:{kind.fill},stroke:{kind.border},color:{kind.text}"
            yield f"  class {members} {stage.kind.value}"
    if grey := ",".join(names[element.id] for element in shown.elements if element.id in options.faded):
        yield f"  classDef faded fill:{colours.faded.fill},stroke:{colours.faded.border},color:{colours.faded.text}"
        yield f"  class {grey} faded"


def _text(text: str) -> str:
    return text.strip().translate(_ESCAPES)


def _line(text: str) -> str:
    """For a line of its own, which ends at its end."""
    return " ".join(text.translate(_ESCAPES).replace("<br/>", " ").split())
