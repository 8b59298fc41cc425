"""The rules of reminders: each has a source or is marked as the home's own."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from sipdesk.content.content import Content
from sipdesk.content.files import REMINDERS
from sipdesk.content.library import read_content
from sipdesk.content.reminders import OWN
from sipdesk.content.working_days import is_working_day
from sipdesk.domain.causes import CAUSES, NOT_IN_LISTS
from sipdesk.domain.information import Information
from sipdesk.domain.reminder import Rule, Unit, moved
from sipdesk.domain.routine import OF_BRANCH, ROWS_OF_ANY, ROWS_OF_BRANCH
from sipdesk.paths import resources
from tests.home import content

RULES = content().reminders.rules
TEXT = (resources() / REMINDERS).read_text("utf-8")
YEARS = range(2020, 2036)

TOLD: Mapping[str, tuple[str, ...]] = {
    "something is missing that every case is asked for (rule 7: something missing)": (
        *("guardians-unclear", "data-missing", "records-not-answered"),
        *("discharge-unknown", "discharge-not-said", "discharge-still-unknown"),
        *("pathways-not-begun", "pathways-not-ready", "pathway-overdue"),
        *("start-meeting-not-booked", "review-meeting-not-booked"),
    ),
    "a day of a meeting, a visit or the stay (rule 7: date)": (
        *("meeting", "meeting-again", "next-meeting", "start-meeting", "follow-up"),
        *("visit-overdue", "visit-not-planned", "moves", "discharge-passed"),
    ),
    "how far the SIP or the next step has come (rule 7: step)": (
        *("ready-not-notified", "ready-waiting", "ready-not-given"),
        *("ready-not-decided", "ready-nothing-said", "minutes", "minutes-open"),
        *("request-unanswered", "attempt-due", "promise-not-kept", "reply-missing"),
        *("admission-not-offered", "discharge-not-offered", "move-not-offered"),
        *("ask-again", "receipt-waits", "aftercare-waits"),
    ),
    "a birthday: an age, whatever anybody has answered": ("consent-anew", "grown-up"),
    "a consent that runs out: product.md names it in Idag's own list": (
        "consent-ends",
    ),
}
"""The rules that lists of many cases may tell apart, by the reason why they may."""

UNTOLD: Mapping[str, tuple[str, ...]] = {
    "health (rules 7 and 9)": (
        *("examination-not-offered", "examination-without-outcome"),
        *("referral-silent", "interview-not-made", "transfer-not-asked"),
        "health-pathway-overdue",
    ),
    "substance use and crime, and school: one branch's alone (rule 9)": (
        *("social-group-waits", "receiving-school-unasked", "school-pathway-overdue"),
    ),
    "legal basis: only one who is under LVU or LSU has it (rule 7)": (
        *("care-review", "hidden-review", "responsibility-not-asked"),
    ),
    "protection (rules 7 and 8)": ("protection-review",),
}
"""The rules that no list may tell from others, by what they would give away."""

SECRETS = (
    *("samtyck", "skydd", "sekretess", "hälsa", "hot", "lvu", "lsu", "vårdnad"),
    *("psyk", "bup", "diagnos", "grund"),
)


def laid_over(tmp_path: Path, text: str) -> Content:
    path = tmp_path / REMINDERS
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return read_content(resources(), tmp_path)


def test_every_rule_has_a_source_or_is_the_homes_own() -> None:
    for rule in RULES:
        assert rule.source
        assert rule.read_on is not None
        assert rule.own or rule.status != OWN
        if rule.status == OWN:
            assert "hemmets eg" in rule.source.casefold()


def ids(classes: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [rule for rules in classes.values() for rule in rules]


def test_every_cause_has_a_rule_and_in_a_case_no_two_rules_say_the_same() -> None:
    assert {rule.cause for rule in RULES} == set(CAUSES)
    assert max(Counter(rule.text for rule in RULES).values()) == 1


def test_of_each_rule_it_is_known_whether_lists_may_tell_it_and_why() -> None:
    assert sorted([*ids(TOLD), *ids(UNTOLD)]) == sorted(rule.id for rule in RULES)
    untold = {rule.cause for rule in RULES if rule.id in ids(UNTOLD)}
    assert untold == NOT_IN_LISTS


def test_what_is_of_one_branch_is_told_apart_in_no_list() -> None:
    """But where every young person has it: a place to live, or something to live on."""
    everyones = {
        rule for rule, of in ROWS_OF_BRANCH.items() if of is Information.LIVING
    }
    assert everyones == {"pathway-overdue"}
    assert set(ROWS_OF_BRANCH) - everyones <= set(ids(UNTOLD))


@pytest.mark.parametrize("secret", ids(UNTOLD))
def test_a_list_does_not_tell_a_secret_rule_from_one_that_may_be_told(
    secret: str,
) -> None:
    """Neither by its words, nor by whether it can be late, nor by where it stands."""
    (rule,) = (one for one in RULES if one.id == secret)
    alike = [one for one in RULES if one.listed == rule.listed]
    assert [one for one in alike if one.id in ids(TOLD) and shape(one) == shape(rule)]
    places = [number for number, one in enumerate(RULES) if one in alike]
    assert places == list(range(places[0], places[-1] + 1))


def shape(rule: Rule) -> tuple[bool, bool, int | None]:
    """Tell what a list shows of a rule besides its words."""
    return rule.due is None, rule.at_once, rule.again


def test_words_for_lists_say_that_the_case_says_more() -> None:
    said = {rule.in_lists for rule in RULES} - {""}
    assert said == {"Något att följa upp i ärendet"}


def test_a_rule_done_in_a_step_of_one_branch_is_known_as_that_branchs() -> None:
    for rule in RULES:
        if rule.step in OF_BRANCH:
            assert ROWS_OF_BRANCH[rule.id] is OF_BRANCH[rule.step]
    assert {*ROWS_OF_BRANCH, *ROWS_OF_ANY} <= {rule.id for rule in RULES}


def test_harm_and_duties_stand_first() -> None:
    at_once = [rule.at_once for rule in RULES]
    assert at_once == sorted(at_once, reverse=True)
    duty = content().reminders.find("ready-not-notified")
    assert duty is not None
    assert duty.at_once


@pytest.mark.parametrize("secret", SECRETS)
def test_what_waits_says_nothing_of_health_consent_or_law(secret: str) -> None:
    assert [r.listed for r in RULES if secret in r.listed.casefold()] == []


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (
            'cause = "ready_waiting"',
            'cause = "full_moon"',
            "Det finns ingen orsak som heter ”full_moon”.",
        ),
        (
            'step = "start_meeting"',
            'step = "cellar"',
            "Det finns inget steg som heter ”cellar”.",
        ),
        (
            'id = "ready-waiting"',
            'id = "ready-not-notified"',
            "”ready-not-notified” förekommer två gånger.",
        ),
        (
            'figure = "request_reminder_days"',
            'figure = "lock_minutes"',
            "Hemmet har ingen siffra som heter ”lock_minutes”.",
        ),
        (
            'figure = "request_reminder_days"\nunit = "calendar"',
            'figure = "request_reminder_days"\nunit = "lunar"',
            "Dagar räknas som calendar eller working, inte ”lunar”.",
        ),
        ("due = 1\n", "due = -1\n", "”minutes” blir försenad innan den visas."),
        ("due = 1\n", "due = 4000\n", "Det får vara högst 365 dagar."),
        (
            'id = "data-missing"',
            'id = "data-gone"',
            "”data-missing” måste finnas kvar: ärenden och papper hänvisar till den.",
        ),
    ],
)
def test_a_wrong_own_file_is_refused_and_the_built_in_one_is_used(
    tmp_path: Path, before: str, after: str, reason: str
) -> None:
    assert TEXT.count(before) == 1
    found = laid_over(tmp_path, TEXT.replace(before, after))
    (problem,) = found.problems
    assert problem.file == REMINDERS
    assert problem.reason.startswith(reason)
    assert found.reminders == content().reminders


@pytest.mark.parametrize("words", ["", 'in_lists = "Remisser att följa upp"\n'])
def test_an_own_file_that_tells_a_secret_rule_apart_in_lists_is_refused(
    tmp_path: Path, words: str
) -> None:
    before, after = TEXT.split('id = "referral-silent"')
    in_lists = 'in_lists = "Något att följa upp i ärendet"\n'
    text = f'{before}id = "referral-silent"{after.replace(in_lists, words, 1)}'
    found = laid_over(tmp_path, text)
    (problem,) = found.problems
    said = "Listor skulle säga vad ”referral-silent” påminner om."
    assert problem.reason.startswith(said)
    assert found.reminders == content().reminders


def test_a_rule_that_is_not_the_homes_own_says_what_it_was_read_in(
    tmp_path: Path,
) -> None:
    text = TEXT.replace('status = "verified"', 'status = "own"', 1)
    (problem,) = laid_over(tmp_path, text).problems
    assert "”own”" in problem.reason


def test_an_own_file_may_reword_reorder_and_count_in_working_days(
    tmp_path: Path,
) -> None:
    parts = TEXT.split("[[rule]]")
    text = "[[rule]]".join([parts[0], *reversed(parts[1:])])
    text = text.replace('text = "Möte"', 'text = "Mötet"')
    text = text.replace('due = 1\nunit = "calendar"', 'due = 3\nunit = "working"')
    found = laid_over(tmp_path, text)
    assert found.problems == ()
    assert found.reminders.rules[-1].id == RULES[0].id
    assert found.reminder_text("meeting") == "Mötet"
    minutes = found.reminders.find("minutes")
    assert minutes is not None
    assert (minutes.due, minutes.unit) == (3, Unit.WORKING)


def every_day() -> list[date]:
    first, last = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def test_working_days_are_those_of_the_law_from_2020_to_2035() -> None:
    red = holidays.country_holidays("SE", years=YEARS, categories=("public",))

    def eve(day: date) -> bool:
        midsommar = day.month == 6 and 19 <= day.day <= 25 and day.weekday() == 4
        return midsommar or (day.month, day.day) in {(12, 24), (12, 31)}

    for day in every_day():
        off = day.weekday() >= 5 or day in red or eve(day)
        assert is_working_day(day) is not off, day


def test_working_days_are_counted_one_by_one_from_2020_to_2035() -> None:
    days = every_day()
    worked = [day for day in days if is_working_day(day)]
    for count in (1, 3, 10):
        for day in days[30:-60:7]:
            ahead = [one for one in worked if one > day][:count][-1]
            behind = [one for one in worked if one < day][-count:][0]
            assert moved(day, count, Unit.WORKING, is_working_day) == ahead
            assert moved(day, -count, Unit.WORKING, is_working_day) == behind
        assert moved(days[0], count, Unit.CALENDAR, is_working_day) == days[count]


@pytest.mark.parametrize(
    ("day", "count", "wanted"),
    [
        (date(2026, 4, 1), 1, date(2026, 4, 2)),  # Wednesday before Easter
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Maundy Thursday
        (date(2026, 6, 18), 1, date(2026, 6, 22)),  # the day before midsommarafton
        (date(2026, 12, 23), 1, date(2026, 12, 28)),
        (date(2026, 12, 30), 1, date(2027, 1, 4)),
        (date(2026, 6, 20), 0, date(2026, 6, 22)),  # nobody works: the next day
        (date(2026, 6, 22), 0, date(2026, 6, 22)),
        (date(2026, 6, 22), -1, date(2026, 6, 18)),
    ],
)
def test_a_day_counts_past_easter_midsummer_and_christmas(
    day: date, count: int, wanted: date
) -> None:
    assert moved(day, count, Unit.WORKING, is_working_day) == wanted


def test_what_a_page_says_should_be_ready_is_on_idag_by_then() -> None:
    """A pathway is urgent by the home's weeks before the discharge, on its own page."""
    rule = content().reminders.find("pathways-not-ready")
    assert rule is not None
    weeks = max(guide.weeks for guide in content().pathways.guides)
    assert rule.unit is Unit.CALENDAR
    assert rule.shown <= -7 * weeks
