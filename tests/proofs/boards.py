"""Picture boards: found, exact, whole, said who drew them, and nothing of a photo.

What a board measures is read back from its finished file.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pypdfium2

from sipdesk.content.library import read_all_concepts, read_all_materials
from sipdesk.content.materials import Material
from sipdesk.content.openmoji import CREDIT, OpenMoji
from sipdesk.content.plain_words import hints
from sipdesk.content.symbols import SkinTone, symbol_of
from sipdesk.documents.pdf.picture_boards.booklet import render_booklet, render_folded
from sipdesk.documents.pdf.picture_boards.stock import BoardPictures, SymbolSet
from sipdesk.documents.picture_sources.cleaning import (
    clean_picture,
    clean_some,
    contents_of,
)
from sipdesk.documents.picture_sources.shared import unpacked
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.picture_board import (
    PILL,
    Cell,
    PageSize,
    PictureBoard,
    PictureBoardKind,
)
from sipdesk.paths import resources
from tests.content.picture_queries import NONE, built_in, ids, read_queries
from tests.content.picture_shades import alike, is_blank, tells_why
from tests.documents.boards import (
    KINDS,
    board,
    cells,
    drawn,
    empty,
    image,
    images,
    operations,
    text_of,
    with_longest_words,
)
from tests.documents.example import MADE
from tests.documents.hostile_images import (
    EVERY,
    SECRET,
    SHARED,
    ZIPS,
    Hostile,
    HostileShared,
    HostileZip,
)
from tests.documents.photos import CANARY
from tests.documents.reading import spoken
from tests.documents.test_any_picture_board import PICTURES
from tests.documents.test_any_picture_board import boards as any_boards
from tests.proofs import open_board
from tests.proofs.board_measures import (
    FACE,
    ON_A4,
    PAPER,
    near,
    pages,
    rulers,
    symbols,
    wrong_of,
)
from tests.proofs.board_words import holds, letters_lost
from tests.proofs.claim import Claim, Outcome
from tests.proofs.drawn_from import drawn_from
from tests.proofs.judged import sound

RANDOM_LONG, RANDOM_SHORT = 300, 20
FIRST = 3
GOAL = 0.95
LONGEST_WAIT = 10  # seconds for a file that means harm: a calm PC takes one at most
SECOND = "ilaaliyaha sharciga ah ee gaarka ah"  # a special guardian, in Somali
OWN = "Egna bilder (skolan)"
TO_CUT = {kind for kind, wanted in ON_A4.items() if wanted.cells}
CONCEPTS = read_all_concepts(resources())
MATERIALS = read_all_materials(resources())


def every_symbol_is_drawn(long: bool) -> Outcome:  # noqa: FBT001
    """Draw each concept in colour and black; the long way in every skin tone too."""
    tones = (None, *SkinTone) if long else (None,)
    tried, wrong = 0, 0
    for concept, black, tone in product(CONCEPTS.values(), (False, True), tones):
        if tone and not concept.has_skin_tones:
            continue
        tried += 1
        blank = is_blank(replace(concept.symbol, skin=tone), black=black)
        wrong += _told(f"{concept.id}: blank", when=blank)
    return Outcome(tried, wrong)


def no_two_symbols_are_alike(long: bool) -> Outcome:  # noqa: FBT001
    """Compare each with each, in colour; the long way in black as well."""
    tried, wrong = 0, 0
    for black in (False, True) if long else (False,):
        count = len(CONCEPTS)
        tried += count * (count - 1) // 2
        for one, other in alike(CONCEPTS.values(), black=black):
            unsaid = not tells_why(one, other)
            wrong += _told(f"{one.id} and {other.id} look the same", when=unsaid)
    return Outcome(tried, wrong)


def the_right_picture_is_among_the_first_three(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Ask what staff would; no more than 5 in 100 of a set of queries may miss."""
    index = built_in()
    tried, wrong, found = 0, 0, 0
    queries = [query for query in read_queries() if NONE not in query.right]
    for of_set in sorted({query.set for query in queries}):
        asked = [query for query in queries if query.set == of_set]
        first = (set(ids(index.find(one.typed)[:FIRST])) for one in asked)
        hit = sum(bool(q.right & got) for q, got in zip(asked, first, strict=True))
        tried, found = tried + len(asked), found + hit
        missed = len(asked) - hit
        wrong += missed if hit / len(asked) < GOAL else 0
    return Outcome(tried, wrong, {"among_the_first_three": round(found / tried, 4)})


def boards_measure_what_they_should(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Measure each kind's file: paper, cells, boxes, cuts, the ruler, the faces."""
    assert set(ON_A4) == set(KINDS)
    tried, wrong = 0, 0
    for kind, size in product(KINDS, PageSize):
        data = drawn(board(kind, page=size)).data
        for wide, high in pages(data):
            tried += 1
            short, tall = sorted((wide, high))
            exact = near(short, PAPER[size][0]) and near(tall, PAPER[size][1])
            wrong += _told(
                f"{kind.value} {size.value}: {wide} x {high}", when=not exact
            )
        if kind in TO_CUT:
            tried += 1
            wrong += _told(
                f"{kind.value} {size.value}: no ruler", when=rulers(data) != 1
            )
    for kind, wanted in ON_A4.items():
        tried += 1
        for said in wrong_of(drawn(board(kind)).data, wanted):
            wrong += _told(f"{kind.value}: {said}")
    faces = [area for data in _surveys() for area in symbols(data)]
    small = sum(min(one.width, one.height) < FACE for one in faces)
    return Outcome(tried + len(faces), wrong + small)


def _surveys() -> Iterator[bytes]:
    for one in MATERIALS["survey"].boards:
        steps = tuple(replace(c, symbol="") for c in one.cells[one.kind.steps :])
        yield drawn(replace(one, cells=(*one.cells[: one.kind.steps], *steps))).data


def the_longest_words_stay_in_their_cells(long: bool) -> Outcome:  # noqa: FBT001
    """Set the longest words, in one language and two, and look at every letter."""
    tried, wrong = 0, 0
    for kind, size in product(KINDS, PageSize if long else (PageSize.A4,)):
        one = with_longest_words(kind, page=size)
        twice = tuple(replace(cell, other=SECOND) for cell in one.cells)
        for shown in (one, replace(one, cells=twice, language="so")):
            outside, missing = letters_lost(shown, drawn(shown))
            tried += sum(len(cell.words + cell.other) for cell in shown.cells)
            where = f"{kind.value} {size.value}"
            wrong += _told(f"{where}: {outside} letters outside", when=bool(outside))
            wrong += _told(f"{where}: words missing in {missing}", when=bool(missing))
    return Outcome(tried, wrong)


def each_page_says_who_drew_what_is_on_it(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Read each page of each kind, and boards whose pictures are of other sources."""
    tried, wrong = 0, 0
    for kind in KINDS:
        made = drawn(board(kind, *cells()[:45]))
        for number in range(len(made.pages)):
            tried += 1
            named = f"Symboler: {CREDIT}." in text_of(made.data, number)
            wrong += _told(
                f"{kind.value}, page {number + 1}: nobody named", when=not named
            )
    pictures = BoardPictures(
        {"photo": image(600, 600, "JPG")}, {"school": SymbolSet(OpenMoji(), OWN)}
    )
    ours, own = Cell("ja", symbol="1F600"), Cell("ja", symbol="1F600", source="school")
    face = Cell("ja", symbol="face:1")
    for shown, line in (
        ((ours,), f"Symboler: {CREDIT}."),
        ((own,), f"Symboler: {OWN}."),
        ((ours, own, face), f"Symboler: {CREDIT}; {OWN}."),
        ((face, Cell("foto", photo="photo"), replace(ours, hidden=True)), ""),
    ):
        text = text_of(drawn(board(PictureBoardKind.GRID_2X2, *shown), pictures).data)
        tried += 1
        right = line in text if line else "Symboler" not in text
        wrong += _told(f"not said of its sources: {line}", when=not right)
    return Outcome(tried, wrong)


def what_is_ours_is_drawn_in_lines(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Look for images in boards of our own symbols, and in every material."""
    made = {kind.value: drawn(board(kind)).data for kind in KINDS} | _materials()
    raster = [name for name, data in made.items() if images(data)]
    return Outcome(len(made), sum(_told(f"{n}: an image") for n in raster))


def black_and_white_has_no_colour(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Look at every pixel and every colour of each kind, and of every material."""
    made = {
        kind.value: drawn(board(kind, black=True, word_colours=True)).data
        for kind in KINDS
    }
    made |= _materials(black=True)
    coloured = [name for name, data in made.items() if _has_colour(data)]
    return Outcome(len(made), sum(_told(f"{n}: a colour") for n in coloured))


def _has_colour(data: bytes) -> bool:
    mixed = any(
        operator in (b"rg", b"RG") and len({float(part) for part in parts}) > 1
        for parts, operator in operations(data)
    )
    for page in pypdfium2.PdfDocument(data):
        shown = page.render(force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
        pixels = bytes(shown.buffer)
        mixed |= not pixels[0::4] == pixels[1::4] == pixels[2::4]
    return mixed


def words_are_read_in_the_order_of_their_cells(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Read each kind as a screen reader: every word once, and no picture unsaid."""
    tried, wrong = 0, 0
    for kind in KINDS:
        shown = board(kind)
        heard = spoken(drawn(shown).data)
        said = [one.text for one in heard]
        places = [said.index(cell.words) for cell in shown.cells if cell.words in said]
        whole = len(places) == len(shown.cells) and places == sorted(places)
        figures = [one for one in heard if one.tag == "Figure"]
        told = all(one.alt for one in figures)
        tried += len(shown.cells)
        wrong += _told(f"{kind.value}: not read in order", when=not (whole and told))
    return Outcome(tried, wrong)


def every_material_is_fit_to_print(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Draw each of the sixteen: no remark, plain words, no pill crossed out alone."""
    tried, wrong = 0, 0
    for material in MATERIALS.values():
        for number, one in enumerate(material.boards, 1):
            tried += 1
            name = f"{material.id} {number}"
            wrong += _told(f"{name}: remarks", when=bool(drawn(one).remarks))
            hinted = [hint for text in _texts(material, one) for hint in hints(text)]
            wrong += _told(f"{name}: {hinted}", when=bool(hinted))
            crossed = any(_crosses_out_a_pill(cell) for cell in one.cells)
            wrong += _told(f"{name}: a pill is crossed out", when=crossed)
    assert len(MATERIALS) == 16
    return Outcome(tried, wrong)


def _texts(material: Material, one: PictureBoard) -> Iterator[str]:
    yield from (material.name, material.about, one.title, one.under)
    yield from (cell.words for cell in one.cells)


def _crosses_out_a_pill(cell: Cell) -> bool:
    if not cell.symbol:
        return False
    symbol = symbol_of(cell.symbol)
    return symbol.crossed and set(symbol.codes) == {PILL}


def _materials(*, black: bool = False) -> dict[str, bytes]:
    return {
        one.id: drawn(replace(one, look=replace(one.look, black=black))).data
        for material in MATERIALS.values()
        for one in material.boards
    }


def an_image_from_outside_is_refused_or_made_harmless(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Give images and zips that mean harm: a code, or a picture that says nothing."""
    tried, wrong, slowest = 0, 0, 0.0
    for one in (*EVERY, *ZIPS, *SHARED):
        tried += 1
        began = perf_counter()
        try:
            kept = _taken_in(one)
        except RuleBroken as broken:
            other = broken.code != one.refused
            wrong += _told(f"{one.name}: {broken.code}, not {one.refused}", when=other)
        else:
            told = any(word.encode() in kept for word in (SECRET, CANARY, "script"))
            wrong += _told(f"{one.name}: taken in", when=bool(one.refused) or told)
        took = perf_counter() - began
        wrong += _told(f"{one.name}: {took:.1f} s", when=took > LONGEST_WAIT)
        slowest = max(slowest, took)
    return Outcome(tried, wrong, {"slowest_seconds": round(slowest, 2)})


def _taken_in(one: Hostile | HostileZip | HostileShared) -> bytes:
    if isinstance(one, Hostile):
        return clean_picture(one.data, Path(one.file).suffix)[1]
    if isinstance(one, HostileShared):
        pictures = unpacked(one.make()).pictures
        assert len(pictures) == one.taken
        return b"".join(each.data for each in pictures)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "in" / "symboler.zip"
        path.parent.mkdir()
        path.write_bytes(one.make())
        taken = clean_some(path, contents_of(path).codes).pictures
        assert [one.name for one in Path(folder).iterdir()] == ["in"]
    assert sorted(each.name for each in taken) == sorted(one.taken)
    return b"".join(each.data for each in taken)


def any_board_whatever_keeps_all_in_its_place(long: bool) -> Outcome:  # noqa: FBT001
    """Draw boards of any cells, words, scripts and pictures; hidden ones stay so."""
    made = drawn_from(any_boards, RANDOM_LONG if long else RANDOM_SHORT)
    tried, wrong = 0, 0
    for number, one in enumerate(made):
        slots = [slot for page in drawn(one, PICTURES).pages for slot in page.slots]
        for slot in slots:
            tried += 1
            areas = filter(None, (slot.words, slot.picture))
            outside = not all(holds(slot.frame, area) for area in areas)
            shown = one.at(slot.place).hidden and bool(slot.words or slot.picture)
            wrong += _told(f"random board {number}: {slot}", when=outside or shown)
    return Outcome(tried, wrong)


def every_kind_of_picture_board_is_sound(long: bool) -> Outcome:  # noqa: FBT001
    """Judge each kind with pictures and empty, on A4 and, the long way, all papers."""
    made = {
        f"{kind.value} {size.value}{way}": drawn(one).data
        for size in (PageSize if long else (PageSize.A4,))
        for kind in PictureBoardKind
        for way, one in (
            ("", board(kind, page=size, word_colours=True)),
            (" in black", with_longest_words(kind, page=size, black=True)),
            (" empty", empty(kind, size)),
        )
    }
    story = board(PictureBoardKind.STORY)
    made["booklet"] = render_booklet("Bok", (story, story), MADE).data
    made["folded"] = render_folded(story, MADE).data
    return sound(made)


def every_material_is_sound(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Judge every board of the sixteen as it is printed."""
    return sound(_materials())


def _told(what: str, *, when: bool = True) -> int:
    """Say what is wrong, and count it."""
    if when:
        sys.stderr.write(f"{what}\n")
    return int(when)


CLAIMS = (
    Claim("no picture of a concept is blank", every_symbol_is_drawn),
    Claim(
        "no two concepts look the same, but the pairs whose reason stands in the data",
        no_two_symbols_are_alike,
    ),
    Claim(
        "the right picture is among the first three, of 95 queries in 100",
        the_right_picture_is_among_the_first_three,
    ),
    Claim(
        "each kind of board measures what it should, read back from its file",
        boards_measure_what_they_should,
    ),
    Claim(
        "the longest words stay in their cells", the_longest_words_stay_in_their_cells
    ),
    Claim(
        "each page says who drew what is on it, and no other",
        each_page_says_who_drew_what_is_on_it,
    ),
    Claim("our own symbols are lines and no image", what_is_ours_is_drawn_in_lines),
    Claim("black and white has no colour", black_and_white_has_no_colour),
    Claim(
        "every word is read once, in the order of the cells",
        words_are_read_in_the_order_of_their_cells,
    ),
    Claim("every material is fit to print", every_material_is_fit_to_print),
    Claim(
        "an image or a zip from outside is refused, or tells nothing but what is seen, "
        "and nobody waits long for it",
        an_image_from_outside_is_refused_or_made_harmless,
    ),
    Claim(
        "any board whatever keeps all in its place, and what is hidden unseen",
        any_board_whatever_keeps_all_in_its_place,
    ),
    Claim(
        "every kind of picture board passes veraPDF and page-validation as PDF/UA-1 "
        "and PDF/A-2a",
        every_kind_of_picture_board_is_sound,
    ),
    Claim("every board of every material passes both", every_material_is_sound),
    *open_board.claims(),
)
