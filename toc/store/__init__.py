"""Where programmes are kept: every edit in one transaction, with its author, its time and the way back."""

from toc.store.backup import back_up, restore_backup
from toc.store.database import StoreUnavailable, open_database
from toc.store.records import Author, Counts, Entry, Imported, Saved, Snapshot, Summary
from toc.store.repository import Store, open_store

__all__ = [
    "Author",
    "Counts",
    "Entry",
    "Imported",
    "Saved",
    "Snapshot",
    "Store",
    "StoreUnavailable",
    "Summary",
    "back_up",
    "open_database",
    "open_store",
    "restore_backup",
]
