"""Be om allt som saknas: who is asked for what; knows nothing of Qt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sipdesk.content.content import Content
from sipdesk.content.notices import notice
from sipdesk.content.swedish import counted, listing, short_date
from sipdesk.content.words import lower_first, recipient, word
from sipdesk.domain.admission import Giver
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import check_outgoing
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.guard import BOARD
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.records_request import asked_before, asked_parties, lacking
from sipdesk.ui.admission.groups import by_code
from sipdesk.usecases.records_request import proposal


@dataclass(frozen=True, slots=True)
class Letter:
    """What one recipient is to be asked for."""

    recipient: str  # a party's id or BOARD
    name: str
    things: str  # what is asked for, in one line
    since: str  # when it was first asked for; "" = not before today
    stopped: str  # why it may not go out, and what to do; "" = it may


def letters(case: Case, content: Content, day: date) -> tuple[Letter, ...]:
    """Tell what goes to whom: one letter for each."""
    texts = {code: thing.text for code, thing in by_code(content).items()}

    def letter(whom: str) -> Letter:
        items = lacking(case, whom)
        names = dict.fromkeys(texts.get(i.code, i.code) for i in items)
        asked = asked_before(items, day)
        return Letter(
            whom,
            who_is_asked(case, whom),
            f"{counted(len(items), 'sak', 'saker')}: {'; '.join(names)}",
            short_date(asked) if asked else "",
            _stopped(case, whom, day),
        )

    return tuple(letter(whom) for whom in asked_parties(case))


def who_is_asked(case: Case, whom: str) -> str:
    """Name who is asked."""
    return recipient(BOARD) if whom == BOARD else case.party(whom).label


def gaps(case: Case, content: Content) -> tuple[str, ...]:
    """Say what is lacking and is asked of nobody, and what to do about it."""
    found = proposal(case, content)
    return (*_unknown(found.unknown), *_several(found.several))


def to_choose(case: Case, content: Content) -> bool:
    """Whether there is anything of which nobody is asked yet and somebody could be."""
    return bool(proposal(case, content).asked)


def _unknown(givers: frozenset[Giver]) -> Iterator[str]:
    names = [lower_first(word(giver)) for giver in Giver if giver in givers]
    if names:
        yield (
            f"Ingen är inlagd för {listing(names)}. Lägg till dem under Runt den unge, "
            "eller välj på raden vem som ska frågas i stället."
        )


def _several(givers: frozenset[Giver]) -> Iterator[str]:
    names = [lower_first(word(giver)) for giver in Giver if giver in givers]
    if names:
        yield (
            f"Välj själv på raden vem som ska frågas: {listing(names)}. Den som frågas "
            "får veta att den unge är placerad, och här kan det vara flera."
        )


def _stopped(case: Case, whom: str, day: date) -> str:
    try:
        check_outgoing(PaperKind.RECORDS_REQUEST, case, whom, 0, day)
    except RuleBroken as broken:
        return notice(broken.code, broken.facts).whole
    return ""
