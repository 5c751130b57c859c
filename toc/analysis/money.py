"""Pounds in words, as a board paper prints them."""

_MINUS = "\N{MINUS SIGN}"


def pounds_text(amount: float) -> str:
    """`£201,000`, `£1,234.50`, `−£300`: pence only where there are some."""
    pence = round(abs(amount) * 100)
    whole, part = divmod(pence, 100)
    sign = _MINUS if amount < 0 and pence else ""
    return f"{sign}£{whole:,}" + (f".{part:02d}" if part else "")


def whole_pounds(amount: float) -> str:
    """A plan is not made in pence: `£201,000`."""
    return pounds_text(round(amount))
