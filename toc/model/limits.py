"""How much a programme may hold; widgets take their bounds from here."""

LABEL = 150
NAME = 200
TEXT = 4_000

STAGES = 20
ELEMENTS = 500
LINKS = 3_000
ATTACHED = 2_000
"""Assumptions or factors of one theory."""

THEORIES = 50
INDICATORS = 1_000
ENTRIES = 20_000
"""Measures, targets, alignments and the other ties of a programme."""

FRAMEWORKS = 200
PRIORITIES = 1_000
CATEGORIES = 500
LISTED = 1_000
"""Entries of a list inside one thing: citations, thresholds, codes."""
COUNT = 1_000_000_000
"""The largest whole number: births, families, a rate's base."""
NUMBER = 1_000_000_000_000_000
"""The largest figure, either way, so that sums and squares of figures stay ordinary numbers."""
EDITS_TOGETHER = 20_000
FIGURES_INLINE = 500
"""Figures an edit carries itself; more of them go in as an import batch."""
