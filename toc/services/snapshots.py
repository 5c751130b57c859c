"""Snapshots of a programme: revisions with a name, given by hand or by every document made."""

from toc.errors import TocError
from toc.model.limits import NAME
from toc.store import Author, Snapshot, Store


class NoName(TocError):
    """A snapshot without a name could not be told from a revision."""

    def __init__(self) -> None:
        super().__init__("A snapshot needs a name. Type what it was for: a bid, a review.")


def mark_document(store: Store, programme_id: str, document: str, author: Author) -> Snapshot:
    """Name the newest revision after a document made from it, unless somebody has named it already."""
    newest = store.revision_of(programme_id)
    named = next((one for one in store.snapshots(programme_id) if one.revision == newest), None)
    return named or store.snapshot(programme_id, document, author)


def name_revision(store: Store, programme_id: str, revision: int, name: str, author: Author) -> Snapshot:
    """Name a revision, or give it another name. Raises NoName."""
    line = " ".join(name.split())[:NAME].strip()
    if not line:
        raise NoName
    return store.snapshot(programme_id, line, author, revision)
