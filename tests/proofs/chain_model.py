"""A case of its own making: placement, requests and offers in plain Python.

It knows nothing of the program but the words that its codes have. What is not allowed
it answers with the code that the program is to refuse it by.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

PLACING, REGION, OWN = "namnd", "bup", "sis"  # ids of the parties
PRINCIPALS = (PLACING, REGION)
PAST = (
    *("admitted", "start_meeting_held", "ready", "notified", "discharged"),
    "handed_over",
)
TAKEN_ON = ("initiates", "answered")


@dataclass
class Letter:
    """A request as the model keeps it."""

    party: str
    purpose: str
    asks: bool  # whether anything is asked in it
    sent: date | None = None
    reminded: date | None = None
    next_on: date | None = None
    tried: int = 0
    answer: str = "none"
    answered: date | None = None

    @property
    def waits(self) -> bool:
        """Sent, and no answer."""
        return self.sent is not None and self.answered is None

    def silent(self, today: date) -> int:
        """Whole days of silence."""
        return max(0, (today - self.sent).days) if self.sent and self.waits else 0


@dataclass
class Model:
    """What the case is to be."""

    today: date
    stay: dict[str, Any] = field(default_factory=dict)
    moved: list[tuple[date, date | None, date | None, str]] = field(
        default_factory=list
    )
    waits_before: list[tuple[date, date | None, date]] = field(default_factory=list)
    letters: dict[str, Letter] = field(default_factory=dict)
    need: bool = False
    offers: list[tuple[date | None, str, str]] = field(default_factory=list)
    offer: tuple[date | None, str, str] = (None, "not-said", "not-asked")
    lead: str = ""
    closing: bool = False  # reason, day and who are said
    closed: date | None = None

    def at(self, name: str) -> Any:
        """Give a fact of the placement."""
        return self.stay.get(name)

    # --- what would be refused, before the case is looked at, and after ----------

    def placing(self, facts: dict[str, Any]) -> str:
        """Say why facts of the placement are refused; nothing if they are not."""
        after = self.stay | facts
        if any(after.get(name) and after[name] > self.today for name in PAST):
            return "day-in-the-future"
        came, left = after.get("admitted"), after.get("discharged")
        return "discharged-before-admitted" if came and left and left < came else ""

    def taking_back(self, reason: str) -> str:
        """Say why an assessment cannot be taken back."""
        if not self.at("ready"):
            return "not-assessed-ready"
        if self.at("discharged"):
            return "discharged-already"
        return "" if reason else "taken-back-without-reason"

    def writing(self, id_: str, party: str, purpose: str) -> str:
        """Say why a letter cannot be written."""
        if party not in PRINCIPALS:
            return "request-to-principal"
        if id_ in self.letters and self.letters[id_].sent:
            return "request-is-sent"
        return "initiative-without-basis" if purpose == "initiative" else ""

    def sending(self, id_: str) -> str:
        """Say why a letter cannot be sent; to the placing nämnd nothing hinders it."""
        letter = self.letters.get(id_)
        if letter is None:
            return "missing"
        if letter.sent:
            return "request-is-sent"
        if not letter.asks:
            return "request-without-question"
        return "request-without-ground" if letter.party == REGION else ""

    def removing(self, id_: str) -> str:
        """Say why a letter cannot be taken out."""
        if id_ not in self.letters:
            return "missing"
        return "request-is-sent" if self.letters[id_].sent else ""

    def reminding(self, id_: str) -> str:
        """Say why nobody is to be asked again."""
        letter = self.letters.get(id_)
        if letter is None:
            return "missing"
        open_ = letter.sent and letter.answer not in TAKEN_ON
        return "" if open_ else "request-not-waiting"

    def answering(self, id_: str, answer: str, day: date) -> str:
        """Say why an answer cannot be."""
        letter = self.letters.get(id_)
        if letter is None:
            return "missing"
        if letter.sent is None:
            return "request-not-sent"
        if day < letter.sent:
            return "answered-before-sent"
        takes = answer == "initiates" and letter.purpose != "sip"
        return "request-not-a-sip" if takes else ""

    # --- what becomes of it ------------------------------------------------------

    def place(self, facts: dict[str, Any]) -> None:
        """Change the placement; each change of the discharge day is kept."""
        was, before = self.at("preliminary_discharge"), self._unknown()
        self.stay |= facts
        became, now = self.at("preliminary_discharge"), self._unknown()
        reworded = bool(now) and now != before
        last = self.moved[-1] if self.moved else None
        same = last is not None and last[2] is None and last[0] == self.today
        if was != became or (reworded and not same):
            self.moved.append((self.today, was, became, now))
        elif last is not None and reworded:
            self.moved[-1] = (*last[:3], now)

    def _unknown(self) -> str:
        said: str = self.at("discharge_unknown") or ""
        return "" if self.at("preliminary_discharge") else said

    def take_back(self) -> None:
        """Keep the wait, and begin anew."""
        self.waits_before.append((self.at("ready"), self.at("notified"), self.today))
        self.stay |= {"ready": None, "notified": None}

    def offer_again(self) -> None:
        """Keep the time before, if there was one."""
        if self.offer != (None, "not-said", "not-asked"):
            self.offers.append(self.offer)
            self.offer = (None, "not-said", "not-asked")

    @property
    def outside(self) -> set[str]:
        """What others have been given or told: no undo takes it back."""
        letters = self.letters.items()
        sent = {f"sent {id_}" for id_, one in letters if one.sent}
        told = {f"tried {id_} {n}" for id_, one in letters for n in range(one.tried)}
        return sent | told | ({"notified"} if self.at("notified") else set())

    @property
    def unmet(self) -> str:
        """The one reason why the need has no answer."""
        if self.closed or not self.need:
            return ""
        every = self.letters.values()
        # Who is asked who answers, or to open a case, is told of no need.
        letters = [one for one in every if one.purpose in ("sip", "initiative")]
        if any(one.answer == "initiates" for one in letters):
            return ""
        if any(one.waits for one in letters):
            return "silent"
        if any(one.answer == "declines" for one in letters):
            return "declined"
        other = self.offer[2] == "no" or any(one.sent for one in letters)
        return "other" if other else "never-told"

    @property
    def waits_ready(self) -> str:
        """Why somebody who is ready waits."""
        if self.closed or not self.at("ready") or self.at("discharged"):
            return ""
        return "not-said" if self.at("notified") else "not-notified"

    def copy(self) -> "Model":
        """Give one like it, that does not change with it."""
        return deepcopy(self)
