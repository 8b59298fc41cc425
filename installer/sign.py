"""Signs programs and the MSI, so that Windows can tell who made them.

With a test certificate, made here and trusted nowhere, or with the one that the person
who builds a release names: as files, or by a module of PKCS #11 (a card, an HSM).
"""

import datetime as dt
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from installer.refusal import Refused

TEST_NAME: Final = "SIPdesk (prov)"
_TIME: Final = 1_767_225_600  # 2026-01-01, that of every file in the bundle
_BEGINS: Final = dt.datetime.fromtimestamp(_TIME, dt.UTC)
_BITS: Final = 3072


@dataclass(frozen=True)
class Signer:
    """Who signs, as osslsigncode is to be told it."""

    certificate: Path
    """In PEM: the signer's, and after it those up to the root."""
    key: str
    """A file, or the URI of a key in a PKCS #11 module."""
    module: str = ""
    """The file of the PKCS #11 module, if the key lies in one."""
    timestamp: str = ""
    """The address of an RFC 3161 timestamp service; without it, a signature ends with
    its certificate."""
    time: int | None = None
    """A fixed time of signing, in seconds since 1970, for the same bytes each time."""


def test_signer(folder: Path) -> Signer:
    """Give a signer for tests, whose key lies in ``folder`` and is made once."""
    certificate, key = folder / "test.crt", folder / "test.key"
    if not (certificate.is_file() and key.is_file()):
        _make(certificate, key)
    return Signer(certificate, str(key), time=_TIME)


def _make(certificate: Path, key: Path) -> None:
    private = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, TEST_NAME)])
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING])
    made = (
        x509.CertificateBuilder(name, name, private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_BEGINS)
        .not_valid_after(_BEGINS + dt.timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(private, hashes.SHA256())
    )
    key.parent.mkdir(parents=True, exist_ok=True)
    key.touch(mode=0o600)
    key.write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))


def sign(file: Path, signer: Signer) -> None:
    """Sign a program or an MSI where it lies.

    Raises ``Refused``.
    """
    signed = file.with_name(f"{file.name}.signed")
    options = ["-pkcs11module", signer.module] if signer.module else []
    options += ["-ts", signer.timestamp] if signer.timestamp else []
    options += ["-time", str(signer.time)] if signer.time is not None else []
    _run(
        file,
        *("sign", "-certs", str(signer.certificate), "-key", signer.key, *options),
        *("-h", "sha256", "-n", "SIPdesk", "-in", str(file), "-out", str(signed)),
    )
    signed.replace(file)


def verify(file: Path, roots: Path) -> str:
    """See that a file is as it was when it was signed, under one of ``roots`` (PEM).

    Gives the signer's name. Whether the certificate was revoked is not asked: that
    needs the network. Raises ``Refused``.
    """
    ignored = ["-ignore-crl"] if _asks_for_revoked() else []
    authorities = ["-CAfile", str(roots), "-TSA-CAfile", str(roots)]
    told = _run(file, "verify", *ignored, *authorities, "-in", str(file))
    signer = re.search(r"^\s*Subject\s*: (.*)$", told, re.MULTILINE)
    if signer is None:
        raise Refused(f"{file.name}: osslsigncode does not say who signed it.\n{told}")
    return signer[1]


@cache
def _asks_for_revoked() -> bool:
    # Debian 12's own never asks; that of its backports does, and then fails without.
    words = ["osslsigncode", "verify", "--help"]
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    return "-ignore-crl" in done.stdout + done.stderr


def _run(file: Path, *words: str) -> str:
    done = subprocess.run(
        ["osslsigncode", *words], check=False, capture_output=True, text=True
    )
    if done.returncode or "Succeeded" not in done.stdout.splitlines():
        told = (done.stdout + done.stderr).strip()
        raise Refused(f"{file.name}: osslsigncode {words[0]} did not succeed.\n{told}")
    return done.stdout
