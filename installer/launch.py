"""The two programs that start the bundle, and the icons they wear."""

import shutil
import struct
import subprocess
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE: Final = Path(__file__).with_name("launcher")
APP_ICON: Final = HERE.parents[1] / "resources" / "app.svg"
DOCUMENT_ICON: Final = HERE / "document.svg"

WINDOW: Final = "SIPdesk.exe"
COMMAND_LINE: Final = "sipdesk-cli.exe"

OPENSSL: Final = "app/openssl.cnf"
"""The settings of OpenSSL, to which both programs lead it: none."""

SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""The icon's sides in pixels: what Windows asks for at 100 to 250 %."""

_COMPILER: Final = "x86_64-w64-mingw32-gcc"
_RESOURCES: Final = "x86_64-w64-mingw32-windres"


def icon(drawing: Path) -> bytes:
    """Draw an SVG in each of ``SIZES``, as an ``.ico``."""
    pictures = [_png(drawing, size) for size in SIZES]
    head = struct.pack("<HHH", 0, 1, len(pictures))
    begins = len(head) + 16 * len(pictures)
    entries = b""
    for size, picture in zip(SIZES, pictures, strict=True):
        side = size % 256  # 0 stands for 256
        entries += struct.pack(
            "<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), begins
        )
        begins += len(picture)
    return head + entries + b"".join(pictures)


def _png(drawing: Path, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # bytes, says the stub
    return bytes(buffer.data().data())


def make(out: Path, work: Path, *, version: str, python_dll: str) -> None:
    """Compile both programs into ``out``, and lay OpenSSL's settings there.

    ``work`` is a folder for what lies between; ``version`` is the program's, and
    ``python_dll`` the name of the library under ``runtime``.
    """
    work.mkdir(parents=True, exist_ok=True)
    (out / OPENSSL).parent.mkdir(exist_ok=True)
    shutil.copyfile(HERE / "openssl.cnf", out / OPENSSL)
    (work / "sipdesk.ico").write_bytes(icon(APP_ICON))
    (work / "document.ico").write_bytes(icon(DOCUMENT_ICON))
    described = {
        WINDOW: ("SIPdesk", ["-DGUI", "-mwindows"]),
        COMMAND_LINE: ("SIPdesk, kommandorad", ["-mconsole"]),
    }
    for name, (description, kind) in described.items():
        (work / "facts.h").write_text(_facts(name, description, version), "utf-8")
        resources = work / f"{name}.res.o"
        _run(
            [_RESOURCES, "--codepage=65001", f"-I{work}", f"-I{HERE}"],
            ["-i", str(HERE / "launcher.rc"), "-O", "coff", "-o", str(resources)],
        )
        _run(
            [_COMPILER, "-std=c11", "-O2", "-s", "-Wall", "-Wextra", "-Werror"],
            ["-municode", *kind, f'-DPYTHON_DLL=L"{python_dll}"'],
            ["-static-libgcc", "-finput-charset=UTF-8", f"-ffile-prefix-map={HERE}=."],
            ["-Wl,--no-insert-timestamp,--dynamicbase,--nxcompat,--high-entropy-va"],
            ["-o", str(out / name), str(HERE / "launcher.c"), str(resources)],
        )


def _facts(name: str, description: str, version: str) -> str:
    numbers = ",".join([*version.split("."), "0", "0", "0"][:4])
    return (
        f"#define VERSION_NUMBERS {numbers}\n"
        f'#define VERSION_TEXT "{version}"\n'
        f'#define FILE_NAME "{name}"\n'
        f'#define FILE_DESCRIPTION "{description}"\n'
    )


def _run(*parts: list[str]) -> None:
    subprocess.run([word for part in parts for word in part], check=True)
