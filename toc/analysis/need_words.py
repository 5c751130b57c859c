"""Local need in sentences: how many, how many are reached, and what it would take to reach all."""

from collections.abc import Sequence
from typing import NamedTuple

from toc.analysis.need import Need, NeedEstimate, NeedRefused, NeedYear, build_need
from toc.analysis.periods import year_text
from toc.analysis.words import number_text
from toc.model.collections import checked
from toc.model.plans import NeedInputs

NOBODY = (
    "These figures are about whole populations. No rate here says anything about one family, so the app keeps no "
    "score of a person and offers no screening by past experiences: the evidence does not support it."
)


class NeedPage(NamedTuple):
    """The need as far as it can be worked out, and why no further."""

    need: Need
    words: tuple[str, ...]
    refused: str
    """Why the central estimate is missing; empty where it is not."""


def build_need_page(inputs: NeedInputs) -> NeedPage:
    """Low and high stand also while the groups or the years do not add up."""
    refused = ""
    try:
        need = build_need(inputs)
    except NeedRefused as error:
        refused = error.message
        need = _build_without_faults(inputs)
    return NeedPage(need, _words(inputs, need), refused)


def _build_without_faults(inputs: NeedInputs) -> Need:
    for left_out in ({"groups": ()}, {"years": ()}):
        try:
            return build_need(checked(inputs, **left_out))
        except NeedRefused:
            continue
    return build_need(checked(inputs, groups=(), years=()))


def _words(inputs: NeedInputs, need: Need) -> tuple[str, ...]:
    if not need.estimates:
        return ()
    place = f" in {inputs.area}" if inputs.area else ""
    said = [f"Of {number_text(need.births or 0)} babies born a year{place}, {_range_words(need.estimates)}."]
    year = next((one for one in reversed(need.years) if one.families_reached is not None), None)
    if year is not None and year.families_reached is not None:
        said.append(_reached_words(need.estimates, year))
    staffed = next((one for one in reversed(need.years) if any(one.staff_needed)), None)
    if staffed is not None:
        said.append(_staff_words(need.estimates, staffed))
    return tuple(said)


def _range_words(estimates: Sequence[NeedEstimate]) -> str:
    numbers = {one.name: number_text(round(one.babies)) for one in estimates}
    if len(estimates) == 1:
        return f"about {numbers['low']} are in need by the low estimate"
    # A rate that was mistyped may turn low and high about: the page says so, and a range still runs upwards.
    least, most = (number_text(round(pick(one.babies for one in estimates))) for pick in (min, max))
    span = f"between {least} and {most} are in need"
    return f"{span}; the central estimate is {numbers['central']}" if len(estimates) == 3 else span


def _middle(estimates: Sequence[NeedEstimate]) -> int:
    """The place of the central estimate, of the low one without it."""
    return next((place for place, one in enumerate(estimates) if one.name == "central"), 0)


def _reached_words(estimates: Sequence[NeedEstimate], year: NeedYear) -> str:
    place = _middle(estimates)
    share = year.reached[place]
    reached = f"In {year_text(year.starts)} the service reached {number_text(year.families_reached or 0)} families"
    if share is None:
        return f"{reached}."
    name = estimates[place].name
    if share > 1:
        return f"{reached}, more than the {name} estimate."
    return f"{reached}: {_percent(share)} of the {name} estimate."


def _staff_words(estimates: Sequence[NeedEstimate], year: NeedYear) -> str:
    place = _middle(estimates)
    needed = year.staff_needed[place] or 0
    have = "" if year.staff is None else f"; it has {number_text(year.staff)}"
    return (
        f"At the caseload of {year_text(year.starts)}, reaching everyone in the {estimates[place].name} estimate would "
        f"take {number_text(needed)} whole-time posts{have}."
    )


def _percent(share: float) -> str:
    return f"{round(share * 100)} %" if share >= 0.01 else "under 1 %"
