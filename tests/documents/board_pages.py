"""Run ``python -m tests.documents.board_pages FOLDER``: boards as page pictures.

They are for somebody to look at: each ready material in colour and in black and white,
and each kind of board full, with the longest words, in two languages, and empty.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2

from sipdesk.documents.pdf.picture_boards.booklet import render_folded
from sipdesk.domain.picture_board import PageSize, PictureBoard, PictureBoardKind
from tests.documents.boards import KINDS, board, drawn, empty, with_longest_words
from tests.documents.example import MADE
from tests.documents.papers import content

TWO = {"so": "ilaaliyaha sharciga ah ee gaarka ah", "ar": "مرحبا بكم في الاجتماع"}
DOTS = 1.25  # a point


def pages() -> Iterator[tuple[str, bytes]]:
    """Give every paper that is to be looked at, by the name of its pictures."""
    for material in content().read_materials().values():
        for one in material.boards:
            name = f"{material.number:02}-{one.id}"
            yield name, drawn(one).data
            yield f"{name}-black", drawn(_black(one)).data
            if one.kind is PictureBoardKind.STORY:
                yield f"{name}-folded", render_folded(one, MADE).data
    for kind in KINDS:
        yield f"kind-{kind.value}", drawn(board(kind, word_colours=True)).data
        yield f"kind-{kind.value}-long", drawn(_black(with_longest_words(kind))).data
        yield f"kind-{kind.value}-empty", drawn(empty(kind)).data
        for language, words in TWO.items():
            yield (
                f"kind-{kind.value}-{language}",
                drawn(_two(kind, language, words)).data,
            )
        for size in (PageSize.A3, PageSize.A5):
            yield f"kind-{kind.value}-{size.value}", drawn(board(kind, page=size)).data


def _black(one: PictureBoard) -> PictureBoard:
    return replace(one, look=replace(one.look, black=True))


def _two(kind: PictureBoardKind, language: str, words: str) -> PictureBoard:
    one = board(kind)
    cells = tuple(replace(cell, other=words) for cell in one.cells)
    return replace(one, cells=cells, language=language)


def paint(folder: Path) -> int:
    """Write every page as PNG, and give how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for name, data in pages():
        for number, page in enumerate(pypdfium2.PdfDocument(data), 1):
            page.render(scale=DOTS).to_pil().save(folder / f"{name}-{number}.png")
            written += 1
    return written


if __name__ == "__main__":
    sys.stdout.write(f"{paint(Path(sys.argv[1]))}\n")
