"""How a box is measured: its indicators, attached from a list or made on the spot."""

from functools import partial

import streamlit as st

from toc.analysis.element_status import ELEMENT_RULE
from toc.analysis.periods import day_text
from toc.analysis.status import STATUS_RULE, STATUS_WORDS
from toc.model.apply import as_json, together
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Add, Change, Edit
from toc.model.indicators import Indicator, Measure, MeasureRole
from toc.model.limits import NAME
from toc.model.programme import Programme
from toc.model.theory import Element
from toc.services.from_library import indicator_edit, library_indicators
from toc.ui.parts.map_state import map_state
from toc.ui.parts.panel_rows import show_picker, show_row
from toc.ui.saving import save
from toc.ui.session import session
from toc.ui.shared import get_workspace

OUTCOMES = "screens/outcomes.py"


def show_indicators(programme: Programme, element: Element) -> None:
    """The indicators of a box, and the list to attach more from."""
    st.markdown("**Measured by**", help="The indicators that would show that this happens.")
    names = {indicator.id: indicator.name for indicator in programme.indicators}
    measures = [measure for measure in programme.measures if measure.element == element.id]
    workspace = get_workspace()
    as_at = map_state().as_at
    standing = workspace.standing(workspace.open(programme.id), as_at)
    if element.id in standing.elements:
        own = standing.elements[element.id]
        words = own.words if len(own.counts) > 1 else STATUS_WORDS[own.status]
        then = f" on {day_text(as_at)}" if as_at else ""
        st.caption(f"By its figures{then}: {words}.", help=f"{ELEMENT_RULE} {STATUS_RULE}")
    for measure in measures:
        show_row(
            names[measure.indicator],
            collection=Collection.MEASURES,
            item_id=measure.id,
            help_text=f"Open its figures. {standing.indicators[measure.indicator].rule}",
            open_it=partial(_go_to, measure.indicator),
            also=(
                measure.role.value,
                "Only main indicators decide the status of the box. Click to change it.",
                partial(_turn, measure),
            ),
        )
    attached = {measure.indicator for measure in measures}
    shipped = {indicator.id: f"{indicator.name} (library)" for indicator in library_indicators(programme)}

    def pick(indicator: str) -> None:
        if indicator in shipped:
            save(indicator_edit(programme, indicator, element.id))
        else:
            _attach(element.id, indicator, has_main=bool(measures))

    show_picker(
        "Attach an indicator",
        {key: name for key, name in names.items() if key not in attached} | shipped,
        key=f"attach_{element.id}_{len(measures)}",
        placeholder="Attach an indicator, or type a new one",
        pick=pick,
        make=lambda name: _make(element.id, name, has_main=bool(measures)),
    )


def _turn(measure: Measure) -> None:
    """Main becomes supporting, and the other way round."""
    other = MeasureRole.SUPPORTING if measure.role is MeasureRole.MAIN else MeasureRole.MAIN
    save(Change(collection=Collection.MEASURES, id=measure.id, fields={"role": other.value}))


def _go_to(indicator_id: str) -> None:
    session().selection = (indicator_id,)
    st.switch_page(OUTCOMES)


def _measure(element: str, indicator: str, *, has_main: bool) -> Edit:
    role = MeasureRole.SUPPORTING if has_main else MeasureRole.MAIN
    measure = Measure(id=new_id(), indicator=indicator, element=element, role=role)
    return Add(collection=Collection.MEASURES, item=as_json(measure))


def _attach(element: str, indicator: str, *, has_main: bool) -> None:
    save(_measure(element, indicator, has_main=has_main))


def _make(element: str, name: str, *, has_main: bool) -> None:
    indicator = Indicator(id=new_id(), name=name[:NAME])
    made = Add(collection=Collection.INDICATORS, item=as_json(indicator))
    save(together([made, _measure(element, indicator.id, has_main=has_main)], "attach"))
