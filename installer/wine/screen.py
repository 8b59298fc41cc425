"""Looks at the windows that programs show on the display of a Windows under Wine."""

import subprocess
import time
from collections.abc import Callable
from typing import Final

from PIL import Image, ImageGrab

from installer.refusal import Refused
from installer.wine.prefix import Prefix

_PATIENCE: Final = 120  # seconds
_PAUSE: Final = 0.05
_BARE: Final = 300  # colours


def titles(prefix: Prefix) -> list[str]:
    """Give the titles of the windows that are seen."""
    found = _xdotool(
        prefix, "search", "--onlyvisible", "--name", ".", "getwindowname", "%@"
    )
    return sorted(set(found.splitlines()))


def picture(prefix: Prefix) -> Image.Image:
    """Take a picture of the display."""
    return ImageGrab.grab(xdisplay=prefix.surroundings["DISPLAY"])


def colours(image: Image.Image) -> int:
    """Count the colours of a picture: few, where nothing has been painted."""
    return len(image.getcolors(image.width * image.height) or ())


def is_painted(prefix: Prefix) -> bool:
    """Whether a window of ours is seen, with more in it than its background."""
    return bool(titles(prefix)) and colours(picture(prefix)) > _BARE


def press(prefix: Prefix, *keys: str) -> None:
    """Press keys, each named as xdotool names it."""
    _xdotool(prefix, "key", "--delay", "60", *keys)


def write(prefix: Prefix, text: str) -> None:
    """Type a text, letter by letter."""
    _xdotool(prefix, "type", "--delay", "120", text)


def click(prefix: Prefix, x: int, y: int) -> None:
    """Click on a point of the display."""
    _xdotool(prefix, "mousemove", str(x), str(y), "click", "1")


def wait_for(what: str, is_there: Callable[[], bool]) -> float:
    """Wait until something is seen; gives how many seconds it took.

    Raises ``Refused``, with ``what`` it waited for.
    """
    begun = time.monotonic()
    while not is_there():
        if time.monotonic() - begun > _PATIENCE:
            raise Refused(f"Not seen in {_PATIENCE} s: {what}.")
        time.sleep(_PAUSE)
    return time.monotonic() - begun


def _xdotool(prefix: Prefix, *words: str) -> str:
    # Ends with 1 where it finds no window.
    return subprocess.run(
        ["xdotool", *words],
        env=prefix.surroundings,
        capture_output=True,
        text=True,
        check=False,
    ).stdout
