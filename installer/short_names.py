"""Names as Windows Installer wants them: ``SHORT|Long name`` where 8.3 is too little.

A short name comes of the long one alone, and so stays the same whatever else there is
in the folder; only if two are the same is one of them changed.
"""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from installer.refusal import Refused

_SHORT: Final = re.compile(r"[A-Za-z0-9_~!#%&{}()@^`'-]{1,8}(\.[A-Za-z0-9_~-]{1,3})?")
_FORBIDDEN: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]|[. ]$')
_RESERVED: Final = re.compile(
    r"(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?", re.IGNORECASE
)
_LETTERS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS: Final = 7
MOST: Final = 200
"""Letters in a name; Windows takes 255 in all, and the folder needs some."""


def check(name: str) -> None:
    """Refuse a name that no file in Windows can have, or that an MSI cannot write.

    Raises:
        Refused: and why.

    """
    if _FORBIDDEN.search(name) or _RESERVED.fullmatch(name):
        raise Refused(f"Windows has no files called {name!r}.")
    if not name or len(name) > MOST:
        raise Refused(f"The name is empty or too long: {name!r}.")
    if "$" in name:
        raise Refused(f"wixl takes what follows a dollar for a variable: {name!r}.")
    try:
        name.encode("cp1252")
    except UnicodeEncodeError as cause:
        raise Refused(f"Code page 1252 cannot write {name!r}.") from cause


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Give each name of one folder as the MSI writes it: short, or short and long.

    Raises:
        Refused: two names are the same to Windows, or one cannot be.

    """
    asked = sorted(names)
    for name in asked:
        check(name)
    taken = {name.casefold() for name in asked}
    if len(taken) != len(asked):
        raise Refused(f"Names that only differ in capitals: {asked}.")
    written: dict[str, str] = {}
    for name in asked:
        if _SHORT.fullmatch(name):
            written[name] = name
            continue
        times = 0
        while (short := _shortened(name, times)).casefold() in taken:
            times += 1
        taken.add(short.casefold())
        written[name] = f"{short}|{name}"
    return written


def _shortened(name: str, times: int) -> str:
    number = int.from_bytes(sha256(f"{name.casefold()}/{times}".encode()).digest())
    letters = ""
    for _ in range(_DIGITS):
        number, digit = divmod(number, len(_LETTERS))
        letters += _LETTERS[digit]
    _, dot, ending = name.rpartition(".")
    ending = re.sub(r"[^A-Za-z0-9]", "", ending)[:3].upper() if dot else ""
    return f"_{letters}.{ending}" if ending else f"_{letters}"
