r"""Reads and writes the registry of a Windows under Wine.

Keys are written from their root: ``HKLM\SOFTWARE\SIPdesk``.
"""

import re
from collections.abc import Mapping
from typing import Final

from installer.refusal import Refused
from installer.wine.prefix import Prefix
from installer.wine.run import run

Value = str | int
Keys = Mapping[str, Mapping[str, Value]]
r"""Values by name, by the key's path under the one asked for; its own has none.

The nameless value has no name. What is neither text nor number is as regedit writes it.
"""

_ROOTS: Final = {"HKLM": "HKEY_LOCAL_MACHINE", "HKCU": "HKEY_CURRENT_USER"}
_FILE: Final = r"C:\windows\temp\sipdesk-asked.reg"
_LINE: Final = re.compile(r'(?:@|"(?P<name>(?:[^"\\]|\\.)*)")=(?P<value>.*)', re.DOTALL)
_BROKEN: Final = re.compile(r"\\\r?\n\s*")
_NUMBER: Final = "dword:"
_EXPANDED: Final = "hex(2):"


def read(prefix: Prefix, key: str) -> Keys:
    """Read a key and all beneath it; nothing, where there is no such key."""
    file = prefix.path(_FILE)
    file.unlink(missing_ok=True)
    # To a file in UTF-16: what reg writes on its output is in a code page.
    run(prefix, "reg", "export", key, _FILE, "/y")
    if not file.exists():
        return {}
    text = file.read_text("utf-16")
    file.unlink()
    return parsed(text, key)


def parsed(text: str, key: str) -> Keys:
    """Read what was exported of a key."""
    root, _, path = key.partition("\\")
    whole = f"{_ROOTS[root]}\\{path}"
    found: dict[str, dict[str, Value]] = {}
    values: dict[str, Value] = {}
    for line in _BROKEN.sub("", text).splitlines():
        if line.startswith("["):
            values = found.setdefault(line[len(whole) + 1 : -1].lstrip("\\"), {})
        elif match := _LINE.fullmatch(line):
            values[_plain(match["name"] or "")] = _value(match["value"])
    return found


def write(prefix: Prefix, key: str, name: str, value: Value) -> None:
    """Write a value, text or number. Raises ``Refused``."""
    kind = "REG_DWORD" if isinstance(value, int) else "REG_SZ"
    words = ("add", key, "/v", name, "/t", kind, "/d", str(value), "/f")
    if run(prefix, "reg", *words).code:
        raise Refused(f"reg could not write {key}\\{name}.")


def delete(prefix: Prefix, key: str) -> None:
    """Take away a key with all beneath it. Raises ``Refused``."""
    if run(prefix, "reg", "delete", key, "/f").code:
        raise Refused(f"reg could not delete {key}.")


def _value(written: str) -> Value:
    if written.startswith(_NUMBER):
        return int(written.removeprefix(_NUMBER), 16)
    if written.startswith(_EXPANDED):  # a text with variables, its bytes in UTF-16
        numbers = written.removeprefix(_EXPANDED).split(",")
        return bytes(int(n, 16) for n in numbers).decode("utf-16-le").rstrip("\0")
    if written.startswith('"') and written.endswith('"'):
        return _plain(written[1:-1])
    return written


def _plain(escaped: str) -> str:
    return re.sub(r"\\(.)", r"\1", escaped)
