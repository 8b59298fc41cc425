"""The MSI that is looked at is the one that the bundle is of."""

import os
from pathlib import Path

import pytest

from installer.chain import msi_name
from installer.product import RELEASE, TEST, Product
from tests.installer.in_build import built


def laid(build: Path, product: Product, time: int) -> Path:
    file = build / msi_name(release=product is RELEASE)
    file.touch()
    os.utime(file, (time, time))
    return file


@pytest.mark.parametrize("product", [TEST, RELEASE], ids=lambda one: one.kind)
def test_the_only_one_is_found_with_its_kind(tmp_path: Path, product: Product) -> None:
    file = laid(tmp_path, product, 1)
    assert built(tmp_path) == (file, product)


@pytest.mark.parametrize(
    ("first", "last"), [(TEST, RELEASE), (RELEASE, TEST)], ids=["release", "test"]
)
def test_of_two_it_is_the_one_that_was_made_last(
    tmp_path: Path, first: Product, last: Product
) -> None:
    laid(tmp_path, first, 1)
    file = laid(tmp_path, last, 2)
    assert built(tmp_path) == (file, last)


def test_without_any_it_is_told_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make msi"):
        built(tmp_path)
