"""Every colour and measure of the windows, as values; knows nothing of Qt.

A colour is ``#RRGGBB``. A measure is in logical pixels at text scale 1.0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final, Literal

Tone = Literal["ok", "warn", "bad", "info", "idle"]
"""What a chip or a notice says before it is read: good, beware, wrong, news, quiet."""

Size = Literal["small", "meta", "body", "lead", "section", "title"]
Weight = Literal["regular", "medium", "semibold"]

TONES: Final[tuple[Tone, ...]] = ("ok", "warn", "bad", "info", "idle")
SIZES: Final[Mapping[Size, int]] = {
    "small": 12,
    "meta": 13,
    "body": 14,
    "lead": 16,
    "section": 20,
    "title": 26,
}
WEIGHTS: Final[Mapping[Weight, int]] = {"regular": 400, "medium": 500, "semibold": 600}

XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32
"""The only distances between things."""

CONTROL_HEIGHT: Final = 36
TOUCH: Final = 76
"""The least height, two centimetres, of what a child presses."""
MINIMUM_TARGET: Final = 24
RADIUS: Final = 10
CONTROL_RADIUS: Final = 7
FOCUS_WIDTH: Final = 2


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme.

    Each tone has a text colour and a background of its own (``ok`` on ``ok_bg``).
    ``edge`` outlines what is otherwise known by its background alone; it is empty
    where the background shows well enough.
    """

    canvas: str
    surface: str
    sunken: str
    rail: str
    nav: str
    on_nav: str
    bar: str
    line: str
    field: str
    text: str
    muted: str
    accent: str
    accent_hi: str
    on_accent: str
    soft: str
    on_soft: str
    focus: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    bad: str
    bad_bg: str
    info: str
    info_bg: str
    idle: str
    idle_bg: str
    edge: str = ""


LIGHT: Final = Tokens(
    canvas="#F4F5F3",
    surface="#FFFFFF",
    sunken="#F8F9F7",
    rail="#EBEEEC",
    nav="#D3E5E3",
    on_nav="#0B474C",
    bar="#B4BDBB",
    line="#DFE3E1",
    field="#7A8684",
    text="#1A2426",
    muted="#4C585A",
    accent="#0F5A60",
    accent_hi="#0A464B",
    on_accent="#FFFFFF",
    soft="#E1EFEE",
    on_soft="#0B474C",
    focus="#0F5A60",
    ok="#1B6340",
    ok_bg="#E3F2E8",
    warn="#744600",
    warn_bg="#FBEDD3",
    bad="#9B241C",
    bad_bg="#FBE5E2",
    info="#1D4C86",
    info_bg="#E4EDF8",
    idle="#4C585A",
    idle_bg="#ECEFED",
)

DARK: Final = Tokens(
    canvas="#14191A",
    surface="#1D2425",
    sunken="#242C2D",
    rail="#111617",
    nav="#20383A",
    on_nav="#BFE6E4",
    bar="#4A5557",
    line="#323B3C",
    field="#87928F",
    text="#EDF1EF",
    muted="#B2BDBB",
    accent="#7CCBC9",
    accent_hi="#9BDAD8",
    on_accent="#0B2224",
    soft="#20383A",
    on_soft="#BFE6E4",
    focus="#9BDAD8",
    ok="#9AD7B2",
    ok_bg="#1C3527",
    warn="#F2C97F",
    warn_bg="#3B2C10",
    bad="#F5A9A1",
    bad_bg="#43201D",
    info="#A9C8F2",
    info_bg="#1D2E45",
    idle="#B2BDBB",
    idle_bg="#2A3233",
)


@dataclass(frozen=True, slots=True)
class SystemColours:
    """The six colours a person chose in a contrast theme of the system."""

    window: str
    text: str
    button_text: str
    highlight: str
    highlighted_text: str


NIGHT_SKY: Final = SystemColours(
    window="#000000",
    text="#FFFFFF",
    button_text="#8EE3F0",
    highlight="#8EE3F0",
    highlighted_text="#263B50",
)
"""For contrast chosen in SIPdesk where the system has no contrast theme."""


def from_system(colours: SystemColours) -> Tokens:
    """Build a contrast theme of a person's own colours and nothing else."""
    values = {f.name: colours.window for f in fields(Tokens)}
    for name in ("text", "muted", "line", "bar", "on_soft", "edge", *TONES):
        values[name] = colours.text
    values["field"] = colours.button_text
    for name in ("accent", "accent_hi", "nav", "focus"):
        values[name] = colours.highlight
    for name in ("on_accent", "on_nav"):
        values[name] = colours.highlighted_text
    return Tokens(**values)


CONTRAST: Final = from_system(NIGHT_SKY)

PAIRS: Final[tuple[tuple[str, str, float], ...]] = (
    ("text", "canvas", 7),
    ("text", "surface", 7),
    ("text", "sunken", 7),
    ("muted", "canvas", 4.5),
    ("muted", "surface", 4.5),
    ("muted", "sunken", 4.5),
    ("muted", "rail", 4.5),
    ("muted", "soft", 4.5),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hi", 4.5),
    ("on_soft", "soft", 4.5),
    ("on_nav", "nav", 4.5),
    ("accent", "surface", 4.5),
    ("accent", "canvas", 4.5),
    ("accent", "soft", 4.5),
    ("bad", "surface", 4.5),
    ("bad", "canvas", 4.5),
    ("ok", "surface", 4.5),
    ("warn", "surface", 4.5),
    ("info", "surface", 4.5),
    ("field", "surface", 3),
    ("focus", "surface", 3),
    ("focus", "canvas", 3),
    ("focus", "rail", 3),
    *((tone, f"{tone}_bg", 4.5) for tone in TONES),
)
"""Which colour stands on which, and the least contrast it must have (WCAG 2.2)."""


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``: 0 for black, 1 for white."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for p in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours as WCAG counts it: 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
