"""The sources that the theory and the figures rest on, by name."""

from toc.model.base import Source, SourceKind
from toc.report.blocks import Block, Bullets, Item, Subheading
from toc.report.material import Material
from toc.report.words import as_sentence, flat

_HEADINGS = {
    SourceKind.PUBLICATION: "Publications",
    SourceKind.LOCAL_EVALUATION: "Local evaluations",
    SourceKind.VOICE: "Voices",
}


def build_sources(material: Material) -> tuple[Block, ...]:
    cited = find_cited(material)
    kinds = [kind for kind in _HEADINGS if any(one.kind is kind for one in cited)]
    blocks: list[Block] = []
    for kind in kinds:
        if len(kinds) > 1:
            blocks.append(Subheading(_HEADINGS[kind]))
        mine = sorted((one for one in cited if one.kind is kind), key=_sorted_by)
        blocks.append(Bullets(tuple(Item(_told(one)) for one in mine)))
    return tuple(blocks)


def find_cited(material: Material) -> tuple[Source, ...]:
    """What boxes and arrows cite; of voices only those who agreed to be quoted."""
    theories = material.programme.theories
    named = {one for theory in theories for box in theory.elements for one in box.citations}
    named |= {one for theory in theories for link in theory.links for one in link.citations}
    return tuple(
        one for one in material.find_sources(source.id for source in material.programme.sources) if one.id in named
    )


def _sorted_by(source: Source) -> tuple[str, str]:
    return (source.authors or source.title).casefold(), source.year


def _told(source: Source) -> str:
    year = f" ({flat(source.year)})" if source.year.strip() else ""
    if not source.authors.strip():
        return f"{flat(source.title)}{year}. {flat(source.url)}".strip()
    return f"{flat(source.authors)}{year}. {as_sentence(source.title)} {flat(source.url)}".strip()
