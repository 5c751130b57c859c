"""When something happened, as a person would say it."""

from datetime import datetime, timedelta, timezone

_STEPS = ((60, 10, "s"), (3_600, 60, "min"), (86_400, 3_600, "h"))
"""Up to so many seconds, in steps of so many, with this unit: nothing changes on the screen every second."""


def ago(at: datetime, now: datetime) -> str:
    """`just now`, `10 s ago`, `5 min ago`, `3 h ago`, `yesterday`, `12 March`, `12 March 2024`."""
    seconds = max(0, int((now - at).total_seconds()))
    if seconds < 10:
        return "just now"
    for limit, step, unit in _STEPS:
        if seconds < limit:
            number = seconds // step * (10 if unit == "s" else 1)
            return f"{number} {unit} ago"
    if seconds < 2 * 86_400:
        return "yesterday"
    if seconds < 7 * 86_400:
        return f"{seconds // 86_400} days ago"
    return day(at) if at.year == now.year else f"{day(at)} {at.year}"


def day(at: datetime) -> str:
    """`12 March`."""
    return f"{at.day} {at:%B}"


def exact(at: datetime, offset_minutes: int | None) -> str:
    """`Monday 23 November 2026, 14:05`, on the clock of the person's own browser."""
    local = at.astimezone(timezone(timedelta(minutes=-(offset_minutes or 0))))
    return f"{local:%A} {local.day} {local:%B %Y, %H:%M}"
