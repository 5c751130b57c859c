"""Snapshots of a programme: revisions with a name, given by hand or by every document made."""

from toc.store import Author, Snapshot, Store


def mark_document(store: Store, programme_id: str, document: str, author: Author) -> Snapshot:
    """Name the newest revision after a document made from it, unless somebody has named it already."""
    newest = store.revision_of(programme_id)
    named = next((one for one in store.snapshots(programme_id) if one.revision == newest), None)
    return named or store.snapshot(programme_id, document, author)
