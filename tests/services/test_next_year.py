"""Starting next year from a programme."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from toc.analysis.periods import months_from
from toc.exchange.templates import load_example
from toc.model.base import Entity
from toc.model.collections import walk
from toc.model.figures import Observation
from toc.model.indicators import Baseline, Indicator, IndicatorKind, Target
from toc.model.plans import Submission
from toc.model.priorities import Alignment, Commissioner, Framework, Funding, FundingStatus, Priority
from toc.model.programme import Programme
from toc.model.theory import Element, TheoryOfChange
from toc.services.next_year import (
    Choices,
    NoName,
    Review,
    build_next,
    build_review,
    next_year_after,
    start_next_year,
)
from toc.services.workspace import Workspace
from toc.store import Author

STARTS = date(2027, 4, 1)
THIS, NEXT = months_from(date(2026, 4, 1), 12), months_from(STARTS, 12)
SHARE = Indicator(id="share", name="Share", kind=IndicatorKind.PERCENTAGE, baseline=Baseline(value=40))


def figure(year: int, **more: Any) -> Observation:
    return Observation.model_validate({"indicator": "share", "period": months_from(date(year, 4, 1), 12)} | more)


def programme(**more: Any) -> Programme:
    return Programme(
        id="p",
        name="Team",
        theories=(TheoryOfChange(id="t", name="T", elements=(Element(id="e", label="Skills"),)),),
        indicators=(SHARE, Indicator(id="bare", name="Bare")),
        commissioners=(Commissioner(id="board", name="Board"),),
        **more,
    )


@pytest.mark.parametrize(
    ("today", "starts"),
    [(date(2026, 4, 1), STARTS), (date(2027, 3, 31), STARTS), (date(2027, 4, 1), date(2028, 4, 1))],
)
def test_the_next_year_is_the_one_after_todays(today: date, starts: date) -> None:
    assert next_year_after(today) == starts


def test_the_last_actual_before_the_year_is_proposed_as_its_baseline() -> None:
    figures = (figure(2025, numerator=30, denominator=60), figure(2026, numerator=45, denominator=60))
    later = figure(2027, numerator=1, denominator=60)
    (found,) = build_review(programme(), (*figures, later), STARTS).baselines
    assert found.baseline == Baseline(period=THIS, numerator=45, denominator=60)
    assert (found.words, found.before) == ("75 % (45/60) in 2026/27", "40 %")


def test_an_indicator_without_figures_or_with_that_baseline_already_has_nothing_proposed() -> None:
    assert build_review(programme(), (), STARTS).baselines == ()
    same = SHARE.model_copy(update={"baseline": Baseline(period=THIS, value=75)})
    already = programme().model_copy(update={"indicators": (same,)})
    assert build_review(already, (figure(2026, value=75),), STARTS).baselines == ()


def target(name: str, period: Any = THIS, **more: Any) -> Target:
    return Target.model_validate({"id": name, "indicator": "share", "period": period, "value": 70} | more)


def test_a_target_that_is_over_is_listed_unless_it_was_replaced_or_a_later_one_is_set() -> None:
    early = target("early", months_from(date(2025, 4, 1), 12))
    first, second = target("first"), target("second", replaces="first", commissioner="board", agreed_on=THIS.start)
    review = build_review(programme(targets=(early, first, second)), (), STARTS)
    assert [one.target.id for one in review.targets] == ["early", "second"]
    assert (review.targets[1].name, review.targets[1].words) == ("Share", "70 % for 2026/27")
    again = review.targets[1].again
    assert (again.value, again.period, again.commissioner, again.agreed_on, again.replaces) == (
        70,
        NEXT,
        "board",
        None,
        None,
    )
    assert build_review(programme(targets=(early, target("next", NEXT))), (), STARTS).targets == ()


def money(name: str, year: int = 2026, **more: Any) -> Funding:
    fields = {"id": name, "commissioner": "board", "element": "e", "year_starts": date(year, 4, 1), "amount": 9}
    return Funding.model_validate(fields | more)


def test_last_years_money_is_listed_unless_it_is_asked_for_already() -> None:
    review = build_review(
        programme(funding=(money("a", status="agreed"), money("old", 2025), money("b", element=None))), (), STARTS
    )
    assert [one.funding.id for one in review.funding] == ["a", "b"]
    assert (review.funding[0].name, review.funding[0].words) == ("Board", "£9 for Skills, agreed")
    assert (review.funding[0].again.status, review.funding[0].again.year_starts) == (FundingStatus.ASKED, STARTS)
    asked = programme(funding=(money("a", status="agreed"), money("next", 2027)))
    assert build_review(asked, (), STARTS).funding == ()


def superseding(**more: Any) -> Programme:
    frameworks = (
        Framework(id="f1", name="2019", priorities=(Priority(id="old", text="Old"),)),
        Framework(id="f2", name="2023", priorities=(Priority(id="mid", text="Mid", supersedes="old"),)),
        Framework(id="f3", name="2026", priorities=(Priority(id="new", text="New", supersedes="mid"),)),
    )
    return programme(frameworks=frameworks, **more)


def test_what_serves_a_superseded_priority_is_led_to_the_end_of_the_chain() -> None:
    aligned = superseding(alignments=(Alignment(id="a", item="e", priority="old", reason="Why"),))
    (found,) = build_review(aligned, (), STARTS).priorities
    assert (found.name, found.words) == ("Skills", "“Old” became “New”")
    assert (found.again.id, found.again.priority, found.again.reason) == ("a", "new", "Why")


def test_what_serves_the_new_priority_already_is_not_listed() -> None:
    both = (Alignment(id="a", item="e", priority="mid"), Alignment(id="b", item="e", priority="new"))
    assert build_review(superseding(alignments=both), (), STARTS).priorities == ()


def everything(review: Review) -> Choices:
    return Choices(
        name=review.name,
        baselines=frozenset(one.indicator.id for one in review.baselines),
        targets=frozenset(one.target.id for one in review.targets),
        funding=frozenset(one.funding.id for one in review.funding),
        priorities=frozenset(one.alignment.id for one in review.priorities),
    )


FULL = superseding(
    targets=(target("goal"),),
    funding=(money("a", status="agreed"), money("hoped", element=None), money("far", 2029)),
    alignments=(Alignment(id="al", item="e", priority="old"),),
    submissions=(Submission(id="sent", name="Report", period=THIS, on=THIS.end, revision=3),),
)


def test_what_is_ticked_is_taken_and_the_rest_stays_as_it_was() -> None:
    review = build_review(FULL, (figure(2026, value=75),), STARTS)
    taken = build_next(FULL, review, everything(review))
    assert taken.indicators[0].baseline == Baseline(period=THIS, value=75)
    assert [one.period for one in taken.targets] == [THIS, NEXT]
    assert [(one.id, one.status.value) for one in taken.funding[:2]] == [("a", "ended"), ("far", "asked")]
    assert [one.year_starts.year for one in taken.funding[2:]] == [2027, 2027]
    assert taken.alignments[0].priority == "new"
    assert taken.submissions == ()
    left = build_next(FULL, review, Choices(name="Other"))
    assert left.indicators == FULL.indicators
    assert left.targets == FULL.targets
    assert [one.id for one in left.funding] == ["a", "far"]
    assert left.alignments == FULL.alignments
    assert (taken.name, left.name) == ("Team, 2027/28", "Other")


def test_a_year_without_a_name_is_not_started() -> None:
    with pytest.raises(NoName):
        build_next(FULL, build_review(FULL, (), STARTS), Choices(name=" "))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.at(f"sqlite:///{tmp_path / 'a.db'}")


@pytest.mark.parametrize("figures", [True, False])
def test_the_example_starts_its_next_year_with_the_same_ids_and_a_history_of_its_own(
    workspace: Workspace, figures: bool
) -> None:
    someone = Author(id="0123456789abcdef", name="Sam")
    before = workspace.new_from_example(someone)
    review = build_review(before.programme, workspace.figures(before.programme.id), STARTS)
    assert review.baselines
    assert review.targets
    choices = everything(review)._replace(figures=figures)
    after = start_next_year(workspace, before.programme.id, review, choices, someone)
    assert after.programme.id != before.programme.id
    assert after.revision == 0
    assert len(workspace.history(after.programme.id)) <= 1
    assert bool(workspace.figures(after.programme.id)) is figures

    def kept(programme: Programme) -> set[str]:
        items: list[Entity] = [item for name, _, item in walk(programme) if name not in ("targets", "funding")]
        return {item.id for item in items}

    assert kept(after.programme) == kept(before.programme) - {one.id for one in before.programme.submissions}
    assert workspace.open(before.programme.id).programme == before.programme
    assert load_example().programme.name in after.programme.name
