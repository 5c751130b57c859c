"""The diagram of each theory at print quality, with its outline in words."""

from toc.diagram import engine
from toc.diagram.facts import build_facts
from toc.diagram.options import Theme, ViewOptions
from toc.diagram.outline import build_outline
from toc.diagram.wording import describe_theory
from toc.model.collections import unchecked
from toc.model.terms import replace_terms
from toc.model.theory import TheoryOfChange
from toc.report.blocks import Block, DiagramBlock, Paragraph
from toc.report.layouts import Layout
from toc.report.material import Material, in_order
from toc.report.words import flat

_PLAIN = ViewOptions(
    theme=Theme.PRINT, show_status=False, show_indicators=False, show_assumptions=False, show_factors=False
)


def build_diagram(material: Material) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for theory in find_drawn(material):
        material.progress(f"Drawing {flat(theory.name)}")
        blocks += [Paragraph(line) for line in _line(theory)] if not material.is_short else []
        blocks.append(_draw(material, theory))
    return tuple(blocks)


def find_drawn(material: Material) -> tuple[TheoryOfChange, ...]:
    """The theories with a map; on one page the first alone, or none of them could be read."""
    drawn = tuple(theory for theory in material.programme.theories if in_order(theory))
    return drawn[:1] if material.choices.layout is Layout.ONE_PAGE else drawn


def _line(theory: TheoryOfChange) -> tuple[str, ...]:
    """What the accountability line says."""
    last = next((stage for stage in theory.stages if stage.id == theory.accountability_stage), None)
    if last is None or last is theory.stages[-1]:
        return ()
    return (
        f"{flat(theory.name)}: the programme holds itself accountable up to “{flat(last.name)}”. "
        "It contributes to what stands beyond that line, together with others.",
    )


def _draw(material: Material, theory: TheoryOfChange) -> DiagramBlock:
    worded = _worded(material, theory)
    # Marks of the figures are left out: they would say something of numbers that are hidden elsewhere.
    full = not material.is_short
    options = ViewOptions(
        theme=Theme.PRINT, show_status=False, show_indicators=full, show_assumptions=full, show_factors=full
    )
    facts = build_facts(material.programme, theory)
    drawing = engine.draw(worded, options, facts)
    boxes = len(in_order(theory))
    arrows = len(drawing.picture.arrows)
    stages = sum(1 for stage in theory.stages if theory.in_stage(stage.id))
    return DiagramBlock(
        title=flat(theory.name),
        picture=drawing.picture,
        svg=drawing.svg,
        outline=build_outline(worded, facts, options),
        alternative=f"{describe_theory(theory, stages, boxes, arrows)} The whole of it is there in words too.",
        theory_id=theory.id,
        plain=engine.draw(worded, _PLAIN, facts).picture if full else None,
    )


def _worded(material: Material, theory: TheoryOfChange) -> TheoryOfChange:
    """The theory in the commissioner's own words; they may be longer than a label may be."""
    whose = material.commissioner

    def said(text: str) -> str:
        return replace_terms(text, whose)

    return unchecked(
        theory,
        name=said(theory.name),
        description=said(theory.description),
        stages=tuple(unchecked(one, name=said(one.name)) for one in theory.stages),
        elements=tuple(unchecked(one, label=said(one.label)) for one in theory.elements),
        assumptions=tuple(unchecked(one, text=said(one.text)) for one in theory.assumptions),
        factors=tuple(unchecked(one, label=said(one.label)) for one in theory.factors),
    )
