"""A small programme that the tests of the services share, and its author."""

from toc.model.apply import Applied, apply
from toc.model.edits import Edit
from toc.model.indicators import Indicator, Measure
from toc.model.programme import Programme
from toc.model.theory import Element, Link, Stage, StageKind, TheoryLevel, TheoryOfChange

PROGRAMME = Programme(
    id="prog",
    name="Team A",
    theories=(
        TheoryOfChange(
            id="theory",
            name="System level",
            level=TheoryLevel.SYSTEM,
            stages=(
                Stage(id="activities", name="Activities", kind=StageKind.ACTIVITY),
                Stage(id="outcomes", name="Outcomes", kind=StageKind.SHORT_TERM_OUTCOME),
            ),
            elements=(
                Element(id="training", label="Training", stage="activities"),
                Element(id="direct", label="Direct work", stage="activities"),
                Element(id="skills", label="Skills grow", stage="outcomes"),
                Element(id="waiting", label="Still to place"),
            ),
            links=(
                Link(id="t-s", source="training", target="skills"),
                Link(id="d-s", source="direct", target="skills"),
            ),
        ),
    ),
    indicators=(Indicator(id="trained", name="People trained"),),
    measures=(Measure(id="m", indicator="trained", element="skills"),),
)


def after(edit: Edit, programme: Programme = PROGRAMME) -> Applied:
    return apply(programme, edit)
