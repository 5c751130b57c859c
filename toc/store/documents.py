"""Programmes, edits and observations as text in the tables, upgraded when they were written by an earlier version."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from toc.model.apply import EditRefused
from toc.model.edits import EDIT, Edit
from toc.model.figures import Observation
from toc.model.programme import Programme

Json = dict[str, Any]
Upgrade = Callable[[Json], Json]

PROGRAMME_UPGRADES: tuple[Upgrade, ...] = ()
"""The first turns a programme of format 1 into one of format 2, and so on."""
EDIT_UPGRADES: tuple[Upgrade, ...] = ()
"""The same for edits; as many as there are for programmes."""

FORMAT = 1 + len(PROGRAMME_UPGRADES)
_OBSERVATIONS: TypeAdapter[tuple[Observation, ...]] = TypeAdapter(tuple[Observation, ...])


def write_programme(programme: Programme) -> str:
    return programme.model_dump_json()


def read_programme(text: str, written_in: int, upgrades: tuple[Upgrade, ...] = PROGRAMME_UPGRADES) -> Programme:
    """The programme, from whatever format it was written in."""
    return Programme.model_validate_json(_upgraded(text, written_in, upgrades))


def write_edit(edit: Edit) -> str:
    """Raises EditRefused for half a character, which UTF-8 cannot hold."""
    try:
        return EDIT.dump_json(edit).decode()
    except PydanticSerializationError as error:
        raise EditRefused("The text holds half a character, which cannot be kept. Type it again.") from error


def read_edit(text: str, written_in: int, upgrades: tuple[Upgrade, ...] = EDIT_UPGRADES) -> Edit:
    """The edit, from whatever format it was written in."""
    return EDIT.validate_json(_upgraded(text, written_in, upgrades))


def write_observation(observation: Observation) -> str:
    return observation.model_dump_json(exclude_defaults=True)


def read_observations(texts: Iterable[str]) -> tuple[Observation, ...]:
    """Many at once: one parse is several times faster than one each."""
    return _OBSERVATIONS.validate_json("[" + ",".join(texts) + "]")


def row_key(observation: Observation) -> Mapping[str, str]:
    """The columns that tell one figure from another."""
    return {
        "indicator": observation.indicator,
        "period": observation.period.key,
        "category": observation.category or "",
        "comparison": observation.comparison or "",
    }


def _upgraded(text: str, written_in: int, upgrades: tuple[Upgrade, ...]) -> str:
    """Text of the newest format, which is left as it is."""
    later = upgrades[written_in - 1 :]
    if not later:
        return text
    document: Json = json.loads(text)
    for step in later:
        document = step(document)
    return json.dumps(document)
