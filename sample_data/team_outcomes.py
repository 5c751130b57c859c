"""The fictional team's outcomes: before-and-after scores by quarter, and what is looked at by half-year and year."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sample_data.chance import Chance
from sample_data.team_flow import HALVES, QUARTERS, figure, missing, share
from toc.analysis.periods import period_containing
from toc.model.figures import Observation, ObservationState, PairedResult, Period
from toc.model.indicators import Frequency

YEARS = tuple(period_containing(date(year, 4, 1), Frequency.YEARLY) for year in (2023, 2024, 2025))
BABIES_IN_NEED = 465
"""15 % of 3,100 births."""


class Outcomes(NamedTuple):
    observations: tuple[Observation, ...]
    paired_results: tuple[PairedResult, ...]


def build_outcomes() -> Outcomes:
    observations: list[Observation] = []
    results: list[PairedResult] = []
    for place, quarter in enumerate(QUARTERS):
        figures, paired = _quarter(place, quarter)
        observations += figures
        results += paired
    return Outcomes((*observations, *_halves(), *_years(), *_published()), tuple(results))


def _quarter(place: int, quarter: Period) -> tuple[list[Observation], list[PairedResult]]:
    """One closing quarter: the same families stand behind the figures and the before-and-after results."""
    chance = Chance(f"closed {place}")
    closed = 14 + chance.of(10, 0.4)
    planned = chance.of(closed, 0.76)
    both = {name: chance.of(closed, 0.72) for name in ("mors", "phq9", "kpcs")}
    any_pair = min(closed, max(both.values()) + chance.of(2, 0.5))
    warmer, surer = chance.of(both["mors"], 0.65), chance.of(both["kpcs"], 0.62)
    unwell = max(2, chance.of(both["phq9"], 0.6))
    better = chance.of(unwell, 0.55)
    recovered = chance.of(better, 0.8)
    reliably = chance.of(recovered, 0.85)
    figures = [
        share("i_complete", quarter, planned, closed),
        share("i_paired", quarter, any_pair, closed),
        share("i_mors", quarter, warmer, both["mors"]),
        share("i_conf", quarter, surer, both["kpcs"]),
        share("i_mood", quarter, better, unwell),
    ]
    tag = f"{quarter.start:%Y_%m}"
    results = [
        _paired(f"pr_mors_{tag}", "mors_sf", "i_mors", quarter, chance, (closed, both["mors"], warmer), (3.1, 4.4)),
        _paired(f"pr_kpcs_{tag}", "kpcs", "i_conf", quarter, chance, (closed, both["kpcs"], surer), (4.0, 5.2)),
        _paired(
            f"pr_phq9_{tag}", "phq9", "i_mood", quarter, chance, (closed, both["phq9"], better), (-4.6, 5.4)
        ).model_copy(update={"recovered": recovered, "reliably_recovered": reliably}),
    ]
    return figures, results


def _paired(
    name: str,
    instrument: str,
    indicator: str,
    period: Period,
    chance: Chance,
    counts: tuple[int, int, int],
    change: tuple[float, float],
) -> PairedResult:
    closed, paired, improved = counts
    worse = chance.of(paired - improved, 0.2)
    mean, spread = change
    return PairedResult(
        id=name,
        instrument=instrument,
        indicator=indicator,
        period=period,
        closed=closed,
        paired=paired,
        mean_change=round(chance.around(mean, 0.6), 1),
        sd_change=round(chance.around(spread, 0.3), 1),
        improved=improved,
        unchanged=paired - improved - worse,
        deteriorated=worse,
    )


def _halves() -> Iterator[Observation]:
    age, films, training = Chance("age at referral"), Chance("films"), Chance("confidence of practitioners")
    for half in HALVES:
        yield figure("i_early_id", half, value=round(age.around(19, 1.6)), n=80 + age.of(30, 0.5))
        asked = 34 + training.of(20, 0.5)
        yield share("i_wf_conf", half, training.of(asked, 0.78), asked)
        filmed = 7 + films.of(6, 0.5)
        if half == HALVES[-1]:
            yield missing("i_interact", half, "The films of this half-year are with the coder.")
        else:
            yield share("i_interact", half, films.of(filmed, 0.6), filmed)


def _years() -> Iterator[Observation]:
    """Small numbers, most of them: where a percentage says little and a count could point to a family."""
    for year, reached, deprived, stepped, plans, home, edge, pathway in (
        (YEARS[0], 103, 31, 4, 11, 3, 4, 2),
        (YEARS[1], 108, 36, 3, 9, 4, 6, 3),
        (YEARS[2], 131, 47, 6, 12, 5, 6, 4),
    ):
        yield share("i_reach", year, reached, BABIES_IN_NEED)
        yield share("i_equity", year, deprived, reached)
        yield share("i_safeguard", year, stepped, plans)
        yield share("i_parents_separated", year, home, edge)
        yield figure("i_pathway", year, value=pathway)


def _published() -> Iterator[Observation]:
    """Made up for the area, as if a national body had published them; England's are real and name their source."""
    for year, on_track, reviewed, talking, starting, in_care in (
        (YEARS[0], 2287, 2861, 2461, 66, 433),
        (YEARS[1], 2301, 2844, 2449, 71, 441),
        (YEARS[2], 2318, 2850, 2462, 64, 438),
    ):
        yield share("n_cd2", year, on_track, reviewed, source="made up")
        yield share("n_cd2_comm", year, talking, reviewed, source="made up")
        yield share("n_cla_start", year, starting, 61_400, source="made up")
        yield share("n_cla", year, in_care, 61_400, source="made up")
    yield figure("n_cd2", YEARS[1], value=81.4, comparison="n_cd2_england", source="OHID, 2024 to 2025")
    for autumn, good, assessed in ((2023, 2011, 3008), (2024, 2043, 3021)):
        school_year = Period(start=date(autumn, 9, 1), end=date(autumn + 1, 8, 31))
        yield share("n_gld", school_year, good, assessed, source="made up")
    yield figure("n_gld", school_year, value=68.3, comparison="n_gld_england", source="DfE, 2024/25")
    yield share("n_place3", YEARS[0], 38, 433, source="made up")
    yield Observation(
        indicator="n_place3",
        period=YEARS[1],
        state=ObservationState.SUPPRESSED,
        note="Hidden by the publisher, to protect a small number elsewhere.",
        source="made up",
    )
    yield share("n_place3", YEARS[2], 41, 438, source="made up")
