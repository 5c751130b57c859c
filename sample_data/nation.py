"""A template without the frameworks and indicators of nations that the fictional places are not in."""

from toc.exchange.templates import load_template
from toc.model.apply import apply
from toc.model.collections import Collection, checked, items_of
from toc.model.edits import Remove
from toc.model.programme import Programme
from toc.model.references import REFERENCES

OTHER_NATIONS = ("Scotland", "Wales", "Northern Ireland")
OTHER_INDICATORS = ("n_scot", "n_wales")


def build_english(template: str) -> Programme:
    """The template for a place in England."""
    programme = load_template(template).programme
    for framework in programme.frameworks:
        if framework.nation in OTHER_NATIONS:
            programme = apply(programme, Remove(collection=Collection.FRAMEWORKS, id=framework.id)).programme
    for indicator in OTHER_INDICATORS:
        programme = apply(programme, Remove(collection=Collection.INDICATORS, id=indicator)).programme
    return checked(programme, sources=tuple(one for one in programme.sources if one.id in _named_sources(programme)))


def _named_sources(programme: Programme) -> set[str]:
    return {
        name
        for reference in REFERENCES
        if Collection.SOURCES in reference.targets
        for item in items_of(programme, reference.holder)
        for name in reference.names_in(item)
    }
