"""Heap: what is loaded once and stays is left out of the garbage collection that Streamlit runs after every run.

That collection looks at every object there is and keeps all threads waiting meanwhile: with the libraries in
it, longer than the rest of an edit takes.
"""

import gc
import sys

_settled_at = 0
"""How many modules were loaded then."""


def settle_heap() -> None:
    """Set aside what is there, if modules have been loaded since the last time; else this costs nothing."""
    global _settled_at
    loaded = len(sys.modules)
    if loaded == _settled_at:
        return
    _settled_at = loaded
    # What is garbage now would stay for ever.
    gc.collect()
    gc.freeze()
