"""The screens, in Streamlit."""
