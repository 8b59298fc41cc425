"""What the papers share: one copy, whom it may name, and the pieces they all have.

A paper is composed for one recipient, and then cut down to what that recipient may
see by ``for_recipient``. All that a case holds is kept by SiS's social care, so every
block is of that branch. The composers choose words that still read well when a
thing is withheld; the kinds on the blocks are what withholds it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sipdesk.content import swedish
from sipdesk.content.content import Letter
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Items,
    Paragraph,
    ParagraphStyle,
    Pictures,
    Signatures,
    Tick,
    TickState,
)
from sipdesk.content.texts import filled
from sipdesk.content.words import recipient, word
from sipdesk.documents.desk import Desk
from sipdesk.domain.case import Case
from sipdesk.domain.guard import BOARD, FILE_COPY
from sipdesk.domain.identity import is_coordination_number, written_number
from sipdesk.domain.information import Information
from sipdesk.domain.party import Party
from sipdesk.domain.young_person import YOUNG_PERSON

SIS = "Statens institutionsstyrelse"
NOT_DECIDED = "Inte bestämt"


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a paper: from this case, for this recipient, at this desk."""

    case: Case
    recipient: str  # a party's id, YOUNG_PERSON or FILE_COPY
    desk: Desk

    @property
    def day(self) -> date:
        """The paper's day."""
        return self.desk.made.date()

    @property
    def for_young_person(self) -> bool:
        """Whether the young person is the reader."""
        return self.recipient == YOUNG_PERSON

    @property
    def party(self) -> Party | None:
        """The recipient, when it is a party of the case."""
        return party(self.case, self.recipient)

    @property
    def for_family(self) -> bool:
        """Whether the recipient reads it as a private person, and is not the young."""
        return self.party is not None and self.party.kind.is_private

    @property
    def whole(self) -> bool:
        """Whether nothing is withheld from this recipient."""
        return self.desk.allowed >= frozenset(Information)

    def sees(self, kind: Information) -> bool:
        """Whether the recipient may see a kind."""
        return kind is Information.PUBLIC or kind in self.desk.allowed

    def strictest(self, *kinds: Information) -> Information:
        """Choose the kind of a text that may touch on several.

        It is one that the recipient may not see, if there is one; so such a text
        goes only to those who may see all that it can hold.
        """
        return next((k for k in kinds if not self.sees(k)), kinds[0])

    @property
    def free(self) -> Information:
        """The kind of a free text about all that the meeting and the plan touch on."""
        plan = self.case.plan
        areas = (
            *(question.area for question in self.case.meeting.questions),
            *(goal.area for goal in plan.goals),
            *(measure.area for measure in plan.measures),
        )
        return self.strictest(Information.CARE, *(area.kind for area in areas))

    def placed(self, otherwise: Information) -> Information:
        """Choose the kind of words that name people and agencies by ``who``.

        In full they give the place away; without the place they are worded so that
        they do not, and are of the other kind.
        """
        return Information.PLACE if self.sees(Information.PLACE) else otherwise

    def letter(self, letter_id: str) -> Letter:
        """Find the fixed sentences of a paper."""
        return self.desk.content.texts[letter_id]

    def shared(self, paragraph: str) -> str:
        """Give a sentence that several papers use."""
        return filled(self.letter("shared"), paragraph)


def party(case: Case, party_id: str) -> Party | None:
    """Find a party of the case; none if the id is empty or of nobody there."""
    return next((p for p in case.parties if p.id == party_id), None)


def paper(
    copy: Copy,
    letter: Letter,
    blocks: Iterable[Block],
    *,
    footer: str = "",
) -> Document:
    """Put a paper together; its title and metadata name no person and no place."""
    marks = (footer, "Demonstration" if copy.desk.home.demonstration else "")
    named = copy.sees(Information.PLACE)
    return Document(
        title=letter.title,
        subject=copy.shared("about"),
        blocks=tuple(blocks),
        recipient_label=recipient_label(copy),
        created=copy.desk.made,
        header=f"{SIS}, {copy.desk.home.name}" if named else SIS,
        header_kind=copy.placed(Information.PUBLIC),
        footer="  ·  ".join(filter(None, marks)),
    )


def recipient_label(copy: Copy) -> str:
    """Say whose copy this is: its own reader is named by role alone."""
    if copy.recipient == FILE_COPY:
        return "Hemmets exemplar"
    if copy.recipient == BOARD:
        return f"Till: {recipient(BOARD)}"
    if copy.party is None:
        return "Ditt exemplar"
    return f"Till: {copy.party.organisation or word(copy.party.kind)}"


def beginning(copy: Copy, letter: Letter, *facts: Fact) -> tuple[Block, ...]:
    """Head a paper: what it belongs to, its title, and the facts it is about."""
    return (
        Paragraph(copy.shared("about"), style=ParagraphStyle.LABEL),
        Heading(1, letter.title),
        *listed(facts),
    )


def listed(facts: Sequence[Fact]) -> tuple[Facts, ...]:
    """List the facts that have a value; none when no fact has."""
    told = tuple(f for f in facts if f.value.strip())
    return (Facts(told),) if told else ()


def young_name(copy: Copy) -> str:
    """Name the young person as this recipient may read it.

    One who is protected is named in full only to those who know the name already.
    """
    young, reader = copy.case.young_person, copy.party
    if not copy.sees(Information.IDENTITY) or not young.name:
        return "den unge"
    knows = reader is None or reader.kind.is_guardian or copy.sees(Information.NUMBER)
    if copy.case.protected_on(copy.day) and not knows:
        return young.initials
    return young.name


def about_young(copy: Copy, *, number: bool = False) -> tuple[Fact, ...]:
    """Say whom the paper is about, and by which case number it is found."""
    named = copy.sees(Information.IDENTITY) and bool(copy.case.young_person.name)
    kind = Information.IDENTITY if named else Information.PUBLIC
    digits = copy.case.young_person.number if number else ""
    coordination = is_coordination_number(digits)
    return (
        Fact("Gäller", begun(young_name(copy)), kind=kind),
        Fact(
            "Samordningsnummer" if coordination else "Personnummer",
            written_number(digits),
            kind=Information.NUMBER,
        ),
        Fact("Ärende", copy.case.number, kind=Information.PROCESS),
    )


def who(copy: Copy, party_id: str) -> str:
    """Name somebody; mark the block with ``placed``, for the name may give the place.

    The young person is never named here; a party that is protected, or that is not
    of the home kommun while the place is withheld, is told by capacity alone.
    """
    if party_id == YOUNG_PERSON:
        return "du" if copy.for_young_person else "den unge"
    found = party(copy.case, party_id)
    if found is None:
        return ""
    parts = (found.name, found.function, found.organisation)
    named = ", ".join(filter(None, parts)) if may_be_named(copy, found) else ""
    return named or word(found.kind)


def function(copy: Copy, party_id: str) -> str:
    """Tell a function and where it belongs, never who holds it.

    Mark the block with ``placed``, as for ``who``.
    """
    if party_id == YOUNG_PERSON:
        return who(copy, party_id)
    found = party(copy.case, party_id)
    if found is None:
        return ""
    parts = (found.function or word(found.kind), found.organisation)
    named = may_be_named(copy, found)
    return ", ".join(filter(None, parts)) if named else word(found.kind)


def agency(copy: Copy, party_id: str) -> str:
    """Tell which agency somebody speaks for; mark the block with ``placed``."""
    found = party(copy.case, party_id)
    if found is None:
        return ""
    named = found.organisation if may_be_named(copy, found) else ""
    return named or word(found.kind)


def may_be_named(copy: Copy, found: Party) -> bool:
    """Whether a party's name and agency may stand on this copy."""
    if copy.recipient == found.id:
        return True
    outside = copy.recipient not in (FILE_COPY, YOUNG_PERSON)
    flags = (f for f in copy.case.flags if f.about == found.id)
    if outside and any(f.protects_on(copy.day) for f in flags):
        return False
    known = found.places or found.kind.is_private
    return known or copy.sees(Information.PLACE)


def contact(copy: Copy) -> tuple[Fact, ...]:
    """Tell whom to ask; a member of staff and a direct number give the place away."""
    roles, home = copy.case.meeting.roles, copy.desk.home
    if not copy.sees(Information.PLACE):
        return (Fact("Kontakt", f"{SIS}, växel {home.switchboard}".removesuffix(" ")),)
    person = roles.contact or copy.desk.user.name
    phone = roles.contact_phone or (copy.desk.user.phone if not roles.contact else "")
    told = ", ".join(filter(None, (person, phone or home.phone)))
    return (Fact("Kontakt", told, kind=Information.PLACE),)


def signed(copy: Copy) -> Paragraph:
    """Sign a letter by name and address, or by authority when the place is withheld."""
    user, home = copy.desk.user, copy.desk.home
    lines = ["SIP-samordnare", SIS]
    if copy.sees(Information.PLACE):
        phone = user.phone or home.phone
        lines = [user.signature, f"{SIS}, {home.name}", home.address, phone]
    elif home.switchboard:
        lines.append(f"Växel {home.switchboard}")
    told = "\n".join(filter(None, lines))
    return Paragraph(told, kind=copy.placed(Information.PUBLIC))


def by_manager(copy: Copy) -> tuple[Block, ...]:
    """End a letter with the line that the home's manager signs on by hand.

    One who has approved it is named below the line, unless the name gives the place
    away. That it is approved is no signature.
    """
    place, approved = "Ort och datum", copy.desk.approved
    blank = Signatures((place, "Chef på hemmet: namn och befattning"))
    if approved is None:
        return (blank,)
    told = f"Chefen på hemmet godkände det här den {swedish.long_date(approved)}."
    place_known = copy.sees(Information.PLACE)
    named = Signatures((place, copy.desk.signer), kind=Information.PLACE)
    line = named if place_known else blank
    return (Paragraph(told, style=ParagraphStyle.SMALL), line)


def withheld(copy: Copy) -> tuple[Block, ...]:
    """Say openly that something is left out, when it is."""
    if copy.whole:
        return ()
    return (Paragraph(copy.shared("withheld"), style=ParagraphStyle.SMALL),)


def noted(
    copy: Copy,
    heading: Heading,
    text: str,
    style: ParagraphStyle = ParagraphStyle.BODY,
) -> tuple[Block, ...]:
    """Give a free text of its heading's kind; say so where none is written."""
    if not text.strip():
        text, style = copy.shared("not-noted"), ParagraphStyle.SMALL
    return (heading, Paragraph(text, style=style, kind=heading.kind))


def law_line(copy: Copy, *law_ids: str) -> tuple[Block, ...]:
    """Name the provisions a paper rests on, as far as they are in force and known."""
    laws = copy.desk.content.laws
    found = [laws[i] for i in law_ids if i in laws and laws[i].holds_on(copy.day)]
    if not found:
        return ()
    places: dict[str, list[str]] = {}
    for law in found:
        places.setdefault(law.name, []).append(law.place)
    told = "; ".join(f"{swedish.listing(at)} {name}" for name, at in places.items())
    return (Paragraph(f"Lagrum: {told}.", style=ParagraphStyle.SMALL),)


def boxes(
    choices: Iterable[tuple[str, bool]], *, kind: Information | None = None
) -> tuple[Tick, ...]:
    """Make boxes to tick, those that are chosen already ticked."""
    return tuple(
        Tick(text, TickState.TICKED if chosen else TickState.EMPTY, kind=kind)
        for text, chosen in choices
    )


def pictured(
    copy: Copy, *told: tuple[str, str], kind: Information = Information.PUBLIC
) -> Pictures:
    """Set sentences each beside the picture of its concept."""
    concepts = copy.desk.content.read_concepts()
    shown = tuple(concepts[concept].picture(words) for concept, words in told)
    return Pictures(shown, kind=kind)


def points(letter: Letter, passage: str, **facts: str) -> Items:
    """Make a list of a passage's lines; ``facts`` are all that the letter fills in."""
    return Items(tuple(filled(letter, passage, **facts).splitlines()))


def begun(text: str) -> str:
    """Begin a text with a capital letter."""
    return text[:1].upper() + text[1:]


def day_or(day: date | None, otherwise: str = "") -> str:
    """Write a day out, or what stands in its place."""
    return swedish.long_date(day) if day else otherwise


def moment(at: datetime) -> str:
    """Write when something was done, to the minute."""
    here = swedish.in_sweden(at)
    return swedish.day_and_time(here.date(), here.time())
