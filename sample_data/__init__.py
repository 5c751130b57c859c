"""Fictional programmes, and what makes them."""
