"""Starter content: programmes made of a theory and what it uses from the library, read from YAML files."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from toc.exchange.library import TEMPLATES, built, load_library, read_yaml
from toc.exchange.native import ProgrammeFile, load_programme
from toc.model.base import Provenance, new_id
from toc.model.indicators import Measure, MeasureRole
from toc.model.priorities import Alignment, Framework
from toc.model.programme import Programme
from toc.model.theory import Assumption, Element, Link, TheoryOfChange

SAMPLES = TEMPLATES.parent / "sample_data"
EXAMPLE = "example_valley_team"


class TemplateCard(NamedTuple):
    """A way to start, as Home offers it."""

    name: str
    title: str
    description: str


class _Parts(NamedTuple):
    theory: TheoryOfChange
    measures: tuple[Measure, ...]
    alignments: tuple[Alignment, ...]


def list_templates() -> tuple[TemplateCard, ...]:
    """The ways to start, in Home's order."""
    return tuple(TemplateCard(start["id"], start["title"], start["sentence"]) for start in _starts())


def load_template(name: str) -> ProgrammeFile:
    """A new programme from a template, with an id of its own."""
    start = next(start for start in _starts() if start["id"] == name)
    parts = [_read_theory(theory) for theory in start["theories"]]
    theories = tuple(
        part.theory.model_copy(update={"inside": start.get("inside", {}).get(part.theory.id)}) for part in parts
    )
    measures = tuple(measure for part in parts for measure in part.measures)
    alignments = tuple(alignment for part in parts for alignment in part.alignments)
    return ProgrammeFile(programme=_with_library(start["title"], theories, measures, alignments))


def load_example() -> ProgrammeFile:
    """The fictional team with three years of figures."""
    return load_sample(EXAMPLE)


def load_sample(name: str) -> ProgrammeFile:
    """A fictional programme of `sample_data/`."""
    return load_programme((SAMPLES / name / f"{name}.toc.json").read_bytes())


@cache
def _starts() -> tuple[dict[str, Any], ...]:
    return tuple(read_yaml(TEMPLATES / "starts.yaml")["starts"])


@cache
def _read_theory(name: str) -> _Parts:
    path = TEMPLATES / "theories" / f"{name}.yaml"
    document = read_yaml(path)
    elements = [_Loose(element) for element in document.pop("elements")]
    links = [_Loose(link) for link in document.pop("links")]
    measures = [
        Measure(id=f"m_{element.id}_{indicator}", indicator=indicator, element=element.id, role=role)
        for element in elements
        for role, names in (
            (MeasureRole.MAIN, element.take("main_indicators")),
            (MeasureRole.SUPPORTING, element.take("supporting_indicators")),
        )
        for indicator in names
    ]
    reasons = read_yaml(TEMPLATES / "alignments.yaml")["alignments"]
    alignments = [
        Alignment(id=f"a_{element.id}_{priority}", item=element.id, priority=priority, **reasons[priority])
        for element in elements
        for priority in element.take("priorities")
    ]
    assumptions = [
        Assumption(id=f"h_{link.ends}_{place}", text=text, about=f"l_{link.ends}", provenance=Provenance())
        for link in links
        for place, text in enumerate(link.take("assumptions"), start=1)
    ]
    theory = built(
        TheoryOfChange,
        document
        | {
            "elements": tuple(built(Element, element.fields, path) for element in elements),
            "links": [link.as_link for link in links],
            "assumptions": tuple(assumptions),
        },
        path,
    )
    return _Parts(theory, tuple(measures), tuple(alignments))


class _Loose:
    """A YAML entry that says more than the entity it becomes."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self.fields = dict(fields)

    def take(self, name: str) -> list[str]:
        return list(self.fields.pop(name, ()))

    @property
    def id(self) -> str:
        return str(self.fields["id"])

    @property
    def ends(self) -> str:
        return f"{self.fields['from']}_{self.fields['to']}"

    @property
    def as_link(self) -> dict[str, Any]:
        rest = {name: value for name, value in self.fields.items() if name not in ("from", "to")}
        return rest | {"id": f"l_{self.ends}", "source": self.fields["from"], "target": self.fields["to"]}


def _with_library(
    name: str,
    theories: tuple[TheoryOfChange, ...],
    measures: tuple[Measure, ...],
    alignments: tuple[Alignment, ...],
) -> Programme:
    """The programme with all that its theories name, and nothing they do not."""
    library = load_library()
    wanted = {measure.indicator for measure in measures}
    indicators = tuple(one for one in library.indicators if one.id in wanted)
    served = {alignment.priority for alignment in alignments}
    frameworks = _whole_only(
        framework for framework in library.frameworks if any(priority.id in served for priority in framework.priorities)
    )
    used = {name for indicator in indicators for name in indicator.instruments}
    instruments = tuple(one for one in library.instruments if one.id in used)
    cited = _cited(theories) | _sources_of((*indicators, *instruments, *frameworks))
    cited |= {source for framework in frameworks for source in _sources_of(framework.priorities)}
    return Programme(
        id=new_id(),
        name=name,
        theories=theories,
        sources=tuple(one for one in library.sources if one.id in cited),
        indicators=indicators,
        instruments=instruments,
        measures=measures,
        frameworks=frameworks,
        alignments=alignments,
    )


def _whole_only(frameworks: Iterable[Framework]) -> tuple[Framework, ...]:
    """The frameworks, naming as the same only priorities that are here too."""
    kept = tuple(frameworks)
    here = {priority.id for framework in kept for priority in framework.priorities}
    return tuple(
        framework.model_copy(
            update={
                "priorities": tuple(
                    priority.model_copy(update={"same_as": tuple(one for one in priority.same_as if one in here)})
                    for priority in framework.priorities
                )
            }
        )
        for framework in kept
    )


def _cited(theories: Iterable[TheoryOfChange]) -> set[str]:
    items: list[Element | Link] = [item for theory in theories for item in (*theory.elements, *theory.links)]
    return {source for item in items for source in item.citations} | _sources_of(items)


def _sources_of(items: Iterable[Any]) -> set[str]:
    return {item.provenance.source for item in items if item.provenance.source is not None}
