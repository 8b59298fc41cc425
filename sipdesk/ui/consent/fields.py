"""The fields of the form in which an answer is registered or taken back, in groups."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.words import word
from sipdesk.domain.consent import ConsentState, ConsentWay, Told
from sipdesk.domain.consenters import BY_BOARD
from sipdesk.domain.information import CONSENTABLE
from sipdesk.domain.offer import InformedBy
from sipdesk.ui.consent.matrix import MatrixField
from sipdesk.ui.consent.model import ALL, PART, WITHDRAW, ConsentForm, shown_fields
from sipdesk.ui.page import Around
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.cards import Divider
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    RadioField,
    TextArea,
    TextField,
    TicksField,
)
from sipdesk.ui.widgets.layout import Columns, column, holder, row
from sipdesk.ui.widgets.text import Heading, Meta
from sipdesk.ui.widgets.tokens import XS, L

_PAIR: Final = 480
_WAYS: Final = [
    (way.value, word(way)) for way in ConsentWay if way is not ConsentWay.NOT_SAID
]
_INFORMED: Final = [(way.value, word(way)) for way in InformedBy]
_TOLD: Final = [(point.value, word(point)) for point in Told]
_KINDS: Final = [(kind.value, word(kind)) for kind in CONSENTABLE]
_YES_NO: Final = (("yes", "Ja"), ("no", "Nej"))
_EXTENT: Final = ((ALL, "Allt"), (PART, "En del"))

_WAY_DETAIL: Final = {
    "": "Inför vem, eller var?",
    ConsentWay.PAPER.value: "Var finns pappret?",
    ConsentWay.ORALLY.value: "Inför vem?",
    ConsentWay.OTHER_SYSTEM.value: "Vilket system, och vilken referens?",
}
_DECIDED: Final = {
    ConsentState.NOT_ASKED_HARM: "När bedömdes det?",
    ConsentState.UNREACHABLE: "När försökte ni senast?",
    ConsentState.PREVENTED: "När bedömdes det?",
    ConsentState.NOT_NEEDED: "När bedömdes det?",
    ConsentState.CANNOT_TELL: "När bedömdes det?",
    ConsentState.REFERRED: "När ställdes frågan?",
    ConsentState.BOARD_YES: "När beslutade nämnden?",
    ConsentState.BOARD_NO: "När svarade nämnden?",
}
_REASON: Final = {
    ConsentState.REFERRED: "Anteckning",
    ConsentState.BOARD_YES: "Vad beslutade nämnden?",
    ConsentState.BOARD_NO: "Vad svarade nämnden?",
}
_REASON_HINT: Final = {
    ConsentState.NOT_ASKED_HARM: "Vad kan hända om hen tillfrågas, och vem vet det?",
    ConsentState.UNREACHABLE: "När och hur har ni försökt?",
    ConsentState.PREVENTED: "Vad hindrar, och vem har bedömt det?",
    ConsentState.NOT_NEEDED: "Varför behövs inget svar från hen?",
    ConsentState.CANNOT_TELL: "Vad var svårt, och vad kan hjälpa?",
    ConsentState.REFERRED: "Diarienummer, och vem som tog emot frågan.",
    ConsentState.BOARD_YES: "Skriv beslutet i korthet, med diarienummer. Kryssa sedan "
    "bara för det som beslutet omfattar.",
    ConsentState.BOARD_NO: "Skriv svaret i korthet, med diarienummer.",
}
_OWN: Final = {
    "asking": "Före svaret",
    "grants": "Kryssa bara det som hen har sagt ja till. Piltangenterna flyttar mellan "
    "rutorna.",
    "valid_to": "Kom överens om en dag.",
}
_BY_BOARD: Final = {
    "asking": "Nämndens svar",
    "grants": "Kryssa bara det som beslutet omfattar. Piltangenterna flyttar mellan "
    "rutorna.",
    "valid_to": "Som nämnden har beslutat. Står ingen dag där: fråga nämnden.",
}
_HEARD: Final = (
    "Hörs, avgör inte. Skriv vad hen tycker, med hens egna ord. Inga upplysningar och "
    "ingen underskrift krävs."
)
_GROUPS: Final = {
    "asking": frozenset(
        {"purpose", "told", "informed_by", "asked", "language", "capacity", "reason"}
    ),
    "content": frozenset({"sip", "contact", "grants", "limits", "own_words"}),
    "when": frozenset(
        {
            "decided",
            "valid_from",
            "valid_to",
            "way",
            "way_detail",
            "received_by",
            "ask_again",
        }
    ),
    "withdraw": frozenset({"extent", "taken", "day", "words"}),
}


class ConsentFields:
    """The fields by name, and the groups in which they stand, in order.

    ``show`` shows those that belong to what is being written, with words for it.
    """

    def __init__(self, around: Around, suggest_end: Callable[[], None]) -> None:
        self._around = around
        self.fields: dict[str, Field] = {}
        self.groups: dict[str, QWidget] = {}
        self._headings: dict[str, Heading] = {}
        self._pairs: list[tuple[QWidget, frozenset[str]]] = []
        self.heard = Meta(_HEARD, name="consent-heard")
        self.suggest_end = link("", suggest_end, name="suggest-end")
        self._make_asking()
        self._make_content()
        self._make_when()
        self._make_ending()

    def labels(self, others: Mapping[str, Field]) -> dict[str, str]:
        """Name the answers as they are shown now; ``others`` stand above these."""
        every = {**others, **self.fields}
        named = {
            name: field.label.words
            for name, field in every.items()
            if name not in _GROUPS["withdraw"]
        }
        return {**named, "way_detail": "Var, eller inför vem", "told": "Upplysningar"}

    def show(self, form: ConsentForm, *, heard: bool, checking: bool) -> None:
        """Show what belongs to a form; nothing while it is being checked."""
        shown = frozenset() if checking else shown_fields(form, heard=heard)
        for name, field in self.fields.items():
            field.setVisible(name in shown)
        for key, group in self.groups.items():
            group.setVisible(not shown.isdisjoint(_GROUPS[key]))
        for pair, names in self._pairs:
            pair.setVisible(not shown.isdisjoint(names))
        self.suggest_end.setVisible("valid_to" in shown)
        writing = form.task != WITHDRAW and not checking
        self.heard.setVisible(heard and writing)
        state = form.known_state
        self._way_detail.label.say(_WAY_DETAIL[form.way])
        if state is None:
            return
        said = _BY_BOARD if state in BY_BOARD else _OWN
        self._headings["asking"].say(said["asking"])
        for name in ("grants", "valid_to"):
            self.fields[name].set_help(said[name])
        self._reason.label.say(_REASON.get(state, "Varför?"))
        self._reason.set_help(_REASON_HINT.get(state, ""))
        self._decided.label.say(_DECIDED.get(state, "När gavs svaret?"))

    def _make_asking(self) -> None:
        purpose = TextArea(
            "Syfte",
            "Vad planen är till för, så som det berättades.",
            rows=2,
            name="purpose",
        )
        told = TicksField(
            "Det här har hen fått veta",
            _TOLD,
            "Alla fem behövs för ett ja.",
            name="told",
        )
        informed = TicksField(
            "Hur fick hen informationen?", _INFORMED, level=True, name="informed_by"
        )
        asked = self._day("När tillfrågades hen?", "asked")
        language = TextField("På vilket språk?", prose=False, name="language")
        capacity = TextArea(
            "Ålder, mognad och hur hen förstod",
            "Vad hjälpte? Hur märkte du att hen förstod? Står bara på hemmets eget "
            "exemplar.",
            rows=2,
            name="capacity",
        )
        self._reason = TextArea("Varför?", rows=2, name="reason")
        pair = self._pair(asked, language)
        parts = (purpose, told, informed, pair, capacity, self._reason)
        self._group("asking", _OWN["asking"], *parts)
        self._hold(purpose, told, informed, asked, language, capacity, self._reason)

    def _make_content(self) -> None:
        sip = RadioField(
            "A. Att en SIP görs", _YES_NO, level=True, clearable=True, name="sip"
        )
        contact = RadioField(
            "B. Att SiS kontaktar kommun och region",
            _YES_NO,
            level=True,
            clearable=True,
            name="contact",
        )
        self.grants = MatrixField(
            "C. Vem får veta vad?",
            _OWN["grants"],
            _KINDS,
            name="grants",
        )
        self.nobody = Meta(
            "Lägg till kommun, vård och skola i Inskrivning, så kan de väljas här.",
            name="nobody",
        )
        limits = TextArea(
            "Det här får inte lämnas",
            "SiS lämnar det inte. Den som redan har fått det följer egna regler.",
            rows=2,
            name="limits",
        )
        words = TextArea(
            "Med egna ord", "Det hen sa, som det sades.", rows=2, name="own_words"
        )
        self._shared = holder(column(self.grants, self.nobody, gap=XS))
        parts = (sip, contact, self._shared, limits, words)
        self._group("content", "Vad svaret gäller", *parts)
        self._hold(sip, contact, self.grants, limits, words)

    def _make_when(self) -> None:
        self._decided = self._day("När gavs svaret?", "decided")
        begins = self._day(
            "Gäller från och med", "valid_from", "Tomt: från dagen för svaret."
        )
        ends = self._day("Gäller till och med", "valid_to", _OWN["valid_to"])
        until = holder(column(ends, row(self.suggest_end, None), gap=XS))
        way = ChoiceField("Hur gavs svaret?", _WAYS, name="way")
        self._way_detail = TextField(_WAY_DETAIL[""], prose=False, name="way_detail")
        received = TextField("Vem tog emot svaret?", prose=False, name="received_by")
        again = self._day(
            "När frågar ni igen?", "ask_again", "Om hen vill det. Får vara tomt."
        )
        self._group(
            "when",
            "När och hur",
            self._decided,
            self._pair(begins, until, "valid_to"),
            self._pair(way, self._way_detail),
            received,
            again,
        )
        self._hold(self._decided, begins, ends, way, self._way_detail, received, again)

    def _make_ending(self) -> None:
        extent = RadioField("Vad tas tillbaka?", _EXTENT, level=True, name="extent")
        self.taken = MatrixField(
            "Vilken del?",
            "Bara det som samtycket omfattar finns med. Gäller det planen eller "
            "kontakten: registrera ett nytt svar.",
            _KINDS,
            name="taken",
        )
        day = self._day("När togs det tillbaka?", "day")
        words = TextArea("Med egna ord", "Skäl behövs inte.", rows=2, name="words")
        group = holder(column(extent, self.taken, day, words, gap=L))
        self.groups["withdraw"] = group
        self._hold(extent, self.taken, day, words)

    def _day(self, label: str, name: str, hint: str = "") -> DateField:
        return DateField(label, hint, today=self._around.today, name=name)

    def _pair(self, one: QWidget, other: QWidget, name: str = "") -> QWidget:
        """Set two fields side by side; ``name`` if the other is not a field itself."""
        pair = Columns(one, other, breakpoint=_PAIR)
        names = frozenset({one.objectName(), name or other.objectName()})
        self._pairs.append((pair, names))
        return pair

    def _hold(self, *fields: Field) -> None:
        self.fields.update({field.objectName(): field for field in fields})

    def _group(self, key: str, title: str, *parts: QWidget) -> None:
        heading = Heading(title, level=3, name=f"consent-{key}")
        self._headings[key] = heading
        self.groups[key] = holder(column(Divider(), heading, *parts, gap=L))
