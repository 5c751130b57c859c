"""A CIDS file to a programme: whole, or one sentence on why not."""

from collections.abc import Iterator
from typing import Any

from toc.exchange.cids.graph import Thing, read_graph
from toc.exchange.cids.ids import Ids
from toc.exchange.cids.indicators_in import IndicatorsIn
from toc.exchange.cids.reading import merged, name_of
from toc.exchange.cids.theories_in import TheoriesIn
from toc.exchange.json_text import MOST_ENTRIES, UnreadableFile, read_json
from toc.exchange.native import FORMAT, ProgrammeFile, build_file
from toc.exchange.upgrades import SCHEMA_VERSION

_READ = {"ImpactModel", "ImpactPathway", "Input", "Activity", "Output", "Outcome", "Indicator"}
MOST_FIELDS = 4 * MOST_ENTRIES
"""50,000 figures take 900,000 fields: CIDS says more of each than the native file."""
_NAMELESS = "Imported programme"


def load_cids(data: bytes) -> ProgrammeFile:
    """The programme and its figures: of CIDS 3.2.1, or of the older form that is a list. Raises TocError."""
    return build_from_cids(read_json(data, MOST_FIELDS))


def build_from_cids(document: Any) -> ProgrammeFile:
    """The same from the values a file holds."""
    things = read_graph(document)
    if not any(thing.kinds & _READ or _is_organisation(thing) for thing in things.values()):
        raise UnreadableFile(
            "The file holds no organisation, theory, outcome or indicator of the Common Impact Data Standard. "
            "Pick another file."
        )
    programme = _programme(things)
    taken = list(_ids_inside(things))
    ids = Ids(things, taken)
    theories = TheoriesIn(things, ids, name_of(programme) if programme else _NAMELESS)
    indicators = IndicatorsIn(things, ids, theories.elements)
    shown: dict[str, Any] = {"id": ids.new("imported"), "name": theories.first_name or _NAMELESS}
    if programme is not None:
        text = programme.text("hasDescription")
        shown = {"id": ids.of(programme.name), "name": name_of(programme), "description": text}
    fields = shown if programme is None else merged(shown, programme)
    parts = {
        "theories": theories.build(),
        "indicators": indicators.indicators(),
        "measures": indicators.measures(),
        "targets": indicators.targets(),
    }
    return build_file(
        {
            "format": FORMAT,
            "schema_version": _schema_version(programme),
            "programme": fields | {name: part for name, part in parts.items() if part},
            "observations": indicators.observations(),
        }
    )


def _programme(things: dict[str, Thing]) -> Thing | None:
    """Ours, or the first organisation."""
    ours = [thing for thing in things.values() if "toc:Programme" in thing.kinds]
    if len(ours) > 1:
        raise UnreadableFile("The file holds more than one programme. Put each into a file of its own.")
    return next(iter([*ours, *filter(_is_organisation, things.values())]), None)


def _is_organisation(thing: Thing) -> bool:
    """Of any kind: CIDS knows social purpose organisations, funders and bodies that set standards."""
    return any(kind.endswith("Organization") for kind in thing.kinds)


def _schema_version(programme: Thing | None) -> Any:
    """Of our own fields: they are brought up to date as those of a native file are."""
    said = () if programme is None else programme.fields.get("toc:schemaVersion", ())
    return next(iter(said), SCHEMA_VERSION)


def _ids_inside(things: dict[str, Thing]) -> Iterator[str]:
    """Ids of what stands inside our own fields, which nothing else may be given."""
    waiting: list[Any] = [thing.rest for thing in things.values() if thing.rest]
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict):
            if isinstance(found.get("id"), str):
                yield found["id"]
            waiting.extend(found.values())
        elif isinstance(found, list):
            waiting.extend(found)
