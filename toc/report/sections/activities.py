"""What the service does, for whom, and what it aims at: the scope of a specification, the activities of a bid."""

from toc.model.theory import FactorKind, StageKind, TheoryOfChange
from toc.report.blocks import Block, Bullets, Item, Paragraph, Subheading
from toc.report.layouts import Layout
from toc.report.material import Material, is_outcome
from toc.report.words import as_clause, as_sentence, flat, listed, said_once

_AROUND = (StageKind.INPUT, StageKind.OUTPUT)


def build_activities(material: Material) -> tuple[Block, ...]:
    theories = material.programme.theories
    doing = tuple(item for theory in theories for item in _boxes(theory, StageKind.ACTIVITY))
    if not doing:
        return ()
    blocks: list[Block] = []
    if material.choices.layout is Layout.SPECIFICATION:
        blocks += _aims(theories)
    blocks += [Subheading("What is done"), Bullets(doing)]
    given = tuple(item for theory in theories for kind in _AROUND for item in _boxes(theory, kind))
    if given:
        blocks += [Subheading("What goes in and what is delivered"), Bullets(given)]
    groups = said_once(
        box.target_group for theory in theories for box in theory.elements if box.stage and box.target_group.strip()
    )
    if groups:
        blocks += [Subheading("For whom"), Bullets(tuple(Item(as_sentence(group)) for group in groups))]
    if material.programme.area.strip():
        blocks += [Subheading("Where"), Paragraph(as_sentence(material.programme.area))]
    return (*blocks, *_links(theories))


def _boxes(theory: TheoryOfChange, kind: StageKind) -> tuple[Item, ...]:
    stages = [stage for stage in theory.stages if stage.kind is kind]
    return tuple(
        Item(f"{as_sentence(box.description)}{_by(box.owner)}", strong=as_sentence(box.label))
        for stage in stages
        for box in theory.in_stage(stage.id)
    )


def _by(owner: str) -> str:
    return f" Led by: {as_clause(owner)}." if owner.strip() else ""


def _aims(theories: tuple[TheoryOfChange, ...]) -> list[Block]:
    last = [
        as_clause(box.label)
        for theory in theories
        for stage in [stage for stage in theory.stages if is_outcome(stage) and theory.in_stage(stage.id)][-1:]
        for box in theory.in_stage(stage.id)
    ]
    if not last:
        return []
    return [Subheading("Aims"), Paragraph(as_sentence(f"The service contributes to these aims: {listed(last)}"))]


def _links(theories: tuple[TheoryOfChange, ...]) -> list[Block]:
    """What the service leans on around it."""
    items = tuple(
        Item(as_sentence(factor.notes), strong=as_sentence(flat(factor.label)))
        for theory in theories
        for factor in theory.factors
        if factor.kind is FactorKind.ENABLING
    )
    return [Subheading("Links with others"), Bullets(items)] if items else []
