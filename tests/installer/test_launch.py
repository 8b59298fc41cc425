"""The programs wear our own icons, drawn anew in each build."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from installer import launch

DRAWINGS = [launch.APP_ICON, launch.DOCUMENT_ICON]
by_name = pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.stem)


@by_name
def test_an_icon_has_every_size_windows_asks_for(drawing: Path) -> None:
    with Image.open(BytesIO(launch.icon(drawing)), formats=["ICO"]) as icon:
        sizes = icon.info["sizes"]
        assert sizes == {(size, size) for size in launch.SIZES}
        for size in sizes:
            drawn = icon.ico.getimage(size)  # type: ignore[attr-defined]
            assert drawn.size == size
            assert drawn.mode == "RGBA"
            corners = [drawn.getpixel((x, y))[3] for x in (0, -1) for y in (0, -1)]
            assert max(corners) == 0
            middle = drawn.getpixel((size[0] // 2, size[1] // 2))
            assert middle[3] == 255


@by_name
def test_an_icon_is_drawn_the_same_each_time(drawing: Path) -> None:
    assert launch.icon(drawing) == launch.icon(drawing)
