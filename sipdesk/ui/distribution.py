"""Who has got which version of minutes or plan, and who may not; no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sipdesk.content.notices import notice
from sipdesk.content.swedish import counted, in_sweden, short_date
from sipdesk.content.words import recipient, word
from sipdesk.domain.case import Case
from sipdesk.domain.errors import Missing, SipdeskError
from sipdesk.domain.paper import (
    COPIED,
    ON_TEMPLATE,
    PRINTED,
    SAVED,
    SAVED_AS_FORM,
    SAVED_AS_WORD,
    PaperKind,
)
from sipdesk.ui.outgoing import on_case
from sipdesk.ui.page import Around
from sipdesk.ui.people import person
from sipdesk.ui.widgets.tokens import Tone
from sipdesk.usecases.distribution import (
    Distribution,
    DistributionOf,
    Received,
    read_distribution,
)

_CHANNELS: Final = {
    PRINTED: "utskrivet",
    SAVED: "sparat som PDF",
    SAVED_AS_WORD: "sparat som Word",
    SAVED_AS_FORM: "sparat som ifyllbar PDF",
    COPIED: "kopierat som text",
    **dict.fromkeys(ON_TEMPLATE.values(), "på mottagarens mall"),
}


@dataclass(frozen=True, slots=True)
class DistributionState:
    """What is known of who has which version."""

    case: Case | None = None
    found: Distribution | None = None

    @property
    def shown(self) -> bool:
        """Whether anything is locked, so that it can have gone out."""
        return self.found is not None and bool(self.found.received)


@dataclass(frozen=True, slots=True)
class Has:
    """One recipient as the card shows them."""

    recipient: str
    name: str
    note: str
    chip: str = ""
    tone: Tone = "idle"
    looks: bool = True  # whether their copy can be looked at


class DistributionModel:
    """Reads who has which version of a kind of paper."""

    def __init__(
        self,
        kind: PaperKind,
        around: Around,
        draw: Callable[[DistributionState], None],
    ) -> None:
        self._kind = kind
        self._around = around
        self._draw = draw
        self.state = DistributionState()

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        state = on_case(self.state, DistributionState(), case)
        if state is not None:
            self.state = state
            self.refresh()

    def refresh(self) -> None:
        """Read it anew: a paper may have gone out without the case being changed."""
        if self.state.case is not None:
            order = DistributionOf(self.state.case.id, self._kind)
            read = self._around.runner.read
            read(read_distribution, order, self._read, self._refused)

    def _read(self, found: Distribution) -> None:
        self.state = replace(self.state, found=found)
        self._draw(self.state)

    def _refused(self, _: SipdeskError) -> None:
        """Go on showing what was known."""


def has(case: Case, found: Distribution, today: date) -> list[Has]:
    """Tell of each recipient what they have, or why they may not have it."""
    return [_has(case, found, one, today) for one in found.received]


def _has(case: Case, found: Distribution, one: Received, today: date) -> Has:
    lines = [_told(one)] if one.record else []
    chip, tone = _chip(found, one)
    if one.stopped:
        lines.append(notice(one.stopped).text)
    elif one.former:
        lines.append("Är inte längre med.")
    name = _name(case, one, today)
    return Has(one.recipient, name, "\n".join(lines), chip, tone, not one.former)


def _chip(found: Distribution, one: Received) -> tuple[str, Tone]:
    """Choose a chip for what deviates; one who has the latest needs none."""
    if found.is_up_to_date(one):
        return "", "idle"
    if one.stopped or one.former:
        return f"Får inte version {found.latest}", "idle"
    if one.record is not None:
        return f"Har version {one.record.version}", "warn"
    return "Inte fått den än", "idle"


def _told(one: Received) -> str:
    if one.record is None:
        return ""
    day = short_date(in_sweden(one.record.made).date())
    of = " i Min plan" if one.record.kind is PaperKind.MY_PLAN else ""
    how = _CHANNELS.get(one.record.channel, "")
    told = f"Version {one.record.version}{of}, {day}"
    return f"{told}, {how}" if how else told


def _name(case: Case, one: Received, today: date) -> str:
    try:
        return person(case, one.recipient, today)
    except Missing:
        return recipient(one.role)


def summary(found: Distribution) -> str:
    """Say in one sentence how many have the latest version."""
    may = [one for one in found.received if not (one.stopped or one.former)]
    got = sum(
        one.record is not None and one.record.version >= found.latest for one in may
    )
    if may and got == len(may):
        return f"Alla som får version {found.latest} har fått den."
    of = counted(len(may), "mottagare", "mottagare")
    return f"{got} av {of} har fått version {found.latest}."


def look_label(kind: PaperKind, name: str) -> str:
    """Say what the button shows, for those who hear it."""
    return f"Se exemplaret av {word(kind).casefold()} till {name}"
