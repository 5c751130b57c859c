"""Which definition of an indicator was in force, and where a change of it breaks its figures."""

from datetime import date

from toc.model.figures import Period
from toc.model.indicators import Definition, Indicator


def definition_at(indicator: Indicator, day: date) -> Definition | None:
    """The definition in force on a day; the first one before its own date too, None where there is none."""
    ordered = indicator.definitions
    begun = [one for one in ordered if one.in_force_from is None or one.in_force_from <= day]
    return begun[-1] if begun else (ordered[0] if ordered else None)


def definition_changes(indicator: Indicator) -> tuple[date, ...]:
    """The days on which the definition changed, in order; the first definition is no change."""
    dates = [one.in_force_from for one in indicator.definitions[1:]]
    return tuple(day for day in dates if day is not None)


def change_within(indicator: Indicator, earlier: Period, later: Period) -> date | None:
    """The first change of definition after `earlier` began and by the end of `later`: the two do not compare."""
    return next((day for day in definition_changes(indicator) if earlier.start < day <= later.end), None)
