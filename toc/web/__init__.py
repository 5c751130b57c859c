"""Plain routes beside the Streamlit app, and what is added to its pages."""
