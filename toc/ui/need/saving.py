"""Saving the inputs of the estimate: one edit that says what it saw."""

from typing import Any

from toc.model.collections import Collection, checked
from toc.model.edits import Change
from toc.model.plans import NeedInputs
from toc.ui.saving import save


def save_need(programme_id: str, inputs: NeedInputs, **fields: Any) -> bool:
    """Set these fields of the inputs; whether it is saved."""
    wanted = checked(inputs, **fields)
    if wanted == inputs:
        return True
    edit = Change(
        collection=Collection.PROGRAMME,
        id=programme_id,
        fields={"need": wanted.model_dump(mode="json")},
        base={"need": inputs.model_dump(mode="json")},
    )
    return save(edit) is not None
