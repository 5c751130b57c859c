"""The fictional team's months and quarters: referrals, waits, families and what became of them, with their noise."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sample_data.chance import Chance
from toc.analysis.periods import period_containing, periods_until
from toc.model.figures import Observation, ObservationState, Period
from toc.model.indicators import Frequency

LAST_DAY = date(2026, 9, 30)
MONTHS = periods_until(period_containing(LAST_DAY, Frequency.MONTHLY), Frequency.MONTHLY, 42)
QUARTERS = periods_until(period_containing(LAST_DAY, Frequency.QUARTERLY), Frequency.QUARTERLY, 14)
HALVES = periods_until(period_containing(LAST_DAY, Frequency.HALF_YEARLY), Frequency.HALF_YEARLY, 7)

NEW_POST = date(2025, 4, 1)
"""From here families wait less: the improvement that is real."""
JOINT_VISITS_COUNT = date(2024, 10, 1)
"""From here more is counted: the step that is none."""
MOVE = (date(2024, 1, 1), date(2024, 2, 1))
"""Months in which the team moved and decisions on referrals were not recorded."""
FORMS_LOST = date(2024, 1, 1)
"""Start of the quarter whose feedback forms did not survive the move."""

SOURCES = {
    "health_visiting": 0.36,
    "midwifery": 0.15,
    "gp": 0.09,
    "social_care": 0.17,
    "perinatal_mental_health": 0.11,
    "self": 0.08,
    "other": 0.04,
}
PROFESSIONS = {
    "health_visitors": 9.0,
    "midwives": 4.5,
    "early_years": 8.0,
    "social_workers": 4.0,
    "other_profession": 3.0,
}


def build_flow() -> Iterator[Observation]:
    """Every monthly and quarterly figure that is about the service itself."""
    yield from _referrals()
    yield from _waits()
    yield from _consultations()
    yield from _quarters()
    yield from _training()


def figure(indicator: str, period: Period, **fields: Any) -> Observation:
    """A figure; provisional where its period has only just ended."""
    return Observation(indicator=indicator, period=period, provisional=period.end == LAST_DAY, **fields)


def share(indicator: str, period: Period, part: int, whole: int, **fields: Any) -> Observation:
    return figure(indicator, period, numerator=part, denominator=whole, **fields)


def missing(indicator: str, period: Period, why: str) -> Observation:
    return Observation(indicator=indicator, period=period, state=ObservationState.NOT_YET_KNOWN, note=why)


def _referrals() -> Iterator[Observation]:
    come, fit, by_source = Chance("referrals"), Chance("accepted"), Chance("sources")
    for quarter in QUARTERS:
        received = 0
        for month in (one for one in MONTHS if quarter.start <= one.start <= quarter.end):
            number = come.count(16)
            received += number
            yield figure("i_referrals", month, value=number)
            accepted = fit.of(number, 0.77)
            if month.start not in MOVE:
                yield share("i_accept", month, accepted, number)
        for source, number in by_source.split(received, SOURCES).items():
            yield share("i_ref_source", quarter, number, received, category=source)


def _waits() -> Iterator[Observation]:
    wait, seen, in_time = Chance("wait"), Chance("seen"), Chance("in time")
    for month in MONTHS:
        since = month.start >= NEW_POST
        number = max(4, seen.count(12 if since else 9.5))
        days = round(wait.around(31, 3.2) if since else wait.around(46, 4.2))
        yield figure("i_wait_first", month, value=days, n=number)
        yield share("i_wait_std", month, in_time.of(number, 0.84 if since else 0.45), number)


def _consultations() -> Iterator[Observation]:
    sessions = Chance("consultations")
    for month in MONTHS:
        yield figure("i_consult", month, value=sessions.count(22 if month.start >= JOINT_VISITS_COUNT else 13))


def _quarters() -> Iterator[Observation]:
    families, meetings, forms = Chance("families"), Chance("meetings"), Chance("feedback")
    goals, babies = Chance("goals"), Chance("babies")
    for quarter in QUARTERS:
        since = quarter.start >= NEW_POST
        yield figure("i_families", quarter, value=round(families.around(42 if since else 34, 2.2)))
        yield figure("i_network", quarter, value=meetings.count(6))
        answers = forms.count(17)
        pleased = forms.of(answers, 0.9)
        if quarter.start != FORMS_LOST:
            yield share("i_feedback", quarter, pleased, answers)
        scored = goals.count(13)
        if quarter == QUARTERS[-1]:
            yield missing("i_goals", quarter, "The goal sheets of this quarter are still being scored.")
        else:
            yield share("i_goals", quarter, goals.of(scored, 0.7), scored)
        of_concern = 4 + babies.of(5, 0.5)
        yield share("i_asqse", quarter, babies.of(of_concern, 0.5), of_concern)


def _training() -> Iterator[Observation]:
    places = Chance("training")
    for quarter in QUARTERS:
        by_profession = {name: places.count(mean) for name, mean in PROFESSIONS.items()}
        yield figure("i_trained", quarter, value=sum(by_profession.values()))
        for name, number in by_profession.items():
            yield figure("i_trained", quarter, value=number, category=name)
