"""What each column of a table is taken for: guessed from the headings, and changed by a person where wrong."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from toc.analysis.period_words import BadPeriod, read_period
from toc.errors import TocError
from toc.exchange.cells import shown
from toc.model.base import Id, Value
from toc.model.indicators import Frequency, Indicator


class Role(StrEnum):
    """What a column holds."""

    INDICATOR = "indicator"
    PERIOD = "period"
    CATEGORY = "category"
    COMPARISON = "comparison"
    PART = "part"
    """In a wide table: whether a row holds values, numerators or denominators."""
    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    N = "n"
    SD = "sd"
    LOWER = "lower"
    UPPER = "upper"
    PROVISIONAL = "provisional"
    NOTE = "note"
    SOURCE = "source"


PARTS = (Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR)
_WORDS: dict[Role, tuple[str, ...]] = {
    Role.INDICATOR: ("indicator", "indicator name", "indicator id", "measure", "kpi", "metric"),
    Role.PERIOD: ("period", "date", "time period", "reporting period", "month", "quarter", "year", "week"),
    Role.CATEGORY: ("category", "breakdown", "team", "area", "group", "locality"),
    Role.COMPARISON: ("comparison", "comparator"),
    Role.PART: ("part", "numerator or denominator", "numerator/denominator"),
    Role.VALUE: ("value", "figure", "actual", "result", "percentage", "percent", "rate", "count", "number", "%"),
    Role.NUMERATOR: ("numerator", "num", "numerator count"),
    Role.DENOMINATOR: ("denominator", "denom", "den", "out of", "of"),
    Role.N: ("n", "sample size", "how many"),
    Role.SD: ("sd", "standard deviation", "std dev"),
    Role.LOWER: ("lower", "lower ci", "lower limit", "lower ci 95.0 limit", "95% ci lower"),
    Role.UPPER: ("upper", "upper ci", "upper limit", "upper ci 95.0 limit", "95% ci upper"),
    Role.PROVISIONAL: ("provisional", "status", "provisional or final", "provisional?"),
    Role.NOTE: ("note", "notes", "comment", "comments"),
    Role.SOURCE: ("source", "data source"),
}
_PART_OF = re.compile(r"(.+?)[ :,-]*\(?(value|numerator|denominator)\)?", re.IGNORECASE)


class BadMapping(TocError):
    """The columns do not make a table of figures."""


class WideColumn(Value):
    """In a wide table: a column of figures of one period, or of one indicator."""

    column: int
    period: str | None = None
    indicator: Id | None = None
    part: Role = Role.VALUE


class Mapping(Value):
    """Which column holds what, by place from 0."""

    columns: dict[Role, int] = {}
    wide: tuple[WideColumn, ...] = ()
    """The columns of figures of a wide table; none in a long one."""
    indicator: Id | None = None
    """Whose figures they all are, where no column says it."""
    unread: tuple[int, ...] = ()

    def checked(self) -> "Mapping":
        """This mapping, if it says whose figures they are, when, and where they stand. Raises BadMapping."""
        if any(one.period is None and one.indicator is None for one in self.wide):
            raise BadMapping("Say of each column of figures which indicator it is of.")
        by_period = any(one.period is not None for one in self.wide)
        by_indicator = any(one.indicator is not None for one in self.wide)
        if Role.INDICATOR not in self.columns and self.indicator is None and not by_indicator:
            raise BadMapping(
                "No column says which indicator the figures are of. Add a column 'indicator', or name one."
            )
        if Role.PERIOD not in self.columns and not by_period:
            raise BadMapping("No column says which period the figures are of. Add a column 'period'.")
        if not self.wide and not {Role.VALUE, Role.NUMERATOR} & set(self.columns):
            raise BadMapping("No column holds figures. Add a column 'value', or 'numerator' and 'denominator'.")
        return self


class _Guess(NamedTuple):
    roles: dict[Role, int]
    periods: list[WideColumn]
    indicators: list[WideColumn]
    unread: list[int]


def guess_mapping(
    headings: Sequence[str], indicators: Sequence[Indicator], only: Id | None = None, *, first_of_two: bool = False
) -> Mapping:
    """The mapping the headings suggest. `only` is the indicator of all figures, where a person has named one.

    Raises BadMapping for two columns of one role: which of them is meant is for a person to say. With `first_of_two`
    the first is taken and the other left unread, where the person sees it and can choose.
    """
    guess = _Guess({}, [], [], [])
    names = names_of(indicators)
    for place, heading in enumerate(headings):
        _place(guess, place, heading, names, first_of_two=first_of_two)
    if only is None and Role.INDICATOR not in guess.roles and not guess.indicators and len(indicators) == 1:
        only = indicators[0].id
    long = bool({Role.VALUE, Role.NUMERATOR} & set(guess.roles))
    wide: list[WideColumn] = []
    if Role.PERIOD in guess.roles and not long:
        wide, other = guess.indicators, guess.periods
    elif Role.PERIOD not in guess.roles:
        wide, other = guess.periods, guess.indicators
    else:
        other = guess.periods + guess.indicators
    unread = sorted([*guess.unread, *(one.column for one in other)])
    return Mapping(columns=guess.roles, wide=tuple(wide), indicator=only, unread=tuple(unread))


def names_of(indicators: Sequence[Indicator]) -> dict[str, Id]:
    """The ids of indicators by what a heading may call them."""
    return {tidy(one.name): one.id for one in indicators} | {tidy(one.id): one.id for one in indicators}


def find_column(place: int, heading: str, names: dict[str, Id]) -> WideColumn | None:
    """The column as one of figures, where its heading is an indicator's name, alone or with a part of a figure."""
    plain = tidy(heading)
    if plain in names:
        return WideColumn(column=place, indicator=names[plain])
    part = _PART_OF.fullmatch(plain)
    if part and part[1] in names:
        return WideColumn(column=place, indicator=names[part[1]], part=Role(part[2]))
    return None


def tidy(text: str) -> str:
    """Text as names are compared by: without regard to case, blanks and underscores."""
    return " ".join(text.replace("_", " ").casefold().split())


def _place(guess: _Guess, place: int, heading: str, indicators: dict[str, Id], *, first_of_two: bool) -> None:
    plain = tidy(heading)
    if not plain:
        guess.unread.append(place)
    elif plain in indicators:
        guess.indicators.append(WideColumn(column=place, indicator=indicators[plain]))
    elif role := next((role for role, words in _WORDS.items() if plain in words), None):
        if role in guess.roles and first_of_two:
            guess.unread.append(place)
            return
        if role in guess.roles:
            raise BadMapping(
                f"Two columns seem to hold the {role}: {shown(heading)} is the second. Remove or rename one."
            )
        guess.roles[role] = place
    elif column := find_column(place, heading, indicators):
        guess.indicators.append(column)
    elif is_period(heading):
        guess.periods.append(WideColumn(column=place, period=heading))
    else:
        guess.unread.append(place)


def is_period(heading: str) -> bool:
    """Whether a heading names a period."""
    try:
        read_period(heading, Frequency.MONTHLY if re.fullmatch(r"\d{4}-\d\d", heading) else None)
    except BadPeriod:
        return False
    return True
