"""Starter content: programmes made of theories and what they use from the library."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from toc.errors import TocError
from toc.exchange.content import built, read_yaml
from toc.exchange.library import TEMPLATES, load_library
from toc.exchange.native import ProgrammeFile, load_programme
from toc.exchange.theory_file import Reasons, TheoryParts, load_reasons, load_theory
from toc.model.base import Id, Name, ShortText, Value, new_id
from toc.model.indicators import Measure
from toc.model.priorities import Alignment, Framework
from toc.model.programme import Programme
from toc.model.theory import Element, Link, TheoryOfChange

SAMPLES = TEMPLATES.parent / "sample_data"
EXAMPLE = "example_valley_team"


class UnknownTemplate(TocError):
    """There is no such template."""


class TemplateCard(NamedTuple):
    """A way to start, as Home offers it."""

    name: str
    title: str
    description: str


class _Start(Value):
    id: Id
    programme: Name
    """What a programme made from it is called until its team names it."""
    title: Name
    sentence: ShortText
    theories: tuple[Id, ...]
    inside: dict[Id, Id] = {}
    """Theory by the box of another that it explains."""


class _Starts(Value):
    starts: tuple[_Start, ...]


def list_templates() -> tuple[TemplateCard, ...]:
    """The ways to start, in Home's order."""
    return tuple(TemplateCard(start.id, start.title, start.sentence) for start in _starts())


def load_template(name: str) -> ProgrammeFile:
    """A new programme from a template, with an id of its own."""
    start = next((start for start in _starts() if start.id == name), None)
    if start is None:
        known = ", ".join(start.id for start in _starts())
        raise UnknownTemplate(f"There is no template '{name}'. Choose one of {known}.")
    parts = [_read_theory(theory) for theory in start.theories]
    theories = tuple(part.theory.model_copy(update={"inside": start.inside.get(part.theory.id)}) for part in parts)
    measures = tuple(measure for part in parts for measure in part.measures)
    alignments = tuple(alignment for part in parts for alignment in part.alignments)
    return ProgrammeFile(programme=_with_library(start.programme, theories, measures, alignments))


def load_example() -> ProgrammeFile:
    """The fictional team with three years of figures."""
    return load_sample(EXAMPLE)


def load_sample(name: str) -> ProgrammeFile:
    """A fictional programme of `sample_data/`."""
    return load_programme((SAMPLES / name / f"{name}.toc.json").read_bytes())


@cache
def _starts() -> tuple[_Start, ...]:
    path = TEMPLATES / "starts.yaml"
    return built(_Starts, read_yaml(path), path).starts


@cache
def _reasons() -> Reasons:
    return load_reasons(TEMPLATES / "alignments.yaml")


@cache
def _read_theory(name: str) -> TheoryParts:
    indicators = {indicator.id for indicator in load_library().indicators}
    return load_theory(TEMPLATES / "theories" / f"{name}.yaml", _reasons(), indicators)


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
    alignments = (*alignments, *_alignments_of(wanted))
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


def _alignments_of(indicators: Iterable[str]) -> tuple[Alignment, ...]:
    """What indicators serve by themselves."""
    return tuple(
        Alignment(
            id=f"a_{indicator}_{priority}",
            item=indicator,
            priority=priority,
            strength=found.strength,
            reason=found.reason,
        )
        for indicator, served in _reasons().of_indicators.items()
        if indicator in indicators
        for priority, found in served.items()
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
    cited: set[str] = set()
    for theory in theories:
        claims: tuple[Element | Link, ...] = (*theory.elements, *theory.links)
        cited |= {source for claim in claims for source in claim.citations}
        cited |= _sources_of((*claims, *theory.assumptions, *theory.factors))
    return cited


def _sources_of(items: Iterable[Any]) -> set[str]:
    return {item.provenance.source for item in items if item.provenance.source is not None}
