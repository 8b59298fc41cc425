"""Utdrag per kommun: a placing nämnd's own young people who wait, on one paper."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Final

from sipdesk.content.document import Document
from sipdesk.content.document_text import as_text
from sipdesk.content.swedish import file_word, in_sweden, sort_key
from sipdesk.content.words import word
from sipdesk.documents.extract import together
from sipdesk.documents.pdf.render import render
from sipdesk.domain.access import Act
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.distribution import check_outgoing, recipient_role
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.outlook import HomePaper
from sipdesk.domain.overview import Overview
from sipdesk.domain.paper import PaperKind, PaperRecord
from sipdesk.domain.rights import Right, check
from sipdesk.domain.standstill import Standstill, standstill
from sipdesk.usecases.paper_copy import (
    Hands,
    PaperCopy,
    PaperOrder,
    make_copy,
    read_source,
)
from sipdesk.usecases.policy import check_channel_allowed
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.whereabouts import Finished, check_place

_KIND: Final = PaperKind.EXTRACT
_OF_KOMMUN: Final = re.compile(r", .+ (kommun|stad)$", re.IGNORECASE)
"""How the name of an agency ends that says which kommun it is of."""


@dataclass(frozen=True, slots=True)
class Board:
    """A placing nämnd as the cases have it.

    Many are called the same. Where neither the kommun's code nor its name says which
    kommun it is of, nobody knows that two are one: it is that of one case alone.
    """

    kommun: str
    name: str
    number: str = ""  # of the only case, where the kommun is not known


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A nämnd that an extract can be made for, and how many would stand on it."""

    board: Board
    count: int


@dataclass(frozen=True, slots=True)
class ExtractPreview:
    """The paper as it would go out now, and the sum of its words."""

    data: bytes
    text: str
    sum: str


@dataclass(frozen=True, slots=True)
class MakeExtract:
    """For which nämnd, and by which channel it goes out: ``PRINTED`` or ``SAVED``.

    ``seen`` is the sum of the words that were looked at.
    """

    board: Board
    channel: str
    seen: str


@dataclass(frozen=True, slots=True)
class Extract:
    """The one file for the nämnd, and the papers that the cases keep of it."""

    data: bytes
    file_name: str  # names the kommun and the day, no person
    papers: tuple[str, ...]  # for ``usecases.paper.take_back`` when it never went out


def read_boards(_: None, ports: Ports) -> tuple[BoardRow, ...]:
    """Name the nämnder of which somebody waits or has a need without answer.

    A young person whose placing nämnd is not known is of none.

    Raises:
        RuleBroken: ``right-missing``, ``branch-closed``.

    """
    check(ports.user, Right.WORK_CASES)
    with ports.store.reading() as work:
        found: dict[Board, int] = {}
        for case in work.cases.overviews_open():
            board = _board(case.number, case.standstill)
            if board is not None and _stands(case):
                found[board] = found.get(board, 0) + 1
    rows = [BoardRow(board, count) for board, count in found.items()]
    return tuple(sorted(rows, key=_by_name))


def _by_name(row: BoardRow) -> tuple[str, str, str]:
    return sort_key(row.board.name), row.board.kommun, row.board.number


def preview_extract(board: Board, ports: Ports) -> ExtractPreview:
    """Make the paper to be looked at; nothing is kept, and it has gone to nobody.

    Raises:
        RuleBroken: as ``make_extract``, but for ``extract-changed``.

    """
    check(ports.user, Right.WORK_CASES)
    made = ports.clock.now()
    with ports.store.reading() as work:
        drafts = _drafts(work, board, made, ports)
        whole, paper = _whole(drafts)
        _check_whole(work, drafts, (paper, _file_name(board, made, ports)), ports)
    return ExtractPreview(paper, as_text(whole), _sum(whole))


def make_extract(order: MakeExtract, ports: Ports) -> Extract:
    """Make the paper, and keep in each case what went out about that young person.

    A case keeps its own part alone, so that no case ever holds another child; the file
    that goes to the nämnd is made of the very same parts, each cut by the guard for the
    nämnd that placed that child. Each case's access log says that it was handed out.

    Raises:
        RuleBroken: ``right-missing``, ``branch-closed``; ``extract-of-nobody``: nobody
            of this nämnd waits any more; ``extract-changed``: it says something else
            now than what was looked at; ``place-in-paper``; ``policy-forbids``.

    """
    check(ports.user, Right.WORK_CASES)
    check_channel_allowed(order.channel, ports.store.policies)
    made = ports.clock.now()
    with ports.store.work() as work:
        drafts = _drafts(work, order.board, made, ports)
        whole, paper = _whole(drafts)
        if _sum(whole) != order.seen:
            raise RuleBroken("extract-changed")
        name = _file_name(order.board, made, ports)
        _check_whole(work, drafts, (paper, name), ports)
        kept = tuple(_keep(work, one, order.channel, made, ports) for one in drafts)
        work.access.did(Act.HANDED_OUT, detail=HomePaper.KOMMUN.value)
    return Extract(paper, name, kept)


def _whole(drafts: Sequence["_Draft"]) -> tuple[Document, bytes]:
    whole = together([one.copy.seen for one in drafts])
    return whole, render(whole).data


def _sum(whole: Document) -> str:
    return sha256(as_text(whole).encode()).hexdigest()


def _board(number: str, held: Standstill) -> Board | None:
    if not held.board:
        return None
    known = held.kommun or _OF_KOMMUN.search(held.board)
    return Board(held.kommun, held.board, "" if known else number)


def _stands(case: Overview) -> bool:
    held = case.standstill
    return not case.closed and (held.unmet is not None or held.stands is not None)


def _cases(work: Work, board: Board) -> tuple[Case, ...]:
    """Read the nämnd's own cases; each is asked itself, not only what is kept of it."""
    rows = [
        row
        for row in work.cases.overviews_open()
        if _stands(row) and _board(row.number, row.standstill) == board
    ]
    cases = [work.cases.get(CaseId(row.id)) for row in rows]
    return tuple(
        case for case in cases if _board(case.number, standstill(case)) == board
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    """What stands of one young person, cut by the guard."""

    case: Case
    recipient: str
    copy: PaperCopy
    finished: Finished


def _drafts(
    work: Work, board: Board, made: datetime, ports: Ports
) -> tuple[_Draft, ...]:
    cases = _cases(work, board)
    if not cases:
        raise RuleBroken("extract-of-nobody")
    return tuple(_draft(work, case, made, ports) for case in cases)


def _draft(work: Work, case: Case, made: datetime, ports: Ports) -> _Draft:
    """Make one young person's part."""
    placing = case.placing
    if placing is None:
        raise RuleBroken("extract-of-nobody")
    wanted = PaperOrder(case.id, _KIND, placing.id)
    check_outgoing(_KIND, case, placing.id, 0, made.date())
    source = read_source(work, wanted)
    copy = make_copy(work, wanted, source, Hands(ports.user, made), ports)
    beside = (as_text(copy.seen),)
    finished = Finished(wanted, source, copy.clearance, (copy.paper.data,), beside)
    return _Draft(case, placing.id, copy, finished)


def _keep(work: Work, draft: _Draft, channel: str, made: datetime, ports: Ports) -> str:
    """Keep one young person's part in their case. Gives the paper's id."""
    case, paper = draft.case, draft.copy.paper
    record = PaperRecord(
        id=ports.new_id(),
        case=case.id,
        kind=_KIND,
        recipient=draft.recipient,
        recipient_role=recipient_role(case, draft.recipient),
        made=made,
        by=ports.user.id,
        case_version=case.version,
        version=0,
        pages=paper.pages,
        sha256=sha256(paper.data).hexdigest(),
        channel=channel,
    )
    work.papers.add(record, paper.data)
    return record.id


def _check_whole(
    work: Work, parts: Sequence[_Draft], file: tuple[bytes, str], ports: Ports
) -> None:
    """Look for each one's place, in their own part and in all that goes with it."""
    data, name = file
    words = [said for part in parts for said in part.finished.beside]
    for part in parts:
        own = part.finished
        files = (*own.files, data)
        check_place(work, replace(own, files=files, beside=(*words, name)), ports)


def _file_name(board: Board, made: datetime, ports: Ports) -> str:
    kommuner = ports.content.kommuner
    kommun = next((k.name for k in kommuner if k.code == board.kommun), board.name)
    day = in_sweden(made).date().isoformat()
    parts = (file_word(word(_KIND)), file_word(kommun), day)
    return f"{'-'.join(filter(None, parts))}.pdf"
