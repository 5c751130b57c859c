"""Widgets that pages share: each is `show(...) -> value`."""
