"""Run ``python -m installer COMMAND``: see ``make msi``."""

import argparse
import sys
import time
from pathlib import Path

from installer import bundle, chain, sign
from installer.refusal import Refused


def main() -> int:
    """Do what is asked; 0 when it is done, 1 when it was refused."""
    asked = _parser().parse_args()
    try:
        asked.run(asked)
    except Refused as why:
        print(why, file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="installer")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    laid = commands.add_parser("bundle", help="lay the program for Windows in a folder")
    laid.add_argument("--plain", action="store_true", help="leave modules as source")
    laid.add_argument("--out", type=Path, default=chain.BUNDLE)
    laid.set_defaults(run=_bundle)
    msi = commands.add_parser("msi", help="make the MSI, from the lock on")
    msi.set_defaults(run=_msi)
    listed = commands.add_parser(
        "sbom", help="tell what the bundle in build is made of"
    )
    listed.set_defaults(run=_sbom)
    for command in (laid, msi, listed):
        command.add_argument(
            "--release", action="store_true", help="with the release runtime"
        )
    who = msi.add_mutually_exclusive_group()
    who.add_argument(
        "--sign-test", action="store_true", help="sign with a certificate made here"
    )
    who.add_argument(
        "--certificate", type=Path, help="sign with this certificate and its chain, PEM"
    )
    msi.add_argument("--key", help="its key: a file, or the URI of one in PKCS #11")
    msi.add_argument("--pkcs11-module", default="", help="the module that has the key")
    msi.add_argument("--timestamp", default="", help="address of an RFC 3161 service")
    return parser


def _bundle(asked: argparse.Namespace) -> None:
    bundle.make(asked.out.resolve(), release=asked.release, plain=asked.plain)


def _msi(asked: argparse.Namespace) -> None:
    begun = time.monotonic()
    made = chain.make_msi(release=asked.release, signer=_signer(asked))
    print(  # noqa: T201
        f"{made.msi.relative_to(Path.cwd())}\n"
        f"  sha256     {made.sha256}\n"
        f"  size       {made.size / 1e6:.1f} MB\n"
        f"  installed  {made.installed / 1e6:.1f} MB in {made.files} files\n"
        f"  made in    {time.monotonic() - begun:.0f} s"
    )


def _sbom(asked: argparse.Namespace) -> None:
    print(chain.write_sbom(release=asked.release))  # noqa: T201


def _signer(asked: argparse.Namespace) -> sign.Signer | None:
    if asked.sign_test:
        if asked.release:
            raise Refused("A release is not signed with a test certificate.")
        return sign.test_signer(chain.BUILD / "signing")
    if asked.certificate is None:
        return None
    if asked.key is None:
        raise Refused("--certificate needs --key: a file, or a URI of PKCS #11.")
    return sign.Signer(
        asked.certificate,
        asked.key,
        module=asked.pkcs11_module,
        timestamp=asked.timestamp,
    )


if __name__ == "__main__":
    sys.exit(main())
