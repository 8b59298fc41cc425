"""Planen: the four things the statute asks for, after the young person's own words."""

from sipdesk.content import swedish
from sipdesk.content.content import Letter
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    Item,
    Items,
    Paragraph,
    ParagraphStyle,
    Rule,
    Signatures,
)
from sipdesk.content.texts import filled
from sipdesk.content.words import word
from sipdesk.documents.agreement import agreements
from sipdesk.documents.measures import goals, of_others, of_principals, own_plan, point
from sipdesk.documents.parts import (
    NOT_DECIDED,
    Copy,
    about_young,
    beginning,
    begun,
    day_or,
    law_line,
    listed,
    may_be_named,
    noted,
    paper,
    party,
    who,
    withheld,
)
from sipdesk.documents.versions import (
    locked,
    mark,
    objection,
    version_meant,
    young_lead,
)
from sipdesk.domain.consenters import consents_end
from sipdesk.domain.information import Information
from sipdesk.domain.plan import Plan, PlanVersion
from sipdesk.domain.plan_rules import lacks

LAWS = ("sol-10-8", "hsl-16-4")


def plan(copy: Copy) -> Document:
    """Write the plan as it stands, or the established version that is meant."""
    letter = copy.letter("plan")
    version = version_meant(copy, copy.case.plan.versions)
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            *_status(copy, letter, version),
            *young_lead(copy, letter),
            *withheld(copy),
            *listed(_facts(copy, version)),
            *objection(copy, letter, version),
            *_own_words(copy, letter),
            *_situation(copy),
            Heading(2, "Vad planen måste visa"),
            Paragraph(filled(letter, "four")),
            *law_line(copy, *LAWS),
            *goals(copy, letter),
            *of_principals(copy, letter),
            *of_others(copy, letter),
            *_responsible(copy, letter),
            *own_plan(copy, "Min egen plan"),
            *_follow_up(copy),
            *_before_discharge(copy),
            *_took_part(copy),
            *agreements(copy, letter),
            *_handed_over(copy, letter),
        ),
        footer=mark(copy, version),
    )


def _status(
    copy: Copy, letter: Letter, version: PlanVersion | None
) -> tuple[Block, ...]:
    if version is None:
        draft = Paragraph(copy.shared("draft"), style=ParagraphStyle.NOTE)
        return (draft, *_missing(copy, letter))
    day = swedish.long_date(version.established)
    text = f"Fastställd av huvudansvarig {day}."
    return locked(copy, version, text)


def _missing(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    """Say what the draft still lacks before it can be established."""
    codes = lacks(copy.case)
    if not codes:
        return ()
    return (
        Heading(2, "Det här saknas i planen", kind=Information.PROCESS),
        Items(tuple(filled(letter, c) for c in codes), kind=Information.PROCESS),
    )


def _facts(copy: Copy, version: PlanVersion | None) -> tuple[Fact, ...]:
    written = copy.case.plan
    end = consents_end(copy.case, copy.day)
    names = dict(copy.desk.names)
    return (
        *about_young(copy, number=True),
        Fact("Huvudansvarig", lead_name(copy), kind=copy.placed(Information.PROCESS)),
        Fact(
            "Följs upp",
            day_or(written.follow_up, NOT_DECIDED),
            kind=Information.PROCESS,
        ),
        Fact("Samtycke gäller till", day_or(end), kind=Information.CONSENT),
        Fact("Mötesledare", copy.case.meeting.roles.chair, kind=Information.PLACE),
        Fact(
            "Fastställd av",
            version.established_by if version else "",
            kind=Information.PLACE,
        ),
        Fact("Planen förs i", _kept_in(written), kind=Information.PLACE),
        Fact("Kopia mottagen", day_or(written.received), kind=Information.PROCESS),
        Fact(
            "Registrerad av",
            names.get(version.by, "") if version else "",
            kind=Information.PLACE,
        ),
    )


def _kept_in(written: Plan) -> str:
    version = f"version {written.kept_version}" if written.kept_version.strip() else ""
    return ", ".join(filter(None, (written.kept_in, version)))


def _own_words(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    written = copy.case.plan
    quote = noted(
        copy,
        Heading(2, "Viktigt för mig", kind=copy.free),
        written.important,
        ParagraphStyle.QUOTE,
    )
    if not written.with_pictures or not written.important.strip():
        return quote
    pictures = Paragraph(
        filled(letter, "pictures"), style=ParagraphStyle.SMALL, kind=copy.free
    )
    return (*quote, pictures)


def _situation(copy: Copy) -> tuple[Block, ...]:
    written = copy.case.plan
    facts = listed(
        (
            Fact("Fungerar bra", written.works_well, kind=copy.free),
            Fact("Fungerar mindre bra", written.works_less, kind=copy.free),
        )
    )
    return (Heading(2, "Så är det nu", kind=copy.free), *facts) if facts else ()


def _responsible(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    name = lead_name(copy) or filled(letter, "no-lead")
    elsewhere = copy.case.plan.kept_in.strip()
    return (
        Heading(2, "Huvudansvarig"),
        point(letter, "point-4"),
        *listed(
            (
                Fact("Huvudansvarig", name, kind=copy.placed(Information.PROCESS)),
                Fact("Telefon", lead_phone(copy), kind=Information.PLACE),
            )
        ),
        Paragraph(filled(letter, "responsible")),
        *(
            (Paragraph(filled(letter, "received"), kind=Information.PROCESS),)
            if elsewhere
            else ()
        ),
    )


def lead_name(copy: Copy) -> str:
    """Name the one who answers for the plan; mark the block as for ``who``."""
    found = party(copy.case, copy.case.plan.lead)
    if found is None or found.principal is None:
        return ""
    return f"{word(found.principal)}: {who(copy, found.id)}"


def lead_phone(copy: Copy) -> str:
    """Give the number to the lead, unless it is one who may not even be named."""
    found = party(copy.case, copy.case.plan.lead)
    return found.phone if found and may_be_named(copy, found) else ""


def _follow_up(copy: Copy) -> tuple[Block, ...]:
    written = copy.case.plan
    return (
        Heading(2, "Uppföljning", kind=Information.PROCESS),
        *listed(
            (
                Fact(
                    "Dag",
                    day_or(written.follow_up, NOT_DECIDED),
                    kind=Information.PROCESS,
                ),
                Fact("Kallar", written.follow_up_by, kind=Information.PLACE),
                Fact(
                    "Enligt planen hos huvudansvarig",
                    day_or(written.kept_next),
                    kind=Information.PROCESS,
                ),
            )
        ),
    )


def _before_discharge(copy: Copy) -> tuple[Block, ...]:
    written, stay = copy.case.plan, copy.case.placement
    unknown = stay.discharge_unknown
    later = f"Inte känt: {unknown}" if unknown.strip() else ""
    facts = listed(
        (
            Fact(
                "Preliminärt",
                day_or(stay.preliminary_discharge, later),
                kind=Information.CARE,
            ),
            Fact("Planering", written.before_discharge, kind=after_discharge(copy)),
        )
    )
    if not facts:
        return ()
    return (Heading(2, "Inför utskrivning", kind=Information.CARE), *facts)


def after_discharge(copy: Copy) -> Information:
    """Choose the kind of a text about where the young person will live."""
    return copy.strictest(Information.LIVING, Information.CARE, copy.free)


def _took_part(copy: Copy) -> tuple[Block, ...]:
    kind = copy.placed(Information.PARTICIPANTS)
    items = tuple(
        Item(begun(who(copy, p.party)), kind=kind)
        for p in copy.case.meeting.participants
        if p.attendance.is_there and who(copy, p.party)
    )
    if not items:
        return ()
    return (
        Heading(2, "De som var med på mötet", kind=Information.PARTICIPANTS),
        Items(items, kind=Information.PARTICIPANTS),
    )


def _handed_over(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    if copy.desk.version == 0 or not copy.for_young_person:
        given = copy.case.plan.handed_over
        fact = Fact("Den unge har fått planen", day_or(given), kind=Information.PROCESS)
        return listed((fact,))
    return (
        Rule(),
        Paragraph(filled(letter, "handed-over")),
        Signatures(("Datum", "Namn")),
    )
