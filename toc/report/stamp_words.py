"""What a stamp says in words: one line for every page, and a few sentences at the end of a document."""

from datetime import date

from toc.report.blocks import Document, Stamp

MADE_UP = "a made-up example"


def build_stamp_line(stamp: Stamp) -> str:
    """For the foot of every page."""
    parts = (
        _shortened(stamp.programme, 60),
        MADE_UP if stamp.fictional else "",
        _shortened(stamp.snapshot, 40),
        "" if stamp.revision is None else f"revision {stamp.revision}",
        f"as at {build_day(stamp.as_at)}",
    )
    return " · ".join(part for part in parts if part)


def build_name(document: Document) -> str:
    """The title on one line, for the file's own properties; the programme's name where none was given."""
    return _one_line(document.title) or _one_line(document.stamp.programme) or "Theory of change"


def build_commissioner_line(document: Document) -> str:
    """Whom it is for, where the subtitle does not say so already."""
    name = _one_line(document.commissioner)
    return f"For {name}" if name and name not in _one_line(document.subtitle) else ""


def build_fictional_line(stamp: Stamp) -> str:
    """Said beneath the title, so that nobody takes an example for a real service."""
    return f"{MADE_UP.capitalize()}: no real families and no real figures." if stamp.fictional else ""


def build_about(document: Document, *more: str) -> tuple[str, ...]:
    """The sentences that close a document: where it comes from and how it was made."""
    stamp = document.stamp
    fictional = "The programme, its people and its figures are made up, as an example." if stamp.fictional else ""
    snapshot = f", kept as “{_one_line(stamp.snapshot)}”" if stamp.snapshot.strip() else ""
    revision = "" if stamp.revision is None else f" at revision {stamp.revision}{snapshot}"
    made = (
        f"Made on {build_day(stamp.made_at.date())} from {_one_line(stamp.programme)}{revision}; "
        f"figures as at {build_day(stamp.as_at)}."
    )
    return tuple(sentence for sentence in (fictional, made, stamp.protection.strip(), *more) if sentence)


def build_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shortened(text: str, most: int) -> str:
    line = _one_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
