"""What a statement rests on: citations, and where it comes from."""

import streamlit as st

from toc.model.apply import as_json, together
from toc.model.base import Provenance, ProvenanceStatus, Source, SourceKind, new_id
from toc.model.collections import Collection
from toc.model.edits import Add, Change
from toc.model.limits import NAME
from toc.model.programme import Programme
from toc.ui.parts.panel_rows import show_picker
from toc.ui.parts.plain import plain
from toc.ui.saving import on_save, save
from toc.ui.session import widget_value

_STATUSES = {
    ProvenanceStatus.NAMED_SOURCE: "Taken from a source",
    ProvenanceStatus.FOUND: "Stated in a source, in other words",
    ProvenanceStatus.UNSOURCED: "Our own, no source",
}


def show_citations(programme: Programme, collection: Collection, item_id: str, citations: tuple[str, ...]) -> None:
    """The sources cited, with the list of the programme's, or a new one typed."""
    st.markdown("**Evidence cited**", help="Publications, local evaluations, or consented and anonymised voices.")
    sources = {source.id: source for source in programme.sources}

    def cite(*ids: str) -> Change:
        return Change(
            collection=collection, id=item_id, fields={"citations": list(ids)}, base={"citations": list(citations)}
        )

    for citation in citations:
        source = sources[citation]
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            title = plain(source.title)
            linked = source.url.startswith(("https://", "http://")) and not set(source.url) & set("()<> \n")
            st.markdown(f"[{title}]({source.url})" if linked else title, width="stretch")
            st.button(
                "",
                key=f"uncite_{item_id}_{citation}",
                icon=":material/close:",
                type="tertiary",
                help="Take it off. Undo brings it back.",
                on_click=on_save,
                args=(cite(*(one for one in citations if one != citation)),),
            )

    def make(title: str) -> None:
        source = Source(id=new_id(), kind=SourceKind.PUBLICATION, title=title[:NAME])
        made = Add(collection=Collection.SOURCES, item=as_json(source))
        save(together([made, cite(*citations, source.id)], "cite"))

    show_picker(
        "Cite a source",
        {source.id: source.title for source in programme.sources if source.id not in citations},
        key=f"cite_{item_id}_{len(citations)}",
        placeholder="Cite a source, or type a new one",
        pick=lambda source: save(cite(*citations, source)),
        make=make,
    )


def show_provenance(programme: Programme, collection: Collection, item_id: str, provenance: Provenance) -> None:
    """Where the statement itself comes from."""
    key = f"{item_id}.provenance.{provenance.status}"
    titles = {source.id: source.title for source in programme.sources}

    def change() -> None:
        status = widget_value(key, provenance.status)
        if status is not provenance.status:
            source = None if status is ProvenanceStatus.UNSOURCED else provenance.source
            after = provenance.model_copy(update={"status": status, "source": source})
            _save_provenance(collection, item_id, provenance, after)

    st.selectbox(
        "Where this statement comes from",
        list(_STATUSES),
        index=list(_STATUSES).index(provenance.status),
        format_func=_STATUSES.__getitem__,
        key=key,
        help="So that a reader can tell what is known from what is argued.",
        on_change=change,
    )
    if provenance.status is ProvenanceStatus.UNSOURCED:
        return
    source_key = f"{item_id}.provenance.source.{provenance.source}"

    def name_source() -> None:
        source = widget_value(source_key, provenance.source)
        if source != provenance.source:
            _save_provenance(collection, item_id, provenance, provenance.model_copy(update={"source": source}))

    st.selectbox(
        "Which source",
        list(titles),
        index=list(titles).index(provenance.source) if provenance.source in titles else None,
        format_func=titles.__getitem__,
        key=source_key,
        placeholder="Pick one; cite it above first if it is new",
        on_change=name_source,
    )


def _save_provenance(collection: Collection, item_id: str, before: Provenance, after: Provenance) -> None:
    save(
        Change(
            collection=collection,
            id=item_id,
            fields={"provenance": as_json(after)},
            base={"provenance": as_json(before)},
        )
    )
