"""Look at finished bytes before they go out: nothing in them may tell the place."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sipdesk.content.common_words import common_words
from sipdesk.content.content import Letter
from sipdesk.content.words import listed, word
from sipdesk.documents import finished
from sipdesk.domain.case import Case
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.giveaway import Giveaway, SearchedText
from sipdesk.domain.guard import FILE_COPY, Clearance
from sipdesk.domain.information import Information
from sipdesk.domain.paper import DUTIES
from sipdesk.domain.protected_names import protected_names
from sipdesk.domain.transfer import Direction
from sipdesk.domain.whereabouts import (
    Surroundings,
    giveaways,
    own_words,
)
from sipdesk.domain.written import Written, texts_of
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.paper_copy import PaperOrder, Source
from sipdesk.usecases.ports import Ports, Work

_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Finished:
    """A paper's files as they are to go out.

    ``beside`` is what they are called, and their words before pages parted them.
    """

    order: PaperOrder
    source: Source
    allowed: Clearance
    files: Sequence[bytes]
    beside: Collection[str]


def check_place(work: Work, paper: Finished, ports: Ports) -> Mapping[str, str]:
    """Refuse what tells the place to one who may not know it (practice.md 9).

    Nor does the name of anybody protected go out, whoever may know the place.

    A duty waits for nothing: a paper of ``DUTIES`` is never refused, only shown with
    what it gives away, for the coordinator to write anew if there is time. Gives what
    there is to say of one: what is given away, and where it is written, by the names
    of ``place-in-duty``; empty when there is nothing.

    Raises:
        RuleBroken: ``place-in-paper``, with what is given away and where it is
            written, never the words; the file cannot be read to its end.

    """
    order = paper.order
    if order.recipient in (FILE_COPY, YOUNG_PERSON):
        return {}
    now = paper.source.now
    names = protected_names(now, order.recipient, ports.clock.today())
    around = None
    if Information.PLACE not in paper.allowed.kinds:
        around = surroundings(work, now, ports)
    elif not names:
        return {}
    found = _found(paper, names, around)
    if not found.giveaways:
        return {}
    what = listed(dict.fromkeys(word(one.kind) for one in found.giveaways))
    where = listed(word(one) for one in _where(paper.source.case, found))
    if order.kind in DUTIES:
        return {"what": what, "where": where}
    raise RuleBroken("place-in-paper", facts={"what": what, "where": where})


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found, and in what."""

    giveaways: tuple[Giveaway, ...]
    text: SearchedText


def _found(
    paper: Finished, names: Sequence[Giveaway], around: Surroundings | None
) -> _Found:
    """Search the files for names, and for the place unless it may be known.

    A finalised paper can tell of the stay then, or of today's.
    """
    whom, now = paper.order.recipient, paper.source.now
    sought = dict.fromkeys(names)
    if around is not None:
        for case in (now, paper.source.case):
            sought |= dict.fromkeys(giveaways(case, whom, around))
    told = (said for data in paper.files for said in finished.everything(data))
    text = SearchedText.of(*told, *paper.beside).without(own_words(now, whom))
    return _Found(tuple(one for one in sought if text.holds(one)), text)


def _where(case: Case, found: _Found) -> Sequence[Written]:
    """Tell where it is written; a thing not met in the case stands elsewhere."""
    places: dict[Written, None] = {}
    for one in found.giveaways:
        met = [(w, t) for w, t in texts_of(case) if SearchedText.of(t).holds(one)]
        # The same may be said in a field that does not stand on this paper.
        shown = [where for where, text in met if found.text.says(text)]
        places |= dict.fromkeys(shown or [where for where, _ in met])
        if not met:
            places[Written.ELSEWHERE] = None
    return [*places]


def surroundings(work: Work, case: Case, ports: Ports) -> Surroundings:
    """Gather what besides the case says where its young person is."""
    stay, kommuner = case.placement, {k.code: k for k in ports.content.kommuner}
    kommun = kommuner.get(stay.placing_kommun)
    receiving = kommuner.get(stay.receiving_kommun)
    return Surroundings(
        home=work.house.home(),
        users=work.house.users(),
        contacts=work.contacts.all(),
        origin=(kommun.name, kommun.region) if kommun else (),
        receiving=(receiving.name, receiving.region) if receiving else (),
        staff=tuple(member.name for member in work.staff.all()),
        sent_to=tuple(
            one.home_name
            for one in work.transfers.all()
            if one.case == case.id and one.direction is Direction.SENT
        ),
        common=common_words(),
        printed=_printed(ports.content.texts.values()),
    )


def _printed(letters: Iterable[Letter]) -> frozenset[str]:
    return frozenset(w for one in letters for w in _WORD.findall(one.text.casefold()))
