"""What every command's arguments are made of: the parser that errs on one line, help with examples, -o."""

import argparse
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

PROGRAM = "python -m toc"
PROGRAMME_FILE = "a programme's file (*.toc.json)"
OUTPUT = "the file to write; - is standard output"


class Parser(argparse.ArgumentParser):
    """Says what is wrong on one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"toc: {' '.join(message.split())}. See {self.prog} --help.\n")


class Commands:
    """The commands, each with what it does and how it is typed."""

    def __init__(self, parser: Parser) -> None:
        self._commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)

    def add(self, name: str, does: str, *examples: str) -> Parser:
        """A command with its examples, typed without the program."""
        shown = "\n".join(f"  {PROGRAM} {example}" for example in examples)
        command = self._commands.add_parser(
            name,
            help=does,
            description=f"{does[0].upper()}{does[1:]}.",
            epilog=f"{'example' if len(examples) == 1 else 'examples'}:\n{shown}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        command.add_argument("--debug", action="store_true", help="on an error, show where in the program it arose")
        return command


def add_output(command: Parser, *, required: bool = True) -> None:
    """The file to write, and leave to replace one that is there."""
    command.add_argument("-o", "--output", type=Path, required=required, help=OUTPUT)
    command.add_argument("--force", action="store_true", help="replace the file if it is there")


def values_of(options: type[StrEnum]) -> list[str]:
    """Choices as text: argparse would name the class in its messages."""
    return [option.value for option in options]
