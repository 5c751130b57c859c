"""The colours and sizes that documents share in every format."""

INK = "#1f2a33"
MUTED = "#4f5d68"
"""Small print: 6.5:1 on white."""
ACCENT = "#0b4f7d"
RULE = "#c3ccd3"
TINT = "#edf2f6"
"""Behind the heads of tables."""

BODY_SIZE = 10.0
SMALL_SIZE = 8.5
TABLE_SIZE = 9.0
WIDE_TABLE_SIZE = 8.0
WORDS_SIZE = 8.0
"""Points, as are the others."""

CHART_WIDTH, CHART_HEIGHT = 680, 290
"""Of the picture of a chart, in its own pixels: drawn 165 mm wide, its type of 13 is 9 points high."""
