"""A photo is painted anew: it tells what can be seen, and a hostile one nothing."""

from io import BytesIO
from random import Random

import pytest
from PIL import Image

from sipdesk.documents.photo import LARGEST, SMALLEST, cleaned
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.picture_photo import MOST_BYTES
from tests.documents.photos import (
    CANARY,
    bomb,
    photo,
    saved,
    text_bomb,
    with_canaries,
)

FORMS = ("JPEG", "PNG")


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def colour(image: Image.Image, x: float, y: float) -> str:
    red, _, blue = image.convert("RGB").getpixel(  # type: ignore[misc]
        (int(image.width * x), int(image.height * y))
    )
    return "red" if red > blue else "blue"


@pytest.mark.parametrize("form", FORMS)
def test_a_photo_becomes_a_square_jpeg(form: str) -> None:
    made = cleaned(photo(800, 600, form))
    assert made.side == 600
    kept = opened(made.data)
    assert (kept.format, kept.mode, kept.size) == ("JPEG", "RGB", (600, 600))
    assert (colour(kept, 0.1, 0.5), colour(kept, 0.9, 0.5)) == ("red", "blue")


def test_a_large_photo_is_made_smaller() -> None:
    made = cleaned(photo(4000, 3000))
    assert made.side == LARGEST
    assert opened(made.data).size == (LARGEST, LARGEST)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_nothing_goes_along_but_what_can_be_seen(form: str, turned: int) -> None:
    data = with_canaries(form, turned)
    assert data.count(CANARY.encode()) >= 2
    made = cleaned(data).data
    assert CANARY.encode() not in made
    kept = opened(made)
    assert not kept.getexif()
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_telephone_s_file_of_several_pictures_gives_the_first() -> None:
    first, second = (Image.new("RGB", (90, 90), name) for name in ("red", "blue"))
    data = saved(first, "MPO", save_all=True, append_images=[second])
    assert colour(opened(cleaned(data).data), 0.5, 0.5) == "red"


def test_a_photo_that_lies_on_its_side_is_turned_upright() -> None:
    kept = opened(cleaned(with_canaries("JPEG", turned=6)).data)
    assert (colour(kept, 0.5, 0.1), colour(kept, 0.5, 0.9)) == ("red", "blue")


def test_what_can_be_seen_through_lies_on_white() -> None:
    clear = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    kept = opened(cleaned(saved(clear, "PNG")).data)
    assert kept.getpixel((50, 50)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "I;16"])
def test_a_png_of_any_sort_is_read(mode: str) -> None:
    assert cleaned(saved(Image.new(mode, (90, 90)), "PNG")).side == 90


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("photo-empty", b""),
        ("photo-too-big", bytes(MOST_BYTES + 1)),
        ("photo-not-image", b"%PDF-1.7\n%no photo"),
        ("photo-not-image", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("photo-not-image", saved(Image.new("RGB", (90, 90)), "GIF")),
        ("photo-not-image", saved(Image.new("RGB", (90, 90)), "TIFF")),
        ("photo-not-image", saved(Image.new("RGB", (90, 90)), "BMP")),
        ("photo-too-many-pixels", bomb()),
        ("photo-too-many-pixels", bomb(9_000)),
        ("photo-too-many-pixels", bomb(5_000)),
        ("photo-too-many-pixels", photo(3000, 100)),
        ("photo-too-small", photo(SMALLEST - 1, 90)),
        ("photo-broken", photo()[:3000]),
        ("photo-broken", photo(form="PNG")[:300]),
        ("photo-broken", bomb(2_000)),
    ],
)
@pytest.mark.filterwarnings("default::PIL.Image.DecompressionBombWarning")
def test_what_is_no_photo_is_refused(code: str, data: bytes) -> None:
    with pytest.raises(RuleBroken) as refused:
        cleaned(data)
    assert (refused.value.code, refused.value.field) == (code, "photo")


def test_text_that_unfolds_without_end_is_refused() -> None:
    with pytest.raises(RuleBroken) as refused:
        cleaned(text_bomb())
    assert refused.value.code in {"photo-broken", "photo-not-image"}


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # of tags it leaves out
@pytest.mark.parametrize("form", FORMS)
def test_a_photo_damaged_anywhere_is_read_or_refused(form: str) -> None:
    chance, whole = Random(7), with_canaries(form)  # noqa: S311  (no secret)
    read = 0
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(min(len(data), 1200))] = chance.randrange(256)
        try:
            made = cleaned(bytes(data))
        except RuleBroken:
            continue
        assert CANARY.encode() not in made.data
        read += 1
    assert read
