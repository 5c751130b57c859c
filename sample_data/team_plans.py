"""What surrounds the fictional team's map: who pays, what was agreed, what happened, and what was said about it."""

from datetime import date

from toc.analysis.periods import period_containing
from toc.model.figures import Period
from toc.model.indicators import Commentary, Event, Frequency, Target, TargetKind
from toc.model.plans import NeedInputs, PopulationGroup, RoadmapKind, RoadmapStep, ServiceYear
from toc.model.priorities import Commissioner, Funding, FundingStatus, SmallNumbers, Term

BOARD, COUNCIL, TRUST = "valley_board", "valley_council", "valley_trust"

COMMISSIONERS = (
    Commissioner(
        id=BOARD,
        name="Example Valley Integrated Care Board (fictional)",
        kind="Integrated Care Board",
        nation="England",
        frameworks=("nhs_mh", "core20plus5_cyp", "tenyhp", "healthy_babies"),
        small_numbers=SmallNumbers.NHS,
        note="Lead commissioner since April 2024.",
    ),
    Commissioner(
        id=COUNCIL,
        name="Example Valley Council, public health and children's services (fictional)",
        kind="Local authority",
        nation="England",
        frameworks=("phof", "csc_nf", "bsil_2025", "lof_2026", "supporting_families"),
    ),
    Commissioner(
        id=TRUST,
        name="Example Valley Children's Trust Fund (fictional)",
        kind="Charitable trust",
        nation="England",
        frameworks=("cof",),
        terms=(Term(word="outcome", replacement="difference"), Term(word="indicator", replacement="sign of change")),
        reporting=Frequency.YEARLY,
    ),
)


def year(starts: int) -> Period:
    """The financial year that starts in April."""
    return period_containing(date(starts, 4, 1), Frequency.YEARLY)


def _quarter(starts: int, month: int) -> Period:
    return period_containing(date(starts, month, 1), Frequency.QUARTERLY)


def _target(name: str, indicator: str, starts: int, value: float, commissioner: str, agreed: date) -> Target:
    return Target(
        id=name, indicator=indicator, period=year(starts), value=value, commissioner=commissioner, agreed_on=agreed
    )


_SPRING_24, _SPRING_25, _SPRING_26 = date(2024, 3, 18), date(2025, 3, 20), date(2026, 3, 19)

TARGETS = (
    _target("t_wait_2024", "i_wait_first", 2024, 42, BOARD, _SPRING_24),
    _target("t_wait_2025", "i_wait_first", 2025, 35, BOARD, _SPRING_25),
    _target("t_wait_2026", "i_wait_first", 2026, 35, BOARD, _SPRING_26),
    _target("t_wait_2026_revised", "i_wait_first", 2026, 33, BOARD, date(2026, 6, 11)).model_copy(
        update={"replaces": "t_wait_2026", "note": "Revised at the June review, since 35 days are kept most months."}
    ),
    _target("t_std_2026", "i_wait_std", 2026, 80, BOARD, _SPRING_26),
    _target("t_mors_2026", "i_mors", 2026, 70, COUNCIL, _SPRING_26),
    _target("t_mood_2026", "i_mood", 2026, 60, BOARD, _SPRING_26),
    _target("t_paired_2026", "i_paired", 2026, 80, COUNCIL, _SPRING_26),
    _target("t_complete_2026", "i_complete", 2026, 75, BOARD, _SPRING_26),
    _target("t_feedback_2026", "i_feedback", 2026, 90, TRUST, _SPRING_26),
    _target("t_accept_2026", "i_accept", 2026, 80, BOARD, _SPRING_26),
    _target("t_wf_conf_2026", "i_wf_conf", 2026, 80, COUNCIL, _SPRING_26),
    _target("t_pathway_2026", "i_pathway", 2026, 5, COUNCIL, _SPRING_26),
    _target("t_equity_2026", "i_equity", 2026, 38, COUNCIL, _SPRING_26).model_copy(
        update={"kind": TargetKind.STRETCH, "note": "38 % of the valley's births are in the most deprived fifth."}
    ),
)

EVENTS = (
    Event(
        id="e_move",
        on=date(2024, 1, 15),
        label="Moved premises: from the clinic to a family hub",
        note="Decisions on referrals were not recorded for two months, and the quarter's feedback forms were lost.",
    ),
    Event(
        id="e_joint_visits",
        on=date(2024, 10, 1),
        label="Joint visits count as consultations from now on",
        indicators=("i_consult",),
        note="No more work than before: more of it is counted.",
    ),
    Event(
        id="e_new_post",
        on=date(2025, 4, 1),
        label="New post: a second parent-infant therapist starts",
        indicators=("i_wait_first", "i_wait_std", "i_families"),
    ),
    Event(id="e_hubs", on=date(2026, 4, 1), label="Best Start Family Hubs open across the valley"),
)

COMMENTARY = (
    Commentary(
        id="k_wait_2025",
        indicator="i_wait_first",
        period=_quarter(2025, 7),
        happened="Families have waited about two weeks less since April.",
        why="The second therapist took over first visits in the north of the valley.",
        next="Keep first visits on two fixed days, and look again after a year.",
        by="Service lead",
    ),
    Commentary(
        id="k_wait_2026",
        indicator="i_wait_first",
        period=_quarter(2026, 7),
        happened="A year and a half on, the shorter wait has held.",
        next="A lower target has been agreed.",
        by="Service lead",
    ),
    Commentary(
        id="k_consult_2024",
        indicator="i_consult",
        period=_quarter(2024, 10),
        happened="The count jumped in October.",
        why="Joint visits are counted from 1 October 2024. The work itself has not grown.",
        next="Compare only with months since then.",
        by="Data officer",
    ),
    Commentary(
        id="k_feedback_2024",
        indicator="i_feedback",
        period=_quarter(2024, 1),
        happened="No figure.",
        why="The forms were lost in the move.",
        next="Forms are filled in on a tablet since April 2024.",
        by="Service lead",
    ),
    Commentary(
        id="k_mors_2026",
        indicator="i_mors",
        period=_quarter(2026, 4),
        happened="The figure moves up and down by chance; there is no trend in it.",
        why="Some fifteen families have both scores in a quarter.",
        next="Report whole years to the council.",
        by="Clinical lead",
    ),
)

NEED = NeedInputs(
    area="Example Valley (fictional)",
    births=3100,
    births_source="made up for this example",
    low_source="van IJzendoorn and others 1999, by chapter 3",
    groups=(
        PopulationGroup(name="On low income", share=0.28, prevalence=0.34, source="by chapter 3"),
        PopulationGroup(
            name="Not on low income, a parent depressed", share=0.1, prevalence=0.21, source="by chapter 3"
        ),
        PopulationGroup(name="All others", share=0.62, prevalence=0.15, source="by chapter 3"),
    ),
    high_prevalence=0.34,
    high_source="if all were on low income, by chapter 3",
    years=(
        ServiceYear(starts=date(2023, 4, 1), families_reached=103, caseload=25, staff=4.2),
        ServiceYear(starts=date(2024, 4, 1), families_reached=108, caseload=25, staff=4.4),
        ServiceYear(starts=date(2025, 4, 1), families_reached=131, caseload=25, staff=5.4),
        ServiceYear(starts=date(2026, 4, 1), caseload=25, staff=5.4),
        ServiceYear(starts=date(2027, 4, 1), caseload=25, staff=6.9),
    ),
    note="The groups do not overlap, and their shares make up all births. Every figure about the valley is made up.",
)

ROADMAP = (
    RoadmapStep(
        id="r_team",
        on=date(2021, 9, 1),
        label="The team starts: one therapist and a half",
        kind=RoadmapKind.POST,
        families=40,
        cost=98_000,
    ),
    RoadmapStep(
        id="r_forum",
        on=date(2022, 5, 1),
        label="First infant mental health forum",
        kind=RoadmapKind.FORUM,
        families=0,
        cost=4_000,
    ),
    RoadmapStep(
        id="r_lead",
        on=date(2023, 4, 1),
        label="A clinical lead and a parent-infant psychologist",
        kind=RoadmapKind.POST,
        families=65,
        cost=118_000,
    ),
    RoadmapStep(
        id="r_strategy",
        on=date(2024, 6, 1),
        label="The valley's infant mental health strategy is agreed",
        kind=RoadmapKind.STRATEGY,
        families=0,
        cost=2_000,
    ),
    RoadmapStep(
        id="r_post",
        on=date(2025, 4, 1),
        label="Second parent-infant therapist",
        kind=RoadmapKind.POST,
        families=25,
        cost=58_000,
    ),
    RoadmapStep(
        id="r_groups",
        on=date(2027, 1, 11),
        label="Groups in the two southern family hubs",
        kind=RoadmapKind.OFFER,
        families=36,
        cost=24_000,
    ),
    RoadmapStep(
        id="r_fathers",
        on=date(2027, 4, 1),
        label="A worker for fathers and couples",
        kind=RoadmapKind.POST,
        families=20,
        cost=46_000,
    ),
)


def _funding(
    name: str, commissioner: str, element: str | None, starts: int, amount: float, status: FundingStatus
) -> Funding:
    return Funding(
        id=f"f_{name}_{element or 'all'}_{starts}",
        commissioner=commissioner,
        element=element,
        year_starts=date(starts, 4, 1),
        amount=amount,
        status=status,
        lead=commissioner == BOARD,
    )


FUNDING = (
    _funding("board", BOARD, "s_s1", 2024, 148_000, FundingStatus.ENDED),
    _funding("board", BOARD, "s_s1", 2025, 196_000, FundingStatus.ENDED),
    _funding("board", BOARD, "s_s1", 2026, 201_000, FundingStatus.AGREED),
    _funding("board", BOARD, "s_s1", 2027, 248_000, FundingStatus.ASKED),
    _funding("council", COUNCIL, "s_s2", 2025, 54_000, FundingStatus.ENDED),
    _funding("council", COUNCIL, "s_s2", 2026, 55_500, FundingStatus.AGREED),
    _funding("council", COUNCIL, "s_s3", 2026, 18_000, FundingStatus.AGREED),
    _funding("council", COUNCIL, "s_s2", 2027, 57_000, FundingStatus.ASKED),
    _funding("trust", TRUST, "s_m1", 2026, 30_000, FundingStatus.AGREED),
    _funding("trust", TRUST, None, 2027, 35_000, FundingStatus.ASKED),
)
