"""Colours as sRGB hex: mixing, contrast, and darkening until text can be read."""


def _channels(colour: str) -> tuple[float, float, float]:
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2 defines it: 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """The colour with a share of another in it."""
    parts = (a + (b - a) * share for a, b in zip(_channels(colour), _channels(other), strict=True))
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def until_readable(colour: str, against: str, ratio: float, towards: str = "#000000") -> str:
    """The colour moved towards another in small steps until it reaches a contrast."""
    share = 0.0
    mixed = colour
    while contrast(mixed, against) < ratio and share < 1:
        share += 0.02
        mixed = mix(colour, towards, share)
    return mixed
