"""How much a programme may hold: one more than the limit is refused with a sentence, and changes nothing."""

import annotated_types
import pytest
from pydantic import ValidationError

from toc.model import limits
from toc.model.apply import apply
from toc.model.collections import KINDS, Collection, unchecked
from toc.model.edits import Add, Arrange, Edit, FigureChange, PutFigures, Together
from toc.model.explain import InvalidValue
from toc.model.figures import FigureKey, Observation, PairedResult
from toc.model.indicators import Category, Indicator
from toc.model.priorities import Framework, Priority
from toc.model.programme import Programme
from toc.model.theory import Assumption, Element, Factor, FactorKind, Link, Stage, TheoryOfChange

C = Collection
MODELS = {kind.model for kind in KINDS.values()} | {Programme, Observation, PairedResult}


def test_every_list_of_the_model_has_a_limit() -> None:
    unlimited = [
        f"{model.__name__}.{name}"
        for model in MODELS
        for name, field in model.model_fields.items()
        if str(field.annotation).startswith("tuple")
        if not any(isinstance(rule, annotated_types.MaxLen) for rule in field.metadata)
    ]
    assert unlimited == []


STAGES = tuple(Stage(id=f"s{n}", name="S") for n in range(limits.STAGES))
BOXES = tuple(Element(id=f"e{n}", label="E") for n in range(limits.ELEMENTS))
ARROWS = tuple(Link(id=f"l{n}", source=f"e{n // 400}", target=f"e{100 + n % 400}") for n in range(limits.LINKS))
ASSUMPTIONS = tuple(Assumption(id=f"a{n}", text="A", about="e0") for n in range(limits.ATTACHED))
FACTORS = tuple(Factor(id=f"f{n}", label="F", kind=FactorKind.ENABLING) for n in range(limits.ATTACHED))
FULL = TheoryOfChange(
    id="t", name="T", stages=STAGES, elements=BOXES, links=ARROWS, assumptions=ASSUMPTIONS, factors=FACTORS
)
THEORIES = (FULL, *(TheoryOfChange(id=f"t{n}", name="T") for n in range(limits.THEORIES - 1)))
PRIORITIES = tuple(Priority(id=f"p{n}", text="P") for n in range(limits.PRIORITIES))
FRAMEWORKS = (
    Framework(id="w", name="W", priorities=PRIORITIES),
    *(Framework(id=f"w{n}", name="W") for n in range(limits.FRAMEWORKS - 1)),
)
INDICATORS = tuple(Indicator(id=f"i{n}", name="I") for n in range(limits.INDICATORS))
PROGRAMME = Programme(id="p", name="P", theories=THEORIES, frameworks=FRAMEWORKS, indicators=INDICATORS)


@pytest.mark.parametrize(
    ("collection", "parent", "item", "most"),
    [
        (C.THEORIES, None, {"name": "T"}, limits.THEORIES),
        (C.STAGES, "t", {"name": "S"}, limits.STAGES),
        (C.ELEMENTS, "t", {"label": "E"}, limits.ELEMENTS),
        (C.LINKS, "t", {"source": "e499", "target": "e0"}, limits.LINKS),
        (C.ASSUMPTIONS, "t", {"text": "A", "about": "e0"}, limits.ATTACHED),
        (C.FACTORS, "t", {"label": "F", "kind": "enabling"}, limits.ATTACHED),
        (C.FRAMEWORKS, None, {"name": "W"}, limits.FRAMEWORKS),
        (C.PRIORITIES, "w", {"text": "P"}, limits.PRIORITIES),
        (C.INDICATORS, None, {"name": "I"}, limits.INDICATORS),
    ],
)
def test_one_more_than_a_programme_may_hold_is_refused(
    collection: Collection, parent: str | None, item: dict[str, str], most: int
) -> None:
    edit = Add(collection=collection, parent=parent, item=item | {"id": "one-more"})
    with pytest.raises(InvalidValue) as caught:
        apply(PROGRAMME, edit)
    on_a_map = {C.ELEMENTS: f"A map holds {most:,} boxes at most. ", C.LINKS: f"A map holds {most:,} arrows at most. "}
    assert caught.value.message.startswith(on_a_map.get(collection, f"'{collection}' holds more than {most:,}. "))


def test_the_last_that_fits_is_taken() -> None:
    room = unchecked(PROGRAMME, theories=(unchecked(FULL, elements=BOXES[:-1], links=ARROWS[:-1], assumptions=()),))
    last = Add(collection=C.ELEMENTS, parent="t", item={"id": "last", "label": "E"})
    applied = apply(unchecked(room, theories=(unchecked(room.theories[0], links=()),)), last)
    assert len(applied.programme.theories[0].elements) == limits.ELEMENTS


def test_an_edit_carries_so_many_figures_steps_and_places() -> None:
    cell = FigureChange(key=FigureKey.model_validate(
        {"indicator": "i0", "period": {"start": "2024-01-01", "end": "2024-01-31"}}), observation=None)  # fmt: skip
    step: Edit = Add(collection=C.INDICATORS, item={})
    for most, build in (
        (limits.FIGURES_INLINE, lambda n: PutFigures(cells=(cell,) * n)),
        (limits.EDITS_TOGETHER, lambda n: Together(edits=(step,) * n)),
        (limits.ENTRIES, lambda n: Arrange(collection=C.SOURCES, order=("x",) * n)),
    ):
        assert build(most) is not None
        with pytest.raises(ValidationError):
            build(most + 1)


def test_a_breakdown_has_so_many_categories() -> None:
    categories = tuple(Category(id=f"c{n}", name="C") for n in range(limits.CATEGORIES + 1))
    for count, taken in ((limits.CATEGORIES, True), (limits.CATEGORIES + 1, False)):
        item = {"id": "i", "name": "I", "breakdown": {"name": "Area", "categories": categories[:count]}}
        if taken:
            assert Indicator.model_validate(item).breakdown is not None
        else:
            with pytest.raises(ValidationError, match="at most 500"):
                Indicator.model_validate(item)
