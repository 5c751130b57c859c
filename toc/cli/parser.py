"""What can be typed after `python -m toc`: commands, options, help and examples."""

import argparse
from pathlib import Path
from typing import NoReturn

from toc import __version__
from toc.cli import file_commands, store_commands
from toc.diagram.options import Paper, Theme
from toc.report.formats import DEFAULT_DPI, FORMATS

PROGRAM = "python -m toc"
_FILE = "a programme's file (*.toc.json)"
_OUTPUT = "the file to write; - is standard output"

_EPILOG = """\
examples:
  python -m toc new --template system -o team.toc.json
  python -m toc show team.toc.json
  python -m toc render team.toc.json --format svg -o map.svg
  python -m toc check team.toc.json --json

exit codes: 0 done; 1 something you can put right, said on one line; 2 a wrong command; 3 a fault in the program;
130 stopped by Ctrl-C. The store is the app's own: set TOC_DATABASE_URL or TOC_DATA_DIR to use another.
"""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong on one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"toc: {message}. See {self.prog} --help.\n")


def build_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description="Theories of change from the command line.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    _add_file_commands(commands)
    _add_store_commands(commands)
    for command in commands.choices.values():
        command.add_argument("--debug", action="store_true", help="on a fault, show where in the program it arose")
    return parser


def _add_file_commands(commands: "argparse._SubParsersAction[_Parser]") -> None:
    new = _command(commands, "new", "start a programme from a template", "new --template system -o team.toc.json")
    new.add_argument("--template", required=True, metavar="NAME", help="which template; `templates` lists them")
    new.add_argument("--name", help="the programme's name; otherwise the template's")
    _add_output(new)
    new.set_defaults(run=file_commands.new)

    templates = _command(commands, "templates", "list the templates", "templates")
    templates.set_defaults(run=file_commands.templates)

    render = _command(
        commands,
        "render",
        "draw a theory",
        'render team.toc.json --theory "System level" --format png --dpi 300 -o map.png',
        "render team.toc.json --format pdf --paper a3 --theme print -o map.pdf",
    )
    render.add_argument("file", type=Path, help=_FILE)
    render.add_argument("--theory", metavar="NAME", help="which theory, by name or id; needed if there are several")
    render.add_argument("--format", required=True, choices=list(FORMATS), help="the kind of file")
    render.add_argument("--theme", type=Theme, choices=list(Theme), default=Theme.SCREEN, help="the colours")
    render.add_argument("--paper", type=Paper, choices=list(Paper), help="the page it is fitted to")
    render.add_argument("--dpi", type=int, default=DEFAULT_DPI, help="dots per inch of a PNG: 96 to 600")
    render.add_argument("--transparent", action="store_true", help="no ground behind a PNG")
    render.add_argument("-o", "--output", type=Path, required=True, help=_OUTPUT)
    render.set_defaults(run=file_commands.render)

    check = _command(commands, "check", "say whether a file is in order", "check team.toc.json --json")
    check.add_argument("file", type=Path, help=_FILE)
    check.add_argument("--json", action="store_true", help="the answer as JSON")
    check.set_defaults(run=file_commands.check)

    show = _command(commands, "show", "sum up a programme", "show team.toc.json")
    show.add_argument("file", type=Path, help=_FILE)
    show.set_defaults(run=file_commands.show)

    schema = _command(commands, "schema", "print the JSON Schema of the file", "schema -o programme.schema.json")
    schema.add_argument("-o", "--output", type=Path, default=Path("-"), help=_OUTPUT)
    schema.set_defaults(run=file_commands.schema)


def _add_store_commands(commands: "argparse._SubParsersAction[_Parser]") -> None:
    listing = _command(commands, "list", "list the programmes in the store", "list")
    listing.set_defaults(run=store_commands.list_programmes)

    export = _command(commands, "export", "take a programme out of the store", 'export "Team A" -o team.toc.json')
    export.add_argument("programme", help="its name or id; `list` shows both")
    _add_output(export)
    export.set_defaults(run=store_commands.export)

    bring = _command(commands, "import", "put a programme's file into the store", "import team.toc.json")
    bring.add_argument("file", type=Path, help=_FILE)
    bring.set_defaults(run=store_commands.import_file)

    backup = _command(commands, "backup", "copy the whole store into one file", "backup toc-2026-11-23.sqlite3")
    backup.add_argument("file", type=Path, help="the backup to write")
    backup.set_defaults(run=store_commands.backup)

    restore = _command(commands, "restore", "fill an empty store from a backup", "restore toc-2026-11-23.sqlite3")
    restore.add_argument("file", type=Path, help="the backup to read")
    restore.set_defaults(run=store_commands.restore)


def _command(commands: "argparse._SubParsersAction[_Parser]", name: str, does: str, *examples: str) -> _Parser:
    shown = "\n".join(f"  {PROGRAM} {example}" for example in examples)
    return commands.add_parser(
        name,
        help=does,
        description=f"{does[0].upper()}{does[1:]}.",
        epilog=f"{'example' if len(examples) == 1 else 'examples'}:\n{shown}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _add_output(command: _Parser) -> None:
    command.add_argument("-o", "--output", type=Path, required=True, help=_OUTPUT)
    command.add_argument("--force", action="store_true", help="replace the file if it is there")
