"""A starter theory as its YAML file says it: boxes with their indicators and priorities, arrows with assumptions."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import Field

from toc.exchange.content import Place, bad_content, built, read_yaml
from toc.model.base import Entity, Id, LongText, Value
from toc.model.collections import checked
from toc.model.indicators import Measure, MeasureRole
from toc.model.priorities import Alignment, AlignmentStrength
from toc.model.theory import Assumption, Element, Link, TheoryOfChange

E = TypeVar("E", bound=Entity)


class TheoryParts(NamedTuple):
    """A theory with what ties it to the library."""

    theory: TheoryOfChange
    measures: tuple[Measure, ...]
    alignments: tuple[Alignment, ...]


class _Box(Element):
    main_indicators: tuple[Id, ...] = ()
    supporting_indicators: tuple[Id, ...] = ()
    priorities: tuple[Id, ...] = ()


class _Arrow(Link):
    """Named by its ends, so the file gives it no id."""

    id: Id = "arrow"
    source: Id = Field(validation_alias="from")
    target: Id = Field(validation_alias="to")
    assumptions: tuple[LongText, ...] = ()

    @property
    def ends(self) -> str:
        return f"{self.source}_{self.target}"

    @property
    def named(self) -> str:
        return f"l_{self.ends}"


class _TheoryFile(TheoryOfChange):
    elements: tuple[_Box, ...] = ()
    links: tuple[_Arrow, ...] = ()


class Reason(Value):
    """How something serves a priority, and why."""

    strength: AlignmentStrength
    reason: LongText = Field(min_length=1)


class Reasons(Value):
    """Why priorities are served: in general, and by a box or an indicator in its own way."""

    alignments: dict[Id, Reason]
    of_boxes: dict[Id, dict[Id, Reason]] = {}
    of_indicators: dict[Id, dict[Id, Reason]] = {}

    def find(self, box: str, priority: str) -> Reason | None:
        return self.of_boxes.get(box, {}).get(priority, self.alignments.get(priority))


def load_reasons(path: Path) -> Reasons:
    """The reasons of a file. Raises BadContent naming the file and the line."""
    return built(Reasons, read_yaml(path), path)


def load_theory(path: Path, reasons: Reasons, indicators: Collection[str]) -> TheoryParts:
    """The theory of a file; what it names has to be in the library. Raises BadContent naming the file and the line."""
    file = built(_TheoryFile, read_yaml(path), path)
    return TheoryParts(
        _theory(file),
        tuple(_measures(path, file, indicators)),
        tuple(_alignments(path, file, reasons)),
    )


def _theory(file: _TheoryFile) -> TheoryOfChange:
    fields = {name: getattr(file, name) for name in TheoryOfChange.model_fields}
    assumptions = tuple(
        Assumption(id=f"h_{arrow.ends}_{place}", text=text, about=arrow.named)
        for arrow in file.links
        for place, text in enumerate(arrow.assumptions, start=1)
    )
    return TheoryOfChange(
        **fields
        | {
            "elements": tuple(_plain(Element, box) for box in file.elements),
            "links": tuple(checked(_plain(Link, arrow), id=arrow.named) for arrow in file.links),
            "assumptions": (*file.assumptions, *assumptions),
        }
    )


def _plain(model: type[E], entry: E) -> E:
    """The entity without what its entry says beyond it."""
    return model(**{name: getattr(entry, name) for name in model.model_fields})


def _measures(path: Path, file: _TheoryFile, indicators: Collection[str]) -> Iterator[Measure]:
    for place, box in enumerate(file.elements):
        for role, field, names in (
            (MeasureRole.MAIN, "main_indicators", box.main_indicators),
            (MeasureRole.SUPPORTING, "supporting_indicators", box.supporting_indicators),
        ):
            for index, name in enumerate(names):
                if name not in indicators:
                    at: Place = ("elements", place, field, index)
                    raise bad_content(path, at, f"the library has no indicator '{name}'. Add it, or pick another.")
                yield Measure(id=f"m_{box.id}_{name}", indicator=name, element=box.id, role=role)


def _alignments(path: Path, file: _TheoryFile, reasons: Reasons) -> Iterator[Alignment]:
    for place, box in enumerate(file.elements):
        for index, priority in enumerate(box.priorities):
            found = reasons.find(box.id, priority)
            if found is None:
                at: Place = ("elements", place, "priorities", index)
                raise bad_content(path, at, f"no reason is given for '{priority}'. Add one, or pick another.")
            yield Alignment(
                id=f"a_{box.id}_{priority}",
                item=box.id,
                priority=priority,
                strength=found.strength,
                reason=found.reason,
            )
