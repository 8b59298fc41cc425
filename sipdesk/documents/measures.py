"""The measures of a plan: under their goals, and by who answers for them."""

from collections.abc import Iterator

from sipdesk.content import swedish
from sipdesk.content.content import Letter
from sipdesk.content.document import (
    Block,
    Fact,
    Heading,
    Item,
    Items,
    Paragraph,
    ParagraphStyle,
    Row,
    Table,
)
from sipdesk.content.texts import filled
from sipdesk.content.words import word
from sipdesk.documents.parts import (
    Copy,
    agency,
    begun,
    day_or,
    function,
    listed,
    party,
    who,
)
from sipdesk.domain.information import Information
from sipdesk.domain.party import Principal
from sipdesk.domain.plan import Goal, Measure
from sipdesk.domain.plan_rules import finished_goals, open_goals


def goals(copy: Copy, letter: Letter) -> Iterator[Block]:
    """Give point 1: the measures that are needed, under the goals they serve."""
    yield Heading(2, "Mål och insatser")
    yield point(letter, "point-1")
    written = copy.case.plan
    if not written.goals:
        text = filled(letter, "no-goal")
        yield Paragraph(text, kind=Information.PROCESS)
    in_turn = (*open_goals(written), *finished_goals(written))
    for number, goal in enumerate(in_turn, 1):
        yield from _goal(copy, number, goal)
    known = {goal.id for goal in written.goals}
    rest = tuple(m for m in written.measures if m.goal not in known)
    if rest:
        yield Heading(3, "Insatser och åtgärder utan eget mål", kind=copy.free)
        yield _measures(copy, rest)


def point(letter: Letter, paragraph: str) -> Paragraph:
    """Mark which of the statute's four points follows."""
    return Paragraph(filled(letter, paragraph), style=ParagraphStyle.LABEL)


def _goal(copy: Copy, number: int, goal: Goal) -> Iterator[Block]:
    kind = goal.area.kind
    due = f"senast {swedish.long_date(goal.due)}" if goal.due else ""
    turn = "" if goal.state.is_over else word(goal.horizon)
    state = "  ·  ".join(filter(None, (turn, word(goal.state), due)))
    yield Heading(3, f"{number}. {word(goal.area)}", kind=kind)
    yield Paragraph(state, style=ParagraphStyle.SMALL, kind=kind)
    yield Paragraph(goal.words, style=ParagraphStyle.QUOTE, kind=kind)
    yield from listed(
        (
            Fact("Med andra ord", goal.professional, kind=kind),
            Fact("Oenighet", goal.disagreement, kind=kind),
            Fact("Skäl", why(goal), kind=kind),
        )
    )
    own = tuple(m for m in copy.case.plan.measures if m.goal == goal.id)
    if own:
        yield _measures(copy, own)


def why(goal: Goal) -> str:
    """Tell why a goal was changed or ended; nothing of one that goes on."""
    return goal.why if goal.state.needs_reason else ""


def _measures(copy: Copy, measures: tuple[Measure, ...]) -> Table:
    rows = tuple(
        Row(
            (
                _what(copy, m),
                begun(doer(copy, m)),
                times(m),
                word(m.state),
            ),
            kind=m.area.kind,
        )
        for m in measures
    )
    return Table(
        ("Insats eller åtgärd", "Vem", "När", "Läge"),
        rows,
        (2.6, 2.0, 1.6, 1.2),
        kind=copy.placed(Information.PROCESS),
    )


def _what(copy: Copy, measure: Measure) -> str:
    """Say which it is in law: insats of a principal, åtgärd of anyone else."""
    found = party(copy.case, measure.party)
    sort = "Insats" if found and found.principal else "Åtgärd"
    hindered = f"\nHinder: {measure.obstacle}" if measure.obstacle.strip() else ""
    return f"{sort}: {measure.what}{hindered}"


def doer(copy: Copy, measure: Measure) -> str:
    """Tell who answers for a measure; the person in charge may give the place."""
    if not copy.sees(Information.PLACE) or not measure.who.strip():
        return who(copy, measure.party)
    return f"{function(copy, measure.party)}\n{measure.who}"


def times(measure: Measure) -> str:
    """Tell how often, from when, until when and when it is seen to; or a dash."""
    seen_to = measure.follow_up
    follow_up = f"Följs upp {swedish.short_date(seen_to)}" if seen_to else ""
    return "\n".join(filter(None, (*_when(measure), follow_up))) or "–"


def times_of_doing(measure: Measure) -> str:
    """Tell the same where the day when it is seen to has a place of its own."""
    return "\n".join(filter(None, _when(measure))) or "–"


def _when(measure: Measure) -> tuple[str, ...]:
    start = f"Från {swedish.short_date(measure.start)}" if measure.start else ""
    due = f"Till {swedish.short_date(measure.due)}" if measure.due else ""
    return begun(measure.often), start, due


def told_to_young(measure: Measure) -> str:
    """Tell what and when, each short sentence on a row of its own.

    As in "Ringer skolan." and below it "Varje vecka.".
    """
    said = (
        measure.what,
        begun(measure.often),
        f"Börjar {day_or(measure.start)}" if measure.start else "",
        f"Klart {day_or(measure.due)}" if measure.due else "",
        f"Vi ser hur det går {day_or(measure.follow_up)}" if measure.follow_up else "",
    )
    return "\n".join(_sentence(part) for part in said if part.strip())


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text[-1] in ".!?" else f"{text}."


def of_principals(copy: Copy, letter: Letter) -> Iterator[Block]:
    """Give point 2: the measures that each principal answers for."""
    written = copy.case.plan
    yield Heading(2, "Kommunens och regionens insatser")
    yield point(letter, "point-2")
    for principal, none in (
        (Principal.KOMMUN, written.kommun_none),
        (Principal.REGION, written.region_none),
    ):
        yield Heading(3, word(principal), kind=Information.PROCESS)
        own = by_principal(copy, principal)
        if own:
            yield _list(copy, own)
        elif none.strip():
            yield Paragraph(f"Ingen insats. Skäl: {none}", kind=copy.free)
        else:
            yield Paragraph("Ingen insats.", kind=copy.free)


def of_others(copy: Copy, letter: Letter) -> Iterator[Block]:
    """Give point 3: the measures of anyone else."""
    yield Heading(2, "Åtgärder av andra")
    yield point(letter, "point-3")
    others = by_principal(copy, None)
    if others:
        yield _list(copy, others)
    else:
        yield Paragraph(filled(letter, "none-else"), kind=copy.free)


def own_plan(copy: Copy, title: str) -> tuple[Block, ...]:
    """Tell what the young person does, and whom they ask; that may name staff."""
    plan = copy.case.plan
    trusted = copy.strictest(Information.PLACE, Information.PARTICIPANTS, copy.free)
    facts = listed(
        (
            Fact("Det här gör jag", plan.own_plan, kind=copy.free),
            Fact("Jag frågar", plan.ask_whom, kind=trusted),
        )
    )
    return (Heading(2, title, kind=copy.free), *facts) if facts else ()


def by_principal(copy: Copy, principal: Principal | None) -> tuple[Measure, ...]:
    """Choose the measures of kommun or region; of anyone else when it is None."""

    def answers(measure: Measure) -> Principal | None:
        found = party(copy.case, measure.party)
        return found.principal if found else None

    return tuple(m for m in copy.case.plan.measures if answers(m) is principal)


def _list(copy: Copy, measures: tuple[Measure, ...]) -> Items:
    items = tuple(
        Item(f"{m.what} ({answerer(copy, m)})", kind=m.area.kind) for m in measures
    )
    return Items(items, kind=copy.placed(Information.PROCESS))


def answerer(copy: Copy, measure: Measure) -> str:
    """Tell which agency answers for a measure, or who, when it is no agency."""
    found = party(copy.case, measure.party)
    if found is None or found.kind.is_private:
        return who(copy, measure.party)
    return agency(copy, measure.party)
