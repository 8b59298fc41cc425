"""Sound papers with one fault each: what an engine that judges well must see."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Pdf

Fault = Callable[[Pdf], None]


def broken(data: bytes) -> dict[str, bytes]:
    """Give a paper with each fault, and under ``none`` the paper written anew."""
    return {name: _with(fault, data) for name, fault in FAULTS.items()}


def _with(fault: Fault, data: bytes) -> bytes:
    with Pdf.open(BytesIO(data)) as pdf:
        fault(pdf)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def _elements(node: Any) -> Iterator[Any]:
    if isinstance(node, Array):
        for one in node:
            yield from _elements(one)
    elif isinstance(node, Dictionary) and "/S" in node:
        yield node
        yield from _elements(node.get("/K", Array()))


def _tagged(pdf: Pdf, tag: str) -> list[Any]:
    every = _elements(pdf.Root.StructTreeRoot.K)
    return [one for one in every if Name(f"/{tag}") == one.S]


def _unchanged(_: Pdf) -> None:
    pass


def _no_alternative_text(pdf: Pdf) -> None:
    del _tagged(pdf, "Figure")[0].Alt


def _headers_of_nothing(pdf: Pdf) -> None:
    for header in _tagged(pdf, "TH"):
        del header.A


def _no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang
    for document in _tagged(pdf, "Document"):
        if "/Lang" in document:
            del document.Lang


def _file_name_for_title(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


def _no_title(pdf: Pdf) -> None:
    _in_metadata(
        pdf, lambda xml: re.sub(r"<dc:title>.*?</dc:title>", "", xml, flags=re.DOTALL)
    )


def _no_claim_of_access(pdf: Pdf) -> None:
    _in_metadata(
        pdf, lambda xml: re.sub(r"pdfuaid:part(>|=\")1", r"pdfuaid:part\g<1>9", xml)
    )


def _in_metadata(pdf: Pdf, change: Callable[[str], str]) -> None:
    before = pdf.Root.Metadata.read_bytes().decode()
    after = change(before)
    if after == before:
        raise LookupError("the metadata has nothing to break")
    pdf.Root.Metadata.write(after.encode())


def _a_level_skipped(pdf: Pdf) -> None:
    _tagged(pdf, "H2")[0].S = Name("/H4")


def _text_outside_the_tree(pdf: Pdf) -> None:
    sheet = pdf.pages[0]
    font = next(iter(sheet.Resources.Font))
    sheet.contents_add(f"BT {font} 10 Tf 100 60 Td (a) Tj ET".encode())


def _no_colour_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def _not_marked(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


def _suspect(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


def _a_tag_of_its_own(pdf: Pdf) -> None:
    _tagged(pdf, "P")[0].S = Name("/Brodtext")


def _a_row_too_short(pdf: Pdf) -> None:
    row = _tagged(pdf, "TR")[3]
    row.K = Array(list(row.K)[:-1])


def _a_program_inside(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def _a_font_left_out(pdf: Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        described = font.get("/FontDescriptor")
        if described is not None:
            del described.FontFile2


FAULTS: Final[dict[str, Fault]] = {
    "none": _unchanged,
    "no alternative text": _no_alternative_text,
    "headers of nothing": _headers_of_nothing,
    "no language": _no_language,
    "file name for title": _file_name_for_title,
    "no title": _no_title,
    "no claim of access": _no_claim_of_access,
    "a level skipped": _a_level_skipped,
    "text outside the tree": _text_outside_the_tree,
    "no colour profile": _no_colour_profile,
    "not marked": _not_marked,
    "suspect": _suspect,
    "a tag of its own": _a_tag_of_its_own,
    "a row too short": _a_row_too_short,
    "a program inside": _a_program_inside,
    "a font left out": _a_font_left_out,
}
