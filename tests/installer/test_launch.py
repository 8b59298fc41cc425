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


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    work = tmp_path_factory.mktemp("work")
    launch.make(out, work, version="1.2.3", python_dll="python311.dll")
    return out


@pytest.mark.msi
@pytest.mark.parametrize("program", [launch.WINDOW, launch.COMMAND_LINE])
def test_a_program_decides_itself_what_its_libraries_load(
    made: Path, program: str
) -> None:
    code = (made / program).read_bytes()
    laid = launch.OPENSSL.replace("/", "\\")
    for word in (
        *(f"\\{laid}", "OPENSSL_CONF", "OPENSSL_MODULES", "OPENSSL_ENGINES"),
        *("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_OPENGL_DLL"),
    ):
        assert f"{word}\0".encode("utf-16-le") in code, word


@pytest.mark.msi
def test_the_settings_that_openssl_is_led_to_ask_for_nothing(made: Path) -> None:
    lines = (made / launch.OPENSSL).read_text("ascii").splitlines()
    assert lines
    assert all(line.startswith("#") for line in lines)
