import re
from pathlib import Path
from zipfile import ZipFile

import lucide
import pytest
from PySide6.QtGui import QColor

from sipdesk.ui.widgets import icons

ARCHIVE = Path(lucide.__file__).parent / "lucide.zip"
UI = Path(icons.__file__).parents[1]
NAMED = re.compile(r'(?:icon=|Picture\(|set_icon\(|show_icon\()\s*"([a-z0-9-]+)"')


def test_icons_are_taken_out_as_zipfile_takes_them_out() -> None:
    with ZipFile(ARCHIVE) as archive:
        names = archive.namelist()
        for name in names[::40]:
            assert icons._drawing(Path(name).stem) == archive.read(name)


def test_every_icon_that_the_windows_name_exists() -> None:
    named = {
        icon for file in UI.rglob("*.py") for icon in NAMED.findall(file.read_text())
    }
    assert len(named) > 10
    for icon in named:
        assert icons._drawing(icon)


def test_an_unknown_icon_is_named() -> None:
    with pytest.raises(KeyError, match="no-such-icon"):
        icons.pixmap("no-such-icon", QColor("black"), 16, 1.0)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_drawn_in_its_colour_and_sharp(ratio: float) -> None:
    drawn = icons.pixmap("check", QColor("#1B6340"), 20, ratio)
    assert drawn.width() == round(20 * ratio)
    assert drawn.deviceIndependentSize().width() == 20
    image = drawn.toImage()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert seen == {"#1b6340"}
