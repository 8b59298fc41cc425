"""The bill of materials (CycloneDX 1.6): whose each file is, and under which licence.

The same bundle gives the same bytes. What has no licence, or one that may not be
shipped, or is nobody's, stops the build.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    Property,
    XsUri,
)
from cyclonedx.model.bom import Bom
from cyclonedx.model.bom_ref import BomRef
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from installer.licences import is_allowed
from installer.ownership import (
    FILE,
    PROGRAM,
    Rules,
    check_absent,
    key_of,
    owners,
    read_rules,
    version,
)
from installer.pins import Runtime, TestRuntime
from installer.refusal import Refused
from sipdesk import __version__
from sipdesk.content.installed import Held, Installed
from sipdesk.content.library import read_installed
from sipdesk.content.part_words import OWN_LICENCE
from sipdesk.content.parts import Part, Parts

RESOURCES: Final = Path(__file__).parents[1] / "resources"
LOCK: Final = RESOURCES.parent / "requirements.txt"

_NO_SERIAL: Final = UUID(int=0)
_BINARY: Final = (".exe", ".dll", ".pyd")
_PIN: Final = re.compile(r"^([A-Za-z0-9_.-]+)==\S+")
_SUM: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def write(  # noqa: PLR0913  (each names a place)
    bundle: Path,
    out: Path,
    *,
    runtime: Runtime,
    site: Path,
    made: int,
    lock: Path = LOCK,
    resources: Path = RESOURCES,
    rules: Path = FILE,
) -> Path:
    """Write the bill of materials of everything in ``bundle`` to the file ``out``.

    ``runtime`` is the Python that was laid in it, ``site`` the folder where its
    packages were installed, whole; ``made`` is the time it says that it was made, in
    seconds since 1970. Raises ``Refused``.
    """
    installed = read_installed(resources, (bundle / "lib",))
    looked_at = _Bundle(bundle, site, installed, read_rules(installed.parts, rules))
    check_absent(bundle, looked_at.rules)
    bom = Bom(components=looked_at.components(_sums(lock)), serial_number=_NO_SERIAL)
    bom.metadata.component = looked_at.program(runtime)
    bom.metadata.timestamp = datetime.fromtimestamp(made, UTC)
    bom.register_dependency(bom.metadata.component, bom.components)
    for component in _all(bom.components):
        _check(component)
    # Of all that is told, with the sums: what differs in anything is another bill.
    bom.serial_number = uuid5(NAMESPACE_URL, _text(bom))
    out.write_text(_text(bom), "utf-8")
    return out


def _text(bom: Bom) -> str:
    written = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6)
    return written.output_as_string(indent=2) + "\n"


@dataclass(frozen=True)
class _Bundle:
    folder: Path
    site: Path
    installed: Installed
    rules: Rules

    @property
    def parts(self) -> Parts:
        return self.installed.parts

    def program(self, runtime: Runtime) -> Component:
        """Give SIPdesk itself, with the files that are its own."""
        is_test = isinstance(runtime, TestRuntime)
        return Component(
            name=PROGRAM,
            type=ComponentType.APPLICATION,
            version=__version__,
            bom_ref=PROGRAM,
            licenses=[LicenseExpression(OWN_LICENCE)],
            components=self._files(PROGRAM),
            properties=[
                Property(name="sipdesk:runtime", value="test" if is_test else "release")
            ],
        )

    def components(self, sums: Mapping[str, Iterable[str]]) -> list[Component]:
        """Give what others have made and is there, each with what lies in it."""
        there = [part for part in self.parts.own if self._is_there(part)]
        return [self._component(part, sums) for part in there]

    def _is_there(self, part: Part) -> bool:
        if part.package:
            return self.installed.has(part)
        return key_of(part) in self._owned

    def _component(self, part: Part, sums: Mapping[str, Iterable[str]]) -> Component:
        key = key_of(part)
        inside = [one for one in self.parts.all if one.inside == part.name]
        within = [self._component(one, sums) for one in inside]
        held = [_held(one, key) for one in self.installed.held(part)]
        name = part.package or part.name
        seen = version(self.folder, part, self.installed.version(part), self.rules)
        purl = PackageURL("pypi", name=name, version=seen) if part.package else None
        return Component(
            name=name,
            version=seen or None,
            bom_ref=key,
            licenses=[LicenseExpression(part.license)] if part.license else [],
            copyright=part.copyright or None,
            purl=purl,
            cpe=f"{part.cpe}:{seen}:*:*:*:*:*:*:*" if part.cpe and seen else None,
            external_references=[
                ExternalReference(
                    type=ExternalReferenceType.DISTRIBUTION, url=XsUri(part.link)
                )
            ],
            properties=[
                Property(name="sipdesk:locked-sha256", value=one)
                for one in sums.get(part.package, ())
            ],
            components=[*within, *held, *self._files(key)],
        )

    def _files(self, owner: str) -> list[Component]:
        """Give the binary files of an owner, with their sums; others have none here."""
        files = self._owned.get(owner, ())
        return [
            Component(
                name=name,
                type=ComponentType.FILE,
                bom_ref=f"file:{name}",
                hashes=[_hash(self.folder / name)],
            )
            for name in files
            if name.casefold().endswith(_BINARY)
        ]

    @cached_property
    def _owned(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        owned = owners(self.folder, self.site, self.parts, self.rules)
        for name, owner in owned.items():
            found.setdefault(owner, []).append(name)
        return found


def _held(one: Held, carrier: str) -> Component:
    purl = PackageURL.from_string(one.purl) if one.purl else None
    return Component(
        name=one.name,
        version=one.version or None,
        bom_ref=BomRef(f"{carrier}/{one.name}@{one.version}"),
        licenses=[LicenseExpression(one.license)] if one.license else [],
        purl=purl,
    )


def _check(component: Component) -> None:
    """See that a component has a licence that may be shipped. Raises ``Refused``."""
    if component.type is ComponentType.FILE:
        return
    offered = [str(getattr(one, "value", "")) for one in component.licenses]
    if not offered:
        raise Refused(
            f"{component.bom_ref.value} has no licence. Read what its makers say, and "
            "write it in resources/parts.toml."
        )
    for expression in offered:
        if not is_allowed(expression):
            raise Refused(
                f"{component.bom_ref.value} is under {expression}, which may not be "
                "shipped: see installer/licences.py."
            )


def _all(components: Iterable[Component]) -> Iterable[Component]:
    for one in components:
        yield one
        yield from _all(one.components)


def _hash(file: Path) -> HashType:
    with file.open("rb") as data:
        found = hashlib.file_digest(data, "sha256").hexdigest()
    return HashType(alg=HashAlgorithm.SHA_256, content=found)


def _sums(lock: Path) -> dict[str, tuple[str, ...]]:
    """Give the sums that the lock has for each package, of whatever system."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lock.read_text("utf-8").replace("\\\n", " ").splitlines():
        pin = _PIN.match(line)
        if pin is not None:
            found[pin[1].casefold()] = tuple(_SUM.findall(line))
    return found
