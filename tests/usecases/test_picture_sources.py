"""Pictures of a home's own: taken in, found, printed with who drew them, taken out."""

from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.content.mulberry import CREDIT
from sipdesk.domain.access import Act
from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import Missing
from sipdesk.domain.picture_board import Cell, PictureBoard, PictureBoardKind
from sipdesk.domain.picture_drawing import Flaw
from sipdesk.domain.picture_source import MOST_KEPT, PictureForm, code_of
from sipdesk.domain.user import Role
from sipdesk.usecases.picture_board import save_picture_board
from sipdesk.usecases.picture_drawing import DrawBoard, draw_board
from sipdesk.usecases.picture_search import FindPictures, find_pictures
from sipdesk.usecases.picture_source import (
    ChangeSource,
    CleanSome,
    KeepSource,
    ReadOwnPictures,
    SourceFacts,
    change_source,
    clean_pictures,
    keep_source,
    list_sources,
    look_at_pictures,
    put_first,
    read_own_pictures,
    remove_source,
    uses_of_source,
)
from sipdesk.usecases.ports import Ports
from tests.documents.boards import images, operations, text_of
from tests.documents.hostile_images import SQUARE, a_png, svg
from tests.documents.standards import faults
from tests.home import USER, admit_as, content
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused
from tests.usecases.test_picture_boards import board, rows

FACTS = SourceFacts("Symbolbank", "Hemmets licens", "Symboler © Påhittad Bank 2026")
MULBERRY = 'id,symbol,grammar,category,rated,tags\n1,"school",Noun,Building,0,\n'


def folder(at: Path, *names: str, **files: bytes) -> Path:
    """A folder of sound symbols, and what else is to lie there."""
    at.mkdir(exist_ok=True)
    for name in names:
        data = a_png() if name.endswith(".png") else svg(SQUARE)
        (at / name).write_bytes(data)
    for name, data in files.items():
        (at / name.replace("__", ".")).write_bytes(data)
    return at


def take_in(path: Path, ports: Ports, facts: SourceFacts = FACTS) -> str:
    """Take a folder in as a source; give its id."""
    before = {one.source.id for one in list_sources(None, ports).sources}
    found = look_at_pictures(path, ports)
    cleaned = clean_pictures(CleanSome(path, found.codes), ports)
    order = KeepSource(facts, cleaned.pictures, found.is_mulberry)
    listed = keep_source(order, ports)
    (new,) = {one.source.id for one in listed.sources} - before
    return new


def cell(source: str, name: str, words: str = "glänta") -> Cell:
    return Cell(words, symbol=code_of(name), source=source, alt=words)


def template(*cells: Cell) -> PictureBoard:
    return PictureBoard("", PictureBoardKind.GRID_4X3, "Mall", cells=cells)


def drawn(shown: PictureBoard, ports: Ports) -> tuple[bytes, list[Flaw]]:
    preview = draw_board(DrawBoard(shown), ports).drawn
    return preview.data, [one.flaw for one in preview.remarks]


def test_symbols_are_taken_in_from_a_folder_and_its_name_is_offered(
    desk: Desk, tmp_path: Path
) -> None:
    path = folder(tmp_path / "Bank", "glänta.svg", "hund.png", trasig__svg=b"x")
    found = look_at_pictures(path, desk.ports)
    assert (found.facts.name, len(found.codes)) == ("Bank", 3)
    cleaned = clean_pictures(CleanSome(path, found.codes), desk.ports)
    assert cleaned.refused == {"drawing-broken": 1}
    (listed,) = keep_source(KeepSource(FACTS, cleaned.pictures), desk.ports).sources
    assert (listed.source.name, listed.size.symbols, listed.source.may_share) == (
        "Symbolbank",
        2,
        False,
    )
    assert listed.source.by == USER.id
    assert 0 < listed.size.bytes < 9000
    key = (listed.source.id, code_of("hund"))
    (picture,) = read_own_pictures(
        ReadOwnPictures((key, ("x", "Y"))), desk.ports
    ).values()
    assert picture.symbol.form is PictureForm.PNG


def test_the_folder_is_not_needed_any_more_to_print(desk: Desk, tmp_path: Path) -> None:
    path = folder(tmp_path / "Bank", "glänta.svg", "hund.png")
    source = take_in(path, desk.ports)
    for one in path.iterdir():
        one.unlink()
    both = template(cell(source, "glänta"), cell(source, "hund", "hund"))
    data, flaws = drawn(both, desk.ports)
    assert flaws == []
    assert f"Symboler: {FACTS.credit}." in text_of(data)
    assert len(images(data)) == 1
    assert faults(data) == []


def test_who_drew_follows_what_stands_on_the_sheet(desk: Desk, tmp_path: Path) -> None:
    source = take_in(folder(tmp_path / "Bank", "glänta.svg"), desk.ports)
    ours = Cell("skola", symbol="1F3EB", alt="skola")
    data, _ = drawn(template(ours), desk.ports)
    assert FACTS.credit not in text_of(data)
    data, _ = drawn(template(ours, cell(source, "glänta")), desk.ports)
    assert "OpenMoji" in text_of(data)
    assert FACTS.credit in text_of(data)
    said = replace(FACTS, credit="Ritat av någon annan")
    change_source(ChangeSource(source, said), desk.ports)
    assert "Ritat av någon annan" in text_of(
        drawn(template(cell(source, "glänta")), desk.ports)[0]
    )


def test_a_sheet_in_black_and_white_has_no_colour_of_any_source(
    desk: Desk, tmp_path: Path
) -> None:
    source = take_in(folder(tmp_path / "Bank", "glänta.svg", "hund.png"), desk.ports)
    shown = template(cell(source, "glänta"), cell(source, "hund"))
    data, _ = drawn(replace(shown, look=replace(shown.look, black=True)), desk.ports)
    for parts, operator in operations(data):
        if operator in (b"rg", b"RG"):
            assert len({round(float(part), 3) for part in parts}) == 1
    assert [one["/ColorSpace"] for one in images(data)] == ["/DeviceGray"]


def test_a_symbol_is_found_by_its_word_and_below_our_own(
    desk: Desk, tmp_path: Path
) -> None:
    assert find_pictures(FindPictures("gläntaxy"), desk.ports) == ()
    path = folder(tmp_path / "Bank", "gläntaxy.svg", "skola.svg")
    source = take_in(path, desk.ports)
    (found,) = find_pictures(FindPictures("gläntaxy"), desk.ports)
    assert (found.source, found.symbol.text, found.concept) == (
        source,
        code_of("gläntaxy"),
        "",
    )
    first, second, *_ = find_pictures(FindPictures("skola"), desk.ports)
    assert (first.concept, first.source) == ("skola", "")
    assert second.source == source
    remove_source(source, desk.ports)
    assert find_pictures(FindPictures("gläntaxy"), desk.ports) == ()


def test_mulberry_is_known_and_can_come_before_our_own_symbols(
    desk: Desk, tmp_path: Path
) -> None:
    told = {"symbol-info__csv": MULBERRY.encode()}
    path = folder(tmp_path / "m", "school.svg", "cat.svg", **told)
    found = look_at_pictures(path, desk.ports)
    assert found.is_mulberry
    assert (found.facts.credit, found.facts.may_share) == (CREDIT, True)
    mapped = [c for c, name in content().read_mulberry().items() if name == "school"]
    assert "skola" in mapped
    source = take_in(path, desk.ports, found.facts)
    concept = content().read_concepts()["skola"]
    ours = template(Cell("Skola", symbol=concept.symbol.text, alt=concept.alt))
    assert "OpenMoji" in text_of(drawn(ours, desk.ports)[0])
    assert put_first(source, desk.ports).first == source
    text = text_of(drawn(ours, desk.ports)[0])
    assert "Mulberry" in text
    assert "OpenMoji" not in text
    (first, *others) = find_pictures(FindPictures("skola"), desk.ports)
    assert (first.concept, first.source, first.symbol.text) == (
        "skola",
        source,
        code_of("school"),
    )
    assert (source, code_of("school")) not in [
        (one.source, one.symbol.text) for one in others if not one.concept
    ]
    assert remove_source(source, desk.ports).first == ""
    assert "OpenMoji" in text_of(drawn(ours, desk.ports)[0])


def test_what_would_lose_a_picture_is_told_before_a_source_is_taken_out(
    desk: Desk, tmp_path: Path
) -> None:
    source = take_in(folder(tmp_path / "Bank", "glänta.svg"), desk.ports)
    shown = cell(source, "glänta")
    save_picture_board(template(shown), desk.ports)
    save_picture_board(board(desk.case.id, shown, title="Hemlig"), desk.ports)
    save_picture_board(board(), desk.ports)
    uses = uses_of_source(source, desk.ports)
    assert (uses.templates, uses.of_cases) == (("Mall",), 1)
    remove_source(source, desk.ports)
    assert drawn(template(shown), desk.ports)[1] == [Flaw.PICTURE_MISSING]
    with pytest.raises(Missing):
        remove_source(source, desk.ports)
    with pytest.raises(Missing):
        put_first(source, desk.ports)


@pytest.mark.parametrize("field", ["name", "licence", "credit"])
def test_a_source_says_who_drew_it_and_on_what_terms(
    field: str, desk: Desk, tmp_path: Path
) -> None:
    path = folder(tmp_path / "Bank", "glänta.svg")
    for said, code in (
        (" ", f"picture-source-without-{field}"),
        ("a\u202eb", f"picture-source-without-{field}"),
        ("x" * 200, "picture-source-too-long"),
    ):
        with refused(code):
            take_in(path, desk.ports, replace(FACTS, **{field: said}))  # type: ignore[arg-type]
    assert list_sources(None, desk.ports).sources == ()


def test_nothing_is_kept_of_a_source_without_pictures_or_with_too_much(
    desk: Desk, tmp_path: Path
) -> None:
    with refused("pictures-none"):
        keep_source(KeepSource(FACTS, ()), desk.ports)
    path = folder(tmp_path / "Bank", "glänta.svg")
    found = look_at_pictures(path, desk.ports)
    (one,) = clean_pictures(CleanSome(path, found.codes), desk.ports).pictures
    heavy = replace(one, data=bytes(MOST_KEPT))
    with refused("pictures-too-heavy"):
        keep_source(KeepSource(FACTS, (one, heavy)), desk.ports)


def test_who_may_not_change_the_home_s_content_takes_nothing_in(
    desk: Desk, tmp_path: Path
) -> None:
    path = folder(tmp_path / "Bank", "glänta.svg")
    source = take_in(path, desk.ports)
    pictures = clean_pictures(
        CleanSome(path, (code_of("glänta"),)), desk.ports
    ).pictures
    manager = admit_as(desk.ports, Role.MANAGER)
    for deed in (
        lambda: look_at_pictures(path, manager),
        lambda: clean_pictures(CleanSome(path, ()), manager),
        lambda: keep_source(KeepSource(FACTS, pictures), manager),
        lambda: change_source(ChangeSource(source, FACTS), manager),
        lambda: put_first(source, manager),
        lambda: remove_source(source, manager),
    ):
        with refused("right-missing"):
            deed()
    assert len(list_sources(None, manager).sources) == 1
    every = admit_as(desk.ports, *Role)
    remove_source(source, every)
    assert rows(every, Act.HOME_CHANGED)[0] == ("", "Bildstöd")


def test_a_case_s_board_shows_them_too(desk: Desk, tmp_path: Path) -> None:
    source = take_in(folder(tmp_path / "Bank", "glänta.svg"), desk.ports)
    mine = board(CaseId(desk.case.id), cell(source, "glänta"))
    data, flaws = drawn(mine, desk.ports)
    assert flaws == []
    assert FACTS.credit in text_of(data)


def test_a_symbol_that_is_called_as_a_concept_of_ours_can_stand_in_its_place(
    desk: Desk, tmp_path: Path
) -> None:
    path = folder(tmp_path / "Bank", "Skola.svg", "gläntaxy.svg")
    source = take_in(path, desk.ports)
    (listed,) = put_first(source, desk.ports).sources
    assert (listed.size.symbols, listed.size.meant) == (2, 1)
    concept = content().read_concepts()["skola"]
    ours = template(Cell("Skola", symbol=concept.symbol.text, alt=concept.alt))
    assert FACTS.credit in text_of(drawn(ours, desk.ports)[0])
    (found, *_) = find_pictures(FindPictures("skola"), desk.ports)
    assert (found.source, found.data[:4]) == (source, b"<svg")
