"""The measures of the picture in points: widths, gaps, type sizes."""

MARGIN = 12.0

BOX_WIDTH = 192.0
BOX_PAD_X = 9.0
BOX_PAD_Y = 8.0
BOX_GAP = 14.0
"""Between two boxes of a column."""
TEXT_WIDTH = BOX_WIDTH - 2 * BOX_PAD_X

FOOT_ROOM = 44.0
"""Below the lowest box, before what else is written: there the next box is typed on screen."""

LANE_GAP = BOX_GAP / 2
"""Between a box and an arrow that passes it: two of them fill the gap between boxes."""
LANE_STEP = 6.0
"""Between two arrows that pass side by side."""

COLUMN_GAPS = ((10, 58.0), (24, 72.0), (50, 92.0), (120, 120.0), (400, 170.0))
"""Width of the gap between two columns by how many arrows cross it at most; one that goes around counts twice."""
WIDEST_GAP = 220.0
LAST_GAP = 40.0
"""On the right of the last column, for arrows that go around or the accountability line."""

TYPE = 11.0
SMALL_TYPE = 9.0
HEADING_TYPE = 12.0
TITLE_TYPE = 16.0

HEADING_PAD = 7.0
HEADING_GAP = 16.0
"""Between the headings and the boxes."""
EMPTY_COLUMN = 120.0
"""Height kept for the boxes to come."""

ARROW_HEAD = 7.0
PORT_STEP = 9.0
PORT_EDGE = 10.0
"""Least distance of an arrow's end from the corner of its box."""

MARKER = 13.0
STATUS = 15.0
"""Diameters."""

FOOTER_GAP = 3.0
RING = 4.0
"""Between the two outlines of a box that another theory explains."""
NOTE_PAD = 6.0
NOTE_GAP = 8.0
BAND_GAP = 14.0

KEY_GAP = 18.0
"""Above the key."""
KEY_COLUMN = 300.0
"""Least width of a column of the key."""
KEY_SAMPLE = 30.0
"""Length of a sample of a line."""
