"""The clipboard, without the copies that systems keep of it."""

from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_NATIVE: Final = 'application/x-qt-windows-mime;value="{}"'
_NO: Final = bytes(4)  # a DWORD that is 0

_UNKEPT: Final = {
    # Windows: history, cloud, and programs that watch the clipboard (Microsoft,
    # "Clipboard Formats", cloud clipboard and clipboard history formats).
    _NATIVE.format("CanIncludeInClipboardHistory"): _NO,
    _NATIVE.format("CanUploadToCloudClipboard"): _NO,
    _NATIVE.format("ExcludeClipboardContentFromMonitorProcessing"): _NO,
    # Klipper and others on Linux.
    "x-kde-passwordManagerHint": b"secret",
}


def copy_unkept(text: str) -> None:
    """Put a text on the clipboard, marked as one that no history may keep.

    It can be pasted like any other text until something else is copied, or it is
    cleared after a while (``window.copied``).
    """
    QGuiApplication.clipboard().setMimeData(unkept(text))


def is_unkept(data: QMimeData) -> bool:
    """Whether something is marked as one that no history may keep."""
    return all(data.hasFormat(kind) for kind in _UNKEPT)


def mark_unkept() -> None:
    """Mark the text that is on the clipboard, unless it is marked."""
    clipboard = QGuiApplication.clipboard()
    text = clipboard.text()
    # An empty clipboard has no data at all, whatever its type says.
    if text and not is_unkept(clipboard.mimeData()):
        clipboard.setMimeData(unkept(text))


def unkept(text: str) -> QMimeData:
    """Give a text, and nothing of its look, marked as one that no history may keep."""
    data = QMimeData()
    data.setText(text)
    for kind, value in _UNKEPT.items():
        data.setData(kind, value)
    return data
