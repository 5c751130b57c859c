"""Plain routes beside the Streamlit app."""
