"""What can be typed after `python -m toc`: commands, options, help and examples."""

import argparse
from pathlib import Path

from toc import __version__
from toc.cli import exchange_commands, file_commands, store_commands
from toc.cli.analysis_arguments import add_analysis_commands
from toc.cli.command import OUTPUT, PROGRAM, PROGRAMME_FILE, Commands, Parser, add_output, values_of
from toc.cli.figure_arguments import add_figure_commands
from toc.cli.report_arguments import add_report_command
from toc.diagram.options import Paper, Theme
from toc.exchange.programme_formats import PROGRAMME_FORMATS
from toc.report.formats import DEFAULT_DPI, FORMATS

_EPILOG = """\
examples:
  python -m toc new --template system -o team.toc.json
  python -m toc show team.toc.json
  python -m toc render team.toc.json --format svg -o map.svg
  python -m toc check team.toc.json --json
  python -m toc analyse figures.csv --direction increase --target 80

exit codes: 0 done; 1 something you can put right, said on one line; 2 a wrong command; 3 a fault in the program;
130 stopped by Ctrl-C. The store is the app's own: set TOC_DATABASE_URL or TOC_DATA_DIR to use another.
"""


def build_parser() -> Parser:
    """The whole command line."""
    parser = Parser(
        prog=PROGRAM,
        description="Theories of change from the command line.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = Commands(parser)
    _add_file_commands(commands)
    _add_store_commands(commands)
    add_figure_commands(commands)
    add_analysis_commands(commands)
    add_report_command(commands)
    return parser


def _add_file_commands(commands: Commands) -> None:
    new = commands.add("new", "start a programme from a template", "new --template system -o team.toc.json")
    new.add_argument("--template", required=True, metavar="NAME", help="which template; `templates` lists them")
    new.add_argument("--name", help="the programme's name; otherwise the template's")
    add_output(new)
    new.set_defaults(run=file_commands.new)

    templates = commands.add("templates", "list the templates", "templates")
    templates.set_defaults(run=file_commands.templates)

    render = commands.add(
        "render",
        "draw a theory",
        'render team.toc.json --theory "System level" --format png --dpi 300 -o map.png',
        "render team.toc.json --format pdf --paper a3 --theme print -o map.pdf",
    )
    render.add_argument("file", type=Path, help=PROGRAMME_FILE)
    render.add_argument("--theory", metavar="NAME", help="which theory, by name or id; needed if there are several")
    render.add_argument("--format", required=True, choices=list(FORMATS), help="the kind of file")
    render.add_argument("--theme", choices=values_of(Theme), default=Theme.SCREEN.value, help="the colours")
    render.add_argument("--paper", choices=values_of(Paper), help="the page it is fitted to")
    render.add_argument("--dpi", type=int, default=DEFAULT_DPI, help="dots per inch of a PNG: 96 to 600")
    render.add_argument("--transparent", action="store_true", help="no ground behind a PNG")
    render.add_argument("-o", "--output", type=Path, required=True, help=OUTPUT)
    render.set_defaults(run=file_commands.render)

    check = commands.add("check", "say whether a file is in order", "check team.toc.json --json")
    check.add_argument("file", type=Path, help=PROGRAMME_FILE)
    check.add_argument("--json", action="store_true", help="the answer as JSON")
    check.set_defaults(run=file_commands.check)

    show = commands.add("show", "sum up a programme", "show team.toc.json")
    show.add_argument("file", type=Path, help=PROGRAMME_FILE)
    show.set_defaults(run=file_commands.show)

    schema = commands.add("schema", "print the JSON Schema of the file", "schema -o programme.schema.json")
    schema.add_argument("-o", "--output", type=Path, default=Path("-"), help=OUTPUT)
    schema.set_defaults(run=file_commands.schema)


def _add_store_commands(commands: Commands) -> None:
    listing = commands.add("list", "list the programmes in the store", "list")
    listing.set_defaults(run=store_commands.list_programmes)

    export = commands.add(
        "export",
        "write a programme, of the store or of a file, into a file",
        'export "Team A" -o team.toc.json',
        "export team.toc.json --format cids -o team.jsonld",
        "export team.toc.json --format iati -o team.xml",
    )
    export.add_argument("programme", help="its name or id in the store, which `list` shows, or a file")
    export.add_argument("--format", choices=list(PROGRAMME_FORMATS), default="json", help="the kind of file")
    add_output(export)
    export.set_defaults(run=exchange_commands.export)

    bring = commands.add(
        "import",
        "put a programme's file, or a CIDS file, into the store, or into a file of its own",
        "import team.toc.json",
        "import received.jsonld -o team.toc.json",
    )
    bring.add_argument("file", type=Path, help=f"{PROGRAMME_FILE} or CIDS JSON-LD, told apart by what is in it")
    add_output(bring, required=False)
    bring.set_defaults(run=exchange_commands.import_file)

    backup = commands.add("backup", "copy the whole store into one file", "backup toc-2026-11-23.sqlite3")
    backup.add_argument("file", type=Path, help="the backup to write")
    backup.set_defaults(run=store_commands.backup)

    restore = commands.add("restore", "fill an empty store from a backup", "restore toc-2026-11-23.sqlite3")
    restore.add_argument("file", type=Path, help="the backup to read")
    restore.set_defaults(run=store_commands.restore)
