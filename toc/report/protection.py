"""What a document says of how its small numbers are protected."""

from toc.analysis.disclosure import PRESETS, is_protected
from toc.report.material import Material


def stamp_of(material: Material) -> str:
    """In one or two sentences; nothing where no figure is of people."""
    programme = material.programme
    of_people = any(is_protected(one) and material.has_figures(one) for one in programme.indicators)
    if not of_people and not programme.paired_results:
        return ""
    return PRESETS[material.small_numbers].words
