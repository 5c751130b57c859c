"""Commands on figures: analyse, interval."""

import json
import sys
from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from toc.analysis.intervals import (
    FEWEST_TO_COMPARE,
    Interval,
    difference_of_proportions,
    mean_interval,
    proportion_interval,
    rate_interval,
)
from toc.analysis.judgement import JUDGEMENT_WORDS, Judgement, judge
from toc.analysis.spc import SpcRefused, SpcResult, SpcSeries, SpcSettings
from toc.analysis.spc import analyse as chart
from toc.analysis.spc_words import plain_number, spc_words
from toc.cli.analysis_text import interval_text, percent_text, result_text
from toc.cli.files import read_bytes
from toc.errors import TocError
from toc.exchange.series_csv import DatedValues, SeriesFile, read_series
from toc.model.indicators import Direction


class BadNumbers(TocError):
    """Numbers that nothing can be worked out from."""


def analyse(chosen: Namespace) -> None:
    """Tell real change from noise in the figures of a CSV file."""
    settings = SpcSettings(
        direction=chosen.direction,
        preset=chosen.preset,
        target=chosen.target,
        screening=chosen.screen,
        fixed_points=chosen.fix,
        rebases=tuple(chosen.rebase),
        period=chosen.period,
    )
    file = read_series(read_bytes(chosen.file))
    results = chart_series(file.series, settings)
    _tell_of_unused_rebases(file.series, settings)
    if chosen.json:
        print(json.dumps(build_answer(file, results), allow_nan=False))
        return
    print("\n\n".join(result_text(name, result, shares=file.shares) for name, result in results.items()))


def chart_series(series: Mapping[str, DatedValues], settings: SpcSettings) -> dict[str, SpcResult]:
    """Every series charted, by name. Raises SpcRefused naming the series."""
    many = [SpcSeries(one.dates, one.values) for one in series.values()]
    try:
        return dict(zip(series, chart(many, settings), strict=True))
    except SpcRefused:
        for name, one in zip(series, many, strict=True):
            _refuse_alone(name, one, settings)
        raise


def build_answer(file: SeriesFile, results: Mapping[str, SpcResult]) -> dict[str, Any]:
    """The answer as JSON has it: one result, or one for each name."""
    number_text = percent_text if file.shares else plain_number
    answers = {name: _answer(result, spc_words(result, number_text)) for name, result in results.items()}
    return answers if file.named else answers[""]


def interval(chosen: Namespace) -> None:
    """Print the confidence interval of some numbers."""
    answer = build_interval(chosen)
    print(json.dumps(answer, allow_nan=False) if chosen.json else interval_text(answer))


def build_interval(chosen: Namespace) -> dict[str, Any]:
    """The interval that was asked for; shares from 0 to 1."""
    if chosen.per is not None and chosen.rate is None:
        raise BadNumbers("--per belongs to --rate. Leave it out.")
    per = DEFAULT_PER if chosen.per is None else chosen.per
    try:
        found = _find_interval(chosen, per)
    except (ValidationError, OverflowError):  # beyond the largest number there is
        raise BadNumbers("These numbers are too far apart to work with. Check them.") from None
    answer = found.model_dump(include={"value", "lower", "upper", "method", "confidence"})
    if chosen.rate:
        answer["per"] = per
    if chosen.difference:
        answer["judgement"] = JUDGEMENT_WORDS[_judged(found, chosen.difference)]
    return answer


def _find_interval(chosen: Namespace, per: float) -> Interval:
    if chosen.proportion:
        count, total = chosen.proportion
        return proportion_interval(count, total, chosen.confidence)
    if chosen.rate:
        events, population = chosen.rate
        return rate_interval(events, population, per, chosen.confidence)
    if chosen.mean:
        return mean_interval(chosen.mean, chosen.confidence)
    count, total, count_before, total_before = chosen.difference
    return difference_of_proportions(count, total, count_before, total_before, chosen.confidence)


DEFAULT_PER = 100_000
"""As rates of public health are given."""


def _judged(found: Interval, numbers: list[float]) -> Judgement:
    _, now, _, before = numbers
    return Judgement.TOO_FEW if min(now, before) < FEWEST_TO_COMPARE else judge(Direction.NEITHER, found)


def _answer(result: SpcResult, words: str) -> dict[str, Any]:
    return {
        "segments": [
            {"start": one.start.isoformat(), "n": one.n, "mean": one.mean, "lower": one.lower, "upper": one.upper}
            for one in result.segments
        ],
        "points": [
            {
                "date": day.isoformat(),
                "value": value,
                "mean": mean,
                "lower": lower,
                "upper": upper,
                "rule": rule,
                "type": kind,
            }
            for day, value, mean, lower, upper, rule, kind in result.points
        ],
        "variation": result.variation,
        "assurance": result.assurance,
        "words": words,
    }


def _refuse_alone(name: str, series: SpcSeries, settings: SpcSettings) -> None:
    try:
        chart([series], settings)
    except SpcRefused as refused:
        raise SpcRefused(f"{name}: {refused.message}" if name else refused.message) from None


def _tell_of_unused_rebases(series: Mapping[str, DatedValues], settings: SpcSettings) -> None:
    """On standard error, because the published method passes over them without a word."""
    dates = {day for one in series.values() for day in one.dates}
    for day in settings.rebases:
        if day not in dates:
            print(f"toc: no figure is dated {day.isoformat()}, so nothing is rebased there.", file=sys.stderr)
