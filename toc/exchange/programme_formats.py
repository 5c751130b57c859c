"""The kinds of file a whole programme leaves in: a new one is one line here."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from toc.exchange.native import EXTENSION, ProgrammeFile, dump_programme


class ProgrammeFormat(NamedTuple):
    label: str
    """For a menu."""
    extension: str
    mime: str
    dump: Callable[[ProgrammeFile], bytes]


def _dump_cids(file: ProgrammeFile) -> bytes:
    from toc.exchange.cids.dump import dump_cids

    return dump_cids(file)


def _dump_iati(file: ProgrammeFile) -> bytes:
    from toc.exchange.iati import dump_iati

    return dump_iati(file)


PROGRAMME_FORMATS: Mapping[str, ProgrammeFormat] = {
    "json": ProgrammeFormat("The whole programme, to open again", EXTENSION, "application/json", dump_programme),
    "cids": ProgrammeFormat("Data for other systems (CIDS)", ".jsonld", "application/ld+json", _dump_cids),
    "iati": ProgrammeFormat("Results for aid reporting (IATI)", ".xml", "application/xml", _dump_iati),
}
"""In the order a menu shows them."""
