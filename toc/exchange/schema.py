"""The JSON Schema of the native file, as published in `docs/programme.schema.json`."""

import json
from typing import Any

from toc.exchange.native import FORMAT, ProgrammeFile
from toc.exchange.upgrades import SCHEMA_VERSION

_DESCRIPTION = (
    "A programme with its theories of change, indicators, priorities and figures. A field that is left out has its "
    "default. Beyond this schema, an id is used once in a file, and whatever an id names is there."
)


def build_schema() -> dict[str, Any]:
    """The schema, in JSON Schema draft 2020-12."""
    file = ProgrammeFile.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Programme file (*.toc.json)",
        "description": _DESCRIPTION,
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "schema_version": {"const": SCHEMA_VERSION},
            **file["properties"],
        },
        "required": ["format", "schema_version", *file["required"]],
        "additionalProperties": False,
        "$defs": file["$defs"],
    }


def dump_schema() -> str:
    """The schema as it stands in the file."""
    return json.dumps(build_schema(), indent=2, ensure_ascii=False) + "\n"
