"""What is not signed, or not as it was, or by somebody else, is refused."""

from pathlib import Path

import pytest

from installer import runtime, sign
from installer.refusal import Refused
from tests.installer.made_up import windows_file
from tests.installer.signer import signer_of

pytestmark = pytest.mark.msi


@pytest.fixture
def signer(tmp_path: Path) -> sign.Signer:
    return sign.test_signer(tmp_path / "signing")


def signed(file: Path, signer: sign.Signer) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(windows_file((1, 2, 3, 4), 0))
    sign.sign(file, signer)
    return file


def test_a_signed_program_verifies_under_its_own_root(
    tmp_path: Path, signer: sign.Signer
) -> None:
    file = signed(tmp_path / "x.exe", signer)
    assert sign.TEST_NAME in sign.verify(file, signer.certificate)


def test_whose_certificate_a_program_brings_is_read(
    tmp_path: Path, signer: sign.Signer
) -> None:
    two = [signed(tmp_path / name, signer) for name in ("x.exe", "y.exe")]
    other = signed(tmp_path / "z.exe", sign.test_signer(tmp_path / "other"))
    unsigned = tmp_path / "w.exe"
    unsigned.write_bytes(windows_file((1, 2, 3, 4), 0))
    assert signer_of(two[0]) == signer_of(two[1]) != frozenset()
    assert signer_of(other) != signer_of(two[0])
    assert signer_of(unsigned) == frozenset()


def test_a_program_of_which_one_byte_differs_is_refused(
    tmp_path: Path, signer: sign.Signer
) -> None:
    file = signed(tmp_path / "x.exe", signer)
    data = bytearray(file.read_bytes())
    data[0x210] ^= 1  # in its resources, after the head
    file.write_bytes(data)
    with pytest.raises(Refused, match=r"x\.exe: osslsigncode verify did not succeed"):
        sign.verify(file, signer.certificate)


def test_a_program_that_is_signed_under_another_root_is_refused(
    tmp_path: Path, signer: sign.Signer
) -> None:
    file = signed(tmp_path / "x.exe", signer)
    other = sign.test_signer(tmp_path / "other")
    with pytest.raises(Refused, match=r"x\.exe: osslsigncode verify did not succeed"):
        sign.verify(file, other.certificate)


def test_a_program_that_is_not_signed_is_refused(
    tmp_path: Path, signer: sign.Signer
) -> None:
    file = tmp_path / "x.exe"
    file.write_bytes(windows_file((1, 2, 3, 4), 0))
    with pytest.raises(Refused, match=r"x\.exe: osslsigncode verify did not succeed"):
        sign.verify(file, signer.certificate)


@pytest.mark.parametrize(
    "name",
    [
        *("python311.dll", "DLLs/_ssl.pyd", "DLLs/libcrypto-3.dll"),
        *("DLLs/libssl-3.dll", "DLLs/libffi-8.dll", "DLLs/sqlite3.dll"),
    ],
)
def test_a_library_of_python_that_somebody_else_signed_is_refused(
    tmp_path: Path, signer: sign.Signer, name: str
) -> None:
    file = signed(tmp_path / "runtime" / name, signer)
    with pytest.raises(Refused, match=file.name):
        runtime.verify_signatures(tmp_path / "runtime")


def test_microsofts_c_libraries_are_not_asked_for_pythons_signature(
    tmp_path: Path,
) -> None:
    for name in runtime.C_LIBRARIES:
        (tmp_path / name).write_bytes(b"Microsoft's")
    assert runtime.verify_signatures(tmp_path) == 0
