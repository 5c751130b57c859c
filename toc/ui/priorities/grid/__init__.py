"""The matrix as a Streamlit component: a table filled in place, and what was set there as values."""

from toc.ui.priorities.grid.component import GridData, show_grid

__all__ = ["GridData", "show_grid"]
