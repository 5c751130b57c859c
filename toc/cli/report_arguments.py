"""What can be typed after `report`; the command itself is loaded when it runs."""

from argparse import Namespace
from pathlib import Path

from toc.cli.command import PROGRAMME_FILE, Commands, add_output, values_of
from toc.cli.figure_arguments import day
from toc.report.document_formats import DOCUMENT_FORMATS
from toc.report.layouts import Layout


def add_report_command(commands: Commands) -> None:
    report = commands.add(
        "report",
        "make a document: a bid pack, a report, a specification, slides",
        'report team.toc.json --format docx --layout bid --commissioner "Valley Board" -o bid.docx',
        "report team.toc.json --format pdf --layout onepage --as-at 2026-09-30 -o page.pdf",
    )
    report.add_argument("file", type=Path, help=PROGRAMME_FILE)
    report.add_argument("--format", required=True, choices=list(DOCUMENT_FORMATS), help="the kind of file")
    report.add_argument("--layout", choices=values_of(Layout), default=Layout.BID.value, help="which document")
    report.add_argument("--commissioner", metavar="NAME", help="for whom, by name or id: only what is theirs")
    report.add_argument("--as-at", type=day, metavar="DATE", help="figures as at this day; otherwise today")
    report.add_argument("--template", type=Path, help="a Word file whose styles the document takes")
    add_output(report)
    report.set_defaults(run=_report)


def _report(chosen: Namespace) -> None:
    from toc.cli.report_commands import report

    report(chosen)
