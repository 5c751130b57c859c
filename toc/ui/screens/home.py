"""Home: ways to start, and the programmes there are."""

import streamlit as st

from toc.ui.parts.home_watch import watch_programmes
from toc.ui.parts.programme_cards import show_deleted, show_programmes
from toc.ui.parts.template_cards import show_start
from toc.ui.session import session
from toc.ui.shared import get_workspace

MAP = "screens/map.py"

workspace, here = get_workspace(), session()
started = show_start()
if started is not None:
    here.open(started.id)
    st.switch_page(MAP, query_params={"p": started.id})

with st.container(key="programmes_part"):
    programmes = workspace.programmes()
    picked = show_programmes(programmes)
    deleted = workspace.deleted()
    show_deleted(deleted)
if picked is not None:
    here.open(picked)
    st.switch_page(MAP, query_params={"p": picked})
watch_programmes(programmes, deleted)
