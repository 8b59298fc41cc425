"""What Läget and its papers say of each row, in a sentence.

The sentences stand in ``resources/words.toml`` under ``OutlookLine``.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from sipdesk.content.content import Choice, Content
from sipdesk.content.swedish import brief_date
from sipdesk.content.words import lower_first, outlook_line, word
from sipdesk.domain.outlook import NeedRow, WaitRow, Why
from sipdesk.domain.overview import Overview
from sipdesk.domain.ready_rules import Stands
from sipdesk.domain.reminder import Waiting
from sipdesk.domain.standstill import Owes, Standstill, Unmet

STEP_OF_NEED: Final = "sip_request"
STEP_OF_WAIT: Final = "ready"
"""Where something is done about a need without an answer, and about a wait."""
_OTHER: Final = "other"
"""The code in each list of what is none of the rest."""


def what(waiting: Waiting, content: Content) -> str:
    """Say what waits, as lists of many cases do; nothing of a rule that is gone."""
    rule = content.reminders.find(waiting.kind)
    return rule.listed if rule is not None else ""


def need_line(row: NeedRow, content: Content, today: date) -> str:
    """Say in a sentence why a need has no answer."""
    since = brief_date(row.since, today) if row.since else outlook_line("unknown-day")
    facts = {"since": since, "who": lower_first(word(row.by))}
    if row.why is Unmet.DECLINED:
        why = listed(content.decline_reasons, row.declined_for)
        facts["reason"] = lower_first(why)
        code = "declined" if facts["reason"] else "declined-without-reason"
        return outlook_line(code, **facts)
    return outlook_line(row.why.value, **facts)


def wait_line(row: WaitRow, content: Content, today: date) -> str:
    """Say in a sentence why somebody who is ready still waits."""
    told = row.told
    missing = listed(content.missing_things, told.missing)
    facts = {"missing": lower_first(missing or outlook_line("something"))}
    if row.why is Stands.NOT_GIVEN and told.missing_asked is not None:
        facts["asked"] = brief_date(told.missing_asked, today)
        facts["who"] = lower_first(word(told.missing_from))
        named = told.missing_from is not Owes.NOBODY
        return outlook_line("not-given" if named else "not-given-by-nobody", **facts)
    return outlook_line(row.why.value, **facts)


def waited_for(row: WaitRow, content: Content) -> str:
    """Say what somebody waits for, as lists may; that it is unsaid where it is."""
    return listed(content.waiting_for, row.told.waiting_for) or outlook_line("unsaid")


def notified(row: WaitRow, today: date) -> str:
    """Say whether nämnden has been notified."""
    day = row.told.notified
    if day is None:
        return outlook_line("notified-not")
    return outlook_line("notified", day=brief_date(day, today))


def reason(why: Why) -> str:
    """Say a reason as the sums do."""
    return word(why)


def kommun(case: Overview, content: Content) -> str:
    """Name the kommun that placed somebody, or its nämnd; empty where none is known.

    Of one who is protected it is not told: a list is no place for it.
    """
    if case.protected:
        return ""
    held = case.standstill
    named = (k.name for k in content.kommuner if k.code == held.kommun)
    return next(named, "") or held.board.rpartition(", ")[2]


def initials(case: Overview) -> str:
    """Give the initials by which a paper on the table names somebody."""
    if case.protected:
        return case.name
    return "".join(f"{word_[0].upper()}." for word_ in case.name.split())


def as_lists_say(held: Standstill, content: Content) -> Standstill:
    """Give what stands still without the codes that tell of health, consent or law.

    What lists say in another way than the case does is "other" in what is kept for
    them, too (förordning 2001:637 9 §).
    """
    return replace(
        held,
        declined_for=_open(content.decline_reasons, held.declined_for),
        waiting_for=_open(content.waiting_for, held.waiting_for),
        missing=_open(content.missing_things, held.missing),
    )


def _open(choices: tuple[Choice, ...], code: str) -> str:
    secret = (choice for choice in choices if choice.in_lists and choice.code == code)
    return _OTHER if next(secret, None) else code


def listed(choices: tuple[Choice, ...], code: str) -> str:
    """Say a choice as lists of many cases do; an unknown code stands as it is."""
    return next((c.listed for c in choices if c.code == code), code)
