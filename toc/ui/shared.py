"""The one Workspace that all windows share."""

import streamlit as st

from toc.services.workspace import Workspace
from toc.settings import load_settings, make_data_dir


@st.cache_resource(show_spinner=False)
def get_workspace() -> Workspace:
    """The workspace over the database of the settings, opened once."""
    settings = load_settings()
    make_data_dir(settings)
    return Workspace.at(settings.database)
