"""The native file `*.toc.json`: a whole programme with its figures, out and back in unchanged."""

import json
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from toc.exchange.json_text import UnreadableFile, read_json
from toc.exchange.upgrades import SCHEMA_VERSION, Document, upgrade
from toc.model.base import Value, clean_text
from toc.model.collections import KINDS
from toc.model.explain import explain
from toc.model.figures import Observation
from toc.model.programme import Programme

FORMAT = "theory-of-change"
EXTENSION = ".toc.json"

_FIELDS = ("format", "schema_version", "programme", "observations")
_LONGEST_SENTENCE = 400

V = TypeVar("V", bound=Value)


class ProgrammeFile(Value):
    """What one file holds."""

    programme: Programme
    observations: tuple[Observation, ...] = ()


def dump_programme(file: ProgrammeFile) -> bytes:
    """The file as UTF-8 JSON: one field a line, always in the same order, what is at its default left out.

    Figures of an indicator that has been removed are left out too.
    """
    indicators = {indicator.id for indicator in file.programme.indicators}
    observations = sorted((one for one in file.observations if one.indicator in indicators), key=place_of)
    document = {
        "format": FORMAT,
        "schema_version": SCHEMA_VERSION,
        "programme": file.programme.model_dump(mode="json", exclude_defaults=True),
        "observations": [one.model_dump(mode="json", exclude_defaults=True) for one in observations],
    }
    return (json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n").encode()


def load_programme(data: bytes) -> ProgrammeFile:
    """The programme and its figures, whole. Raises TocError with one sentence when anything is amiss."""
    return build_file(read_json(data))


def build_file(document: Any) -> ProgrammeFile:
    """The same from the values a file holds, of whatever kind it was."""
    document = _newest(document)
    for name in document:
        if name not in _FIELDS:
            raise UnreadableFile(tidy(f"'{name}' is not a field of this file. Remove it, or check its spelling."))
    programme = _programme(document.get("programme"))
    observations = tuple(_observations(document.get("observations", []), programme))
    return ProgrammeFile(programme=programme, observations=observations)


def _newest(document: Any) -> Document:
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise UnreadableFile(
            f'This is not a programme\'s file: it does not say "format": "{FORMAT}". '
            f"Pick a file that ends in {EXTENSION}."
        )
    version = document.get("schema_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise UnreadableFile(
            f'The file does not say which schema version it has. Put "schema_version": {SCHEMA_VERSION} into it, '
            "or export the programme again."
        )
    if version > SCHEMA_VERSION:
        raise UnreadableFile(
            f"The file was made by a newer version of this app (its schema version is {version}; "
            f"up to {SCHEMA_VERSION} can be read here). Update the app, then open the file again."
        )
    return upgrade(document, version)


def _programme(found: Any) -> Programme:
    """Item by item, so that a file full of faults is refused at the first one."""
    if not isinstance(found, dict):
        raise UnreadableFile("The file holds no programme. Pick another one, or export the programme again.")
    fields = dict(found)
    for collection, kind in KINDS.items():
        items = fields.get(collection)
        if kind.holder is None and isinstance(items, list):
            fields[collection] = [
                _built(kind.model, item, f"{kind.noun} {place}") for place, item in enumerate(items, start=1)
            ]
    return _built(Programme, fields, "the programme")


def _observations(found: Any, programme: Programme) -> Iterator[Observation]:
    if not isinstance(found, list):
        raise UnreadableFile("'observations' in the file has to be a list of figures. Change it.")
    indicators = {indicator.id for indicator in programme.indicators}
    seen = set()
    for place, item in enumerate(found, start=1):
        one = _built(Observation, item, f"figure {place}")
        if one.indicator not in indicators:
            raise UnreadableFile(
                f"In figure {place} of the file: there is no indicator '{one.indicator}'. "
                "Add the indicator to the file, or remove its figures."
            )
        key = place_of(one)
        if key in seen:
            raise UnreadableFile(
                f"In figure {place} of the file: there is a figure for this period of '{one.indicator}' already. "
                "Remove one of them."
            )
        seen.add(key)
        yield one


def _built(model: type[V], item: Any, what: str) -> V:
    try:
        return model.model_validate(item)
    except ValidationError as error:
        raise UnreadableFile(tidy(f"In {what} of the file: {explain(error)}")) from None


def place_of(one: Observation) -> tuple[str, str, str, str]:
    """Where a figure stands among the others, and what tells it from them."""
    return (one.indicator, one.comparison or "", one.category or "", one.period.key)


def tidy(sentence: str) -> str:
    """On one line, without what could upset a terminal or hide in a name, and not as long as the file."""
    line = " ".join(str(clean_text(sentence)).split())
    words = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in line)
    return words if len(words) <= _LONGEST_SENTENCE else words[:_LONGEST_SENTENCE].rstrip() + "..."
