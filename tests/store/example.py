"""A small programme, its authors and their edits, and a clock for the tests of the store."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from toc.model.base import Value
from toc.model.collections import Collection, checked
from toc.model.edits import Add, Change, Edit, FigureChange, Move, PutFigures, Remove
from toc.model.figures import Observation, Period
from toc.model.indicators import Indicator
from toc.model.programme import Programme
from toc.model.theory import Element, Link, Stage, StageKind, TheoryLevel, TheoryOfChange
from toc.store import Author

ANN = Author(id="ann", name="First author")
BEN = Author(id="ben", name="Second author")

PROGRAMME = Programme(
    id="prog",
    name="Team A",
    fictional=True,
    theories=(
        TheoryOfChange(
            id="map",
            name="System level",
            level=TheoryLevel.SYSTEM,
            stages=(
                Stage(id="do", name="Activities", kind=StageKind.ACTIVITY),
                Stage(id="see", name="Outcomes", kind=StageKind.SHORT_TERM_OUTCOME),
            ),
            elements=(
                Element(id="training", label="Training", stage="do"),
                Element(id="direct", label="Direct work", stage="do"),
                Element(id="skills", label="Skills grow", stage="see"),
            ),
            links=(Link(id="t-s", source="training", target="skills"),),
        ),
    ),
    indicators=(Indicator(id="trained", name="People trained"), Indicator(id="seen", name="Families seen")),
)


class Clock:
    """A time that stands still until the test moves it on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 30, 15, 123_456, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move_on(self, **by: float) -> datetime:
        self.now += timedelta(**by)
        return self.now


def label(element: str, text: str, seen: str | None = None) -> Edit:
    """Type a label; over one that was seen, if it is given."""
    base: dict[str, Any] = {} if seen is None else {"label": seen}
    return Change(collection=Collection.ELEMENTS, id=element, fields={"label": text}, base=base)


def note(element: str, text: str) -> Edit:
    return Change(collection=Collection.ELEMENTS, id=element, fields={"notes": text})


def add(element: str, stage: str | None = "do") -> Edit:
    item = {"id": element, "label": f"Box {element}", "stage": stage}
    return Add(collection=Collection.ELEMENTS, parent="map", item=item)


def remove(element: str) -> Edit:
    return Remove(collection=Collection.ELEMENTS, id=element)


def move(element: str, after: str) -> Edit:
    return Move(collection=Collection.ELEMENTS, id=element, after=after)


def month(number: int) -> Period:
    return Period(start=date(2025, number, 1), end=date(2025, number, 28))


def figure(number: int, value: float, indicator: str = "trained", **more: Any) -> Observation:
    """The figure of a month."""
    return Observation(indicator=indicator, period=month(number), value=value, **more)


def put(*observations: Observation, base: Mapping[int, Observation] | None = None) -> Edit:
    """Type figures; over those that were seen in their months, if they are given."""
    seen = base or {}
    return PutFigures(
        cells=tuple(
            FigureChange(key=one.key, observation=one, base=seen.get(one.period.start.month)) for one in observations
        )
    )


def clear(observation: Observation) -> Edit:
    return PutFigures(cells=(FigureChange(key=observation.key, observation=None, base=observation),))


def named(programme_id: str) -> Programme:
    """The programme under another id."""
    return checked(PROGRAMME, id=programme_id)


def text_of(value: Value) -> str:
    """To the byte, as it is kept."""
    return value.model_dump_json()


def labels(programme: Programme) -> dict[str, str]:
    return {element.id: element.label for theory in programme.theories for element in theory.elements}


def order(programme: Programme) -> list[str]:
    return [element.id for theory in programme.theories for element in theory.elements]


def values(observations: tuple[Observation, ...]) -> dict[int, float | None]:
    """The value of each month."""
    return {one.period.start.month: one.value for one in observations}
