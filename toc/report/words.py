"""Small wordings that the sections of a document share: names within sentences, citations, days."""

from collections.abc import Iterable

from toc.model.base import Source, SourceKind
from toc.report.stamp_words import build_day

__all__ = ["AS_ABOVE", "as_clause", "as_sentence", "build_day", "cite", "flat", "listed", "said_once"]

AS_ABOVE = "as above"
"""In a cell that would only repeat the one above it."""


def flat(text: str) -> str:
    """On one line."""
    return " ".join(text.split())


def as_sentence(text: str) -> str:
    """With a capital and a full stop, where it has words."""
    line = flat(text)
    if not line:
        return ""
    return f"{line[0].upper()}{line[1:]}{'' if line[-1] in '.!?…' else '.'}"


def as_clause(text: str) -> str:
    """Without a full stop, to stand inside a sentence."""
    return flat(text).rstrip(".")


def listed(parts: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`; with semicolons where a part has commas of its own."""
    several = list(parts)
    if len(several) < 2:
        return "".join(several)
    comma = "; " if any("," in part or ";" in part for part in several) else ", "
    before = comma.join(several[:-1])
    return f"{before}{';' if comma == '; ' else ''} {last} {several[-1]}"


def said_once(texts: Iterable[str]) -> tuple[str, ...]:
    """Without blanks and repetitions, in order."""
    return tuple(dict.fromkeys(line for line in map(flat, texts) if line))


def cite(sources: Iterable[Source]) -> str:
    """`Barlow and others 2015; LEAP`: how a text names what stands in the list of sources."""
    return "; ".join(said_once(map(_name, sources)))


def _name(source: Source) -> str:
    if source.kind is SourceKind.VOICE or not source.authors.strip():
        return source.title
    return f"{source.authors} {source.year}".strip()
