"""Min plan: the plan in short, to the young person, in their own words."""

from collections.abc import Iterator
from functools import partial

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
    WriteLines,
)
from sipdesk.content.texts import filled
from sipdesk.documents.measures import told_to_young
from sipdesk.documents.parts import (
    Copy,
    beginning,
    begun,
    day_or,
    listed,
    paper,
    party,
    pictured,
    who,
    young_name,
)
from sipdesk.domain.information import Information
from sipdesk.domain.plan import Goal, GoalState, Measure
from sipdesk.domain.plan_rules import goes_on
from sipdesk.domain.young_person import YOUNG_PERSON

_OVER = (GoalState.REACHED, GoalState.ENDED)


def my_plan(copy: Copy) -> Document:
    """Write what is important, what is wanted, who does what, and what comes next.

    Goals that are reached and measures that are done are left to the plan itself.
    """
    letter = copy.letter("my_plan")
    say = partial(filled, letter)
    number = copy.desk.version
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            pictured(copy, ("sip", say("lead"))),
            *_draft(copy),
            *listed(_whose(copy)),
            *_important(copy),
            *_goals(copy, letter),
            *_own_part(copy),
            *_lead(copy, letter),
            *_next(copy, letter),
            Heading(2, "Om något är fel"),
            pictured(copy, ("trygg_vuxen", say("wrong"))),
            WriteLines(say("lines"), 4),
        ),
        footer=f"Version {number}" if number else "Utkast",
    )


def _draft(copy: Copy) -> tuple[Block, ...]:
    if copy.desk.version:
        return ()
    return (Paragraph(copy.shared("draft"), style=ParagraphStyle.NOTE),)


def _whose(copy: Copy) -> tuple[Fact, ...]:
    name = Fact("Planen är för", begun(young_name(copy)), kind=Information.IDENTITY)
    return (name, Fact("Ärende", copy.case.number, kind=Information.PROCESS))


def _important(copy: Copy) -> tuple[Block, ...]:
    words = copy.case.plan.important
    if not words.strip():
        return ()
    return (
        Heading(2, "Det här är viktigt för mig", kind=copy.free),
        pictured(copy, ("viktigt_for_mig", words), kind=copy.free),
    )


def _goals(copy: Copy, letter: Letter) -> Iterator[Block]:
    goals = [g for g in copy.case.plan.goals if g.state not in _OVER]
    yield Heading(2, "Det här vill jag")
    if not goals:
        yield Paragraph(filled(letter, "no-goal"), kind=Information.PROCESS)
        return
    said = ("mal", filled(letter, "goals"))
    yield pictured(copy, said, kind=Information.PROCESS)
    for goal in goals:
        yield from _goal(copy, letter, goal)


def _goal(copy: Copy, letter: Letter, goal: Goal) -> Iterator[Block]:
    kind = goal.area.kind
    yield Heading(3, goal.words, kind=kind)
    doing = [m for m in copy.case.plan.measures if m.goal == goal.id and goes_on(m)]
    if not doing:
        yield Paragraph(filled(letter, "no-measure"), kind=kind)
        return
    yield Items(tuple(Item(_told(copy, m), kind=m.area.kind) for m in doing), kind=kind)


def _told(copy: Copy, measure: Measure) -> str:
    """Tell who does what, and when, as in "Du: Ringer skolan. Varje vecka."."""
    named = measure.who.strip() if copy.sees(Information.PLACE) else ""
    doer = "Du" if measure.party == YOUNG_PERSON else named
    return f"{doer or begun(who(copy, measure.party))}: {told_to_young(measure)}"


def _own_part(copy: Copy) -> tuple[Block, ...]:
    """Tell what the young person does, and whom they ask; that may name staff."""
    plan = copy.case.plan
    trusted = copy.strictest(Information.PLACE, Information.PARTICIPANTS, copy.free)
    facts = listed(
        (
            Fact("Det här gör jag", plan.own_plan, kind=copy.free),
            Fact("Jag frågar", plan.ask_whom, kind=trusted),
        )
    )
    heading = Heading(2, "Det här gör jag själv", kind=copy.free)
    return (heading, *facts) if facts else ()


def _lead(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    found = party(copy.case, copy.case.plan.lead)
    if found is None:
        text = filled(letter, "no-lead")
        return (Heading(2, "Huvudansvarig"), Paragraph(text))
    return (
        Heading(2, "Huvudansvarig"),
        *listed(
            (
                Fact("Vem", who(copy, found.id), kind=copy.placed(Information.PROCESS)),
                Fact("Telefon", found.phone, kind=Information.PLACE),
            )
        ),
        pictured(copy, ("ansvar", filled(letter, "lead-means"))),
    )


def _next(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    plan = copy.case.plan
    heading = Heading(2, "Nästa gång vi ses", kind=Information.PROCESS)
    if plan.follow_up is None:
        text = filled(letter, "no-follow-up")
        return (heading, Paragraph(text, kind=Information.PROCESS))
    return (
        heading,
        *listed(
            (
                Fact("Dag", day_or(plan.follow_up), kind=Information.PROCESS),
                Fact("Kallar", plan.follow_up_by, kind=Information.PLACE),
            )
        ),
        pictured(
            copy,
            ("nasta_mote", filled(letter, "follow-up")),
            kind=Information.PROCESS,
        ),
    )
