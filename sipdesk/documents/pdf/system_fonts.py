"""Finds the fonts that the system has and our packages do not: those of Ge'ez."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class FontFiles:
    """A font's files; without a bold one, ``bold`` is the regular."""

    regular: Path
    bold: Path

    @property
    def has_bold(self) -> bool:
        """Whether bold letters are a file of their own."""
        return self.bold != self.regular


_ETHIOPIC: Final = (
    ("ebrima.ttf", "ebrimabd.ttf"),  # Windows has it since Windows 7
    ("truetype/abyssinica/AbyssinicaSIL-Regular.ttf", ""),
    ("truetype/fonts-sil-abyssinica/AbyssinicaSIL-R.ttf", ""),
    (
        "truetype/noto/NotoSansEthiopic-Regular.ttf",
        "truetype/noto/NotoSansEthiopic-Bold.ttf",
    ),
)
"""Regular and bold, below a folder of fonts; the first that is there is used."""


def ethiopic() -> FontFiles | None:
    """Find a font of Ge'ez script; None if the system has none that we know."""
    for folder in _folders():
        for regular, bold in _ETHIOPIC:
            file, heavy = folder / regular, folder / bold
            if file.is_file():
                return FontFiles(file, heavy if bold and heavy.is_file() else file)
    return None


def _folders() -> Iterator[Path]:
    """Name the folders of fonts, as Windows and the XDG base directories tell them."""
    if windows := os.environ.get("WINDIR"):
        # No other: anybody may make folders on its disk.
        yield Path(windows) / "Fonts"
        return
    own = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    for folder in (own, *shared.split(":")):
        yield Path(folder) / "fonts"
