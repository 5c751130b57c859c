"""The bodies a commissioner can be started from, nation by nation, read from a content file."""

from functools import cache
from pathlib import Path

from toc.exchange.content import bad_content, built, read_yaml
from toc.exchange.library import TEMPLATES
from toc.model.base import Entity, Id, LongText, Name, ShortText, Value
from toc.model.indicators import Frequency
from toc.model.priorities import SmallNumbers, Term


class Body(Entity):
    """A kind of body, and what a commissioner of that kind begins with."""

    name: Name
    nation: Name
    as_of: ShortText = ""
    """When what is said of it held."""
    note: LongText = ""
    frameworks: tuple[Id, ...] = ()
    """Of the library."""
    reporting: Frequency = Frequency.QUARTERLY
    small_numbers: SmallNumbers = SmallNumbers.FEWER_THAN_5
    terms: tuple[Term, ...] = ()


class _Bodies(Value):
    bodies: tuple[Body, ...]


@cache
def load_bodies(folder: Path = TEMPLATES) -> tuple[Body, ...]:
    """The bodies as shipped, in the file's order. Raises BadContent naming the file and the line."""
    path = folder / "bodies.yaml"
    bodies = built(_Bodies, read_yaml(path), path).bodies
    seen: set[str] = set()
    for place, body in enumerate(bodies):
        if body.id in seen:
            raise bad_content(path, ("bodies", place), f"the id '{body.id}' is used before. Give it another id.")
        seen.add(body.id)
    return bodies
