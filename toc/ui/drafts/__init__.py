"""Words typed into the page's own fields and not saved yet: kept in the browser, offered back after a reload."""

from toc.ui.drafts.component import guard_typing

__all__ = ["guard_typing"]
