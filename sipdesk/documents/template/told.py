"""What of a plan stands in each field, for one recipient.

Each field is made as a block of a paper and cut by the very guard that cuts our own
plan; what is withheld leaves its field empty.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Facts,
    Item,
    Items,
    Row,
    Table,
    for_recipient,
)
from sipdesk.content.swedish import short_date
from sipdesk.content.words import lower_first, word
from sipdesk.documents.measures import answerer, by_principal, doer, times, why
from sipdesk.documents.parts import Copy, begun, party, who, young_name
from sipdesk.documents.plan import after_discharge, lead_name, lead_phone
from sipdesk.domain.consenters import consents_end
from sipdesk.domain.guard import Clearance
from sipdesk.domain.identity import written_number
from sipdesk.domain.information import Information
from sipdesk.domain.party import Principal
from sipdesk.domain.plan import Goal, Horizon, Measure, Plan, PlanVersion
from sipdesk.domain.plan_rules import finished_goals, open_goals
from sipdesk.domain.template import PlanField

_GOAL_COLUMNS = (
    PlanField.GOAL_WORDS,
    PlanField.GOAL_OTHER_WORDS,
    PlanField.GOAL_AREA,
    PlanField.GOAL_DUE,
    PlanField.GOAL_STATE,
)
_MEASURE_COLUMNS = (
    PlanField.MEASURE_WHAT,
    PlanField.MEASURE_WHO,
    PlanField.MEASURE_WHEN,
    PlanField.MEASURE_OFTEN,
    PlanField.MEASURE_GOAL,
    PlanField.MEASURE_STATE,
)
_COLUMNS = {
    PlanField.GOALS: _GOAL_COLUMNS,
    PlanField.MEASURES: _MEASURE_COLUMNS,
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the recipient may read: a text for each field, and rows by column."""

    texts: Mapping[PlanField, str] = field(default_factory=dict)
    rows: Mapping[PlanField, tuple[Mapping[PlanField, str], ...]] = field(
        default_factory=dict
    )

    def text(self, asked: PlanField) -> str:
        """Give a field as one text; of rows or a column, a line for each row."""
        if asked.has_rows:
            return "\n".join(map(_row, count(1), self._of(asked)))
        if asked.rows is None:
            return self.texts.get(asked, "")
        return "\n".join(map(_numbered, count(1), self.column(asked)))

    def column(self, asked: PlanField) -> tuple[str, ...]:
        """Give a column, row by row."""
        whole = asked.rows
        return tuple(row[asked] for row in self._of(whole)) if whole else ()

    def _of(self, whole: PlanField) -> tuple[Mapping[PlanField, str], ...]:
        return self.rows.get(whole, ())


def _numbered(number: int, cell: str) -> str:
    """Begin a cell with its number: columns far apart can be read together."""
    return f"{number}. {', '.join(cell.split(chr(10))) or '–'}"


def _row(number: int, cells: Mapping[PlanField, str]) -> str:
    """Tell a row on one line, where a template has a single place for all of them."""
    told = (", ".join(cell.split("\n")).rstrip(".") for cell in cells.values())
    return f"{number}. {'. '.join(filter(None, told))}."


def told(copy: Copy, allowed: Clearance) -> Told:
    """Write the plan field by field, cut for its recipient."""
    texts: dict[PlanField, str] = {}
    rows: dict[PlanField, tuple[Mapping[PlanField, str], ...]] = {}
    for one, block in _fields(copy):
        match _cut(copy, block, allowed):
            case Facts(facts):
                texts[one] = facts[0].value.strip()
            case Items() as items:
                texts[one] = "\n".join(items.texts)
            case Table() as table:
                rows[one] = tuple(
                    dict(zip(_COLUMNS[one], cells, strict=True))
                    for cells in table.cells
                )
            case _:
                pass
    return Told(texts, rows)


def _cut(copy: Copy, block: Block, allowed: Clearance) -> Block | None:
    alone = Document("", (block,), "", copy.desk.made)
    left = for_recipient(alone, allowed.kinds, allowed.branches).blocks
    return left[0] if left else None


def _fields(copy: Copy) -> Iterator[tuple[PlanField, Block]]:
    for one, text, kind in (
        *_head(copy),
        *_version(copy),
        *_own_words(copy),
        *_ahead(copy),
    ):
        yield one, Facts((Fact("", text, kind=kind),))
    for one, items, kind in _lists(copy):
        yield one, Items(items, kind=kind)
    yield PlanField.GOALS, _goals(copy)
    yield PlanField.MEASURES, _measures(copy)


_Text = tuple[PlanField, str, Information]


def _head(copy: Copy) -> Iterator[_Text]:
    case, placed = copy.case, copy.placed(Information.PROCESS)
    lead = party(case, case.plan.lead)
    principal = word(lead.principal) if lead and lead.principal else ""
    named = copy.sees(Information.IDENTITY) and bool(case.young_person.name)
    who_kind = Information.IDENTITY if named else Information.PUBLIC
    number = written_number(case.young_person.number)
    end = consents_end(case, copy.day)
    yield PlanField.YOUNG_PERSON, begun(young_name(copy)), who_kind
    yield PlanField.NUMBER, number, Information.NUMBER
    yield PlanField.CASE_NUMBER, case.number, Information.PROCESS
    yield PlanField.LEAD, lead_name(copy), placed
    yield PlanField.LEAD_PRINCIPAL, principal, Information.PROCESS
    yield PlanField.LEAD_PHONE, lead_phone(copy), Information.PLACE
    yield PlanField.CHAIR, case.meeting.roles.chair, Information.PLACE
    held = _day(case.meeting.record.held)
    yield PlanField.MEETING_DAY, held, Information.PROCESS
    yield PlanField.CONSENT_UNTIL, _day(end), Information.CONSENT
    if not copy.whole:
        yield PlanField.WITHHELD, copy.shared("withheld"), Information.PUBLIC


def _version(copy: Copy) -> Iterator[_Text]:
    made = _meant(copy)
    if made is None:
        return
    yield PlanField.ESTABLISHED, _day(made.established), Information.PROCESS
    yield PlanField.VERSION, str(made.number), Information.PROCESS
    if made.number > 1:
        replaced = f"Ersätter version {made.number - 1}. Skäl: {made.reason}"
        yield PlanField.REPLACES, replaced, copy.free
    yield PlanField.OBJECTION, made.objection, copy.free


def _meant(copy: Copy) -> PlanVersion | None:
    made = copy.case.plan.versions
    return next((v for v in made if v.number == copy.desk.version), None)


def _own_words(copy: Copy) -> Iterator[_Text]:
    written = copy.case.plan
    trusted = copy.strictest(Information.PLACE, Information.PARTICIPANTS, copy.free)
    yield PlanField.IMPORTANT, written.important, copy.free
    yield PlanField.WORKS_WELL, written.works_well, copy.free
    yield PlanField.WORKS_LESS, written.works_less, copy.free
    yield PlanField.OWN_PLAN, written.own_plan, copy.free
    yield PlanField.ASK_WHOM, written.ask_whom, trusted


def _ahead(copy: Copy) -> Iterator[_Text]:
    written, stay = copy.case.plan, copy.case.placement
    leaves = _day(stay.preliminary_discharge)
    yield PlanField.FOLLOW_UP, _day(written.follow_up), Information.PROCESS
    yield PlanField.FOLLOW_UP_BY, written.follow_up_by, Information.PLACE
    yield PlanField.DISCHARGE_DAY, leaves, Information.CARE
    yield PlanField.BEFORE_DISCHARGE, written.before_discharge, after_discharge(copy)


def _lists(copy: Copy) -> Iterator[tuple[PlanField, tuple[Item, ...], Information]]:
    goals = open_goals(copy.case.plan)
    taking = (p.party for p in copy.case.meeting.participants if p.attendance.is_there)
    open_, called = Information.PUBLIC, Information.PARTICIPANTS
    yield PlanField.PARTICIPANTS, _people(copy, taking), called
    yield PlanField.PRINCIPALS, _people(copy, _answering(copy)), called
    # A delmål of theirs is a goal whose turn is now or next, in that order.
    for one, turns in (
        (PlanField.LONG_GOALS, (Horizon.LONG,)),
        (PlanField.PART_GOALS, (Horizon.NOW, Horizon.NEXT)),
    ):
        yield one, tuple(_goal(g) for g in goals if g.horizon in turns), open_
    for one, principal, none in (
        (PlanField.MEASURES_KOMMUN, Principal.KOMMUN, copy.case.plan.kommun_none),
        (PlanField.MEASURES_REGION, Principal.REGION, copy.case.plan.region_none),
        (PlanField.MEASURES_OTHERS, None, ""),
    ):
        own = by_principal(copy, principal)
        reason = Item(f"Ingen insats. Skäl: {none}", kind=copy.free)
        without = (reason,) if none.strip() else ()
        yield one, tuple(_measure(copy, m) for m in own) or without, open_
    every = copy.case.plan.goals
    differing = (Item(g.disagreement.strip(), kind=g.area.kind) for g in every)
    yield PlanField.DISAGREEMENT, tuple(i for i in differing if i.text), open_


def _people(copy: Copy, parties: Iterator[str]) -> tuple[Item, ...]:
    kind = copy.placed(Information.PARTICIPANTS)
    named = ((one, begun(who(copy, one))) for one in parties)
    return tuple(Item(name, kind=kind) for _, name in named if name)


def _answering(copy: Copy) -> Iterator[str]:
    """Name those of kommun and region who answer for the plan or a measure.

    One who answers only for what the reader may not see is not named: it would tell
    that there is such a measure.
    """
    written = copy.case.plan
    seen = (m.party for m in written.measures if copy.sees(m.area.kind))
    for one in dict.fromkeys((written.lead, *seen)):
        found = party(copy.case, one)
        if found is not None and found.principal is not None:
            yield one


def _goal(goal: Goal) -> Item:
    due = f" (senast {short_date(goal.due)})" if goal.due else ""
    return Item(f"{goal.words}{due}", kind=goal.area.kind)


def _measure(copy: Copy, measure: Measure) -> Item:
    often, *days = times(measure).removesuffix("–").splitlines() or [""]
    when = ", ".join((often, *map(lower_first, days)))
    said = f"{measure.what} ({answerer(copy, measure)})"
    kind = copy.strictest(copy.placed(Information.PROCESS), measure.area.kind)
    return Item(f"{said}. {when}" if when else said, kind=kind)


def _goals(copy: Copy) -> Table:
    rows = tuple(
        Row(
            (
                goal.words,
                goal.professional,
                word(goal.area),
                _day(goal.due),
                _state(goal),
            ),
            kind=goal.area.kind,
        )
        for goal in _in_turn(copy.case.plan)
    )
    return Table(tuple(c.value for c in _GOAL_COLUMNS), rows)


def _state(goal: Goal) -> str:
    return ": ".join(filter(None, (word(goal.state), why(goal).strip())))


def _in_turn(plan: Plan) -> tuple[Goal, ...]:
    return (*open_goals(plan), *finished_goals(plan))


def _measures(copy: Copy) -> Table:
    goals = {goal.id: goal for goal in copy.case.plan.goals}
    rows = tuple(
        Row(
            (
                measure.what,
                begun(doer(copy, measure)),
                _between(measure),
                begun(measure.often),
                _served(copy, goals.get(measure.goal)),
                word(measure.state),
            ),
            kind=measure.area.kind,
        )
        for measure in copy.case.plan.measures
    )
    columns = tuple(c.value for c in _MEASURE_COLUMNS)
    return Table(columns, rows, kind=copy.placed(Information.PROCESS))


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


def _between(measure: Measure) -> str:
    start = f"Från {short_date(measure.start)}" if measure.start else ""
    due = f"Till {short_date(measure.due)}" if measure.due else ""
    return "\n".join(filter(None, (start, due)))


def _served(copy: Copy, goal: Goal | None) -> str:
    """Tell the goal a measure serves, where that may be known too."""
    return goal.words if goal and copy.sees(goal.area.kind) else ""
