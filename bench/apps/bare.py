"""The floor: the least a Streamlit page can be, a field and what was typed into it."""

import streamlit as st

st.text(st.text_input("Text"))
