"""Periods as people write them, read: `2024-25`, `2024/25 Q2`, `Apr 2024`, `Q3 2024`, days; or what is wrong."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from toc.analysis.periods import YEAR_STARTS, label_of, months_from, period_containing
from toc.model.figures import Period
from toc.model.indicators import Frequency

WRITE_IT = "Write it like 2024/25, 2024/25 Q2, Apr 2024 or 2024-04-01"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_PARTS = {"q": (3, 4), "h": (6, 2)}
"""Months in a quarter and in a half, and how many of them a year has."""
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_FIRST_EXCEL_DAY, _LAST_EXCEL_DAY = 18_264, 73_050
"""1950 to 2099: any other number is not taken for a day."""
_CENTURY_TURNS = 70
"""`99` is 1999 and `25` is 2025."""
_LONGEST = 80
_MIDNIGHT = re.compile(r"[t ]00:00(:00(\.0+)?)?z?$", re.ASCII)


class BadPeriod(ValueError):
    """A period that cannot be read; the sentence names it, and has no full stop."""


def read_period(text: str, frequency: Frequency | None = None) -> Period:
    """The period a text says. Years are financial ones where two are named (`2024-25`), else calendar ones.

    A day stands for the period of the frequency that starts or ends with it, and `2010-11` for a month or a year by the
    frequency. Raises BadPeriod.
    """
    plain = " ".join(text.replace("\N{EN DASH}", "-").replace("\N{EM DASH}", "-").split()).lower()
    if not plain:
        raise BadPeriod("it is empty, and every figure needs a period")
    if len(plain) > _LONGEST:
        raise BadPeriod(f"{_named(text)} is not a period. {WRITE_IT}")
    try:
        period = _from_any(plain, text, frequency)
    except (ValueError, OverflowError) as error:
        if isinstance(error, BadPeriod):
            raise
        raise BadPeriod(f"there is no period {_named(text)}. {WRITE_IT}") from None
    if period is None:
        raise BadPeriod(f"{_named(text)} is not a period. {WRITE_IT}")
    return period


def _from_any(plain: str, text: str, frequency: Frequency | None) -> Period | None:
    for pattern, build in _FORMS:
        if found := pattern.fullmatch(plain):
            return build(found)
    if found := _YEAR_OR_MONTH.fullmatch(plain):
        return _year_or_month(found, text, frequency)
    day = _day(_MIDNIGHT.sub("", plain))
    if day is not None:
        return _around(day, text, frequency)
    for separator in (" to ", " until ", " - ", "/"):
        first, middle, last = plain.partition(separator)
        if middle:
            return _from_to(first, last)
    return None


def _from_to(first: str, last: str) -> Period | None:
    """From the start of one day or period to the end of another."""
    ends = [_end(part.strip()) for part in (first, last)]
    if ends[0] is None or ends[1] is None:
        return None
    return Period(start=ends[0].start, end=ends[1].end)


def _end(part: str) -> Period | None:
    day = _day(part)
    if day is not None:
        return Period(start=day, end=day)
    for pattern, build in _FORMS:
        if found := pattern.fullmatch(part):
            return build(found)
    return None


def _around(day: date, text: str, frequency: Frequency | None) -> Period:
    """The reporting period a day stands for: the one it starts or ends."""
    if frequency is None or frequency is Frequency.IRREGULAR:
        return Period(start=day, end=day)
    period = period_containing(day, frequency)
    if day not in (period.start, period.end):
        raise BadPeriod(
            f"{_named(text)} is inside {label_of(period)}, and figures are {frequency.value.replace('_', '-')} here. "
            "Write that period, or its first or last day"
        )
    return period


def _day(part: str) -> date | None:
    if found := re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", part, re.ASCII):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", part, re.ASCII):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if found := re.fullmatch(rf"(\d{{1,2}})[ -]{_MONTH}[ -](\d{{4}}|\d\d)", part, re.ASCII):
        return date(_full_year(found[3]), _month(found[2]), int(found[1]))
    if re.fullmatch(r"\d{5}(\.0+)?", part, re.ASCII):
        number = int(part[:5])
        if _FIRST_EXCEL_DAY <= number <= _LAST_EXCEL_DAY:
            return _EXCEL_DAY_ZERO + timedelta(days=number)
    return None


def _year_or_month(found: re.Match[str], text: str, frequency: Frequency | None) -> Period:
    """`2024-25` is a financial year, `2024-04` a month; `2010-11` could be either."""
    year, second = int(found[1]), found[2]
    is_year = int(second) == (year + 1) % 100
    is_month = 1 <= int(second) <= len(_MONTHS)
    if is_year and is_month and frequency is not Frequency.YEARLY:
        if frequency in (None, Frequency.IRREGULAR, Frequency.HALF_YEARLY):
            month = f"{_MONTHS[int(second) - 1].title()} {year}"
            raise BadPeriod(f"{_named(text)} can be a year or a month. Write {year}/{second} or {month}")
        is_year = False
    if is_year:
        return months_from(date(year, YEAR_STARTS, 1), 12)
    if is_month:
        return months_from(date(year, int(second), 1), 1)
    raise BadPeriod(f"{_named(text)} is neither a month nor a year and the one after it. {WRITE_IT}")


def _financial_year(first: str, second: str) -> int:
    year = _full_year(first)
    if int(second) != (year + 1 if len(second) == 4 else (year + 1) % 100):
        raise BadPeriod(f"'{first}/{second}' is not a year and the one after it. {WRITE_IT}")
    return year


def _whole_year(first: str, second: str) -> Period:
    return months_from(date(_financial_year(first, second), YEAR_STARTS, 1), 12)


def _part(year: int, starts: int, kind: str, number: str) -> Period:
    months, parts = _PARTS[kind]
    if not 1 <= int(number) <= parts:
        raise BadPeriod(f"there is no {kind.upper()}{number}: a year has {parts}")
    index = year * 12 + starts - 1 + (int(number) - 1) * months
    return months_from(date(index // 12, index % 12 + 1, 1), months)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _full_year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= _CENTURY_TURNS else 2000)


def _week(first: str) -> Period | None:
    day = _day(first)
    return None if day is None else Period(start=day, end=day + timedelta(days=6))


def _named(text: str) -> str:
    short = "".join(letter if letter.isprintable() else " " for letter in text.strip())
    return f"'{short[:30]}...'" if len(short) > 30 else f"'{short}'"


_MONTH = "(" + "|".join(f"{name}|{name[:3]}" for name in _MONTH_NAMES) + "|sept)"
_YEAR_OR_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_TWO_YEARS = r"(?:fy ?)?(\d{4})[-/](\d{4}|\d\d)"
_Form = Callable[[re.Match[str]], Period | None]
_FORMS: tuple[tuple[re.Pattern[str], _Form], ...] = tuple(
    (re.compile(pattern, re.ASCII), build)
    for pattern, build in (
        (r"(\d{4})", lambda found: months_from(date(int(found[1]), 1, 1), 12)),
        (r"(?:fy ?)?(\d{4})/(\d{4}|\d\d)|(\d{4})-(\d{4})", lambda found: _two_years(found)),
        (r"fy ?(\d{4}|\d\d)[-/](\d{4}|\d\d)", lambda found: _whole_year(found[1], found[2])),
        (
            _TWO_YEARS + r"[ ,-]{0,2}([qh]) ?(\d)",
            lambda found: _part(_financial_year(found[1], found[2]), YEAR_STARTS, found[3], found[4]),
        ),
        (
            r"([qh]) ?(\d)[ ,-]{1,2}" + _TWO_YEARS,
            lambda found: _part(_financial_year(found[3], found[4]), YEAR_STARTS, found[1], found[2]),
        ),
        (r"([qh]) ?(\d)[ ,-]{1,2}(\d{4})", lambda found: _part(int(found[3]), 1, found[1], found[2])),
        (r"(\d{4})[ ,-]{0,2}([qh]) ?(\d)", lambda found: _part(int(found[1]), 1, found[2], found[3])),
        (
            _MONTH + r"[ ,'-]{1,2}(\d{4}|\d\d)",
            lambda found: months_from(date(_full_year(found[2]), _month(found[1]), 1), 1),
        ),
        (r"(\d{4})[ -]" + _MONTH, lambda found: months_from(date(int(found[1]), _month(found[2]), 1), 1)),
        (r"(\d{1,2})/(\d{4})", lambda found: months_from(date(int(found[2]), int(found[1]), 1), 1)),
        (r"(?:week of|week commencing|w/c) (.+)", lambda found: _week(found[1])),
    )
)


def _two_years(found: re.Match[str]) -> Period:
    """`2024/25` and `2024-2025` name a financial year; `2024/04` a month, which no two years in a row can be."""
    first, second = (found[1], found[2]) if found[1] else (found[3], found[4])
    if len(second) == 2 and int(second) != (int(first) + 1) % 100 and 1 <= int(second) <= len(_MONTHS):
        return months_from(date(int(first), int(second), 1), 1)
    return _whole_year(first, second)
