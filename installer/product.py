"""The two products that are made: the release, and the test build.

A test build has name, folder, codes and memory of its own, so that none can be taken
for the other; they are never installed side by side.
"""

from dataclasses import dataclass
from uuid import UUID, uuid5


@dataclass(frozen=True, slots=True)
class Product:
    """What Windows knows a product by.

    ``upgrade_code`` is fixed for ever: by it a new version finds the old one, on every
    computer where there is one. ``setup_key`` is the key of the registry, under the
    computer's root, where lies what the installer was told.
    """

    kind: str
    name: str
    upgrade_code: UUID
    setup_key: str

    def component_code(self, part: str) -> UUID:
        r"""Give the code of a part: the same in every version, never the other's.

        Files, shortcuts and what was told lie in places of the product's own. Not so
        the values under ``SOFTWARE\Classes`` and ``SOFTWARE\SIPdesk``: both products
        write those, which is safe only because the two are never side by side.
        """
        return uuid5(self.upgrade_code, f"component:{part}")

    def release_code(self, version: str) -> UUID:
        """Give the code of a version, of which there is one build."""
        return uuid5(self.upgrade_code, f"version:{version}")

    def build_code(self, fingerprint: str) -> UUID:
        """Give the code of a build; ``fingerprint`` is a sum of all that is in it."""
        return uuid5(self.upgrade_code, f"build:{fingerprint}")


# Both codes were drawn once, at random, and are fixed for ever.
RELEASE = Product(
    kind="release",
    name="SIPdesk",
    upgrade_code=UUID("16d54bf0-3580-46bd-b72b-020471460274"),
    setup_key=r"SOFTWARE\SIPdesk\Setup",
)
TEST = Product(
    kind="test",
    name="SIPdesk (prov)",
    upgrade_code=UUID("31127e6c-9ca9-4814-accf-b5bb99d3aec8"),
    setup_key=r"SOFTWARE\SIPdesk\Setup (prov)",
)
