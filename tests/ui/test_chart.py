"""A chart on the page has its words with it, for who cannot see it, and no tool bar over it."""

import json

from streamlit.testing.v1 import AppTest


def page() -> None:
    import plotly.graph_objects as go

    from toc.ui.parts.chart import show_chart

    show_chart(go.Figure(go.Bar(x=["2026/27"], y=[3])), "chart", "Three in 2026/27.")


def test_a_chart_has_its_words_and_no_tool_bar() -> None:
    app = AppTest.from_function(page, default_timeout=20).run()
    assert not app.exception
    (chart,) = app.get("plotly_chart")
    assert chart.proto.alt == "Three in 2026/27."
    assert json.loads(chart.proto.config)["displayModeBar"] is False
