"""Commissioners: whom the programme answers to, each with its frameworks, its own words and its reporting."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import streamlit as st

from toc.model import limits
from toc.model.apply import as_json, together
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Add, Change, Remove
from toc.model.indicators import Frequency
from toc.model.priorities import Commissioner, SmallNumbers
from toc.model.programme import Programme
from toc.services.bodies import commissioner_edit, frameworks_edits, list_bodies, name_body
from toc.services.commissioner_view import build_view
from toc.services.from_library import library_priorities
from toc.store import Saved
from toc.ui.parts.fields import Field, show_choice, show_text
from toc.ui.parts.held_grid import held_grid
from toc.ui.parts.indicator_words import FREQUENCIES
from toc.ui.parts.map_state import map_state
from toc.ui.parts.plain import plain
from toc.ui.saving import save
from toc.ui.session import session, widget_value

MAP = "screens/map.py"
_SMALL_NUMBERS = {
    SmallNumbers.FEWER_THAN_5: "1 to 4 are hidden, the rest rounded to 5",
    SmallNumbers.NHS: "NHS: 1 to 7 are hidden, the rest rounded to 5",
    SmallNumbers.NONE: "Nothing is hidden",
}


@dataclass
class _Open:
    """The commissioner whose details are shown, of each programme."""

    commissioners: dict[str, str] = field(default_factory=dict)
    turn: int = 0
    """Of the list to add from: emptied after each pick."""


def show(saved: Saved) -> None:
    """The list on the left with a way to add, the one that is picked on the right."""
    programme = saved.programme
    opened = session().own(_Open)
    names = {one.id: one.name for one in programme.commissioners}
    if opened.commissioners.get(programme.id) not in names:
        opened.commissioners[programme.id] = next(iter(names), "")
    left, right = st.columns([1, 2], gap="large")
    with left:
        _show_list(programme, opened)
        _show_add(programme, opened)
    with right:
        one = programme.commissioner(opened.commissioners[programme.id])
        if one is None:
            st.markdown(
                "A commissioner pays for the work or holds it to account. Pick a kind of body on the left, by nation, "
                "or type a name: its priorities frameworks come with it, and documents can be made in its own words."
            )
        else:
            _show_one(programme, one)


def _show_list(programme: Programme, opened: _Open) -> None:
    if not programme.commissioners:
        return
    names = {one.id: one.name for one in programme.commissioners}
    key = f"commissioner_open_{programme.id}_{opened.commissioners[programme.id]}"

    def pick() -> None:
        opened.commissioners[programme.id] = widget_value(key, "")

    st.radio(
        "Commissioners",
        list(names),
        index=list(names).index(opened.commissioners[programme.id]),
        format_func=lambda name: plain(names[name]),
        key=key,
        on_change=pick,
    )


def _show_add(programme: Programme, opened: _Open) -> None:
    bodies = {body.id: name_body(body) for body in list_bodies()}
    key = f"commissioner_add_{opened.turn}"

    def add() -> None:
        picked = widget_value(key, None)
        if picked is None or not str(picked).strip() or session().is_echo(key, str(picked)):
            return
        if picked in bodies:
            edit = commissioner_edit(programme, picked)
        else:
            made = Commissioner(id=new_id(), name=str(picked).strip()[: limits.NAME])
            edit = Add(collection=Collection.COMMISSIONERS, item=as_json(made))
        opened.turn += 1
        after = save(edit)
        if after is not None:
            opened.commissioners[programme.id] = after.programme.commissioners[-1].id

    st.selectbox(
        "Add a commissioner",
        list(bodies),
        index=None,
        key=key,
        format_func=lambda body: bodies.get(body, body),
        placeholder="Pick a body by nation, or type a name",
        help="A body brings its frameworks and its presets; rename it to what it is called where you are.",
        accept_new_options=True,
        filter_mode="contains",
        on_change=add,
    )


def _show_one(programme: Programme, one: Commissioner) -> None:
    def its(name: str) -> Field:
        value = getattr(one, name)
        return Field(Collection.COMMISSIONERS, one.id, name, value.value if hasattr(value, "value") else value)

    _show_view(programme, one)
    left, right = st.columns(2, gap="medium")
    with left:
        show_text("Name", its("name"), hint="As its documents are to call it.")
        show_text("Kind of body", its("kind"), hint="Integrated Care Board, council, charitable trust.")
        show_text("Nation", its("nation"), hint="Where it works: frameworks and bodies differ by nation.")
    with right:
        show_choice(
            "It is reported to", its("reporting"), [name.value for name in FREQUENCIES],
            hint="The rhythm of its reports.", words=lambda name: FREQUENCIES[Frequency(name)],
        )  # fmt: skip
        show_choice(
            "Small numbers", its("small_numbers"), [name.value for name in _SMALL_NUMBERS],
            hint="How small counts of people are protected in its documents.",
            words=lambda name: _SMALL_NUMBERS[SmallNumbers(name)],
        )  # fmt: skip
        show_text("Note", its("note"), hint="Contract, contact point, what they look for.", max_chars=limits.TEXT)
    _show_frameworks(programme, one)
    _show_terms(one)


def _show_view(programme: Programme, one: Commissioner) -> None:
    """What of the programme is theirs, the way to see it, and the way to take them off."""
    view = build_view(programme, one.id)
    boxes = {element.id for element in programme.elements}
    with st.container(key="commissioner_line", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(
            f"**{len(view.boxes & boxes):,} of {len(boxes):,} boxes** and {len(view.indicators):,} of "
            f"{len(programme.indicators):,} indicators are theirs.",
            width="stretch",
            help="What serves their priorities, has their money or a target of theirs, and what leads to it.",
        )
        if st.button("See the map as they do", key="see_as", icon=":material/visibility:", type="tertiary"):
            map_state().seen_by = one.id
            st.switch_page(MAP)
        st.button(
            "Remove", key="remove_commissioner", icon=":material/delete:", type="tertiary",
            help="Its money goes with it. Undo brings all of it back.", on_click=_remove, args=(one.id,),
        )  # fmt: skip


def _remove(commissioner_id: str) -> None:
    save(Remove(collection=Collection.COMMISSIONERS, id=commissioner_id))


def _show_frameworks(programme: Programme, one: Commissioner) -> None:
    names = {framework.id: _named(framework.name, framework.edition) for framework in programme.frameworks}
    shipped = {
        found.framework.id: f"{_named(found.framework.name, found.framework.edition)} (library)"
        for found in library_priorities(programme)
        if found.framework.id not in names
    }
    chosen = Field(Collection.COMMISSIONERS, one.id, "frameworks", list(one.frameworks))

    def commit() -> None:
        wanted = list(widget_value(chosen.key, chosen.value))
        if wanted == chosen.value:
            return
        change = Change(
            collection=Collection.COMMISSIONERS,
            id=one.id,
            fields={"frameworks": wanted},
            base={"frameworks": chosen.value},
        )
        save(together([*frameworks_edits(programme, wanted), change]))

    options = names | shipped
    st.multiselect(
        "Its priorities frameworks",
        list(options),
        default=chosen.value,
        key=chosen.key,
        format_func=options.__getitem__,
        placeholder="Pick from the programme's or the library's",
        help="What this body has published as mattering to it, in the edition that holds for you.",
        on_change=commit,
    )


def _named(name: str, edition: str) -> str:
    return f"{name}, {edition}" if edition and edition not in name else name


def _show_terms(one: Commissioner) -> None:
    """Words of ours and theirs, two columns to type into."""
    rows = tuple((term.word, term.replacement) for term in one.terms)
    grid = held_grid("terms")
    grid.hold(rows, one.id)
    st.markdown(
        "**Its own words**",
        help="In documents for this commissioner the word on the left becomes the one on the right: whole words, "
        "capitals kept. Give a plural a row of its own.",
    )
    table = st.data_editor(
        pd.DataFrame(list(grid.began), columns=["word", "replacement"], dtype="object"),
        key=grid.key,
        hide_index=True,
        num_rows="dynamic",
        column_config={
            "word": st.column_config.TextColumn("Here it is called", max_chars=limits.NAME, required=True),
            "replacement": st.column_config.TextColumn("In its documents", max_chars=limits.NAME, required=True),
        },
        placeholder="",
        alt=f"The words of {one.name}",
    )
    typed = read_terms(table.to_dict("records"))
    if typed != grid.saved:
        terms = Field(Collection.COMMISSIONERS, one.id, "terms", [as_json(term) for term in one.terms])
        if terms.save([{"word": word, "replacement": replacement} for word, replacement in typed]):
            grid.saved = typed
            st.rerun()


def read_terms(rows: list[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    """The rows with both words."""
    pairs = [
        tuple(value if isinstance(value, str) else "" for value in (row["word"], row["replacement"])) for row in rows
    ]
    return tuple((word, replacement) for word, replacement in pairs if word.strip() and replacement.strip())
