"""Before-and-after results as a document prints them: protected, and in periods long enough to be shown."""

from collections.abc import Iterable, Sequence

from toc.analysis.intervals import Interval, summary_interval
from toc.analysis.paired_summary import sum_paired
from toc.analysis.periods import period_containing
from toc.analysis.published_paired import PublishedPaired, build_published_paired
from toc.analysis.words import number_text
from toc.model.base import Value
from toc.model.figures import PairedResult, Period
from toc.model.indicators import Frequency
from toc.model.priorities import SmallNumbers

OUTCOMES = {
    "improved": "Reliably improved",
    "unchanged": "No reliable change",
    "deteriorated": "Reliably deteriorated",
}
"""What became of the pairs, by the name of its count."""
_LONGER = (None, Frequency.HALF_YEARLY, Frequency.YEARLY)
"""As kept, then summed: the first one under which nothing has to be hidden, else the last."""


class PrintedPaired(Value):
    """One row of a document: nothing in it is more exact than its texts."""

    period: Period
    published: PublishedPaired
    mean_change: Interval | None
    """About the rounded number of pairs."""

    @property
    def is_whole(self) -> bool:
        """Whether no count had to be hidden."""
        return all(one.count is not None for one in self.published.counts.values())

    @property
    def judged(self) -> bool:
        """Whether it says what became of the pairs."""
        return "improved" in self.published.counts

    def text(self, name: str) -> str:
        """A count as printed; nothing where it is not known."""
        found = self.published.counts.get(name)
        return "" if found is None else found.text

    @property
    def words(self) -> str:
        """The row in sentences, completeness first."""
        parts = [f"{self.text('paired')} of {self.text('closed')} closed families have both scores."]
        if self.mean_change is not None:
            parts.append(f"Mean change {change_words(self.mean_change)}.")
        if self.judged:
            said = ", ".join(f"{words.lower()} {self.text(name)}" for name, words in OUTCOMES.items())
            parts.append(f"{said[0].upper()}{said[1:]}.")
        if self.text("cases_before"):
            parts.append(f"Recovered {self.text('recovered')} of {self.text('cases_before')} who were cases before.")
        return " ".join(parts)


def change_words(change: Interval) -> str:
    """A mean change with its interval, for a sentence."""
    return number_text(change.value) + _limits(change, "95 % interval ")


def change_figures(change: Interval) -> str:
    """The same for a cell: `−4.6 (−6.1 to −3.1)`."""
    return number_text(change.value) + _limits(change, "")


def _limits(change: Interval, name: str) -> str:
    if change.lower is None or change.upper is None:
        return ""
    return f" ({name}{number_text(change.lower)} to {number_text(change.upper)})"


def build_printed(results: Iterable[PairedResult], small_numbers: SmallNumbers) -> tuple[PrintedPaired, ...]:
    """The results of one instrument in order of time, in the shortest periods in which nothing has to be hidden.

    Sums and what they are made of are never both printed, or one would give the other away.
    """
    apart = _apart(results)
    *shorter, last = _LONGER
    for frequency in shorter:
        printed: list[PrintedPaired] = []
        for one in _summed(apart, frequency):
            printed.append(_print(one, small_numbers))
            # One hidden count settles it: what the other rows would hide takes long to find out.
            if not printed[-1].is_whole:
                break
        else:
            return tuple(printed)
    return tuple(_print(one, small_numbers) for one in _summed(apart, last))


def _apart(results: Iterable[PairedResult]) -> list[PairedResult]:
    """Without those that share days with a shorter one: the same families would count twice."""
    kept: list[PairedResult] = []
    for result in sorted(results, key=lambda one: (one.period.days, one.period.start)):
        if all(result.period.end < one.period.start or one.period.end < result.period.start for one in kept):
            kept.append(result)
    return sorted(kept, key=lambda one: one.period.start)


def _summed(results: Sequence[PairedResult], frequency: Frequency | None) -> list[PairedResult]:
    if frequency is None:
        return list(results)
    groups: dict[tuple[str, bool], list[PairedResult]] = {}
    for one in results:
        longer = period_containing(one.period.start, frequency)
        inside = one.period.end <= longer.end
        judged = one.improved + one.unchanged + one.deteriorated > 0
        groups.setdefault((longer.key if inside else one.id, judged), []).append(one)
    return [
        sum_paired(group[0].id, Period(start=group[0].period.start, end=group[-1].period.end), group)
        for group in groups.values()
    ]


def _rounded(value: float, places: int | None) -> float:
    return value if places is None else round(value, places)


def _print(result: PairedResult, small_numbers: SmallNumbers) -> PrintedPaired:
    published = build_published_paired(result, small_numbers)
    pairs = published.counts["paired"].count
    change = None
    if published.mean_change is not None and pairs:
        # An exact mean of whole scores is a fraction that gives the exact number of pairs away.
        places = None if small_numbers is SmallNumbers.NONE else 1
        mean, sd = published.mean_change, published.sd_change
        change = summary_interval(_rounded(mean, places), None if sd is None else _rounded(sd, places), pairs)
    return PrintedPaired(period=result.period, published=published, mean_change=change)
