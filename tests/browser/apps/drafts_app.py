"""A page with fields of Streamlit's own, guarded: `slow` seconds pass before a run has saved anything."""

import time
from uuid import uuid4

import streamlit as st

from toc.ui.drafts import guard_typing


@st.cache_resource
def store() -> dict[str, str]:
    return {}


programme = st.query_params.get("programme", "p1")
time.sleep(float(st.query_params.get("slow", "0")))
kept = store()


def save(name: str) -> None:
    kept[f"{programme}-{name}"] = st.session_state[name]


guard_typing(programme, st.session_state.setdefault("window", uuid4().hex))
why = st.text_area("Why", kept.get(f"{programme}-why-1", ""), key="why-1", on_change=save, args=("why-1",))
owner = st.text_input("Owner", kept.get(f"{programme}-owner-1", ""), key="owner-1", on_change=save, args=("owner-1",))
with st.form("form"):
    st.text_input("In a form", key="in-form")
    st.form_submit_button("Submit")
st.text(f"Saved: {why} / {owner}")
