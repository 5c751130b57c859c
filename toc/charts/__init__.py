"""Results to Plotly figures, one file a kind of chart."""
