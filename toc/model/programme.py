"""Programme: everything a team keeps about one piece of work, apart from its figures."""

from typing import Self

from pydantic import Field, model_validator

from toc.model import limits
from toc.model.base import Entity, LongText, Name, ShortText, Source
from toc.model.figures import PairedResult
from toc.model.indicators import Commentary, Event, Indicator, Instrument, Measure, Target
from toc.model.plans import DismissedFinding, DocumentChoice, NeedInputs, RoadmapStep, Submission
from toc.model.priorities import Alignment, Commissioner, Framework, Funding
from toc.model.theory import Element, TheoryOfChange


class Programme(Entity):
    """The whole piece of work: one file, one unit of saving."""

    name: Name
    description: LongText = ""
    area: ShortText = ""
    fictional: bool = False
    """Sample content; the app says so wherever it shows it."""
    theories: tuple[TheoryOfChange, ...] = Field(default=(), max_length=limits.THEORIES)
    sources: tuple[Source, ...] = Field(default=(), max_length=limits.ENTRIES)
    indicators: tuple[Indicator, ...] = Field(default=(), max_length=limits.INDICATORS)
    instruments: tuple[Instrument, ...] = Field(default=(), max_length=limits.INDICATORS)
    measures: tuple[Measure, ...] = Field(default=(), max_length=limits.ENTRIES)
    targets: tuple[Target, ...] = Field(default=(), max_length=limits.ENTRIES)
    events: tuple[Event, ...] = Field(default=(), max_length=limits.ENTRIES)
    commentary: tuple[Commentary, ...] = Field(default=(), max_length=limits.ENTRIES)
    paired_results: tuple[PairedResult, ...] = Field(default=(), max_length=limits.ENTRIES)
    frameworks: tuple[Framework, ...] = Field(default=(), max_length=limits.FRAMEWORKS)
    alignments: tuple[Alignment, ...] = Field(default=(), max_length=limits.ENTRIES)
    commissioners: tuple[Commissioner, ...] = Field(default=(), max_length=limits.INDICATORS)
    funding: tuple[Funding, ...] = Field(default=(), max_length=limits.ENTRIES)
    need: NeedInputs = NeedInputs()
    roadmap: tuple[RoadmapStep, ...] = Field(default=(), max_length=limits.ENTRIES)
    dismissed_findings: tuple[DismissedFinding, ...] = Field(default=(), max_length=limits.ENTRIES)
    documents: tuple[DocumentChoice, ...] = Field(default=(), max_length=limits.ENTRIES)
    submissions: tuple[Submission, ...] = Field(default=(), max_length=limits.ENTRIES)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        from toc.model.chains import check_chains
        from toc.model.references import check_programme

        check_programme(self)
        check_chains(self)
        return self

    def theory(self, theory_id: str) -> TheoryOfChange | None:
        return next((theory for theory in self.theories if theory.id == theory_id), None)

    def commissioner(self, commissioner_id: str | None) -> Commissioner | None:
        return next((one for one in self.commissioners if one.id == commissioner_id), None)

    @property
    def elements(self) -> tuple[Element, ...]:
        """The boxes of all theories, those that wait in a tray too."""
        return tuple(element for theory in self.theories for element in theory.elements)
