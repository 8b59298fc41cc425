"""Boards in millimetres: the table of the specification, and what holds for all."""

from itertools import combinations, pairwise, product
from math import atan2, degrees, hypot

import pytest

from sipdesk.documents.picture_boards.layout import layout
from sipdesk.documents.picture_boards.shapes import Area, Line, Page, Ring, Slot, Stroke
from sipdesk.documents.picture_boards.words import clock_of, day_of
from sipdesk.domain.picture_board import Cell, PageSize, PictureBoardKind
from tests.documents.boards import KINDS, board, empty, many

K = PictureBoardKind
ROUNDING = 0.05
MARGIN, PRINTABLE = 12, 6
EVERY = list(product(KINDS, PageSize))
CARDS = {K.CARDS_45, K.CARDS_60, K.CARDS_90, K.WALLET, K.EMERGENCY, K.KEYRING}
KEEPS = CARDS | {kind for kind in KINDS if kind.has_grid}
TABLE = (
    (K.GRID_2X2, (297, 210), 4, (135, 81)),
    (K.GRID_3X2, (297, 210), 6, (89, 81)),
    (K.GRID_4X3, (297, 210), 12, (66, 53)),
    (K.GRID_5X3, (297, 210), 15, (52.2, 53)),
    (K.GRID_6X4, (297, 210), 24, (43, 39)),
    (K.GRID_8X5, (297, 210), 40, (31.5, 31.4)),
    (K.AGENDA, (210, 297), 6, (186, 39.5)),
    (K.ROWS, (210, 297), 6, (186, 39.5)),
    (K.TIMELINE, (297, 210), 5, (51, 72)),
    (K.STORY, (210, 297), 4, (90, 110)),
    (K.CARDS_45, (210, 297), 20, (45, 45)),
    (K.CARDS_60, (210, 297), 12, (60, 60)),
    (K.CARDS_90, (210, 297), 6, (90, 90)),
    (K.MAT, (297, 210), 3, (88, 165)),
    (K.WALLET, (210, 297), 8, (85.6, 54)),
    (K.KEYRING, (210, 297), 9, (50, 90)),
    (K.EMERGENCY, (210, 297), 24, (77.6, 14)),
    (K.CIRCLE, (210, 297), 5, (40, 38)),
    (K.WRITE_AND_DRAW, (210, 297), 4, (85, 112)),
    (K.SCALE_3, (210, 297), 37, (30, 30)),
    (K.SCALE_5, (210, 297), 49, (30, 24.6)),
)


def first_page(kind: PictureBoardKind, size: PageSize = PageSize.A4) -> Page:
    return layout(board(kind, page=size)).pages[0]


def is_in(inner: Area, outer: Area) -> bool:
    return (
        inner.x >= outer.x - ROUNDING
        and inner.y >= outer.y - ROUNDING
        and inner.right <= outer.right + ROUNDING
        and inner.bottom <= outer.bottom + ROUNDING
    )


def areas(slot: Slot) -> list[Area]:
    own = (slot.frame, slot.inside, slot.tick, slot.clock, slot.date, slot.not_yet)
    return [area for area in own if area]


@pytest.mark.parametrize(
    ("kind", "page", "places", "frame"),
    TABLE,
    ids=lambda one: getattr(one, "value", ""),
)
def test_a_board_on_a4_is_as_the_specification_says(
    kind: PictureBoardKind,
    page: tuple[float, float],
    places: int,
    frame: tuple[float, float],
) -> None:
    made = first_page(kind)
    assert (made.width, made.height) == page
    assert len(made.slots) == places
    slot = made.slots[0].frame
    assert (slot.width, slot.height) == pytest.approx(frame, abs=ROUNDING)


@pytest.mark.parametrize(("kind", "size"), EVERY)
def test_nothing_stands_outside_the_margins_or_on_anything_else(
    kind: PictureBoardKind, size: PageSize
) -> None:
    page = first_page(kind, size)
    long = max(page.width, page.height)
    margin = PRINTABLE if kind in CARDS else MARGIN
    scale = 1 if kind in KEEPS or page.ruler else min(1, long / 297)
    if kind is K.STORY and size is PageSize.A5:
        scale = 1
    inside = Area(0, 0, page.width, page.height).inset(margin * scale)
    assert is_in(page.footer, inside)
    for slot in page.slots:
        assert all(is_in(area, inside) for area in areas(slot))
        assert is_in(slot.inside, slot.frame)
        assert slot.frame.bottom <= page.footer.y + ROUNDING
    for one, other in combinations(page.slots, 2):
        apart = (
            one.frame.right <= other.frame.x + ROUNDING
            or other.frame.right <= one.frame.x + ROUNDING
            or one.frame.bottom <= other.frame.y + ROUNDING
            or other.frame.bottom <= one.frame.y + ROUNDING
        )
        assert apart


@pytest.mark.parametrize("size", PageSize)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.has_grid])
def test_a_grid_sums_to_its_page(kind: PictureBoardKind, size: PageSize) -> None:
    page = first_page(kind, size)
    columns, rows = kind.grid
    frame = page.slots[0].frame
    title = 9 if rows == 5 else 13
    wide = 2 * MARGIN + columns * frame.width + (columns - 1) * 3
    high = 2 * MARGIN + title + 8 + rows * frame.height + (rows - 1) * 3
    assert (wide, high) == pytest.approx((page.width, page.height), abs=ROUNDING)


@pytest.mark.parametrize("kind", KINDS)
def test_every_cell_has_one_slot_that_is_no_copy(kind: PictureBoardKind) -> None:
    for count in (0, 1, 2, 3, many(kind), many(kind) + 1, 41):
        one = Cell("ord")
        whole = board(kind, *[one] * count) if count else empty(kind)
        slots = [slot for page in layout(whole).pages for slot in page.slots]
        own = [slot.place for slot in slots if not slot.is_copy and not slot.is_blank]
        assert sorted(own) == list(range(len(own)))
        assert len(own) >= count


def test_the_size_of_a_grid_is_its_own_and_not_that_of_its_content() -> None:
    one = layout(board(K.GRID_5X3, Cell("ensam"))).pages
    assert [page.slots for page in one] == [
        page.slots for page in layout(board(K.GRID_5X3)).pages
    ]


def test_a_list_ends_with_its_last_cell_and_an_empty_one_is_to_be_filled_in() -> None:
    for kind in (K.ROWS, K.TIMELINE, K.STORY):
        two = layout(board(kind, Cell("ett"), Cell("två"))).pages[0]
        assert [slot.is_blank for slot in two.slots[:3]] == [False, False, True]
        none = layout(empty(kind)).pages[0]
        assert not any(slot.is_blank for slot in none.slots)


def test_a_story_on_a5_has_a_picture_a_page() -> None:
    pages = layout(board(K.STORY, page=PageSize.A5)).pages
    assert [len(page.slots) for page in pages] == [1, 1, 1, 1]


def test_cards_are_as_large_on_every_paper() -> None:
    for kind in CARDS:
        sizes = {
            frozenset(
                (round(s.frame.width, 3), round(s.frame.height, 3))
                for s in first_page(kind, size).slots
            )
            for size in PageSize
        }
        assert len(sizes) == 1


def test_a_wallet_card_of_one_face_is_ten_times_on_its_sheet() -> None:
    slots = layout(board(K.WALLET, Cell("paus"))).pages[0].slots
    assert [slot.place for slot in slots] == [0] * 10
    assert [slot.is_copy for slot in slots] == [False] + [True] * 9


def test_the_back_of_a_wallet_card_is_below_its_front() -> None:
    front, back = layout(board(K.WALLET)).pages[0].slots[:2]
    assert (front.place, back.place) == (0, 1)
    assert (back.frame.x, back.frame.y) == (front.frame.x, front.frame.bottom)


@pytest.mark.parametrize("size", PageSize)
def test_what_stands_in_a_sector_of_the_circle_stays_in_it(size: PageSize) -> None:
    page = first_page(K.CIRCLE, size)
    (ring,) = (mark for mark in page.marks if isinstance(mark, Ring))
    assert ring.radius == pytest.approx(page.slots[0].frame.width * 93 / 40, rel=1e-3)
    ends = (0, 54, 108, 252, 306, 360)
    for at, slot in enumerate(page.slots):
        frame = slot.frame
        for x, y in product((frame.x, frame.right), (frame.y, frame.bottom)):
            assert hypot(x - ring.x, y - ring.y) < ring.radius
            angle = degrees(atan2(x - ring.x, ring.y - y)) % 360
            assert ends[at] < angle < ends[at + 1]


def test_only_an_agenda_has_a_time_and_only_rows_a_line_to_write_on() -> None:
    agenda, rows = first_page(K.AGENDA), first_page(K.ROWS)
    assert all(slot.clock and slot.tick for slot in agenda.slots)
    assert agenda.marks == ()
    assert all(slot.tick and not slot.clock for slot in rows.slots)
    lines = [mark for mark in rows.marks if isinstance(mark, Stroke)]
    for slot, line in zip(rows.slots, lines, strict=True):
        assert slot.frame.y < line.y1 == line.y2 < slot.frame.bottom
        assert line.x2 - line.x1 > 90
        assert slot.tick
        assert line.x2 < slot.tick.x


def test_what_has_no_time_among_what_has_follows_on_without_one() -> None:
    said = ("10.15 Vi säger hej", "Vem hjälper mig?", "10.30 Slut")
    slots = layout(board(K.AGENDA, *map(Cell, said))).pages[0].slots[:3]
    assert [bool(slot.clock) for slot in slots] == [True, False, True]
    assert len({slot.inside.x for slot in slots}) == 1


def test_a_day_that_is_known_has_no_line_and_one_that_is_not_has_another() -> None:
    page = layout(board(K.TIMELINE, Cell("Möte torsdag 12 mars"), Cell("Flytt")))
    known, unknown, *_ = page.pages[0].slots
    assert known.not_yet is None
    assert unknown.not_yet
    lines = [mark for mark in page.pages[0].marks if isinstance(mark, Stroke)]
    below = [
        sum(s.frame.x <= m.x1 < s.frame.right for m in lines) for s in (known, unknown)
    ]
    assert below == [2, 3]


@pytest.mark.parametrize("kind", [K.SCALE_3, K.SCALE_5])
def test_a_scale_is_large_enough_and_two_answers_stand_apart(
    kind: PictureBoardKind,
) -> None:
    """Faces of 18 mm, boxes of 8, a gap before what is no step."""
    page, steps = first_page(kind), kind.steps
    assert len(layout(board(kind)).pages) == 1
    first = page.slots[: steps + 2]
    boxes = [slot.tick for slot in first if slot.tick]
    assert [(box.width, box.height) for box in boxes] == [(8, 8)] * len(first)
    pitch = {round(b.x - a.x, 3) for a, b in pairwise(boxes[:steps])}
    assert len(pitch) == 1
    assert first[steps].frame.x - first[steps - 1].frame.right >= 8
    assert {slot.place for slot in page.slots if slot.is_copy} == set(range(steps + 2))
    for row in range(1, 6):
        copies = page.slots[row * (steps + 3) : row * (steps + 3) + steps + 2]
        assert [slot.frame.x for slot in copies] == [slot.frame.x for slot in first]


def test_an_emergency_card_folds_between_what_helps_and_whom_to_call() -> None:
    page = first_page(K.EMERGENCY)
    head, *helps, back, own = page.slots[:6]
    folds = [m for m in page.marks if isinstance(m, Stroke) and m.line is Line.FOLD]
    assert len(folds) == 4
    assert all(s.frame.bottom < folds[0].y1 for s in (head, *helps))
    assert all(folds[0].y1 < s.frame.y for s in (back, own))
    assert [slot.is_copy for slot in page.slots] == [False] * 6 + [True] * 18


def test_a_keyring_card_has_a_hole_six_millimetres_from_its_edge() -> None:
    page = first_page(K.KEYRING)
    holes = [mark for mark in page.marks if isinstance(mark, Ring)]
    assert len(holes) == len(page.slots)
    for hole, slot in zip(holes, page.slots, strict=True):
        assert hole.radius == 2.5
        assert hole.y - hole.radius == pytest.approx(slot.frame.y + 6)
        assert hole.y + hole.radius < slot.inside.y


@pytest.mark.parametrize(
    ("words", "parted"),
    [
        ("10.15 Vi säger hej", ("10.15", "Vi säger hej")),
        ("Kl. 9:30 Rast", ("9:30", "Rast")),
        ("10 minuter kvar", ("", "10 minuter kvar")),
        ("Vi ses 10.15", ("", "Vi ses 10.15")),
        ("10.15", ("", "10.15")),
    ],
)
def test_the_time_that_a_row_begins_with_stands_by_itself(
    words: str, parted: tuple[str, str]
) -> None:
    assert clock_of(words) == parted


@pytest.mark.parametrize(
    ("words", "parted"),
    [
        ("Vi har möte torsdag 12 mars", ("torsdag 12 mars", "Vi har möte")),
        ("Jag flyttar 3 april 2026", ("3 april 2026", "Jag flyttar")),
        ("Vi ses i mars", ("", "Vi ses i mars")),
        ("12 mars", ("", "12 mars")),
        ("Möte 12 mars klockan 10", ("", "Möte 12 mars klockan 10")),
    ],
)
def test_the_day_that_a_step_ends_with_stands_by_itself(
    words: str, parted: tuple[str, str]
) -> None:
    assert day_of(words) == parted
