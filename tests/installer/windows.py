"""What Windows 10 has of its own, and what a file for Windows asks for."""

import re
from pathlib import Path
from typing import Final

import pefile

SYSTEM: Final = frozenset(
    {
        *("advapi32", "authz", "bcrypt", "bcryptprimitives", "comdlg32", "crypt32"),
        *("d3d11", "d3d12", "d3d9", "dnsapi", "dwmapi", "dwrite", "dxgi", "gdi32"),
        *("icuuc", "imm32", "iphlpapi", "kernel32", "mpr", "msvcrt", "netapi32"),
        *("ntdll", "ole32", "oleaut32", "rpcrt4", "secur32", "setupapi", "shell32"),
        *("shlwapi", "uiautomationcore", "user32", "userenv", "usp10", "uxtheme"),
        *("version", "winhttp", "winmm", "winspool", "ws2_32", "wtsapi32"),
    }
)
"""Libraries that every Windows 10 and 11 has; ``icuuc`` since 1903."""

_CONTRACT: Final = re.compile(r"(api|ext)-ms-win-.*")


def is_of_windows(library: str) -> bool:
    """Whether Windows itself has a library, by its file's name."""
    stem = library.lower().rpartition(".")[0]
    return stem in SYSTEM or _CONTRACT.fullmatch(stem) is not None


def asked_for(file: Path) -> set[str]:
    """Give the names of the libraries a file asks for, in lower case."""
    tables = ("IMPORT", "DELAY_IMPORT")
    with pefile.PE(str(file), fast_load=True) as image:
        image.parse_data_directories(
            [pefile.DIRECTORY_ENTRY[f"IMAGE_DIRECTORY_ENTRY_{name}"] for name in tables]
        )
        return {
            entry.dll.decode().lower()
            for name in tables
            for entry in getattr(image, f"DIRECTORY_ENTRY_{name}", [])
        }
