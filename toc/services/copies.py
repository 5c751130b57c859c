"""Copies: a programme from a template, a file or another programme, with an id of its own."""

from toc.model.base import new_id
from toc.model.collections import checked
from toc.model.limits import NAME
from toc.model.programme import Programme

_COPY_OF = "Copy of "


def as_new(programme: Programme) -> Programme:
    """The same programme under a fresh id."""
    return checked(programme, id=new_id())


def as_copy(programme: Programme) -> Programme:
    """The same programme under a fresh id, called a copy."""
    return checked(programme, id=new_id(), name=(_COPY_OF + programme.name)[:NAME])
