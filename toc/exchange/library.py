"""The library: indicators, frameworks, instruments and sources to pick from, read from YAML files."""

from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from toc.exchange.content import bad_content, built, read_yaml
from toc.model.base import Entity, Source
from toc.model.indicators import Indicator, Instrument
from toc.model.priorities import Framework

TEMPLATES = Path(__file__).parents[2] / "templates"

E = TypeVar("E", bound=Entity)


class Library(NamedTuple):
    """Everything a programme can take in."""

    sources: tuple[Source, ...]
    instruments: tuple[Instrument, ...]
    indicators: tuple[Indicator, ...]
    frameworks: tuple[Framework, ...]


@cache
def load_library(folder: Path = TEMPLATES) -> Library:
    """The library as shipped. Raises BadContent naming the file and the line."""
    return Library(
        _read_list(folder / "sources.yaml", Source),
        _read_list(folder / "instruments.yaml", Instrument),
        _read_folder(folder / "indicators", Indicator),
        _read_folder(folder / "frameworks", Framework),
    )


def _read_folder(folder: Path, model: type[E]) -> tuple[E, ...]:
    """One entity a file, which is named after it."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        one = built(model, read_yaml(path), path)
        if one.id != path.stem:
            raise bad_content(path, ("id",), f"the id is '{one.id}'. Give it the file's name, or rename the file.")
        found.append(one)
    return tuple(found)


def _read_list(path: Path, model: type[E]) -> tuple[E, ...]:
    """The entities that the file lists under its own name."""
    items = read_yaml(path).get(path.stem)
    if not isinstance(items, list):
        raise bad_content(path, (path.stem,), f"'{path.stem}' has to be a list. Mend it.")
    found: dict[str, E] = {}
    for place, item in enumerate(items):
        one = built(model, item, path, (path.stem, place))
        if one.id in found:
            raise bad_content(path, (path.stem, place), f"the id '{one.id}' is used before. Give it another id.")
        found[one.id] = one
    return tuple(found.values())
