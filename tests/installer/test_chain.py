"""A release that is not signed is never made, and none is left half made."""

import platform
import subprocess
import sys
from pathlib import Path

import pytest

from installer import chain
from installer.pins import minor
from installer.refusal import Refused
from installer.sign import Signer, verify
from installer.sign import test_signer as made_signer
from tests.architecture.source import ROOT
from tests.installer.made_up import lay


def asked_for_a_release(
    folder: Path, *, pinned: bool
) -> subprocess.CompletedProcess[str]:
    """Ask for an unsigned release in a copy, whose runtime has a sum or has none."""
    for file in (ROOT / "installer").rglob("*"):
        if file.is_file() and file.suffix in {".py", ".toml", ".wxs"}:
            target = folder / file.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    for name in ("sipdesk", "resources", "requirements.txt"):
        (folder / name).symlink_to(ROOT / name)
    pins = folder / "installer" / "runtime.toml"
    before, _, _ = pins.read_text("utf-8").partition("[release]")
    own = f'[release]\npython = "{minor(platform.python_version())}.0"\n'
    rest = f'url = "x"\nsha256 = "{"0" * 64 if pinned else ""}"\n'
    pins.write_text(before + own + rest, "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "installer", "msi", "--release"],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.mark.journey
def test_a_release_that_nobody_signs_is_refused_with_what_to_do(tmp_path: Path) -> None:
    done = asked_for_a_release(tmp_path, pinned=True)
    assert done.returncode == 1
    assert 'SIGN="--certificate FILE --key FILE"' in done.stderr
    assert not (tmp_path / "build").exists()


@pytest.mark.journey
def test_that_the_runtime_has_no_sum_is_told_first(tmp_path: Path) -> None:
    done = asked_for_a_release(tmp_path, pinned=False)
    assert done.returncode == 1
    assert "has no sum yet" in done.stderr
    assert "SIGN" not in done.stderr


@pytest.mark.msi
def test_an_msi_that_could_not_be_signed_is_not_left_under_its_name(
    tmp_path: Path,
) -> None:
    laid, out = lay(tmp_path / "bundle"), tmp_path / "out" / "x.msi"
    out.parent.mkdir()
    nobody = Signer(tmp_path / "none.crt", str(tmp_path / "none.key"))
    with pytest.raises(Refused, match="sign did not succeed"):
        chain.pack(laid, out, is_test=False, signer=nobody)
    assert list(out.parent.iterdir()) == []


@pytest.mark.msi
def test_an_msi_that_lies_under_its_name_is_signed(tmp_path: Path) -> None:
    laid, out = lay(tmp_path / "bundle"), tmp_path / "out" / "x.msi"
    out.parent.mkdir()
    signer = made_signer(tmp_path / "signing")
    chain.pack(laid, out, is_test=False, signer=signer)
    assert "SIPdesk" in verify(out, signer.certificate)
    assert list(out.parent.iterdir()) == [out]
