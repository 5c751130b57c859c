"""The fonts that are shipped: one set for the diagram engine, the documents and the browser."""

from pathlib import Path

# Beside the Streamlit script, so that the browser is served the very files that text was measured with.
FONTS_DIR = Path(__file__).parent / "ui" / "static" / "fonts"

# Liberation Sans has the widths of Arial, so a picture sized here fits wherever either is installed.
FAMILY = "Liberation Sans"
REGULAR = FONTS_DIR / "LiberationSans-Regular.ttf"
BOLD = FONTS_DIR / "LiberationSans-Bold.ttf"
ITALIC = FONTS_DIR / "LiberationSans-Italic.ttf"
BOLD_ITALIC = FONTS_DIR / "LiberationSans-BoldItalic.ttf"

# For what Liberation Sans lacks: Arabic script (it has Hebrew, Greek and Cyrillic), and emoji in one colour.
ARABIC = FONTS_DIR / "NotoSansArabic-Regular.ttf"
EMOJI = FONTS_DIR / "NotoEmoji-Regular.ttf"
FALLBACK_FAMILIES = ("Noto Sans Arabic", "Noto Emoji")

# Arial first: it is what Word and Inkscape look for, and what phones and Macs have.
CSS_FAMILY = f"Arial, '{FAMILY}', '{FALLBACK_FAMILIES[0]}', '{FALLBACK_FAMILIES[1]}', sans-serif"
