"""Read what a screen that everybody in the room looks at may show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.giveaway import Giveaway, SearchedText
from sipdesk.domain.guard import clearance
from sipdesk.domain.information import Information
from sipdesk.domain.protected_names import protected_names
from sipdesk.domain.shared_screen import SharedScreen, shared_screen, watching
from sipdesk.domain.whereabouts import Surroundings, giveaways, own_words
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.whereabouts import surroundings


@dataclass(frozen=True, slots=True)
class Secret:
    """What one who looks on may not learn, but from words that are their own."""

    sought: tuple[Giveaway, ...]
    own: tuple[str, ...]

    def told_by(self, *texts: str) -> tuple[Giveaway, ...]:
        """Name what of it the texts tell."""
        searched = SearchedText.of(*texts).without(self.own)
        return tuple(one for one in self.sought if searched.holds(one))


def read_shared_screen(case_id: CaseId, ports: Ports) -> SharedScreen:
    """Give what may be shown of the current meeting, today.

    A text that tells the place to one who may not know it, or names anybody who is
    protected, is left out, as it would stop a paper (practice.md 9).

    Raises:
        Missing: there is no such case.

    """
    today = ports.clock.today()
    with ports.store.reading() as work:
        case = work.cases.get(case_id)
        screen = shared_screen(case, today)
        around = surroundings(work, case, ports)
    secrets = secrets_of(case, around, today)
    return screen.without(lambda text: any(one.told_by(text) for one in secrets))


def secrets_of(case: Case, around: Surroundings, day: date) -> Sequence[Secret]:
    """Give what each one who is not absent from the meeting may not learn, if any."""
    found = []
    for one in watching(case):
        # The young person knows where they are, and who is around them.
        if one.party == YOUNG_PERSON:
            continue
        sought = protected_names(case, one.party, day)
        if Information.PLACE not in clearance(case, one.party, day).kinds:
            sought += giveaways(case, one.party, around)
        if sought:
            found.append(Secret(sought, own_words(case, one.party)))
    return found
