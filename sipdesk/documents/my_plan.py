"""Min plan: the plan in short, to the young person, in their own words."""

from collections.abc import Iterator
from functools import partial

from sipdesk.content.content import Letter
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    Paragraph,
    ParagraphStyle,
    WriteLines,
)
from sipdesk.content.texts import filled
from sipdesk.content.words import word
from sipdesk.documents.measure_pictures import picture_of
from sipdesk.documents.measures import own_plan, told_to_young
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
from sipdesk.domain.child_area import ChildArea
from sipdesk.domain.information import Information
from sipdesk.domain.plan import Goal, Horizon, Measure
from sipdesk.domain.plan_rules import by_child_area, goes_on, open_goals
from sipdesk.domain.young_person import YOUNG_PERSON


def my_plan(copy: Copy) -> Document:
    """Write what is important, what is wanted, who does what, and what comes next.

    Goals that are over and measures that are done are left to the plan itself.
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
            *_rest(copy, letter),
            *own_plan(copy, "Det här gör jag själv"),
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
    goals = open_goals(copy.case.plan)
    yield Heading(2, "Det här vill jag")
    if not goals:
        yield Paragraph(filled(letter, "no-goal"), kind=Information.PROCESS)
        return
    said = ("mal", filled(letter, "goals"))
    yield pictured(copy, said, kind=Information.PROCESS)
    for heading, of_group in _groups(copy, letter, goals):
        kind = copy.strictest(*(goal.area.kind for goal in of_group))
        yield Heading(2, heading, kind=kind)
        for goal in of_group:
            yield from _goal(copy, letter, goal)


def _groups(
    copy: Copy, letter: Letter, goals: tuple[Goal, ...]
) -> Iterator[tuple[str, tuple[Goal, ...]]]:
    """Put goals under the areas that children have named, if any is used.

    Else they stand under their turn: now, next, and later on.
    """
    if not by_child_area(copy.case.plan):
        for turn in Horizon:
            own = tuple(g for g in goals if g.horizon is turn)
            if own:
                yield filled(letter, f"turn-{turn.name.lower()}"), own
        return
    # What is put under none of them comes last.
    for area in (*list(ChildArea)[1:], ChildArea.NONE):
        own = tuple(g for g in goals if g.child_area is area)
        if own:
            other = area is ChildArea.NONE
            yield filled(letter, "other-area") if other else word(area), own


def _goal(copy: Copy, letter: Letter, goal: Goal) -> Iterator[Block]:
    kind = goal.area.kind
    yield Heading(3, goal.words, kind=kind)
    doing = [m for m in copy.case.plan.measures if m.goal == goal.id and goes_on(m)]
    if not doing:
        yield Paragraph(filled(letter, "no-measure"), kind=kind)
    for measure in doing:
        yield _measure(copy, measure)


def _rest(copy: Copy, letter: Letter) -> Iterator[Block]:
    """Tell what more is done, for no goal of its own or one that is over."""
    open_ = {goal.id for goal in open_goals(copy.case.plan)}
    doing = [m for m in copy.case.plan.measures if m.goal not in open_ and goes_on(m)]
    if not doing:
        return
    kind = copy.strictest(*(measure.area.kind for measure in doing))
    yield Heading(2, filled(letter, "rest"), kind=kind)
    for measure in doing:
        yield _measure(copy, measure)


def _measure(copy: Copy, measure: Measure) -> Block:
    """Tell who does what, and when: a picture, and each sentence on a row of its own.

    As in "Du: Ringer skolan." and below it "Varje vecka.".
    """
    named = measure.who.strip() if copy.sees(Information.PLACE) else ""
    doer = "Du" if measure.party == YOUNG_PERSON else named
    told = told_to_young(measure)
    words = f"{doer or begun(who(copy, measure.party))}: {told}"
    concept = picture_of(measure, copy.desk.content.read_concepts())
    kind = copy.strictest(measure.area.kind, copy.placed(Information.PROCESS))
    return pictured(copy, (concept, words), kind=kind)


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
    day = plan.follow_up or plan.kept_next
    heading = Heading(2, "Nästa gång vi ses", kind=Information.PROCESS)
    if day is None:
        text = filled(letter, "no-follow-up")
        return (heading, Paragraph(text, kind=Information.PROCESS))
    return (
        heading,
        *listed(
            (
                Fact("Dag", day_or(day), kind=Information.PROCESS),
                Fact("Kallar", plan.follow_up_by, kind=Information.PLACE),
            )
        ),
        pictured(
            copy,
            ("nasta_mote", filled(letter, "follow-up")),
            kind=Information.PROCESS,
        ),
    )
