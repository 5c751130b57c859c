"""Commands on a programme's file: new, render, check, show, schema."""

import json
from argparse import Namespace
from datetime import UTC, datetime

from pydantic import ValidationError

from toc.cli.check_text import build_answer, tell_findings
from toc.cli.files import read_programme, write_file
from toc.cli.summary import summarise
from toc.diagram.options import ViewOptions
from toc.errors import TocError
from toc.exchange.native import ProgrammeFile, dump_programme
from toc.exchange.schema import dump_schema
from toc.exchange.templates import list_templates, load_template
from toc.model.collections import checked
from toc.model.explain import InvalidValue, explain
from toc.model.programme import Programme
from toc.model.theory import TheoryOfChange
from toc.report.formats import DiagramExport, find_format, render_diagram
from toc.services.statuses import build_standing

SLIDES = "pptx"
"""The format that holds every theory of a programme, when none is chosen."""


class UnknownTemplate(TocError):
    """There is no such template."""


class WhichTheory(TocError):
    """The command does not say which of the theories is meant."""


def new(chosen: Namespace) -> None:
    """Write a programme made from a template."""
    names = [template.name for template in list_templates()]
    if chosen.template not in names:
        raise UnknownTemplate(f"There is no template '{chosen.template}'. Choose one of {', '.join(names)}.")
    file = load_template(chosen.template)
    if chosen.name is not None:
        file = ProgrammeFile(programme=_renamed(file.programme, chosen.name), observations=file.observations)
    write_file(chosen.output, dump_programme(file), may_replace=chosen.force)


def templates(_chosen: Namespace) -> None:
    """Print each template's name and what it is."""
    for template in list_templates():
        print(f"{template.name:<16} {template.title}: {template.description}")


def render(chosen: Namespace) -> None:
    """Draw a theory into a file."""
    file = read_programme(chosen.file)
    programme = file.programme
    kind = find_format(chosen.format)
    theories = _find_theories(programme, chosen.theory, several=chosen.format == SLIDES)
    export = DiagramExport(
        programme,
        theories[0],
        ViewOptions(theme=chosen.theme, paper=chosen.paper or kind.paper),
        statuses=build_standing(programme, file.observations, datetime.now(UTC).date()).marks,
        dpi=chosen.dpi,
        transparent=chosen.transparent,
        more=theories[1:],
    )
    write_file(chosen.output, render_diagram(chosen.format, export), may_replace=True)


def check(chosen: Namespace) -> int:
    """Say whether the file is in order: 0 if it is, whatever there is to check, 1 with the reason if it is not."""
    try:
        file = read_programme(chosen.file)
    except TocError as error:
        if not chosen.json:
            raise
        print(json.dumps({"file": str(chosen.file), "valid": False, "problems": [error.message], "findings": []}))
        return 1
    if chosen.json:
        answer = {"file": str(chosen.file), "valid": True, "problems": []} | build_answer(file.programme)
        print(json.dumps(answer))
    else:
        print(f"{chosen.file} is in order: {file.programme.name}.")
        for line in tell_findings(file.programme):
            print(line)
    return 0


def show(chosen: Namespace) -> None:
    """Print what the programme holds."""
    print("\n".join(summarise(read_programme(chosen.file))))


def schema(chosen: Namespace) -> None:
    """Print or write the JSON Schema of the native file."""
    write_file(chosen.output, dump_schema().encode(), may_replace=True)


def _renamed(programme: Programme, name: str) -> Programme:
    try:
        return checked(programme, name=name)
    except ValidationError as error:
        raise InvalidValue(explain(error)) from None


def _find_theories(programme: Programme, wanted: str | None, *, several: bool) -> tuple[TheoryOfChange, ...]:
    """The theory that is named; with no name the only one, or all where the format holds several."""
    if not programme.theories:
        raise WhichTheory("This programme has no theory yet. Add one in the app, then draw it.")
    if wanted is None:
        found = programme.theories
        if several or len(found) == 1:
            return found
    else:
        found = tuple(one for one in programme.theories if one.id == wanted) or tuple(
            one for one in programme.theories if one.name.casefold() == wanted.casefold()
        )
    if len(found) == 1:
        return found
    names = ", ".join(f"'{theory.name}' ({theory.id})" for theory in found or programme.theories)
    if not found:
        raise WhichTheory(f"There is no theory '{wanted}' in this programme. Choose one of {names}.")
    raise WhichTheory(f"Which theory? Add --theory with a name or an id: {names}.")
