"""What can be typed for the commands on figures: analyse, interval."""

from argparse import ArgumentTypeError
from datetime import date
from math import isfinite
from pathlib import Path

from toc.analysis.intervals import CONFIDENCE
from toc.analysis.spc_gaps import SpcPeriod
from toc.cli import analysis_commands
from toc.cli.command import Commands, values_of
from toc.exchange.cells import LARGEST, BadCell, read_date
from toc.model.indicators import Direction, SpcPreset

LEAST_CONFIDENCE, MOST_CONFIDENCE = 0.5, 0.9999


def add_analysis_commands(commands: Commands) -> None:
    analyse = commands.add(
        "analyse",
        "tell real change from noise in figures over time",
        "analyse figures.csv --direction increase",
        "analyse figures.csv --direction decrease --target 18 --rebase 2025-04-01 --json",
        "analyse teams.csv --direction neither --preset nhsr --fix 12 --no-screen",
    )
    analyse.add_argument(
        "file",
        type=Path,
        help="a CSV file with the columns date, and value, or numerator and denominator; and series, for several",
    )
    analyse.add_argument(
        "--direction", required=True, choices=values_of(Direction), help="which way the figures get better"
    )
    analyse.add_argument("--target", type=number, metavar="N", help="the target to judge them by")
    analyse.add_argument(
        "--preset",
        choices=values_of(SpcPreset),
        default=SpcPreset.CAREFUL.value,
        help="careful (the default), or nhsr: to the last label as NHSRplotthedots has it",
    )
    analyse.add_argument(
        "--rebase", type=day, action="append", default=[], metavar="DATE", help="start new limits there; repeatable"
    )
    analyse.add_argument(
        "--fix", type=int, metavar="N", help="work limits out from the first N points of a segment: 12 or more"
    )
    analyse.add_argument(
        "--no-screen", dest="screen", action="store_false", help="leave outlying moving ranges in the limits"
    )
    analyse.add_argument(
        "--period",
        choices=values_of(SpcPeriod),
        help="what one figure stands for, so that a skipped one is a gap; by default the longest that fits all dates",
    )
    analyse.add_argument("--json", action="store_true", help="the answer as JSON")
    analyse.set_defaults(run=analysis_commands.analyse)

    interval = commands.add(
        "interval",
        "work out a confidence interval",
        "interval --proportion 65 100",
        "interval --rate 10 10000 --per 100000 --json",
        "interval --mean 18 12 15 9 21 14",
        "interval --difference 56 70 48 80",
    )
    kind = interval.add_mutually_exclusive_group(required=True)
    kind.add_argument("--proportion", type=number, nargs=2, metavar=("X", "N"), help="a share: X of N")
    kind.add_argument("--rate", type=number, nargs=2, metavar=("X", "N"), help="a rate: X events in N")
    kind.add_argument("--mean", type=number, nargs="+", metavar="V", help="the mean of some values")
    kind.add_argument(
        "--difference",
        type=number,
        nargs=4,
        metavar=("X1", "N1", "X2", "N2"),
        help="X1 of N1 less X2 of N2, for two groups of different people",
    )
    interval.add_argument(
        "--per", type=above_zero, metavar="N", help="what a rate is given per; 100000 unless another is named"
    )
    interval.add_argument(
        "--confidence", type=confidence, default=CONFIDENCE, metavar="LEVEL", help="0.95 unless another is named"
    )
    interval.add_argument("--json", action="store_true", help="the answer as JSON")
    interval.set_defaults(run=analysis_commands.interval)


def number(text: str) -> float:
    """An ordinary number."""
    try:
        found = float(text)
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is not a number") from None
    if not isfinite(found) or abs(found) > LARGEST:
        raise ArgumentTypeError(f"'{text}' is not a number that can be worked with")
    return found


def above_zero(text: str) -> float:
    found = number(text)
    if found <= 0:
        raise ArgumentTypeError(f"'{text}' is not above 0")
    return found


def confidence(text: str) -> float:
    found = number(text)
    if not LEAST_CONFIDENCE <= found <= MOST_CONFIDENCE:
        raise ArgumentTypeError(f"'{text}' is not between {LEAST_CONFIDENCE} and {MOST_CONFIDENCE}")
    return found


def day(text: str) -> date:
    """A date, as in the file."""
    try:
        return read_date("date", text)
    except BadCell:
        raise ArgumentTypeError(f"'{text}' is not a date. Write it like 2024-04-01") from None
