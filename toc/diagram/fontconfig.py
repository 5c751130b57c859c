"""The engine's own font set-up: the shipped fonts first, Arial meaning ours, then what the system has."""

import shutil
from pathlib import Path
from xml.sax.saxutils import escape

from toc import fonts
from toc.diagram.dot import FONT

_SYSTEM_DIRS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "WINDOWSFONTDIR",
)
"""After ours, for scripts that the shipped fonts lack."""
_SYSTEM_CACHE = "/var/cache/fontconfig"


def write_fontconfig(folder: Path) -> Path:
    """Write the configuration into a folder; its path goes into FONTCONFIG_FILE of the worker, and of nothing else."""
    # Copied, because fontconfig leaves a file of its own in every folder of fonts it may write to.
    ours = folder / "fonts"
    ours.mkdir()
    for font in fonts.FONTS_DIR.glob("*.ttf"):
        shutil.copyfile(font, ours / font.name)
    dirs = "".join(f"  <dir>{escape(str(one))}</dir>\n" for one in (ours, *_SYSTEM_DIRS))
    families = "".join(f"<family>{one}</family>" for one in (fonts.FAMILY, *fonts.FALLBACK_FAMILIES))
    file = folder / "fonts.conf"
    file.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f"{dirs}  <cachedir>{escape(str(folder / 'cache'))}</cachedir>\n"
        f"  <cachedir>{_SYSTEM_CACHE}</cachedir>\n"
        f'  <match target="pattern"><test name="family"><string>{FONT}</string></test>\n'
        f'    <edit name="family" mode="assign" binding="strong"><string>{fonts.FAMILY}</string></edit></match>\n'
        f"  <alias><family>{fonts.FAMILY}</family><prefer>{families}</prefer></alias>\n"
        "</fontconfig>\n",
        encoding="utf-8",
    )
    return file
