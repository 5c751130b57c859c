"""A content file in YAML: the values it says, or one sentence with the file and the line."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from toc.errors import TocError
from toc.model.explain import explain

LARGEST = 1_000_000
"""Bytes of a content file."""

Place = Sequence[int | str]
"""The way to a value of a file: names of fields and places in lists."""

V = TypeVar("V", bound=BaseModel)


class BadContent(TocError):
    """A content file that is not what it should be; the sentence names the file and the line."""


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C where it is built."""


def read_yaml(path: Path) -> dict[str, Any]:
    """A YAML file that holds one mapping. Raises BadContent naming the file and the line."""
    try:
        text = path.read_bytes()
    except OSError as error:
        raise BadContent(f"{path.name} cannot be read: {error.strerror}. Put it there again.") from None
    if len(text) > LARGEST:
        raise BadContent(f"{path.name} is larger than {LARGEST:,} bytes. Split it.")
    try:
        loader = _LOADER(text)
        node = loader.get_single_node()
        _refuse_repeats(node)
        document = None if node is None else loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        line = 1 if error.problem_mark is None else error.problem_mark.line + 1
        raise BadContent(f"{path.name}, line {line}: {error.problem}. Mend it.") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise BadContent(f"{path.name} is not YAML in UTF-8: {reason}. Mend it.") from None
    if not isinstance(document, dict):
        raise BadContent(f"{path.name}, line 1: the file has to hold fields with names. Mend it.")
    return document


def _refuse_repeats(node: Any) -> None:
    """No field twice in one place, and no aliases: a few of them can stand for gigabytes."""
    seen: set[int] = set()
    waiting = [] if node is None else [node]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            raise yaml.MarkedYAMLError(problem="this is named and used again elsewhere", problem_mark=node.start_mark)
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            names: set[str] = set()
            for key, value in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    raise yaml.MarkedYAMLError(problem="a field's name has to be text", problem_mark=key.start_mark)
                if key.value in names:
                    raise yaml.MarkedYAMLError(problem=f"'{key.value}' stands there twice", problem_mark=key.start_mark)
                names.add(key.value)
                waiting.append(value)


def built(model: type[V], document: Any, path: Path, at: Place = ()) -> V:
    """The value a document says; `at` is its place in the file. Raises BadContent naming the line and the field."""
    try:
        return model.model_validate(document)
    except ValidationError as error:
        raise bad_content(path, (*at, *error.errors()[0]["loc"]), explain(error)) from None


def bad_content(path: Path, at: Place, fault: str) -> BadContent:
    """What to raise for a fault at a place of the file."""
    return BadContent(f"{path.name}, line {find_line(path, at)}: {fault}")


def find_line(path: Path, at: Place) -> int:
    """The line a value stands on, or that of the nearest thing around it that the file has."""
    node = yaml.compose(path.read_bytes(), Loader=_LOADER)
    line = 1
    for step in at:
        found = _entry(node, step)
        if found is None:
            break
        mark, node = found
        line = mark.line + 1
    return line


def _entry(node: Any, step: int | str) -> tuple[Any, Any] | None:
    """Where the entry starts, and what it holds."""
    if isinstance(node, yaml.MappingNode):
        return next(((key.start_mark, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark, node.value[step]
    return None
