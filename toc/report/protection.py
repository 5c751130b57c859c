"""How a document protects small numbers beyond its charts, and what it says of that."""

from toc.analysis.disclosure import PRESETS, is_disclosive, is_protected, round_count
from toc.model.collections import unchecked
from toc.model.plans import NeedInputs
from toc.model.priorities import SmallNumbers
from toc.report.material import Material


def stamp_of(material: Material) -> str:
    """In one or two sentences; nothing where no figure is of people."""
    programme = material.programme
    of_people = any(is_protected(one) and material.has_figures(one) for one in programme.indicators)
    reached = any(year.families_reached is not None for year in programme.need.years)
    if not of_people and not reached and not programme.paired_results:
        return ""
    return PRESETS[material.small_numbers].words


def protect_need(inputs: NeedInputs, small_numbers: SmallNumbers) -> NeedInputs:
    """The same with the families reached as they may leave: a count of people like any other."""
    years = tuple(
        unchecked(
            year,
            families_reached=None
            if year.families_reached is None or is_disclosive(year.families_reached, small_numbers)
            else round_count(year.families_reached, small_numbers),
        )
        for year in inputs.years
    )
    return unchecked(inputs, years=years)
