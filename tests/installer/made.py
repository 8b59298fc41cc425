"""A small made-up bundle, laid as the real one is."""

import csv
from collections.abc import Iterable
from pathlib import Path

HEAD = 'source = "Påhittat."\nread_on = 2026-11-23\nstatus = "check"\n'
PARTS = """
[[part]]
name = "Python"
license = "PSF-2.0"
link = "https://www.python.org"
cpe = "cpe:2.3:a:python:python"

[[part]]
name = "Tinget"
package = "some-thing"
license = "MIT"
link = "https://example.org/tinget"
note = "Bra att ha."

[[part]]
name = "OpenSSL"
inside = "Tinget"
version = "3.6.0"
license = "Apache-2.0"
link = "https://example.org/openssl"
copyright = "Copyright 2026 The Makers"
texts = ["Apache-2.0"]

[[absent]]
name = "libgpl"
package = "some-thing"
why = "Den följer inte med."
"""
RULES = r"""
[[part]]
name = "Tinget/OpenSSL"
own = ["lib/some_thing/ssl*.dll"]
file = "lib/some_thing/fast*.pyd"
pattern = 'OpenSSL (\d+\.\d+\.\d+) '

[[part]]
name = "Python"
own = ["runtime/**"]
file = "runtime/python311.dll"
pattern = '\x00(3\.\d+\.\d+)\x00'

[[absent]]
name = "libgpl"
file = "lib/some_thing/fast*.pyd"
sign = "gpl_"

[[refused]]
files = ["lib/some_thing/fonts/*"]
why = "they are somebody's own"
"""
LOCK = f"""some-thing==1.2.0 \\
    --hash=sha256:{"a" * 64} \\
    --hash=sha256:{"b" * 64}
"""
SOURCES = ("some_thing/__init__.py", "some_thing/fast.cp311.pyd", "some_thing/ssl3.dll")
INFO = "some_thing-1.2.0.dist-info"


def lay(folder: Path, sources: Iterable[str] = SOURCES) -> tuple[Path, Path, Path]:
    """Lay a bundle, the packages as they were installed, and our own resources."""
    bundle, site, resources = folder / "bundle", folder / "site", folder / "resources"
    write(resources / "parts.toml", HEAD + PARTS)
    write(resources / "licenses" / "Apache-2.0.txt", "Apache License\n")
    write(folder / "LICENSE", "EUPL\n")
    write(bundle / "SIPdesk.exe", "MZ")
    write(bundle / "app" / "sipdesk" / "app.pyc", "ours")
    write(bundle / "runtime" / "python311.dll", "x\0003.11.9\0y")
    write(bundle / "runtime" / "DLLs" / "_ssl.pyd", "z")
    write(bundle / "share" / "words.dic", "ord")
    write(bundle / "lib" / "some_thing" / "__init__.pyc", "compiled")
    write(bundle / "lib" / "some_thing" / "fast.cp311.pyd", "..OpenSSL 3.6.0 1 Oct..")
    write(bundle / "lib" / "some_thing" / "ssl3.dll", "ssl")
    listed = [*sources, f"{INFO}/METADATA", f"{INFO}/LICENSE"]
    listed += ["share/words.dic", f"{INFO}/sboms/x.json"]
    record = site / INFO / "RECORD"
    write(record, "")
    with record.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([name, "", ""] for name in listed)
    metadata = "Metadata-Version: 2.4\nName: some-thing\nVersion: 1.2.0\n"
    write(bundle / "lib" / INFO / "METADATA", metadata)
    write(bundle / "lib" / INFO / "LICENSE", "Fritt att använda.\n")
    write(folder / "rules.toml", RULES)
    write(folder / "lock.txt", LOCK)
    return bundle, site, resources


def write(file: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
