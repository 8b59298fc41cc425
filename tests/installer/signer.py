"""Whose certificates a signed file brings."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509 import Certificate


def signer_of(file: Path) -> frozenset[Certificate]:
    """Give the certificates in the signature of a program or an MSI, or none."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "signature"
        command = ["osslsigncode", "extract-signature", "-in", str(file)]
        done = subprocess.run(
            [*command, "-out", str(out)], check=False, capture_output=True
        )
        if done.returncode:
            return frozenset()
        return frozenset(pkcs7.load_der_pkcs7_certificates(out.read_bytes()))
