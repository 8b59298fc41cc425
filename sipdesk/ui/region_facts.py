"""Draw what is known of a region: each thing with where it is from and how sure."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import listing, short_date
from sipdesk.content.words import word
from sipdesk.domain.region import OWN, RegionFact, RegionFactKind
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.cards import Card, Divider
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.fold import Fold
from sipdesk.ui.widgets.layout import Flow, column, holder
from sipdesk.ui.widgets.text import Body, Meta, Muted, Small
from sipdesk.ui.widgets.tokens import M, S, Tone
from sipdesk.usecases.region import RegionView, read_region

_CHIPS: Final[Mapping[str, tuple[str, Tone]]] = {
    OWN: ("Hemmets egen", "info"),
    "verified": ("Verifierad", "ok"),
    "check": ("Kontrollera", "warn"),
    "outdated": ("Inaktuell", "bad"),
}
_NOTED: Final = {OWN: "Kontrollerat", "verified": "Läst"}
_NAMES: Final[Mapping[RegionFactKind, str]] = {
    RegionFactKind.ROUTINE: "rutin",
    RegionFactKind.TEMPLATE: "mall",
    RegionFactKind.TERMS: "regionens ord",
    RegionFactKind.AGREEMENT: "överenskommelse",
    RegionFactKind.SYSTEM: "IT-system",
}
"""What every region has, whether anybody knows it; it need not say anything of time."""
_NOTHING: Final = (
    "Inget är känt om hur regionen gör. Fråga regionens SIP-stöd, och skriv in det "
    "under Hemmet, Regioner."
)


class RegionFacts(QWidget):
    """What holds of a region at the home, drawn anew when it has changed."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._shown: RegionView | None = None
        self._inside: QWidget | None = None
        self._box = column(gap=0)
        self.setLayout(self._box)

    def show_region(self, view: RegionView) -> None:
        """Show a region; the same again does nothing."""
        if view == self._shown:
            return
        self._shown = view
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        parts: list[QWidget] = []
        for fact in view.facts:
            parts += [Divider(), _fact(fact)] if parts else [_fact(fact)]
        if parts and (unknown := _unknown(view)):
            parts += [Divider(), Muted(unknown)]
        parts += _around(view)
        self._inside = holder(column(*(parts or [Muted(_NOTHING)]), gap=M))
        self._box.addWidget(self._inside)


class RegionCard(Card):
    """How the young person's home region does it, folded beside what one works with.

    Nothing while the case names no home region, or one that nobody knows.
    """

    def __init__(self, around: Around) -> None:
        super().__init__(name="region-card")
        self._around = around
        self._name = ""
        self._folded = ""  # the region that the fold is called by
        self._fold: Fold | None = None
        self.facts = RegionFacts(name="region-facts")
        self.hide()

    def show_region(self, name: str) -> None:
        """Show how a region does it, by its name; empty shows nothing."""
        self._name = name
        if not name:
            self.hide()
            return
        read = self._around.runner.read
        read(read_region, name, while_alive(self, self._show), self._leave_out)

    def _show(self, view: RegionView) -> None:
        name = view.region.name
        if name != self._name:
            return  # another was asked for meanwhile
        self.facts.show_region(view)
        if name != self._folded:
            self._folded = name
            self._make_fold(f"Så gör {name}")
        self.show()

    def _make_fold(self, title: str) -> None:
        before, self._fold = self._fold, Fold(title, self.facts, name="region-fold")
        self.add(self._fold)
        if before is not None:
            self.body.removeWidget(before)
            before.hide()
            before.deleteLater()

    def _leave_out(self, _: object) -> None:
        """Say nothing: it only stands beside what one works with."""
        self.hide()


def _fact(fact: RegionFact) -> QWidget:
    head = Flow(Body(word(fact.kind), weight="medium"), Chip(*_CHIPS[fact.status]))
    parts: list[QWidget] = [holder(head), Body(fact.text)]
    if fact.link:
        parts.append(Meta(fact.link))
    said = []
    if fact.source:
        said.append(f"Källa: {fact.source.rstrip('.')}.")
    if fact.read_on is not None:
        verb = _NOTED.get(fact.status, "Noterat")
        said.append(f"{verb} {short_date(fact.read_on)}.")
    if said:
        parts.append(Small(" ".join(said)))
    return holder(column(*parts, gap=2))


def _unknown(view: RegionView) -> str:
    """Name what nobody has found out."""
    known = {fact.kind for fact in view.facts}
    missing = [name for kind, name in _NAMES.items() if kind not in known]
    if not missing:
        return ""
    return f"Inte känt än: {listing(missing)}. Fråga regionens SIP-stöd."


def _around(view: RegionView) -> list[QWidget]:
    """Say what the home's own profile has beside the facts."""
    profile, said = view.profile, []
    if profile.edition:
        said.append(f"Rutinens version: {profile.edition}.")
    if profile.valid_to is not None:
        verb = "gällde till" if view.out_of_date else "gäller till"
        said.append(f"Rutinen {verb} {short_date(profile.valid_to)}.")
    if profile.contact:
        said.append(f"Fråga: {profile.contact}.")
    if profile.link and not profile.routine:
        said.append(f"Länk: {profile.link}")
    if profile.pdf_pages:
        said.append(f"Rutinen finns som PDF: {profile.pdf_name}.")
    if not said:
        return []
    lines = holder(column(*map(Meta, said), gap=S))
    return [Divider(), lines] if view.facts else [lines]
