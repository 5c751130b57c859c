"""What can be typed after the commands that bring figures in."""

import argparse
from argparse import Namespace
from datetime import date
from pathlib import Path

from toc.cli.command import Commands, add_output

_PROGRAMME = "the programme: its name or id in the store, which `list` shows, or its file"
_MOST_PERIODS = 120


def add_figure_commands(commands: Commands) -> None:
    """import-figures, fingertips and figures-template."""
    bring = commands.add(
        "import-figures",
        "put a table of figures, CSV or Excel, into a programme: all of it or nothing",
        'import-figures "Team A" figures.xlsx',
        "import-figures team.toc.json figures.csv --skip",
    )
    bring.add_argument("programme", help=_PROGRAMME)
    bring.add_argument("file", type=Path, help="the table: CSV, or an Excel workbook (.xlsx)")
    bring.add_argument("--indicator", metavar="NAME", help="whose figures they are, where no column says it")
    bring.add_argument("--skip", action="store_true", help="leave faulty rows out, and put in the others")
    bring.set_defaults(run=_import_figures)

    published = commands.add(
        "fingertips",
        "list what a Fingertips file holds, or put some of it beside a programme's figures",
        "fingertips downloaded.csv",
        'fingertips downloaded.csv --into team.toc.json --indicator n_cd2 --id 93436 --area England --area "Made-up"',
    )
    published.add_argument("file", type=Path, help="the CSV file as Fingertips gives it")
    published.add_argument("--into", metavar="PROGRAMME", help=_PROGRAMME)
    published.add_argument("--indicator", metavar="NAME", help="the programme's indicator to put the figures beside")
    published.add_argument("--id", help="which of the file's indicators; needed if there are several")
    published.add_argument("--sex", help="whose figures, as the file says it; needed if there are several")
    published.add_argument("--age", help="of which age, as the file says it; needed if there are several")
    published.add_argument(
        "--area",
        action="append",
        metavar="AREA",
        help="a code or name; may be given several times; England unless said",
    )
    published.set_defaults(run=_fingertips)

    template = commands.add(
        "figures-template",
        "write a workbook to fill a programme's figures in",
        "figures-template team.toc.json --periods 4 -o figures-to-fill-in.xlsx",
    )
    template.add_argument("programme", help=_PROGRAMME)
    template.add_argument("--periods", type=_periods, default=1, metavar="N", help="how many periods; 1 unless said")
    template.add_argument("--until", type=day, metavar="DATE", help="a day in the last period; today unless said")
    add_output(template)
    template.set_defaults(run=_figures_template)


def _import_figures(chosen: Namespace) -> None:
    # Reading tables takes a library that other commands need not wait for.
    from toc.cli.figure_commands import import_figures

    import_figures(chosen)


def _fingertips(chosen: Namespace) -> None:
    from toc.cli.figure_commands import fingertips

    fingertips(chosen)


def _figures_template(chosen: Namespace) -> None:
    from toc.cli.figure_commands import figures_template

    figures_template(chosen)


def _periods(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= _MOST_PERIODS:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of periods from 1 to {_MOST_PERIODS}")
    return int(text)


def day(text: str) -> date:
    """A day as it is typed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day like 2026-09-30") from None
