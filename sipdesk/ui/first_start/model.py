"""What stands on the screen that makes a new home; knows nothing of Qt."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from pathlib import Path

from sipdesk.domain.errors import RuleBroken, SipdeskError, Trouble, Unavailable
from sipdesk.domain.home import HOME_ENDING
from sipdesk.ui.doing import Otherwise

_LONGEST_FILE_NAME = 60
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


class Part(IntEnum):
    """The parts of the way to a new home, in their order."""

    HOME = 0
    PERSON = 1
    PASSPHRASE = 2
    SUMMARY = 3


@dataclass(frozen=True, slots=True)
class NewHome:
    """What was typed, but for the passphrase.

    ``place`` is the file that was chosen; None lets it follow from the name.
    """

    home_name: str = ""
    place: Path | None = None
    user_name: str = ""
    user_title: str = ""


@dataclass(frozen=True, slots=True)
class Secret:
    """The passphrase, typed twice. It is never kept as a draft."""

    passphrase: str = field(default="", repr=False)
    again: str = field(default="", repr=False)


Create = Callable[[Path, NewHome, Secret, Callable[[], None], Otherwise], None]
"""Makes the home, elsewhere; then calls one of the two."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What the screen asks the world about.

    ``check_place`` raises ``Unavailable`` for a file that cannot hold a home;
    ``judge`` gives the code of what is wrong with a passphrase, or an empty string;
    ``place_decided`` is whether the home has to lie in ``folder``.
    """

    folder: Path
    check_place: Callable[[Path], None]
    judge: Callable[[str], str]
    create: Create
    place_decided: bool = False


@dataclass(frozen=True, slots=True)
class FirstStartState:
    """Everything the screen needs in order to be drawn."""

    part: Part
    form: NewHome
    file: Path  # where the home will lie
    strength: str = "empty"  # "empty", "good" or the code of what is wrong
    matches: bool = False  # both passphrases are the same
    problems: Mapping[str, str] = field(default_factory=dict)  # field: code of a notice
    trouble: str = ""  # code of a notice about the whole
    busy: bool = False


FIELDS = {
    "home_name": Part.HOME,
    "place": Part.HOME,
    "user_name": Part.PERSON,
    "user_title": Part.PERSON,
    "passphrase": Part.PASSPHRASE,
    "again": Part.PASSPHRASE,
}
"""On which part each field stands."""

_WITH_THE_PLACE = (
    Trouble.ALREADY_THERE,
    Trouble.NETWORK_PATH,
    Trouble.PLACE_DECIDED,
    Trouble.NO_SUCH_FILE,
    Trouble.NOT_OURS,
    Trouble.READ_ONLY,
    Trouble.DISK_FULL,
)


class FirstStartModel:
    """Three parts to fill in, a summary, and the making of the home."""

    def __init__(
        self, outside: Outside, draw: Callable[[FirstStartState], None]
    ) -> None:
        self._outside = outside
        self._draw = draw
        self._secret = Secret()
        self.state = FirstStartState(Part.HOME, NewHome(), self._file(NewHome()))

    @property
    def is_untouched(self) -> bool:
        """Whether nothing is lost if the screen goes away."""
        state = (self.state.form, self._secret, self.state.busy)
        return state == (NewHome(), Secret(), False)

    def edit(self, **changes: str) -> None:
        """Take what was typed about the home or the person."""
        form = replace(self.state.form, **changes)  # type: ignore[arg-type]
        self._take(form, changes)

    def choose_place(self, file: Path) -> None:
        """Take the file that was chosen, with the right ending."""
        if file.suffix != HOME_ENDING:
            file = file.with_name(file.name + HOME_ENDING)
        self._take(replace(self.state.form, place=file), {"place": ""})
        self._note("place", self._judge_place())

    def type_secret(self, secret: Secret) -> None:
        """Take what was typed as passphrase, and judge it."""
        self._secret = secret
        code = self._outside.judge(secret.passphrase) if secret.passphrase else "empty"
        left = {
            name: problem
            for name, problem in self.state.problems.items()
            if FIELDS[name] is not Part.PASSPHRASE
        }
        self._show(
            replace(
                self.state,
                strength=code or "good",
                matches=bool(secret.again) and secret.again == secret.passphrase,
                problems=left,
            )
        )

    def go_on(self) -> None:
        """Go to the next part, if this one is right."""
        problems = self._problems_of(self.state.part)
        if problems:
            self._show(replace(self.state, problems=problems))
        elif self.state.part is not Part.SUMMARY:
            self.go_to(Part(self.state.part + 1))

    def go_back(self) -> None:
        """Go to the part before; what was typed stays."""
        if self.state.part is not Part.HOME:
            self.go_to(Part(self.state.part - 1))

    def go_to(self, part: Part) -> None:
        """Go to a part."""
        if not self.state.busy:
            self._show(replace(self.state, part=part, problems={}, trouble=""))

    def create(self) -> None:
        """Make the home; a second press while it is made does nothing."""
        if self.state.busy:
            return
        for part in (Part.HOME, Part.PERSON, Part.PASSPHRASE):
            problems = self._problems_of(part)
            if problems:
                self._show(replace(self.state, part=part, problems=problems))
                return
        self._show(replace(self.state, busy=True, trouble=""))
        state = self.state
        self._outside.create(
            state.file, state.form, self._secret, self._created, self._refused
        )

    def _created(self) -> None:
        self._secret = Secret()
        self._show(replace(self.state, busy=False))

    def _refused(self, error: SipdeskError) -> None:
        name = error.field if isinstance(error, RuleBroken) else ""
        if isinstance(error, Unavailable) and error.trouble in _WITH_THE_PLACE:
            name = "place"
        state = replace(self.state, busy=False)
        if name in FIELDS:
            part, problems = FIELDS[name], {name: error.code}
            self._show(replace(state, part=part, problems=problems))
        else:
            self._show(replace(state, trouble=error.code))

    def _problems_of(self, part: Part) -> dict[str, str]:
        found = {
            Part.HOME: self._home_problems,
            Part.PERSON: self._person_problems,
            Part.PASSPHRASE: self._secret_problems,
            Part.SUMMARY: dict[str, str],
        }[part]()
        return {name: code for name, code in found.items() if code}

    def _home_problems(self) -> dict[str, str]:
        if not self.state.form.home_name.strip():
            return {"home_name": "home-without-name"}
        return {"place": self._judge_place()}

    def _person_problems(self) -> dict[str, str]:
        named = self.state.form.user_name.strip()
        return {"user_name": "" if named else "user-without-name"}

    def _secret_problems(self) -> dict[str, str]:
        secret = self._secret
        code = self._outside.judge(secret.passphrase)
        if secret.passphrase and not code and secret.again != secret.passphrase:
            return {"again": "passphrases-differ"}
        return {"passphrase": code if secret.passphrase else "passphrase-missing"}

    def _judge_place(self) -> str:
        try:
            self._outside.check_place(self.state.file)
        except Unavailable as error:
            return error.code
        return ""

    def _note(self, name: str, code: str) -> None:
        problems = {k: v for k, v in self.state.problems.items() if k != name}
        if code:
            problems[name] = code
        self._show(replace(self.state, problems=problems))

    def _take(self, form: NewHome, changed: Mapping[str, str]) -> None:
        left = {k: v for k, v in self.state.problems.items() if k not in changed}
        file = self._file(form)
        if file != self.state.file:
            left.pop("place", None)
        self._show(replace(self.state, form=form, file=file, problems=left))

    def _file(self, form: NewHome) -> Path:
        if form.place is not None:
            return form.place
        return self._outside.folder / file_name(form.home_name)

    def _show(self, state: FirstStartState) -> None:
        self.state = state
        self._draw(state)


def file_name(home_name: str) -> str:
    """Make the name of a file, good on every system, of the name of a home."""
    plain = " ".join(_UNFIT.sub(" ", home_name).split())[:_LONGEST_FILE_NAME]
    plain = plain.strip(". ")
    if not plain or _RESERVED.fullmatch(plain):
        plain = f"Hem {plain}".strip()
    return plain + HOME_ENDING
