"""The panel of an arrow: why this should lead to that, and how sure that is."""

import streamlit as st

from toc.model import limits
from toc.model.collections import Collection
from toc.model.edits import Change
from toc.model.programme import Programme
from toc.model.theory import EvidenceGrade, FactorKind, Link, LinkKind, TheoryOfChange
from toc.ui.parts.fields import Field, show_choice, show_text
from toc.ui.parts.panel_assumptions import show_assumptions
from toc.ui.parts.panel_citations import show_citations, show_provenance
from toc.ui.parts.panel_element import remove_button
from toc.ui.parts.panel_factor import show_factors
from toc.ui.parts.plain import plain
from toc.ui.saving import on_save

_GRADES = {
    EvidenceGrade.NOT_ASSESSED: "Not assessed: nobody has looked yet",
    EvidenceGrade.NONE: "None: looked for, none found",
    EvidenceGrade.EMERGING: "Emerging: service evaluations, plausible theory",
    EvidenceGrade.MODERATE: "Moderate: some trials, or consistent evidence",
    EvidenceGrade.STRONG: "Strong: reviews or meta-analyses support it",
}
_KINDS = {LinkKind.LEADS_TO: "leads to", LinkKind.ADDRESSES: "is answered by"}


def show_link(programme: Programme, theory: TheoryOfChange, link: Link) -> None:
    """All there is to an arrow."""

    def field(name: str) -> Field:
        value = getattr(link, name)
        return Field(Collection.LINKS, link.id, name, getattr(value, "value", value))

    source, target = (theory.element_by_id[end].label for end in (link.source, link.target))
    st.markdown(f"**{plain(source)}** {_KINDS[link.kind]} **{plain(target)}**")
    show_text(
        "Why should this lead to that?",
        field("rationale"),
        hint="The reason you would give a sceptical commissioner.",
        max_chars=limits.TEXT,
        lines=4,
    )
    show_choice(
        "How strong is the evidence?", field("evidence"), list(_GRADES), hint="Drawn as the kind of line.",
        words=lambda option: _GRADES[EvidenceGrade(option)],
    )  # fmt: skip
    show_citations(programme, Collection.LINKS, link.id, link.citations)
    show_assumptions(programme, theory, link.id)
    show_factors(theory, (FactorKind.MODERATING,), about=link.id)
    with st.expander("How the change comes about, and notes"):
        show_text(
            "Change mechanism", field("mechanism"), hint="What changes in people: insight, trust, practice.",
            max_chars=limits.TEXT, lines=3,
        )  # fmt: skip
        show_choice(
            "What the arrow says", field("kind"), list(_KINDS), hint="A problem is answered by an activity.",
            words=lambda option: _KINDS[LinkKind(option)],
        )  # fmt: skip
        show_text("Note on the evidence", field("note"), hint="What to know about it.", max_chars=limits.TEXT, lines=3)
        show_provenance(programme, Collection.LINKS, link.id, link.provenance)
    turned = {"source": link.target, "target": link.source}
    with st.container(horizontal=True):
        st.button(
            "Turn round", key=f"turn_{link.id}", icon=":material/swap_horiz:", type="tertiary",
            help="Let it lead the other way.", on_click=on_save,
            args=(Change(collection=Collection.LINKS, id=link.id, fields=turned),),
        )  # fmt: skip
        remove_button(Collection.LINKS, link.id, "the arrow")
