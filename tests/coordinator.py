"""One who works as a coordinator: any order of any use cases, sensible or not.

Draws from *every* public use case: each is found by its signature, and its order is
made up from its type hints and from what stands in the case. Nothing may go wrong but
what the rules or the world outside say no to; and after everything each case can be
read, listed, printed and told of.
"""

import inspect
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from importlib import import_module
from pathlib import Path
from random import Random
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import sipdesk.usecases
from sipdesk.documents.calendar.event import uid_of
from sipdesk.domain.address_book import Contact
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay, Told
from sipdesk.domain.distribution import recipients
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.home import Home
from sipdesk.domain.journal import left_the_building
from sipdesk.domain.paper import (
    COPIED,
    DUTIES,
    PRINTED,
    SAVED,
    SAVED_AS_CALENDAR,
    SAVED_AS_FORM,
    SAVED_AS_WORD,
    PaperKind,
)
from sipdesk.domain.picture_board import Cell, PictureBoard
from sipdesk.domain.picture_talk import Laid, PictureTalk, Pile, TalkKind
from sipdesk.domain.reminder import waiting
from sipdesk.domain.settings import SETTINGS
from sipdesk.domain.user import User
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.address_book import remove_contact
from sipdesk.usecases.case import OpenCase, list_cases, open_case, read_case
from sipdesk.usecases.journal import read_history
from sipdesk.usecases.mailing import Mailing, read_mailing
from sipdesk.usecases.paper import HandOut, preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.picture_board import open_picture_board, remove_picture_board
from sipdesk.usecases.ports import Entrance, Ports
from sipdesk.usecases.received import read_received
from sipdesk.usecases.sheets import ReviewSheet, list_sheets
from sipdesk.usecases.template import SaveTemplate, open_template, remove_template
from sipdesk.usecases.text import TextOrder, WriteText, list_texts, read_text
from sipdesk.usecases.today import ReadToday, read_today
from tests.documents.template.made import braces
from tests.documents.test_calendar_reply import answer
from tests.usecases.test_received import pdf

UseCase = Callable[[Any, Ports], Any]

WORDS = (
    "",
    " ",
    "Påhittat",
    "<b>Påhitt & Co</b>",
    "Rad ett\nrad två",
    "x" * 3000,
    "2026-03-02",
    "\u202eRTL \U0001f600",
)
MOST_BACK, MOST_AHEAD = 20, 60  # days
AHEAD = {
    *("due", "valid_to", "follow_up", "next_day", "ask_again", "remind_on", "review"),
    *("until", "last"),
}
SAVED_AS = (SAVED, SAVED_AS_WORD, SAVED_AS_CALENDAR, SAVED_AS_FORM)
ENDS = {"closing.close_case", "consent.withdraw_consent", "case.open_case"}  # seldom
FILES = (
    b"fel",
    braces("{{ namn }}"),
    braces("{{ namn }}: {{ huvudansvarig }}"),
    pdf(),
)
TOPIC = Laid(Cell("Skola"), Pile.TALK_ABOUT)
TRIES = 20  # to find something that can be spoken of in the case


def use_cases() -> dict[str, UseCase]:
    """Find every public use case inside an unlocked home."""
    found: dict[str, UseCase] = {}
    for info in pkgutil.iter_modules(sipdesk.usecases.__path__):
        module = import_module(f"sipdesk.usecases.{info.name}")
        for name, thing in inspect.getmembers(module, inspect.isfunction):
            if thing.__module__ == module.__name__ and is_use_case(name, thing):
                found[f"{info.name}.{name}"] = thing
    return found


def is_use_case(name: str, thing: Callable[..., Any]) -> bool:
    """Tell a use case by its shape: an order, then the ports."""
    parameters = list(inspect.signature(thing).parameters)
    hints = get_type_hints(thing)
    return (
        not name.startswith("_")
        and len(parameters) == 2
        and hints.get(parameters[1]) in (Ports, Entrance)
        and name != "view"
    )


def answer_to(case: Case) -> bytes:
    """Give what a calendar answers to the case's meeting."""
    return answer(uid=uid_of(case.meeting), sequence=99)


class Coordinator:
    """Works at a home, by chance."""

    def __init__(self, ports: Ports, seed: int, begun: CaseId | None = None) -> None:
        """``begun`` is a case to begin with; else a new one is opened."""
        self.ports = ports
        self.chance = Random(seed)  # noqa: S311  (no secret)
        self.refused: Counter[str] = Counter()
        self.done: Counter[str] = Counter()
        self.cases: list[CaseId] = []
        self.last = ""
        self.papers: list[str] = []
        self.received: list[str] = []
        self.contacts: list[str] = []
        self.templates: list[str] = []
        self.boards: list[str] = []
        self.answers = {
            "address_book.put_contact": self.contacts,
            "template.save_template": self.templates,
            "picture_board.save_picture_board": self.boards,
            "picture_talk.save_talk": [],
        }
        self.use_cases = {
            name: use_case
            for name, use_case in use_cases().items()
            if list(get_type_hints(use_case).values())[1] is Ports
        }
        self.names = sorted(self.use_cases)
        first = begun or open_case(OpenCase("Alva", "Påhitt"), ports).case.id
        self.cases.append(first)

    def work(self, steps: int) -> None:
        """Do things, one after the other."""
        for _ in range(steps):
            name = self.chance.choice(self.names)
            if name in ENDS and self.chance.random() < 0.8:
                continue
            self.do(name)

    def do(self, name: str) -> None:
        """Do one thing; a no is an answer, anything else is a bug."""
        use_case = self.use_cases[name]
        case = self.case()
        order = self.order(use_case, case)
        for _ in range(TRIES):
            if "nowhere" not in repr(order):
                break
            case = self.case()
            order = self.order(use_case, case)
        try:
            answer = use_case(order, self.ports)
        except SipdeskError as error:
            self.refused[error.code] += 1
            return
        self.done[name] += 1
        self.last = name
        if name == "case.open_case":
            self.cases.append(answer.case.id)
        if name == "paper.hand_out_paper":
            self.papers.append(answer.record.id)
        if name == "received.receive_paper":
            kept = read_received(answer.case.id, self.ports)
            self.received.extend(p.id for p in kept if p.id not in self.received)
        self.answers.get(name, []).append(getattr(answer, "id", ""))
        self.check(case)

    def case(self) -> Case:
        """Read the case to work with."""
        return read_case(
            self.chance.choice([self.cases[0], *self.cases[-2:]]), self.ports
        ).case

    def check(self, before: Case) -> None:
        """See that the case can be read, and that nothing sent has been unsent."""
        after = read_case(before.id, self.ports).case
        if self.last == "journal.undo":
            assert left_the_building(before) <= left_the_building(after)
        assert after.meetings
        lead = after.plan.lead
        assert not lead or any(p.id == lead and p.principal for p in after.parties)

    def look_back(self) -> None:
        """See that everything can still be read, listed, printed and told of."""
        today = self.ports.clock.today()
        for case_id in self.cases:
            case = read_case(case_id, self.ports).case
            versions = [e.version for e in read_history(case_id, self.ports).entries]
            assert versions == list(range(1, case.version + 1))
            for kind in PaperKind:
                whom = recipients(kind, case, today)[0] if kind in DUTIES else FILE_COPY
                order = PaperOrder(case_id, kind, whom)
                assert preview_paper(order, self.ports).data.startswith(b"%PDF")
        read_today(ReadToday(), self.ports)
        search = get_type_hints(list_cases)["search"]()
        assert list_cases(search, self.ports).total <= len(self.cases)

    # --- orders, made up --------------------------------------------------------

    def order(self, use_case: UseCase, case: Case) -> Any:
        """Make an order of the type that the use case takes."""
        name = next(iter(inspect.signature(use_case).parameters))
        kind = get_type_hints(use_case)[name]
        if kind is type(None):
            return None
        if kind is CaseId:
            return case.id
        if kind is str:
            return self.chance.choice(self.kept(use_case) or ["nowhere"])
        return self.value(kind, "order", case)

    def kept(self, use_case: UseCase) -> list[str]:
        """Name what has been kept of the sort that a use case finds by its id."""
        if use_case in (open_template, remove_template):
            return self.templates
        if use_case in (open_picture_board, remove_picture_board):
            return self.boards
        return self.contacts if use_case is remove_contact else self.papers

    def value(self, kind: Any, name: str, case: Case) -> Any:
        """Make up a value of a type for a field of a name."""
        kind = getattr(kind, "__supertype__", kind)
        if is_dataclass(kind):
            return self.made(kind, case)
        if get_origin(kind) in (Union, UnionType):
            return self.value(self.chance.choice(get_args(kind)), name, case)
        if get_origin(kind) is frozenset:
            return frozenset(self.several(get_args(kind), name, case))
        if get_origin(kind) in (tuple, Sequence, Mapping):
            some = self.several(get_args(kind), name, case)
            return dict([some]) if get_origin(kind) is Mapping else some
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self.chance.choice(list(kind))
        return self.plain(kind, name, case)

    def several(self, kinds: tuple[Any, ...], name: str, case: Case) -> tuple[Any, ...]:
        """Make up a value of each type, or some of one."""
        if len(kinds) == 1 or Ellipsis in kinds:
            kinds = kinds[:1] * self.chance.randint(0, 2)
        return tuple(self.value(kind, name, case) for kind in kinds)

    def plain(  # noqa: PLR0911  (one answer a kind)
        self, kind: Any, name: str, case: Case
    ) -> Any:
        """Make up a plain value."""
        today = self.ports.clock.today()
        if kind is str:
            return self.text(name, case)
        if kind is bytes:
            return self.chance.choice((*FILES, answer_to(case)))
        if kind is bool:
            return self.chance.random() < 0.5
        if kind in (int, float):
            return case.version if name == "seen" else self.chance.randint(0, 5)
        if kind is date:
            ahead = name in AHEAD or self.chance.random() < 0.05
            days = self.chance.randint(*((1, MOST_AHEAD) if ahead else (-MOST_BACK, 0)))
            return today + timedelta(days=days)
        if kind is time:
            return time(self.chance.randint(8, 16))
        if kind is datetime:
            return self.ports.clock.now()
        if kind in (type(None), object):
            return None
        if kind is Path:
            return Path("nowhere")
        raise TypeError(f"{kind} for {name}")

    def text(self, name: str, case: Case) -> str:
        """Make up a text: an id of the right sort where one is meant."""
        pool = self.pools(case).get(name)
        if pool is not None:
            lost = not pool or self.chance.random() < 0.02
            return "nowhere" if lost else self.chance.choice(pool)
        return self.chance.choice(WORDS)

    def pools(self, case: Case) -> dict[str, list[str]]:
        """Name what stands in the case, by the fields that speak of it."""
        meeting, plan = case.meeting, case.plan
        parties = [p.id for p in case.parties]
        principals = [p.id for p in case.parties if p.principal]
        routine, rules = self.ports.content.routine, self.ports.content.reminders
        minutes = [v.id for v in meeting.minutes]
        versions = [*minutes, *(v.id for v in plan.versions)]
        return {
            "case": [case.id],
            "party": [*parties, YOUNG_PERSON],
            "consenter": [*parties, YOUNG_PERSON],
            "whose": [*parties, YOUNG_PERSON],
            "about": [*parties, YOUNG_PERSON],
            "recipient": [*parties, YOUNG_PERSON, FILE_COPY],
            "guardian": [g.id for g in case.guardians],
            "convener": ["", *principals],
            "lead": ["", *principals],
            "request": [r.id for r in case.requests],
            "consent": [c.id for c in case.consents],
            "flag": [f.id for f in case.flags],
            "participant": [p.id for p in meeting.participants],
            "participants": [p.id for p in meeting.participants],
            "question": [q.id for q in meeting.questions],
            "evaluation": [e.id for e in meeting.evaluations],
            "goal": ["", *(g.id for g in plan.goals)],
            "measure": [m.id for m in plan.measures],
            "version": versions,
            "step": [s.id for s in (*routine.steps, *routine.placement.steps)],
            "paper": [*self.papers, *self.received],
            "order": self.papers,
            "row": [w.id for w in waiting(case, rules, self.ports.clock.today())],
            "rule": [rule.id for rule in rules.rules],
            "sheet": [s.id for s in self.ports.content.read_sheets().sheets],
            "contact": self.contacts,
            "ground": ["", "osl-26-9"],
            "key": [*SETTINGS],
            "number": ["", "20060709-2384", "fel"],
            "stamp": [""],
            "form": ['{"a": "b"}'],
            "region": ["", *sorted({k.region for k in self.ports.content.kommuner})],
            "mapping": ["namn", "huvudansvarig"],
            "template": self.templates,
            "board": self.boards,
            "talk": self.answers["picture_talk.save_talk"],
            "concept": [*self.ports.content.read_concepts()],
        }

    def made(self, kind: Any, case: Case) -> Any:
        """Make up a value with fields; now and then one that hangs together."""
        if kind is Consent and self.chance.random() < 0.6:
            return self.whole_consent(case)
        if kind in (HandOut, Mailing):
            return self.looked_at(kind, case)
        if kind in (TextOrder, WriteText):
            return self.own_text(kind)
        return self.mended(self.generated(kind, case))

    def mended(self, made: Any) -> Any:  # noqa: PLR0911  (one answer a kind)
        """Set right what no form would let through."""
        match made:
            case User():
                return replace(self.ports.user, name="Karin Påhitt")
            case Home():
                return Home("", self.chance.choice(["", "Påhittade hemmet"]))
            case Contact():
                return replace(made, version=0)
            case ReviewSheet():
                return self.reviewed(made)
            case PictureBoard():
                cells = tuple(replace(cell, photo="") for cell in made.cells)
                return replace(made, id="", version=0, cells=cells)
            case PictureTalk():
                menu: Any = {"kind": TalkKind.MENU, "heads": (), "laid": (TOPIC,)}
                return replace(made, beside="", **menu)
            case SaveTemplate():
                return replace(made, id=self.chance.choice(["", *self.templates]))
            case _:
                return made

    def generated(self, kind: Any, case: Case) -> Any:
        """Fill every field by its type, its name and chance."""
        hints = get_type_hints(kind)
        made = {f.name: self.value(hints[f.name], f.name, case) for f in fields(kind)}
        if "id" in made:
            made["id"] = self.identity(kind, case)
        if made.get("first") and made.get("last"):
            made["first"], made["last"] = sorted((made["first"], made["last"]))
        made |= {"given_name": "Alva"} if kind is OpenCase else {}
        return kind(**made)

    def own_text(self, sort: Any) -> TextOrder | WriteText:
        """Open one of the texts, or write something more at its end."""
        order = TextOrder(self.chance.choice(list_texts(None, self.ports)).name)
        if sort is TextOrder:
            return order
        full = read_text(order, self.ports)
        seen = full.versions[0].number if full.versions else 0
        more = self.chance.choice(("", "\nOch så mycket till.", "\n[påhitt]"))
        return WriteText(order.name, seen, f"{full.text.rstrip()}{more}\n")

    def reviewed(self, review: ReviewSheet) -> ReviewSheet:
        """Review a translation as it reads now."""
        sheets = [s for s in list_sheets(None, self.ports).sheets if s.text]
        listed = self.chance.choice(sheets)
        return replace(review, sheet=listed.sheet.id, text=listed.text)

    def looked_at(self, sort: Any, case: Case) -> HandOut | Mailing:
        """Hand out or print what has just been looked at."""
        if sort is Mailing:
            return read_mailing(case.id, self.ports)
        kind = self.chance.choice(list(PaperKind))
        wanted = recipients(kind, case, self.ports.clock.today()) or (FILE_COPY,)
        order = PaperOrder(case.id, kind, self.chance.choice(wanted))
        channel = self.chance.choice((PRINTED, COPIED, *SAVED_AS))
        return HandOut(order, self.ports.clock.now(), case.version, channel)

    def identity(self, kind: Any, case: Case) -> str:
        """Change something that is there, or begin something new."""
        there = [id_ for part, id_ in parts_of(case) if part is kind]
        if there and self.chance.random() < 0.4:
            return self.chance.choice(there)
        return self.ports.new_id()

    def whole_consent(self, case: Case) -> Consent:
        """Make a consent that says all it must."""
        made: Consent = self.generated(Consent, case)
        today = self.ports.clock.today()
        grants = tuple(g for g in made.grants if g.kinds)
        return replace(
            made,
            state=ConsentState.YES,
            sip=Answer.YES,
            grants=() if self.chance.random() < 0.5 else grants,
            decided=today,
            valid_to=today + timedelta(days=90),
            way=ConsentWay.PAPER,
            told=frozenset(Told),
            received_by="Karin Påhitt",
            withdrawn=None,
        )


def parts_of(value: Any) -> Iterator[tuple[type, str]]:
    """Go through everything in a value that has an id of its own: its type and id."""
    for field in fields(value):
        part = getattr(value, field.name)
        for one in part if isinstance(part, tuple) else (part,):
            if is_dataclass(one) and not isinstance(one, type):
                own = getattr(one, "id", None)
                if own is not None:
                    yield type(one), own
                yield from parts_of(one)
