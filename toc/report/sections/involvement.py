"""Equity and involvement: for whom it works, what is watched for, and what people said who agreed to be quoted."""

from toc.model.base import SourceKind
from toc.model.theory import FactorKind
from toc.report.blocks import Block, Bullets, Item, Subheading
from toc.report.material import Material
from toc.report.words import as_sentence, flat

_HEADINGS = {
    FactorKind.MODERATING: "Reaching people differently",
    FactorKind.UNINTENDED_CONSEQUENCE: "Harm and side effects that are watched for",
}


def build_involvement(material: Material) -> tuple[Block, ...]:
    blocks: list[Block] = []
    voices = tuple(
        Item(as_sentence(source.note), strong=f"{flat(source.title)}:")
        for source in material.programme.sources
        if source.kind is SourceKind.VOICE and source.consented and source.note.strip()
    )
    if voices:
        blocks += [Subheading("In people's own words"), Bullets(voices)]
    for kind, heading in _HEADINGS.items():
        items = tuple(
            Item(as_sentence(factor.notes), strong=as_sentence(factor.label))
            for theory in material.programme.theories
            for factor in theory.factors
            if factor.kind is kind
        )
        if items:
            blocks += [Subheading(heading), Bullets(items)]
    return tuple(blocks)
