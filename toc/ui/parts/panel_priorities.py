"""Which priorities an element serves, how strongly and why."""

import streamlit as st

from toc.model import limits
from toc.model.apply import as_json, together
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Add, Edit
from toc.model.priorities import Alignment, AlignmentStrength, Framework, Priority
from toc.model.programme import Programme
from toc.services.from_library import library_priorities, priority_edit
from toc.ui.parts.fields import Field, show_choice, show_text
from toc.ui.parts.panel_rows import show_picker, show_row
from toc.ui.saving import save

LOCAL = "Local priorities"
"""The framework that holds what is typed here."""

_STRENGTHS = {
    AlignmentStrength.DIRECT: "Direct: it is what the priority asks for",
    AlignmentStrength.PARTIAL: "Partial: it is a part of it",
    AlignmentStrength.INDIRECT: "Indirect: it leads there",
}


def show_priorities(programme: Programme, item_id: str) -> None:
    """The alignments of an element, and the list of priorities to add from."""
    texts = {
        priority.id: f"{priority.text} ({framework.name})"
        for framework in programme.frameworks
        for priority in framework.priorities
    }
    mine = [alignment for alignment in programme.alignments if alignment.item == item_id]
    st.markdown("**Priorities it serves**", help="What commissioners have published as mattering to them.")
    for alignment in mine:
        show_row(texts[alignment.priority], collection=Collection.ALIGNMENTS, item_id=alignment.id)
        with st.popover(_STRENGTHS[alignment.strength].split(":")[0], type="tertiary"):
            strength = Field(Collection.ALIGNMENTS, alignment.id, "strength", alignment.strength.value)
            show_choice(
                "How strongly?", strength, list(_STRENGTHS), hint="How near this comes to the priority.",
                words=lambda option: _STRENGTHS[AlignmentStrength(option)],
            )  # fmt: skip
            reason = Field(Collection.ALIGNMENTS, alignment.id, "reason", alignment.reason)
            show_text("Why?", reason, hint="The sentence a bid can use.", max_chars=limits.TEXT, lines=3)
    taken = {alignment.priority for alignment in mine}
    shipped = {
        one.priority.id: f"{one.priority.text} ({one.framework.name}, library)" for one in library_priorities(programme)
    }

    def pick(priority: str) -> None:
        save(priority_edit(programme, priority, item_id) if priority in shipped else _align(item_id, priority))

    show_picker(
        "Add a priority",
        {key: text for key, text in texts.items() if key not in taken} | shipped,
        key=f"align_{item_id}_{len(mine)}",
        placeholder="Add a priority, or type a local one",
        pick=pick,
        make=lambda text: save(_local_priority(programme, item_id, text)),
    )


def _align(item_id: str, priority: str) -> Edit:
    return Add(collection=Collection.ALIGNMENTS, item=as_json(Alignment(id=new_id(), item=item_id, priority=priority)))


def _local_priority(programme: Programme, item_id: str, text: str) -> Edit:
    """A priority of one's own, in the framework that holds such ones."""
    local = next((framework for framework in programme.frameworks if framework.name == LOCAL), None)
    edits: list[Edit] = []
    if local is None:
        local = Framework(id=new_id(), name=LOCAL)
        edits.append(Add(collection=Collection.FRAMEWORKS, item=as_json(local)))
    priority = Priority(id=new_id(), text=text[: limits.NAME])
    edits.append(Add(collection=Collection.PRIORITIES, parent=local.id, item=as_json(priority)))
    return together([*edits, _align(item_id, priority.id)], "attach")
