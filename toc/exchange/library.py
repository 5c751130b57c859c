"""The library: indicators, frameworks, instruments and sources to pick from, read from YAML files."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import yaml
from pydantic import ValidationError

from toc.errors import TocError
from toc.model.base import Source, Value
from toc.model.explain import explain
from toc.model.indicators import Indicator, Instrument
from toc.model.priorities import Framework

TEMPLATES = Path(__file__).parents[2] / "templates"
LARGEST = 1_000_000
"""Bytes of a YAML file."""

V = TypeVar("V", bound=Value)


class BadContent(TocError):
    """A content file that is not what it should be; the sentence names the file and the place."""


class Library(NamedTuple):
    """Everything a programme can take in."""

    sources: tuple[Source, ...]
    instruments: tuple[Instrument, ...]
    indicators: tuple[Indicator, ...]
    frameworks: tuple[Framework, ...]


@cache
def load_library(folder: Path = TEMPLATES) -> Library:
    """The library as shipped."""
    return Library(
        _read_list(folder / "sources.yaml", Source),
        _read_list(folder / "instruments.yaml", Instrument),
        _read_folder(folder / "indicators", Indicator),
        _read_folder(folder / "frameworks", Framework),
    )


def read_yaml(path: Path) -> dict[str, Any]:
    """A YAML file that holds one mapping. Raises BadContent naming the file and the line."""
    text = path.read_bytes()
    if len(text) > LARGEST:
        raise BadContent(f"{path.name} is larger than {LARGEST:,} bytes. Split it.")
    try:
        document = yaml.load(text, Loader=_Loader)  # noqa: S506  # the safe loader, in C
    except yaml.MarkedYAMLError as error:
        line = 0 if error.problem_mark is None else error.problem_mark.line + 1
        raise BadContent(f"{path.name}, line {line}: {error.problem}. Mend it.") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadContent(f"{path.name} is not YAML in UTF-8: {error}. Mend it.") from None
    if not isinstance(document, dict):
        raise BadContent(f"{path.name} has to hold fields with names. Mend it.")
    return document


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C one where it is built
    """Safe, and without anchors: a few of them can stand for gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="an alias, which content files do without")
        return super().compose_node(parent, index)


def built(model: type[V], document: Any, path: Path) -> V:
    """The value a document says. Raises BadContent naming the file and the field."""
    try:
        return model.model_validate(document)
    except ValidationError as error:
        raise BadContent(f"{path.name}: {explain(error)}") from None


def _read_folder(folder: Path, model: type[V]) -> tuple[V, ...]:
    return tuple(built(model, read_yaml(path), path) for path in sorted(folder.glob("*.yaml")))


def _read_list(path: Path, model: type[V]) -> tuple[V, ...]:
    return tuple(built(model, item, path) for item in read_yaml(path)[path.stem])
