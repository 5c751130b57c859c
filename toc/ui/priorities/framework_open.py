"""One framework of the programme: its priorities, what they became, which are the same elsewhere, and its full list."""

from hashlib import sha1

import streamlit as st

from toc.analysis.alignment import PriorityColumn, build_alignment
from toc.errors import TocError
from toc.exchange.framework_csv import read_framework
from toc.model import limits
from toc.model.apply import as_json
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Add, Remove
from toc.model.priorities import Framework, Priority
from toc.model.programme import Programme
from toc.services.frameworks import full_list_edit
from toc.ui.parts.fields import Field, show_text
from toc.ui.parts.plain import plain
from toc.ui.priorities.framework_new import CSV_HELP
from toc.ui.saving import on_save, save
from toc.ui.session import session, set_widget_value, widget_value

PER_PAGE = 30


def show_framework(programme: Programme, framework: Framework) -> None:
    """The priorities a page at a time; one more; the full list from a file."""
    grid = build_alignment(programme)
    columns = {column.id: column for column in grid.columns}
    served = grid.served
    pages = -(-len(framework.priorities) // PER_PAGE)
    number = st.pagination(pages, key=f"priorities_page_{framework.id}") if pages > 1 else 1
    for priority in framework.priorities[(number - 1) * PER_PAGE : number * PER_PAGE]:
        column = columns[priority.id]
        same = [one.body for one in grid.same_elsewhere(column)]
        _show_priority(programme, framework, priority, _facts(column, same, served=column.counts_as in served))
    new = f"new_priority_{framework.id}"

    def add() -> None:
        text = str(widget_value(new, "")).strip()
        if text and not session().is_echo(new, text):
            made = Priority(id=new_id(), text=text)
            save(Add(collection=Collection.PRIORITIES, parent=framework.id, item=as_json(made)))
        set_widget_value(new, "")

    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.text_input(
            "One more priority", key=new, placeholder="One more priority: type it and press Enter",
            max_chars=limits.NAME, label_visibility="collapsed", on_change=add, width="stretch",
        )  # fmt: skip
        with st.popover("Full list from CSV", type="tertiary"):
            _show_full_list(framework)
        with st.popover("Details", type="tertiary"):
            _show_details(framework)


def _facts(column: PriorityColumn, same: list[str], *, served: bool) -> str:
    if column.became:
        standing = "Superseded. It became: " + "; ".join(column.became)
    elif column.superseded:
        standing = "Superseded. What it became is not in this programme"
    else:
        standing = "Served" if served else "Nothing serves it yet"
    return standing + (f" · the same under {', '.join(same)}" if same else "")


def _show_priority(programme: Programme, framework: Framework, priority: Priority, facts: str) -> None:
    with st.container(
        key=f"priority_{priority.id}", horizontal=True, vertical_alignment="center", gap="small", wrap=False
    ):
        code = f"{priority.code} " if priority.code else ""
        st.markdown(f"{plain(code + priority.text)}  \n:small[{plain(facts)}]", width="stretch")
        with st.popover("", icon=":material/edit:", type="tertiary", help="Change it"):
            _show_fields(programme, framework, priority)


def _show_fields(programme: Programme, framework: Framework, priority: Priority) -> None:
    def of(name: str, value: object) -> Field:
        return Field(Collection.PRIORITIES, priority.id, name, value)

    show_text("Priority", of("text", priority.text), hint="In the body's own words.", max_chars=limits.TEXT, lines=3)
    show_text("Code", of("code", priority.code), hint="The body's own reference.")
    others = {
        one.id: f"{one.text} ({other.name})"
        for other in programme.frameworks
        if other.id != framework.id
        for one in other.priorities
    }
    same = of("same_as", list(priority.same_as))
    st.multiselect(
        "The same as", list(others), default=[one for one in priority.same_as if one in others],
        format_func=others.__getitem__, key=same.key, help="The same priority of another body: the two count once.",
        on_change=same.commit,
    )  # fmt: skip
    before = of("supersedes", priority.supersedes)
    earlier = {"": "None"} | others
    st.selectbox(
        "It took the place of", list(earlier), index=list(earlier).index(priority.supersedes or ""),
        format_func=earlier.__getitem__, key=before.key, help="What became this one.",
        on_change=lambda: before.commit(lambda typed: typed or None),
    )  # fmt: skip
    st.button(
        "Remove it", key=f"off_{priority.id}", icon=":material/delete:", type="tertiary",
        help="With what is said to serve it. Undo brings it back.",
        on_click=on_save, args=(Remove(collection=Collection.PRIORITIES, id=priority.id),),
    )  # fmt: skip


def _show_details(framework: Framework) -> None:
    for name, label, hint in (
        ("name", "Name", "As its body calls it."),
        ("body", "Body", "Who has published it: its priorities stand under this name."),
        ("nation", "Nation", "Where it holds."),
        ("edition", "Edition", "Add the word 'historical' when another has taken its place."),
    ):
        show_text(label, Field(Collection.FRAMEWORKS, framework.id, name, getattr(framework, name)), hint=hint)


def _show_full_list(framework: Framework) -> None:
    st.markdown("Adds what is not here yet. What is here keeps everything that is said to serve it.")
    file = st.file_uploader("A CSV file", type=["csv", "txt"], key=f"full_list_{framework.id}", help=CSV_HELP)
    if file is None:
        return
    data = file.getvalue()
    mark = sha1(data, usedforsecurity=False).hexdigest()[:8]
    if st.button("Add these priorities", key=f"add_full_{framework.id}_{mark}", type="primary"):
        try:
            edit = full_list_edit(framework, read_framework(data))
        except TocError as error:
            st.warning(plain(error.message))
            return
        if save(edit):
            st.rerun()
