"""Draw what a paper's recipient gets to see, by what law, and why not the rest."""

from collections.abc import Mapping, Sequence
from typing import Final

from sipdesk.content.content import Law
from sipdesk.content.notices import notice
from sipdesk.content.words import listed, word
from sipdesk.domain.information import Information
from sipdesk.ui.foot import short_reference
from sipdesk.ui.paper_panel.sight_model import Lacks, Sight
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.cards import Card
from sipdesk.ui.widgets.layout import holder, row
from sipdesk.ui.widgets.text import Body, Heading, Meta
from sipdesk.ui.widgets.tokens import S

_OPEN: Final = "Visa varför"
_SHUT: Final = "Dölj varför"


class SightCard(Card):
    """What the recipient gets to see, in words; why not the rest is folded."""

    def __init__(self, laws: Mapping[str, Law]) -> None:
        super().__init__(gap=S, name="paper-sight")
        self._laws = laws
        self._lacks: Lacks = ()
        self._opened = False
        self._verdict = Body("", name="paper-verdict")
        self._seen = Meta("", name="paper-seen")
        self._ground = Meta("", name="paper-ground")
        self._withheld = Meta("", name="paper-withheld")
        self._turn = link(_OPEN, self._turn_over, name="paper-why")
        self._place = holder(row(self._turn, None))
        self._why = Meta("", name="paper-lacks")
        self.add(
            Heading("Vad mottagaren får veta"),
            self._verdict,
            self._seen,
            self._ground,
            self._withheld,
            self._place,
            self._why,
        )

    def draw(self, seen: Sight, lacks: Lacks) -> None:
        """Show it, with what is missing for that which is withheld."""
        self._verdict.say(_verdict(seen))
        kinds = "" if seen.own else _kinds("Får stå på pappret: ", seen.seen)
        _tell(self._seen, kinds)
        _tell(self._withheld, _kinds("Utelämnas: ", seen.withheld))
        laws = [self._laws[law] for law in seen.grounds if law in self._laws]
        _tell(self._ground, f"Stöd: {_references(laws)}." if laws else "")
        if lacks != self._lacks:
            self._lacks, self._opened = lacks, False
        self._draw_lacks()

    def _turn_over(self) -> None:
        self._opened = not self._opened
        self._draw_lacks()

    def _draw_lacks(self) -> None:
        self._place.setVisible(bool(self._lacks))
        self._turn.say(_SHUT if self._opened else _OPEN)
        told = [
            f"{notice(code).text} Gäller {_kinds('', kinds)}"
            for code, kinds in self._lacks
        ]
        _tell(self._why, "\n".join(told) if self._opened else "")


def _verdict(seen: Sight) -> str:
    if seen.own:
        return "Allt. Det är den unges eget eller hemmets eget exemplar."
    if seen.by_consent:
        return "Omfattas av samtycke."
    return f"{word(seen.verdict)}."


def _references(laws: Sequence[Law]) -> str:
    return "; ".join(dict.fromkeys(map(short_reference, laws)))


def _kinds(begin: str, kinds: Sequence[Information]) -> str:
    return f"{begin}{listed(map(word, kinds))}." if kinds else ""


def _tell(text: Meta, words: str) -> None:
    text.say(words)
    text.setVisible(bool(words))
