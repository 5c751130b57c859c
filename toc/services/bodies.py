"""Commissioners from the bodies of the library: a body's frameworks come into the programme with it."""

from collections.abc import Iterable

from toc.errors import TocError
from toc.exchange.bodies import Body, load_bodies
from toc.model import limits
from toc.model.apply import apply, as_json
from toc.model.base import new_id
from toc.model.collections import Collection, find
from toc.model.edits import Add, Edit, Together
from toc.model.priorities import Commissioner
from toc.model.programme import Programme
from toc.services.describe import FROM_LIBRARY
from toc.services.from_library import AlreadyHere, framework_edit


class NoSuchBody(TocError):
    """The library has no such body."""


def list_bodies() -> tuple[Body, ...]:
    """The bodies to start from, nation by nation."""
    return load_bodies()


def name_body(body: Body) -> str:
    """A body in a list: its name, its nation, and when that held."""
    dated = f", {body.as_of}" if body.as_of else ""
    return f"{body.name} ({body.nation}{dated})"


def commissioner_edit(programme: Programme, body_id: str, name: str = "") -> Edit:
    """Add a commissioner of this kind, with its frameworks; its name is the body's until it is typed.

    Raises NoSuchBody.
    """
    body = next((one for one in load_bodies() if one.id == body_id), None)
    if body is None:
        raise NoSuchBody("The library has no such body. Pick another, or type a name.")
    dated = f"Said of such bodies in general {_dated(body.as_of)}." if body.as_of else ""
    commissioner = Commissioner(
        id=new_id(),
        name=(name.strip() or body.name)[: limits.NAME],
        kind=body.name,
        nation=body.nation,
        frameworks=body.frameworks,
        terms=body.terms,
        reporting=body.reporting,
        small_numbers=body.small_numbers,
        note=" ".join(part for part in (body.note, dated) if part),
    )
    added = Add(collection=Collection.COMMISSIONERS, item=as_json(commissioner))
    return Together(gesture=FROM_LIBRARY, edits=(*frameworks_edits(programme, body.frameworks), added))


def _dated(as_of: str) -> str:
    return as_of if as_of.startswith(("as of", "since")) else f"as of {as_of}"


def frameworks_edits(programme: Programme, framework_ids: Iterable[str]) -> list[Edit]:
    """What brings in those of these frameworks that are not here, each seeing what the one before it brought."""
    edits: list[Edit] = []
    for framework in framework_ids:
        if find(programme, Collection.FRAMEWORKS, framework) is not None:
            continue
        try:
            edit = framework_edit(programme, framework)
        except AlreadyHere:
            continue
        programme = apply(programme, edit).programme
        edits.append(edit)
    return edits
