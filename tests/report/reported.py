"""A small programme to report on, with everything a section tells of; and what a document says, as text."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any

from toc.analysis.periods import months_from
from toc.exchange.native import ProgrammeFile
from toc.exchange.templates import load_example
from toc.model.base import Source, SourceKind
from toc.model.collections import checked
from toc.model.figures import Observation, Period
from toc.model.indicators import (
    Baseline,
    Commentary,
    Definition,
    Direction,
    Indicator,
    IndicatorKind,
    Instrument,
    Measure,
    MeasureRole,
    Target,
)
from toc.model.plans import NeedInputs, ServiceYear
from toc.model.priorities import Alignment, Commissioner, Framework, Funding, Priority, SmallNumbers, Term
from toc.model.programme import Programme
from toc.model.theory import (
    Assumption,
    AssumptionStatus,
    Element,
    EvidenceGrade,
    Factor,
    FactorKind,
    Link,
    LinkKind,
    Stage,
    StageKind,
    TheoryOfChange,
)
from toc.report.blocks import Block, Bullets, Document, Section, Table
from toc.report.choices import DocumentChoices
from toc.report.content import build_document
from toc.report.layouts import Layout

AS_AT = date(2026, 9, 30)
MADE_AT = datetime(2026, 9, 30, 12, tzinfo=UTC)
QUARTERS = tuple(months_from(date(2025 + month // 12, month % 12 + 1, 1), 3) for month in range(3, 21, 3))
"""From April 2025 to September 2026."""

PROGRAMME = Programme(
    id="prog",
    name="Riverside Team",
    description="a team for babies and their parents",
    area="Riverside",
    fictional=True,
    theories=(
        TheoryOfChange(
            id="theory",
            name="Clinical level",
            accountability_stage="short",
            stages=(
                Stage(id="problem", name="Problem", kind=StageKind.PROBLEM),
                Stage(id="activity", name="Activities", kind=StageKind.ACTIVITY),
                Stage(id="short", name="Short-term outcomes", kind=StageKind.SHORT_TERM_OUTCOME),
                Stage(id="long", name="Long-term outcomes", kind=StageKind.LONG_TERM_OUTCOME),
            ),
            elements=(
                Element(id="strain", label="Bonds are strained", stage="problem", description="In many homes."),
                Element(
                    id="therapy", label="Therapy", stage="activity", target_group="families", owner="clinical lead"
                ),
                Element(id="warm", label="Parents are warmer", stage="short"),
                Element(id="calm", label="Babies are calmer", stage="short"),
                Element(id="care", label="Fewer children in care", stage="long"),
                Element(id="tray", label="Not placed yet"),
            ),
            links=(
                Link(
                    id="l1", source="strain", target="therapy", kind=LinkKind.ADDRESSES, rationale="it works on bonds"
                ),
                Link(
                    id="l2", source="therapy", target="warm", rationale="feelings are put into words",
                    mechanism="they become easier to bear", evidence=EvidenceGrade.MODERATE,
                    citations=("book", "secret"),
                ),
                Link(id="l3", source="therapy", target="calm"),
                Link(id="l4", source="warm", target="care", rationale="care that is warm lasts"),
            ),
            assumptions=(
                Assumption(
                    id="a1", text="Families come to the end", about="l2", status=AssumptionStatus.IN_DOUBT,
                    owner="clinical lead", review_on=date(2027, 3, 31), indicator="share",
                ),
            ),
            factors=(Factor(id="f1", label="Families may feel judged", kind=FactorKind.UNINTENDED_CONSEQUENCE),),
        ),
    ),
    sources=(
        Source(id="book", title="Outcomes of early help", authors="A. Author", year="2015"),
        Source(id="secret", kind=SourceKind.VOICE, title="A mother who wants to stay unnamed", note="Never print me."),
        Source(id="voice", kind=SourceKind.VOICE, title="A father", note="I look forward now.", consented=True),
    ),
    indicators=(
        Indicator(
            id="share", name="Parents who are warmer", kind=IndicatorKind.PERCENTAGE, direction=Direction.INCREASE,
            definitions=(Definition(text="Share with a better score", numerator="Parents", denominator="All parents"),),
            data_source="questionnaire", instruments=("scale",), owner="data officer",
            baseline=Baseline(
                period=Period(start=date(2024, 1, 1), end=date(2024, 12, 31)), numerator=40, denominator=100
            ),
        ),
        Indicator(id="visits", name="Visits", counts_people=False, direction=Direction.INCREASE),
        Indicator(id="loose", name="Not on the map"),
    ),
    instruments=(Instrument(id="scale", name="Warmth scale"),),
    measures=(
        Measure(id="m1", indicator="share", element="warm"),
        Measure(id="m2", indicator="visits", element="therapy", role=MeasureRole.SUPPORTING),
    ),
    targets=(
        Target(
            id="t1", indicator="share", value=60, commissioner="board",
            period=Period(start=date(2026, 4, 1), end=date(2027, 3, 31)),
        ),
    ),
    commentary=(Commentary(id="c1", indicator="share", period=QUARTERS[-1], happened="It held", by="Lead"),),
    frameworks=(
        Framework(id="fw", name="Outcomes for all", priorities=(Priority(id="p1", text="Warm outcome", code="P1"),)),
    ),
    alignments=(Alignment(id="al", item="warm", priority="p1"),),
    commissioners=(
        Commissioner(
            id="board", name="Valley Outcome Board", frameworks=("fw",), small_numbers=SmallNumbers.NHS,
            terms=(Term(word="outcome", replacement="difference"), Term(word="outcomes", replacement="differences")),
        ),
        Commissioner(id="other", name="Hidden Council"),
    ),
    funding=(
        Funding(id="fu1", commissioner="board", element="warm", year_starts=date(2027, 4, 1), amount=100_000),
        Funding(id="fu2", commissioner="other", element="calm", year_starts=date(2027, 4, 1), amount=77_777),
    ),
    need=NeedInputs(
        area="Riverside",
        births=1000,
        years=(ServiceYear(starts=date(2025, 4, 1), families_reached=62, caseload=20, staff=2),),
    ),
)  # fmt: skip

_SHARES = ((11, 20), (3, 20), (13, 22), (14, 21), (12, 20), (15, 23))
OBSERVATIONS = tuple(
    one
    for period, (part, whole), visits in zip(QUARTERS, _SHARES, (101, 103, 107, 109, 112, 117), strict=True)
    for one in (
        Observation(indicator="share", period=period, numerator=part, denominator=whole),
        Observation(indicator="visits", period=period, value=visits),
    )
)


def report(layout: Layout = Layout.BID, programme: Programme = PROGRAMME, **chosen: Any) -> Document:
    """A document about the small programme."""
    choices = DocumentChoices(**({"layout": layout, "as_at": AS_AT, "made_at": MADE_AT} | chosen))
    return build_document(programme, OBSERVATIONS, choices)


@cache
def example() -> ProgrammeFile:
    return load_example()


@cache
def example_report(layout: Layout, small_numbers: SmallNumbers = SmallNumbers.FEWER_THAN_5) -> Document:
    """A document about the example team, whose figures end on the day it is for."""
    file = example()
    choices = DocumentChoices(layout=layout, as_at=AS_AT, made_at=MADE_AT, small_numbers=small_numbers)
    return build_document(file.programme, file.observations, choices)


def with_theory(**fields: Any) -> Programme:
    """The small programme with its theory changed."""
    return checked(PROGRAMME, theories=(checked(PROGRAMME.theories[0], **fields),))


def section(document: Document, key: str) -> Section:
    return next(one for one in document.sections if one.key == key)


def tables(document: Document, key: str) -> list[Table]:
    return [block for block in section(document, key).blocks if isinstance(block, Table)]


def rows(table: Table) -> list[dict[str, str]]:
    """The cells' texts by their columns' titles."""
    titles = [column.title for column in table.columns]
    return [dict(zip(titles, (cell.text for cell in row), strict=True)) for row in table.rows]


def bullets(blocks: tuple[Block, ...]) -> list[str]:
    return [
        f"{item.strong} {item.text}".strip() for block in blocks if isinstance(block, Bullets) for item in block.items
    ]


def texts(value: Any) -> Iterator[str]:
    """Every text of a document or of a part of it, pictures included."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in ("picture", "figure"):
                yield from texts(getattr(value, field.name))


def said(value: Any) -> str:
    return "\n".join(text for text in texts(value) if text)
