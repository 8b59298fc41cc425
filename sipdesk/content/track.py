"""What lies on the track, and what is proposed, as data."""

from collections.abc import Collection, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final, TypeVar

from sipdesk.content.toml_table import CODE_LONGEST, LINE_LONGEST, Refused, Table
from sipdesk.domain.information import Information
from sipdesk.domain.track import NEEDED, Fact, Milestone, Proposal, TrackLane, TrackUnit

E = TypeVar("E", bound=Enum)

_TITLE_LONGEST: Final = 80
_PLAIN_LONGEST: Final = 60


def read_proposals(table: Table) -> Mapping[str, Proposal]:
    """Read what is proposed, by its id.

    Raises:
        Refused: a proposal is not as it must be, or an id stands twice.

    """
    found: dict[str, Proposal] = {}
    for row in table.tables("proposal"):
        one = Proposal(
            id=row.code("id"),
            title=row.text("title", _TITLE_LONGEST),
            about=row.text("about"),
            source=row.text("source"),
            read_on=row.needed_day("read_on"),
            status=row.status(),
        )
        row.end()
        if one.id in found:
            raise Refused("content-id-twice", (*row.place, "id"), id=one.id)
        found[one.id] = one
    table.end()
    return MappingProxyType(found)


def read_track(
    table: Table,
    laws: Collection[str],
    proposals: Collection[str],
) -> Mapping[str, Milestone]:
    """Read the milestones by their ids, in the order of the file.

    ``laws`` and ``proposals`` are the ids there are.

    Raises:
        Refused: a milestone is not as it must be, is counted from one that does not
            stand before it, or refers to what there is not; one is missing.

    """
    found: dict[str, Milestone] = {}
    limits: list[tuple[Table, str]] = []
    for row in table.tables("milestone"):
        one = _milestone(row)
        if one.id in found:
            raise Refused("content-id-twice", (*row.place, "id"), id=one.id)
        for key in ("anchor", "until"):
            _among(row, key, getattr(one, key), found)
        _among(row, "law", one.law, laws)
        _among(row, "switch", one.switch, proposals)
        for basis in one.applies_to:
            _among(row, "applies_to", basis, laws)
        limits.extend((row, limit) for limit in one.before)
        found[one.id] = one
    table.end()
    for row, limit in limits:
        _among(row, "before", limit, found)
    for needed in sorted(NEEDED - found.keys()):
        raise Refused("track-milestone-missing", (), id=needed)
    return MappingProxyType(found)


def _milestone(row: Table) -> Milestone:
    one = Milestone(
        id=row.code("id"),
        title=row.text("title", _TITLE_LONGEST),
        lane=_one_of(row, "lane", TrackLane, TrackLane.MORE),
        plain=row.optional_text("plain", _PLAIN_LONGEST),
        concept=row.optional_text("concept", CODE_LONGEST),
        about=row.optional_text("about"),
        kind=_one_of(row, "kind", Information, Information.CARE),
        fact=_fact(row),
        anchor=row.optional_text("anchor", CODE_LONGEST),
        offset=_number(row, "offset", 0),
        unit=_one_of(row, "unit", TrackUnit, TrackUnit.DAYS),
        every=_number(row, "every", 0),
        ahead=_number(row, "ahead", 1),
        until=row.optional_text("until", CODE_LONGEST),
        before=row.texts("before", LINE_LONGEST),
        applies_to=row.texts("applies_to", LINE_LONGEST),
        asked=row.flag("asked"),
        working_day=row.flag("working_day"),
        own=row.flag("own"),
        law=row.optional_text("law", CODE_LONGEST),
        switch=row.optional_text("switch", CODE_LONGEST),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        source=row.text("source"),
        read_on=row.needed_day("read_on"),
        status=row.status(),
    )
    row.end()
    if one.every < 0 or one.ahead < 1 or (one.every and not one.anchor):
        raise Refused("track-interval", (*row.place, "every"))
    if one.anchor and not (one.own or one.law):
        # No deadline without a source: it is a law's, or the home's own.
        raise Refused("track-figure-without-source", (*row.place, "anchor"))
    if bool(one.plain) != bool(one.concept):
        raise Refused("content-key-missing", row.place, key="concept")
    return one


def _fact(row: Table) -> Fact | None:
    if "fact" not in row.keys:
        return None
    return _one_of(row, "fact", Fact, Fact.NOTICED)


def _number(row: Table, key: str, otherwise: int) -> int:
    return row.number(key) if key in row.keys else otherwise


def _one_of(row: Table, key: str, kind: type[E], otherwise: E) -> E:
    text = row.optional_text(key, CODE_LONGEST)
    if not text:
        return otherwise
    try:
        return kind(text)
    except ValueError as error:
        raise Refused("track-unknown-id", (*row.place, key), id=text) from error


def _among(row: Table, key: str, wanted: str, known: Collection[str]) -> None:
    if wanted and wanted not in known:
        raise Refused("track-unknown-id", (*row.place, key), id=wanted)
