"""Folders and zips of symbols: read with suspicion, and made anew."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from typing_extensions import Buffer, override

from sipdesk.content.own_pictures import Drawings
from sipdesk.content.symbols import SkinTone, Symbol
from sipdesk.documents.pdf.symbol import painted_from
from sipdesk.documents.picture_sources.cleaning import (
    clean_picture,
    clean_some,
    contents_of,
)
from sipdesk.documents.picture_sources.drawing import cleaned_drawing
from sipdesk.documents.picture_sources.outlines import moved, outline
from sipdesk.documents.picture_sources.shared import unpacked
from sipdesk.documents.picture_sources.zips import opened_zip
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.picture_source import PictureForm, code_of
from tests.documents.hostile_images import (
    DRAWINGS,
    EVERY,
    SECRET,
    SHARED,
    SQUARE,
    ZIPS,
    Hostile,
    HostileShared,
    HostileZip,
    a_png,
    listed_without_end,
    svg,
    zipped,
)
from tests.documents.photos import CANARY
from tests.usecases.refusals import refused

KEPT = re.compile(r"[\w\s.\-#()/:<>=\"]*")


def made_anew(one: Hostile) -> bytes:
    return clean_picture(one.data, Path(one.file).suffix)[1]


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_what_means_harm_is_refused_or_made_harmless(one: Hostile) -> None:
    if one.refused:
        with refused(one.refused):
            made_anew(one)
        return
    kept = made_anew(one)
    for word in (SECRET, CANARY, "script", "href", "http://" + SECRET, "style"):
        assert word.encode() not in kept


@pytest.mark.parametrize(
    "one", [one for one in DRAWINGS if not one.refused], ids=lambda one: one.name
)
def test_a_drawing_that_is_kept_can_be_painted_within_its_square(one: Hostile) -> None:
    kept = cleaned_drawing(one.data)
    assert KEPT.fullmatch(kept)
    assert cleaned_drawing(kept.encode()) == kept
    made = painted_from(Drawings({"A": kept}), Symbol("A"), "a")
    assert 0 <= min(made.ink) < max(made.ink) <= made.side


@pytest.mark.parametrize("one", ZIPS, ids=lambda one: one.name)
def test_of_a_zip_that_means_harm_only_pictures_are_taken(
    one: HostileZip, tmp_path: Path
) -> None:
    path = tmp_path / "in" / "symboler.zip"
    path.parent.mkdir()
    path.write_bytes(one.make())

    def taken() -> list[str]:
        found = contents_of(path)
        return [each.name for each in clean_some(path, found.codes).pictures]

    if one.refused:
        with refused(one.refused):
            taken()
    else:
        assert tuple(taken()) == one.taken
    assert [each.name for each in tmp_path.rglob("*")] == ["in", "symboler.zip"]


@pytest.mark.parametrize("one", SHARED, ids=lambda one: one.name)
def test_of_a_file_of_boards_only_pictures_that_they_show_are_made_anew(
    one: HostileShared,
) -> None:
    if one.refused:
        with refused(one.refused):
            unpacked(one.make())
    else:
        assert len(unpacked(one.make()).pictures) == one.taken


def test_a_list_of_contents_that_is_too_long_is_not_read() -> None:
    class Counted(BytesIO):
        given = 0

        @override
        def readinto(self, buffer: Buffer, /) -> int:
            count = super().readinto(buffer)
            self.given += count
            return count

    zipped = listed_without_end()
    file = Counted(zipped)
    too_many = RuleBroken("pictures-too-many-files")
    with refused(too_many.code), opened_zip(file, 20_000, too_many):
        pass
    assert 0 < file.given < 100_000 < len(zipped)


def test_a_folder_is_read_as_a_zip_of_it_and_links_are_not_followed(
    tmp_path: Path,
) -> None:
    outside = tmp_path / "utanfor.svg"
    outside.write_bytes(svg(SQUARE))
    folder = tmp_path / "symboler"
    (folder / "under").mkdir(parents=True)
    (folder / "glass.svg").write_bytes(svg(SQUARE))
    (folder / "under" / "GLASS.svg").write_bytes(svg(SQUARE))
    (folder / "bad.png").write_bytes(a_png())
    (folder / "lank.svg").symlink_to(outside)
    (folder / "mapp").symlink_to(tmp_path, target_is_directory=True)
    found = contents_of(folder)
    pictures = clean_some(folder, found.codes).pictures
    assert [(one.name, one.form) for one in pictures] == [
        ("bad", PictureForm.PNG),
        ("glass", PictureForm.DRAWING),
        ("GLASS", PictureForm.DRAWING),
    ]
    assert pictures[1].code == code_of("Glass")
    assert len({one.code for one in pictures}) == 3


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with refused("pictures-unreadable"):
        contents_of(tmp_path / "ingenting.zip")


def test_mulberry_is_known_by_its_list(tmp_path: Path) -> None:
    path = tmp_path / "mulberry.zip"
    told = 'id,symbol,grammar,category,rated,tags\n1,"want_,_to",Verb,Actions,0,wish\n'
    path.write_bytes(
        zipped(
            ("m/symbol-info.csv", told.encode()), ("m/EN/want_,_to.svg", svg(SQUARE))
        )
    )
    found = contents_of(path)
    assert (found.is_mulberry, found.codes) == (True, (code_of("want_,_to"),))
    (picture,) = clean_some(path, found.codes).pictures
    assert picture.words == ("want to",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_list_of_one_s_own_says_the_words(encoding: str, tmp_path: Path) -> None:
    told = "Fil;Ord;Synonymer\n001.svg;glänta;gläntan, skogsdunge\nborta.svg;x;\n"
    (tmp_path / "ord.csv").write_bytes(told.encode(encoding))
    (tmp_path / "001.svg").write_bytes(svg(SQUARE))
    (tmp_path / "hund_liten.svg").write_bytes(svg(SQUARE))
    found = contents_of(tmp_path)
    assert found.has_list
    words = [one.words for one in clean_some(tmp_path, found.codes).pictures]
    assert words == [("glänta", "gläntan", "skogsdunge", "001"), ("hund liten",)]


@pytest.mark.parametrize("told", [b"", b"\0\xff;", b'fil;ord\n"a', b"fil,ord\n" * 9])
def test_a_list_that_is_none_does_no_harm(told: bytes, tmp_path: Path) -> None:
    (tmp_path / "ord.csv").write_bytes(told)
    (tmp_path / "hund.svg").write_bytes(svg(SQUARE))
    assert len(contents_of(tmp_path).codes) == 1


def test_how_many_were_not_taken_is_told_by_why(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(svg("<text>A</text>"))
    (tmp_path / "b.svg").write_bytes(svg("<text>B</text>"))
    (tmp_path / "c.png").write_bytes(b"x")
    cleaned = clean_some(tmp_path, contents_of(tmp_path).codes)
    assert cleaned.pictures == ()
    assert cleaned.refused == {"drawing-letters": 2, "photo-not-image": 1}


def test_a_drawing_looks_as_its_style_sheet_says() -> None:
    drawn = cleaned_drawing(
        svg(
            "<style>/* x */.a,.b{fill:RED;stroke:rgb(0,100%,0)} path{fill:blue}</style>"
            '<g class="a"><path class="aac-skin-fill b" '
            'style="fill:#ABC" d="M1 1h2"/></g>'
        )
    )
    assert '<g fill="#ff0000" stroke="#00ff00">' in drawn
    assert '<path fill="#aabbcc" stroke="#00ff00" class="aac-skin-fill"' in drawn


def test_numbers_of_outlines_are_read_as_they_are_meant() -> None:
    assert outline("M.5.5-1-1a1 1 0 0110 5Z") == "M0.5 0.5 L-1 -1 a1 1 0 0 1 10 5 Z"
    assert outline("m1,1 2,2") == "m1 1 l2 2"
    assert moved("translate(3) scale(.5,1e-3)") == "translate(3) scale(0.5 0.001)"
    for wrong in ("1 1", "M1", "MZ", "M1 1 B2 2", "M1 1 Z 3"):
        with pytest.raises(ValueError, match=r".*"):
            outline(wrong)


def test_a_fill_that_is_skin_takes_the_tone_and_black_takes_the_colour_away() -> None:
    drawn = cleaned_drawing(
        svg('<path class="aac-skin-fill" fill="#ffeec8" d="M1 1h8v8z"/>' + SQUARE)
    )
    source = Drawings({"A": drawn})

    def colours(symbol: Symbol) -> set[str]:
        told = painted_from(source, symbol, symbol.name).operators
        return set(re.findall(r"(\S+ \S+ \S+) rg", told))

    plain = colours(Symbol("A"))
    dark = colours(Symbol("A", skin=SkinTone.DARK))
    assert len(plain & dark) < len(plain)
    for one in colours(Symbol("A", black=True)):
        assert len(set(one.split())) == 1


def test_all_of_a_symbol_is_kept_on_white() -> None:
    form, data = clean_picture(a_png(), ".png")
    image = Image.open(BytesIO(data)).convert("RGB")
    assert (form, image.size) == (PictureForm.PNG, (480, 480))
    assert image.getpixel((1, 1)) == image.getpixel((470, 240)) == (255, 255, 255)
    red = image.getpixel((40, 240))
    assert isinstance(red, tuple)
    assert red[0] > 150 > red[1]


def test_a_refusal_says_no_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "Ronja.zip").write_bytes(b"x")
    with pytest.raises(RuleBroken) as caught:
        contents_of(tmp_path / "Ronja.zip")
    assert "Ronja" not in str(caught.value)
