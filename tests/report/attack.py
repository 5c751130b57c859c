"""A reader who has a document only, and tries to work out the counts of people that it hides.

They know the rules of protection, which quarters there are, and that the same families stand behind several figures.
"""

from collections.abc import Sequence

from toc.analysis.attack import Range, Sum, find_narrowed
from toc.analysis.disclosure import MOST_ROUNDING, PRESETS, PROTECTING_MARK, is_protected
from toc.analysis.periods import label_of
from toc.analysis.series import build_series
from toc.model.figures import Observation, PairedResult, Period
from toc.model.indicators import Indicator
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.report.blocks import ChartBlock, Document, Table

MOST = 1_000
PART, WHOLE, REST = "Numerator", "Denominator", "rest"
PAIRED = {
    "Closed": "closed",
    "Both scores": "paired",
    "Reliably improved": "improved",
    "No reliable change": "unchanged",
    "Reliably deteriorated": "deteriorated",
}


class Reader:
    """What can be told of every count behind a document's tables."""

    def __init__(self, programme: Programme, observations: Sequence[Observation], small_numbers: SmallNumbers) -> None:
        self.preset = PRESETS[small_numbers]
        self.exact = small_numbers is SmallNumbers.NONE
        self.truth: dict[str, int] = {}
        self.ranges: dict[str, Range] = {}
        self.sums: list[Sum] = []
        self._programme = programme
        self._observations = observations

    def read(self, document: Document) -> None:
        indicators = {one.name: one for one in self._programme.indicators if is_protected(one)}
        instruments = {f"{one.name}, before and after": one.id for one in self._programme.instruments}
        charts = [block for one in document.sections for block in one.blocks if isinstance(block, ChartBlock)]
        for chart in sorted(charts, key=lambda one: one.title in instruments):
            if chart.table is not None and chart.title in indicators:
                self._read_indicator(indicators[chart.title], chart.table)
            elif chart.table is not None and chart.title in instruments:
                instrument = instruments[chart.title]
                results = [one for one in self._programme.paired_results if one.instrument == instrument]
                self._read_paired(sorted(results, key=lambda one: one.period.start), chart.table)

    def find_narrowed(self, smallest_shown: int) -> set[str]:
        """The small counts that have fewer than 3 possible values left."""
        wrong = [key for key, count in self.truth.items() if not _fits(count, self.ranges[key])]
        assert wrong == [], "the reader has misunderstood the document"
        small = [key for key, count in self.truth.items() if 0 < count < smallest_shown]
        return find_narrowed(self.ranges, self.sums, small, self.truth)

    def _read_indicator(self, indicator: Indicator, table: Table) -> None:
        points = [p for p in build_series(indicator, self._observations).points if p.numerator is not None]
        titles = [column.title for column in table.columns]
        if PART not in titles:
            return
        for point in points:
            whole, part = round(point.denominator or 0), round(point.numerator or 0)
            base = f"{indicator.id}:{point.period.key}"
            for which, count in ((PART, part), (WHOLE, whole), (REST, whole - part)):
                self._add(f"{base}:{which}", count)
            self.sums.append(Sum(f"{base}:{WHOLE}", (f"{base}:{PART}", f"{base}:{REST}")))
        spans = _spans([point.period for point in points])
        for row in table.rows:
            cells = dict(zip(titles, row, strict=True))
            keys = [f"{indicator.id}:{one.key}" for one in spans.get(cells["Period"].text, ())]
            for which in (PART, WHOLE):
                self._learn([f"{key}:{which}" for key in keys], self._range(cells[which].text))
            value = row[1].value
            if keys and value is not None and not self.exact:
                # A share is printed only where the rest of its whole is not small either.
                least = Range(0, 0) if value == 100 else Range(self.preset.smallest_shown, MOST)
                self._learn([f"{key}:{REST}" for key in keys], least)

    def _read_paired(self, results: Sequence[PairedResult], table: Table) -> None:
        for result in results:
            base = f"{result.id}:"
            for which in PAIRED.values():
                self._add(base + which, getattr(result, which))
            self._add(base + "unpaired", result.closed - result.paired)
            self.sums.append(Sum(base + "closed", (base + "paired", base + "unpaired")))
            judged = ("improved", "unchanged", "deteriorated")
            if sum(getattr(result, one) for one in judged) == result.paired:
                self.sums.append(Sum(base + "paired", tuple(base + one for one in judged)))
            for which, same in (("improved", PART), ("paired", WHOLE)):
                other = f"{result.indicator}:{result.period.key}:{same}"
                if self.truth.get(other) == self.truth[base + which]:
                    self.sums.append(Sum(other, (base + which,)))
        titles = [column.title for column in table.columns]
        spans = _spans([result.period for result in results])
        by_period = {result.period: result.id for result in results}
        for row in table.rows:
            cells = dict(zip(titles, row, strict=True))
            keys = [by_period[period] for period in spans[cells["Period"].text]]
            for title, which in PAIRED.items():
                self._learn([f"{key}:{which}" for key in keys], self._range(cells[title].text))

    def _add(self, key: str, count: int) -> None:
        self.truth[key], self.ranges[key] = count, Range(0, MOST)

    def _learn(self, keys: Sequence[str], found: Range | None) -> None:
        """Of one count, or of the sum of several."""
        if found is None or not keys:
            return
        if len(keys) == 1:
            known = self.ranges[keys[0]]
            self.ranges[keys[0]] = Range(max(known.least, found.least), min(known.most, found.most))
            return
        total = "+".join(keys)
        self.truth[total], self.ranges[total] = sum(self.truth[key] for key in keys), found
        self.sums.append(Sum(total, tuple(keys)))

    def _range(self, text: str) -> Range | None:
        number = text.replace(",", "")
        if number.isdigit():
            shown = int(number)
            if self.exact or shown == 0:
                return Range(shown, shown)
            return Range(max(self.preset.smallest_shown, shown - MOST_ROUNDING), shown + MOST_ROUNDING)
        if text == self.preset.mark != self.preset.protecting_mark:
            return Range(1, self.preset.smallest_shown - 1)
        assert text in ("", self.preset.mark, PROTECTING_MARK)
        return None


def _fits(count: int, found: Range) -> bool:
    return found.least <= count <= found.most


def _spans(periods: Sequence[Period]) -> dict[str, tuple[Period, ...]]:
    """The periods that a row's label can stand for, the shortest run first."""
    spans: dict[str, tuple[Period, ...]] = {}
    for start in range(len(periods)):
        for end in range(start, len(periods)):
            label = label_of(Period(start=periods[start].start, end=periods[end].end))
            spans.setdefault(label, tuple(periods[start : end + 1]))
    return spans
