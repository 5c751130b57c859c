"""What the Need page shows and takes in: the estimates in words, the years, and tables read back into inputs."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from pydantic import ValidationError

from toc.analysis.need import Need, NeedEstimate, NeedRefused, NeedYear, build_need
from toc.analysis.period_words import BadPeriod, read_period
from toc.analysis.periods import label_of, months_from
from toc.analysis.words import number_text
from toc.model.collections import checked
from toc.model.indicators import Frequency
from toc.model.plans import NeedInputs, PopulationGroup, ServiceYear

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


def name_year(starts: date) -> str:
    """`2025/26` for a year from April, else as its first month says."""
    return label_of(months_from(starts, 12))


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
    span = (
        f"between {number_text(round(estimates[0].babies))} and {number_text(round(estimates[-1].babies))} are in need"
    )
    return f"{span}; the central estimate is {numbers['central']}" if len(estimates) == 3 else span


def _middle(estimates: Sequence[NeedEstimate]) -> int:
    """The place of the central estimate, of the low one without it."""
    return next((place for place, one in enumerate(estimates) if one.name == "central"), 0)


def _reached_words(estimates: Sequence[NeedEstimate], year: NeedYear) -> str:
    place = _middle(estimates)
    share = year.reached[place]
    reached = f"In {name_year(year.starts)} the service reached {number_text(year.families_reached or 0)} families"
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
        f"At the caseload of {name_year(year.starts)}, reaching everyone in the {estimates[place].name} estimate would "
        f"take {number_text(needed)} whole-time equivalents{have}."
    )


def _percent(share: float) -> str:
    return f"{round(share * 100)} %" if share >= 0.01 else "under 1 %"


class Read(NamedTuple):
    """A table read back: the rows as values, or sentences that say what to correct; both empty while rows wait."""

    values: tuple[Any, ...] = ()
    refused: tuple[str, ...] = ()
    waiting: str = ""


def read_groups(rows: Sequence[Mapping[str, Any]]) -> Read:
    """Population groups from rows of `name`, `share` and `prevalence` in per cent, and `source`."""
    groups: list[PopulationGroup] = []
    refused: list[str] = []
    waiting = ""
    for row in rows:
        name, share, rate = _text(row.get("name")), _number(row.get("share")), _number(row.get("prevalence"))
        if not name and share is None and rate is None:
            continue
        if not name or share is None or rate is None:
            waiting = f"{name or 'A group'} needs a name, a share of births and a rate before it counts."
            continue
        wrong = next((which for which, one in (("share", share), ("rate", rate)) if not 0 <= one <= 100), None)
        if wrong is not None:
            refused.append(f"The {wrong} of {name} has to be between 0 and 100 %.")
            continue
        group = {"name": name, "share": share / 100, "prevalence": rate / 100, "source": _text(row.get("source"))}
        try:
            groups.append(PopulationGroup.model_validate(group))
        except ValidationError:
            refused.append(f"The name or the source of {name[:40]} is too long: 200 letters at most.")
    return Read(tuple(groups), tuple(refused), waiting)


def read_years(rows: Sequence[Mapping[str, Any]]) -> Read:
    """Years of a service from rows of `year` as people write it, `families`, `caseload` and `staff`."""
    years: list[ServiceYear] = []
    refused: list[str] = []
    waiting = ""
    for row in rows:
        name = _text(row.get("year"))
        numbers = {key: _number(row.get(key)) for key in ("families", "caseload", "staff")}
        if not name:
            if any(one is not None for one in numbers.values()):
                waiting = "A row without a year waits for it: 2025/26, or 2025."
            continue
        try:
            starts = read_period(name, Frequency.YEARLY).start
        except BadPeriod as error:
            refused.append(f"{str(error)[:1].upper()}{str(error)[1:]}.")
            continue
        fault = _fault(name, numbers)
        if fault:
            refused.append(fault)
        elif any(one.starts == starts for one in years):
            refused.append(f"The year {name_year(starts)} is there twice. Keep one of them.")
        else:
            families = numbers["families"]
            years.append(
                ServiceYear(
                    starts=starts,
                    families_reached=None if families is None else round(families),
                    caseload=numbers["caseload"],
                    staff=numbers["staff"],
                )
            )
    return Read(tuple(sorted(years, key=lambda year: year.starts)), tuple(refused), waiting)


def _fault(name: str, numbers: Mapping[str, float | None]) -> str:
    if any(one is not None and not 0 <= one <= 1_000_000 for one in numbers.values()):
        return f"The numbers of {name} have to be between 0 and 1,000,000."
    if numbers["caseload"] == 0:
        return f"The caseload of {name} cannot be 0: it is what one post sees in a year."
    return ""


def _text(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str) else ""


def _number(value: object) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and value == value:
        return float(value)
    return None
