"""What reportlab 5.1 writes otherwise than it should, put right for the process.

Two things PDF/A forbids: reportlab has no setting for either, and makes these objects
deep inside itself. And streams as letters (ASCII85), for mail that could carry nothing
else: a quarter larger, and to write them takes longer than all else that is written.
"""

from collections.abc import Sequence

from reportlab import rl_config
from reportlab.pdfbase import ttfonts
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream

from sipdesk.documents.pdf.private import text_of

_END = b"endstream\n"
_ROWS_AT_ONCE = 100  # the most that a character map may list in one go

_format_as_reportlab_does = PDFStream.format


def _stream(self: PDFStream, document: PDFDocument) -> bytes:
    """Put a line end before ``endstream`` (ISO 19005-2, 6.1.7.1).

    Both its characters, so that the data may itself end with either.
    """
    written: bytes = _format_as_reportlab_does(self, document)
    return written.removesuffix(_END) + b"\r\n" + _END


def _character_map(font_name: str, letters: Sequence[int]) -> str:
    """Map a font's codes to letters, without the unused code 0 (6.2.11.7.2)."""
    rows = [
        f"<{code:02X}> <{text_of(letter).encode('utf-16-be').hex().upper()}>"
        for code, letter in enumerate(letters)
        if letter
    ]
    listed = "\n".join(
        f"{len(part)} beginbfchar\n{chr(10).join(part)}\nendbfchar"
        for start in range(0, len(rows), _ROWS_AT_ONCE)
        if (part := rows[start : start + _ROWS_AT_ONCE])
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        f"/CMapName /{font_name} def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{listed}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def put_right() -> None:
    """Replace both functions and the setting; doing it twice changes nothing."""
    rl_config.useA85 = 0
    PDFStream.format = _stream
    ttfonts.makeToUnicodeCMap = _character_map
