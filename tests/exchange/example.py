"""A programme that has something in every collection, with text that is hard to carry."""

from datetime import date

from toc.exchange.native import ProgrammeFile
from toc.model.base import Provenance, ProvenanceStatus, Source, SourceKind
from toc.model.figures import Observation, ObservationState, PairedResult, Period
from toc.model.indicators import (
    Baseline,
    Breakdown,
    Category,
    ChartSettings,
    Code,
    Commentary,
    Comparison,
    Definition,
    Direction,
    Event,
    Frequency,
    Indicator,
    IndicatorKind,
    Instrument,
    Measure,
    Rebase,
    Target,
    Threshold,
)
from toc.model.plans import (
    DismissedFinding,
    DocumentChoice,
    NeedInputs,
    PopulationGroup,
    RoadmapStep,
    ServiceYear,
    Submission,
)
from toc.model.priorities import Alignment, Commissioner, Framework, Funding, Priority, PriorityLevel, Term
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
    TheoryLevel,
    TheoryOfChange,
)

HARD_TEXT = "Tŷ a dŵr <script>alert(\"x\")</script> & 'quotes' 👨‍👩‍👧 עברית العربية\nsecond line"
YEAR = Period(start=date(2024, 4, 1), end=date(2025, 3, 31))
QUARTERS = tuple(
    Period(start=date(2024, first, 1), end=date(2024, first + 2, last)) for first, last in ((4, 30), (7, 30), (10, 31))
)
_FOUND = Provenance(status=ProvenanceStatus.FOUND, source="toolkit", note="page 12")

SYSTEM = TheoryOfChange(
    id="system",
    name="System level",
    level=TheoryLevel.SYSTEM,
    accountability_stage="short",
    stages=(
        Stage(id="problem", name="Problem", kind=StageKind.PROBLEM),
        Stage(id="activity", name="Activities", kind=StageKind.ACTIVITY, description="What the team does"),
        Stage(id="short", name="Short-term outcomes", kind=StageKind.SHORT_TERM_OUTCOME),
    ),
    elements=(
        Element(id="need", label="Few know the signs", stage="problem"),
        Element(id="train", label=HARD_TEXT, stage="activity", owner="Service lead", citations=("toolkit",)),
        Element(id="direct", label="Direct work", stage="activity", provenance=_FOUND),
        Element(id="skills", label="Skills grow", stage="short"),
        Element(id="later", label="Still to place"),
    ),
    links=(
        Link(id="n-t", source="need", target="train", kind=LinkKind.ADDRESSES),
        Link(id="t-s", source="train", target="skills", evidence=EvidenceGrade.STRONG, rationale="Practice"),
    ),
    assumptions=(
        Assumption(
            id="time",
            text="Managers give time",
            about="t-s",
            status=AssumptionStatus.IN_DOUBT,
            review_on=date(2025, 1, 31),
            indicator="trained",
        ),
    ),
    factors=(Factor(id="posts", label="Posts are filled", kind=FactorKind.ENABLING, about="direct"),),
)

PROGRAMME = Programme(
    id="example",
    name="Team A",
    description="An example.",
    area="Anywhere",
    fictional=True,
    theories=(
        SYSTEM,
        TheoryOfChange(
            id="clinical",
            name="Clinical level",
            level=TheoryLevel.CLINICAL,
            inside="direct",
            stages=(Stage(id="c-activity", name="Activities", kind=StageKind.ACTIVITY),),
            elements=(Element(id="c-visit", label="Visit", stage="c-activity"),),
        ),
    ),
    sources=(Source(id="toolkit", title="A toolkit", kind=SourceKind.PUBLICATION, year="2020"),),
    indicators=(
        Indicator(
            id="trained",
            name="People trained",
            frequency=Frequency.QUARTERLY,
            direction=Direction.INCREASE,
            definitions=(Definition(text="All who came"), Definition(in_force_from=date(2024, 7, 1), text="All days")),
            breakdown=Breakdown(name="Area", categories=(Category(id="north", name="North"),)),
            comparisons=(Comparison(id="england", name="England"),),
            baseline=Baseline(period=YEAR, value=12.5),
            codes=(Code(scheme="Own", code="1.1"),),
            chart=ChartSettings(rebases=(Rebase(on=date(2024, 7, 1), reason="New post"),)),
        ),
        Indicator(id="reached", name="Share reached", kind=IndicatorKind.PERCENTAGE, instruments=("scale",)),
    ),
    instruments=(
        Instrument(id="scale", name="A scale", minimum=0, maximum=27, caseness=Threshold(name="case", value=10)),
    ),
    measures=(Measure(id="m1", indicator="trained", element="skills"),),
    targets=(
        Target(id="t1", indicator="trained", period=YEAR, value=40, commissioner="board"),
        Target(id="t2", indicator="trained", period=YEAR, value=50, replaces="t1", profile=(0.2, 0.5, 0.8, 1)),
    ),
    events=(Event(id="e1", on=date(2024, 7, 1), label="A new post", indicators=("trained",)),),
    commentary=(Commentary(id="k1", indicator="trained", period=YEAR, happened="More came", next="Go on"),),
    paired_results=(
        PairedResult(id="p1", instrument="scale", period=YEAR, closed=30, paired=20, improved=12, unchanged=8),
    ),
    frameworks=(
        Framework(
            id="fw",
            name="A framework",
            priorities=(
                Priority(id="pr1", text="Early help", level=PriorityLevel.DOMAIN),
                Priority(id="pr2", text="Fewer in crisis", parent="pr1", same_as=("pr1",)),
            ),
        ),
    ),
    alignments=(Alignment(id="a1", item="skills", priority="pr2", reason="Skills help early"),),
    commissioners=(
        Commissioner(
            id="board", name="A board", frameworks=("fw",), terms=(Term(word="outcome", replacement="difference"),)
        ),
    ),
    funding=(Funding(id="f1", commissioner="board", element="skills", year_starts=date(2024, 4, 1), amount=1000.5),),
    need=NeedInputs(
        area="Anywhere",
        births=3000,
        groups=(PopulationGroup(name="Most deprived fifth", share=0.2, prevalence=0.26),),
        years=(ServiceYear(starts=date(2024, 4, 1), families_reached=120, staff=4.5),),
    ),
    roadmap=(RoadmapStep(id="r1", on=date(2025, 9, 1), label="A forum"),),
    dismissed_findings=(DismissedFinding(id="d1", rule="orphan", about="later", reason="To be placed"),),
    documents=(DocumentChoice(id="doc1", name="Bid", commissioner="board", sections=("map", "outcomes")),),
    submissions=(Submission(id="s1", name="Year", commissioner="board", period=YEAR, on=date(2025, 5, 1), revision=7),),
)

OBSERVATIONS = (
    *(Observation(indicator="trained", period=period, value=10.0 + n) for n, period in enumerate(QUARTERS)),
    Observation(indicator="trained", period=QUARTERS[0], category="north", value=4, note="First day\nonly"),
    Observation(indicator="trained", period=QUARTERS[0], comparison="england", value=9.25, lower=9, upper=9.5),
    Observation(indicator="reached", period=QUARTERS[0], numerator=12, denominator=40, provisional=True),
    Observation(indicator="reached", period=QUARTERS[1], state=ObservationState.SUPPRESSED),
)

FILE = ProgrammeFile(programme=PROGRAMME, observations=OBSERVATIONS)
