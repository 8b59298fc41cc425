"""What stands about the home and oneself; knows nothing of Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import time
from typing import Any, Generic, TypeVar

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import RuleBroken, SipdeskError
from sipdesk.domain.settings import (
    ADDRESS_LEFT,
    ADDRESS_TOP,
    CAPTURE_EXCEPTION,
    CONSENT_FIRST_WARNING_DAYS,
    CONSENT_MONTHS,
    CONSENT_WARNING_DAYS,
    CONTACT_MONTHS,
    LOCK_MINUTES,
    LOG_REVIEW_MONTHS,
    MEETING_LOCK_MINUTES,
    MEETING_MINUTES,
    REQUEST_REMINDER_DAYS,
    SETTINGS,
    TALK_TOPICS,
    VIDEO_SYSTEM,
    Setting,
)
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, Unread
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.home import (
    ChangeSetting,
    HomeView,
    change_setting,
    record_home,
    record_own_details,
)
from sipdesk.usecases.ports import Ports

F = TypeVar("F")

Saves = Sequence[tuple[Callable[[Any, Ports], HomeView], Any]]
"""Use cases and their orders, to be carried out one after the other."""


@dataclass(frozen=True, slots=True)
class HomeForm:
    """The home's own facts, as typed."""

    name: str = ""
    address: str = ""
    phone: str = ""
    switchboard: str = ""


@dataclass(frozen=True, slots=True)
class OwnForm:
    """One's own details, as typed."""

    name: str = ""
    title: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class VideoForm:
    """By what system meetings are held at a distance, as typed."""

    video_system: str = ""


@dataclass(frozen=True, slots=True)
class FiguresForm:
    """The home's own figures, as typed; the fields are called as the settings are."""

    request_reminder_days: str = ""
    consent_months: str = ""
    consent_first_warning_days: str = ""
    consent_warning_days: str = ""
    meeting_minutes: str = ""
    talk_topics: str = ""
    contact_months: str = ""
    lock_minutes: str = ""
    meeting_lock_minutes: str = ""
    address_left: str = ""
    address_top: str = ""


@dataclass(frozen=True, slots=True)
class PolicyForm:
    """What the home has decided of its protection, as typed and chosen."""

    capture_exception: str = ""  # YES or NO
    log_review_months: str = ""


YES = "yes"
NO = "no"
FIGURES = (
    REQUEST_REMINDER_DAYS,
    CONSENT_MONTHS,
    CONSENT_FIRST_WARNING_DAYS,
    CONSENT_WARNING_DAYS,
    MEETING_MINUTES,
    TALK_TOPICS,
    CONTACT_MONTHS,
    LOCK_MINUTES,
    MEETING_LOCK_MINUTES,
    ADDRESS_LEFT,
    ADDRESS_TOP,
)


@dataclass(frozen=True, slots=True)
class FactsState(Generic[F]):
    """Everything a card of facts needs in order to be drawn."""

    form: F
    problems: Mapping[str, str] = field(default_factory=dict)  # field: sentence
    notice: Notice | None = None
    saved_at: time | None = None
    shut: frozenset[str] = frozenset()  # fields that a policy decides


class FactsModel(Generic[F]):
    """One card of facts: typed, and saved when a field is left."""

    def __init__(  # noqa: PLR0913  (what a card is made of)
        self,
        around: Around,
        empty: F,
        form_of: Callable[[HomeView], F],
        saves_of: Callable[[HomeView, F], Saves],
        draw: Callable[[FactsState[F]], None],
        *,
        saved: Callable[[], None] = lambda: None,
    ) -> None:
        """``saves_of`` raises ``Unread`` for what cannot be read.

        ``saved`` is called when something has been saved.
        """
        self._around = around
        self._tell_saved = saved
        self._form_of = form_of
        self._saves_of = saves_of
        self._draw = draw
        self._base = self._sent = empty
        self._view: HomeView | None = None
        self.state: FactsState[F] = FactsState(empty)

    def show_home(self, view: HomeView) -> None:
        """Show the home as it is now; what is typed and not saved stays."""
        untouched = self.state.form == self._base
        self._view = view
        self._base = self._form_of(view)
        form = self._base if untouched else self.state.form
        self._show(replace(self.state, form=form, shut=view.shut))

    def edit(self, **changes: str) -> None:
        """Take what was typed in one or more fields."""
        left = {k: v for k, v in self.state.problems.items() if k not in changes}
        form = replace(self.state.form, **changes)  # type: ignore[type-var]
        self._show(replace(self.state, form=form, problems=left))

    def leave(self) -> None:
        """Save, if anything differs and it can be read."""
        if self._view is None or self.state.form == self._base:
            return
        try:
            saves = self._saves_of(self._view, self.state.form)
        except Unread as unread:
            self._show(replace(self.state, problems=unread.problems))
            return
        self._sent = self.state.form
        self._show(replace(self.state, problems={}, notice=None))
        for use_case, order in saves:
            self._around.runner.do(use_case, order, self._saved, self._refused)

    def _saved(self, view: HomeView) -> None:
        self._view = view
        self._base = self._form_of(view)
        typed_on = self.state.form != self._sent
        form = self.state.form if typed_on else self._base
        now = self._around.clock_now()
        self._show(replace(self.state, form=form, saved_at=now))
        self._tell_saved()

    def _refused(self, error: SipdeskError) -> None:
        name = error.field if isinstance(error, RuleBroken) else ""
        said = refusal(error)
        at_field = name in {f.name for f in fields(self.state.form)}  # type: ignore[arg-type]
        problems = {name: said.whole} if at_field else {}
        shown = None if at_field else said
        self._show(replace(self.state, problems=problems, notice=shown))

    def _show(self, state: FactsState[F]) -> None:
        self.state = state
        self._draw(state)


def home_form(view: HomeView) -> HomeForm:
    """Write the home's facts as a form."""
    home = view.home
    return HomeForm(home.name, home.address, home.phone, home.switchboard)


def home_saves(view: HomeView, form: HomeForm) -> Saves:
    """Turn the form into what saves it."""
    home = replace(
        view.home,
        name=form.name.strip(),
        address=form.address.strip(),
        phone=form.phone.strip(),
        switchboard=form.switchboard.strip(),
    )
    return [(record_home, home)]


def own_form(view: HomeView, user_id: str) -> OwnForm:
    """Write one's own details as a form."""
    own = next((user for user in view.users if user.id == user_id), None)
    return OwnForm() if own is None else OwnForm(own.name, own.title, own.phone)


def own_saves(view: HomeView, form: OwnForm, user_id: str) -> Saves:
    """Turn the form into what saves it."""
    own = next(user for user in view.users if user.id == user_id)
    user = replace(
        own,
        name=form.name.strip(),
        title=form.title.strip(),
        phone=form.phone.strip(),
    )
    return [(record_own_details, user)]


def video_form(view: HomeView) -> VideoForm:
    """Write the system's name as a form."""
    return VideoForm(str(view.settings[VIDEO_SYSTEM.key]))


def video_saves(_: HomeView, form: VideoForm) -> Saves:
    """Turn the form into what saves it."""
    named = ChangeSetting(VIDEO_SYSTEM.key, form.video_system.strip())
    return [(change_setting, named)]


def figures_form(view: HomeView) -> FiguresForm:
    """Write the home's figures as a form."""
    return FiguresForm(**{s.key: str(view.settings[s.key]) for s in FIGURES})


def figures_saves(view: HomeView, form: FiguresForm, around: Around) -> Saves:
    """Turn each figure that differs into what saves it.

    Raises:
        Unread: one is no whole number, or none that it may be.

    """
    return changed_figures(FIGURES, view, form, around)


def policy_form(view: HomeView) -> PolicyForm:
    """Write what the home has decided as a form."""
    return PolicyForm(
        YES if view.settings[CAPTURE_EXCEPTION.key] else NO,
        str(view.settings[LOG_REVIEW_MONTHS.key]),
    )


def policy_saves(view: HomeView, form: PolicyForm, around: Around) -> Saves:
    """Turn what differs into what saves it.

    Raises:
        Unread: a figure is no whole number, or none that it may be.

    """
    saves = changed_figures((LOG_REVIEW_MONTHS,), view, form, around)
    if form.capture_exception == policy_form(view).capture_exception:
        return saves
    chosen = ChangeSetting(CAPTURE_EXCEPTION.key, form.capture_exception == YES)
    return [*saves, (change_setting, chosen)]


def changed_figures(
    figures: Sequence[Setting[int]], view: HomeView, form: Any, around: Around
) -> Saves:
    """Turn each of some figures that differs into what saves it.

    Raises:
        Unread: one is no whole number, or none that it may be.

    """
    reading = Reading(around.today())
    typed = {s.key: reading.count(s.key, getattr(form, s.key)) for s in figures}
    reading.done()
    problems = {key: _bounds(key) for key, value in typed.items() if _wrong(key, value)}
    if problems:
        raise Unread(problems)
    return [
        (change_setting, ChangeSetting(key, value))
        for key, value in typed.items()
        if value != view.settings[key]
    ]


def _wrong(key: str, value: int) -> bool:
    try:
        SETTINGS[key].checked(value)
    except RuleBroken:
        return True
    return False


def _bounds(key: str) -> str:
    setting = SETTINGS[key]
    facts = {"least": str(setting.least), "most": str(setting.most)}
    return notice("figure-out-of-bounds", facts).whole
