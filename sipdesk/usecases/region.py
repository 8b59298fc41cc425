"""Regions: what is known of each, and what the home itself has written of it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sipdesk.documents.pdf import received
from sipdesk.domain.address_book import Contact, KommunContacts, of_kommun
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.received import MOST_BYTES
from sipdesk.domain.region import (
    Region,
    RegionFact,
    RegionFactKind,
    RegionProfile,
    told,
)
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class RegionView:
    """A region as it is for the home: what holds, and the home's own profile of it.

    ``profile`` is there also when nothing is kept; its version is 0 then.
    """

    region: Region
    profile: RegionProfile
    facts: tuple[RegionFact, ...]
    out_of_date: bool = False  # the routine's last day has gone by

    def fact(self, kind: RegionFactKind) -> RegionFact | None:
        """Give what holds of a kind; None when nothing is known."""
        return next((f for f in self.facts if f.kind is kind), None)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell of it."""
        profile = self.profile
        return not (self.facts or profile.link or profile.contact or profile.pdf_pages)


@dataclass(frozen=True, slots=True)
class KeepRoutine:
    """A PDF of a region's routine to keep; no bytes take the one there away."""

    region: str
    seen: int
    name: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class KommunView:
    """A kommun: its region as it is for the home, and whom one can turn to there."""

    code: str
    region: RegionView
    contacts: KommunContacts


def list_regions(_: None, ports: Ports) -> tuple[RegionView, ...]:
    """Read all 21 regions, in the order of the list of kommuner."""
    with ports.store.reading() as work:
        profiles = {profile.id: profile for profile in work.regions.all()}
    return tuple(
        _view(name, profiles.get(name), ports) for name in ports.content.regions
    )


def read_region(name: str, ports: Ports) -> RegionView:
    """Read one region by its name.

    Raises:
        Missing: there is no such region.

    """
    with ports.store.reading() as work:
        return _view(name, work.regions.get(name), ports)


def put_region(profile: RegionProfile, ports: Ports) -> RegionView:
    """Save what the home has written of a region; its PDF stays as it is.

    Raises:
        RuleBroken: ``region-link`` when the link is none to the web.
        Missing: there is no such region.
        Conflict: it has been changed since it was seen.

    """
    _known(profile.id, ports)
    link = profile.link.strip()
    if link and not _is_link(link):
        raise RuleBroken("region-link", "link")
    with ports.store.work() as work:
        before = work.regions.get(profile.id) or RegionProfile(profile.id)
        kept = replace(
            profile,
            link=link,
            pdf_name=before.pdf_name,
            pdf_sha256=before.pdf_sha256,
            pdf_pages=before.pdf_pages,
        )
        return _view(profile.id, work.regions.put(kept), ports)


def keep_routine(order: KeepRoutine, ports: Ports) -> RegionView:
    """Keep a PDF of a region's routine in the home's file, or take it away.

    Raises:
        RuleBroken: ``received-too-big``, ``received-not-pdf``, ``received-locked``.
        Missing: there is no such region.
        Conflict: the profile has been changed since it was seen.

    """
    _known(order.region, ports)
    if len(order.data) > MOST_BYTES:
        raise RuleBroken("received-too-big")
    pages = received.pages_of(order.data) if order.data else 0
    with ports.store.work() as work:
        before = work.regions.get(order.region) or RegionProfile(order.region)
        profile = replace(
            before,
            version=order.seen,
            pdf_name=order.name.strip() if order.data else "",
            pdf_sha256=hashlib.sha256(order.data).hexdigest() if order.data else "",
            pdf_pages=pages,
        )
        saved = work.regions.put(profile)
        work.regions.put_file(order.region, order.data)
        return _view(order.region, saved, ports)


def read_routine(name: str, ports: Ports) -> bytes:
    """Read the PDF that is kept of a region's routine.

    Raises:
        Missing: there is none.

    """
    with ports.store.reading() as work:
        return work.regions.file(name)


def read_kommun(code: str, ports: Ports) -> KommunView:
    """Read what the home knows of a kommun, by its four-digit code.

    Raises:
        Missing: there is no such kommun.

    """
    found = next((k for k in ports.content.kommuner if k.code == code), None)
    if found is None:
        raise Missing
    with ports.store.reading() as work:
        contacts: Sequence[Contact] = work.contacts.all()
        profile = work.regions.get(found.region)
    region = _view(found.region, profile, ports)
    return KommunView(code, region, of_kommun(contacts, code, found.region))


def _known(name: str, ports: Ports) -> Region:
    region = ports.content.region_facts.get(name)
    if region is None:
        raise Missing
    return region


def _view(name: str, profile: RegionProfile | None, ports: Ports) -> RegionView:
    region = _known(name, ports)
    own = profile or RegionProfile(name)
    out_of_date = own.is_out_of_date(ports.clock.today())
    return RegionView(region, own, told(region, own), out_of_date)


def _is_link(text: str) -> bool:
    """Whether a text is an address on the web, without spaces or a password in it."""
    begins = text.startswith(("https://", "http://"))
    return begins and "@" not in text and not any(map(str.isspace, text))
