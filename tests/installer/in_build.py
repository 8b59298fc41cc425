"""Which MSI lies in ``build/``: a test one, or what may be handed out."""

from pathlib import Path

from installer import chain
from installer.product import RELEASE, TEST, Product


def built(build: Path = chain.BUILD) -> tuple[Path, Product]:
    """Find the MSI that ``make msi`` made last, and say which of the two it is.

    Where both lie there the bundle is of the later one. Raises ``FileNotFoundError``.
    """
    found = [
        (path, product)
        for product in (TEST, RELEASE)
        if (path := build / chain.msi_name(release=product is RELEASE)).is_file()
    ]
    if not found:
        raise FileNotFoundError("There is no MSI in build/: run make msi first.")
    return max(found, key=lambda one: one[0].stat().st_mtime_ns)
