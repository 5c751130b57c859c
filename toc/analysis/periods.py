"""Reporting periods: which one a day falls in, which comes next, and what people call it."""

from calendar import monthrange
from datetime import date, timedelta

from toc.model.figures import Period
from toc.model.indicators import Frequency

YEAR_STARTS = 4
"""Month a reporting year starts in: April, as the financial year of the NHS and of councils."""

_MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.HALF_YEARLY: 6, Frequency.YEARLY: 12}
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


def months_from(start: date, months: int) -> Period:
    """The whole months from the first of the month `start` is in."""
    first = start.replace(day=1)
    index = first.year * 12 + first.month - 1 + months - 1
    year, month = divmod(index, 12)
    return Period(start=first, end=date(year, month + 1, monthrange(year, month + 1)[1]))


def period_containing(day: date, frequency: Frequency) -> Period:
    """The reporting period of this frequency that the day falls in; its month where there is no rhythm."""
    if frequency is Frequency.WEEKLY:
        monday = day - timedelta(days=day.weekday())
        return Period(start=monday, end=monday + 6 * _DAY)
    months = _MONTHS.get(frequency, 1)
    offset = (day.month - YEAR_STARTS) % 12 % months
    index = day.year * 12 + day.month - 1 - offset
    return months_from(date(index // 12, index % 12 + 1, 1), months)


def year_of(day: date) -> date:
    """The first day of the reporting year that a day falls in."""
    return period_containing(day, Frequency.YEARLY).start


def following(period: Period, frequency: Frequency) -> Period:
    """The period right after this one."""
    return period_containing(period.end + _DAY, frequency)


def preceding(period: Period, frequency: Frequency) -> Period:
    """The period right before this one."""
    return period_containing(period.start - _DAY, frequency)


def periods_until(last: Period, frequency: Frequency, count: int) -> tuple[Period, ...]:
    """`count` periods in order, ending with `last`."""
    periods = [last]
    while len(periods) < count:
        periods.append(preceding(periods[-1], frequency))
    return tuple(reversed(periods))


def months_in(period: Period) -> int | None:
    """How many whole months the period is; None where it starts or ends inside one."""
    if period.start.day != 1 or (period.end + _DAY).day != 1:
        return None
    return _month_index(period.end) - _month_index(period.start) + 1


def steps_between(earlier: Period, later: Period, frequency: Frequency) -> int:
    """How many reporting periods the end of one stands after the end of another; negative where before."""
    if frequency is Frequency.WEEKLY:
        return round((later.end - earlier.end) / _WEEK)
    months = _MONTHS.get(frequency, 1)
    return round((_month_index(later.end) - _month_index(earlier.end)) / months)


def periods_within(period: Period, frequency: Frequency) -> tuple[Period, ...]:
    """The reporting periods that make up a longer one; none where they do not fit into it."""
    part = period_containing(period.start, frequency)
    parts = [part]
    while parts[-1].end < period.end:
        parts.append(following(parts[-1], frequency))
    return tuple(parts) if (part.start, parts[-1].end) == (period.start, period.end) else ()


def label_of(period: Period) -> str:
    """The period as people write it: `Apr 2024`, `2024/25 Q2`, `2024/25`, or its first and last day."""
    start, end = period.start, period.end
    if period.days == 1:
        return day_text(start)
    months = months_in(period)
    if months is None:
        return f"week of {day_text(start)}" if end - start == _WEEK - _DAY else f"{day_text(start)} to {day_text(end)}"
    year = start.year if start.month >= YEAR_STARTS else start.year - 1
    financial_year = f"{year}/{(year + 1) % 100:02d}"
    position = (start.month - YEAR_STARTS) % 12
    match months:
        case 1:
            return f"{start:%b %Y}"
        case 3 if position % 3 == 0:
            return f"{financial_year} Q{position // 3 + 1}"
        case 6 if position % 6 == 0:
            return f"{financial_year} H{position // 6 + 1}"
        case 12 if position == 0:
            return financial_year
        case 12 if start.month == 1:
            return f"{start.year}"
        case _:
            return f"{start:%b %Y} to {end:%b %Y}"


def year_text(starts: date) -> str:
    """A year as people write it: `2026/27` where it starts in April, `2026` in January."""
    return label_of(months_from(starts, 12))


def day_text(day: date) -> str:
    """A day as people write it: `30 Jul 2026`."""
    return f"{day.day} {day:%b %Y}"


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1
