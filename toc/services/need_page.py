"""What the Need page shows and takes in: the estimates in words, the years, and tables read back into inputs."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from toc.analysis.need_words import NOBODY, NeedPage, build_need_page
from toc.analysis.period_words import BadPeriod, read_period
from toc.analysis.periods import year_text
from toc.model.indicators import Frequency
from toc.model.plans import PopulationGroup, ServiceYear

__all__ = ["NOBODY", "NeedPage", "Read", "build_need_page", "read_groups", "read_years"]


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
            refused.append(f"The year {year_text(starts)} is there twice. Keep one of them.")
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
