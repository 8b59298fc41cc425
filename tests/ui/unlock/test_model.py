from collections.abc import Callable
from pathlib import Path

import pytest

from sipdesk.domain.errors import RuleBroken, SipdeskError, Trouble, Unavailable
from sipdesk.ui.doing import Otherwise
from sipdesk.ui.unlock.model import UnlockModel, UnlockState

HOME = Path("hem", "Påhittade hemmet.sipdesk")


class Lock:
    """What is asked of the world, and its answer when it is let out."""

    def __init__(self) -> None:
        self.tried: list[tuple[Path, str]] = []
        self.drawn: list[UnlockState] = []
        self._then: Callable[[], None] = lambda: None
        self._otherwise: Otherwise = lambda _: None
        self.model = UnlockModel(self.unlock, self.drawn.append, HOME, "offentlig")

    def unlock(
        self,
        home: Path,
        passphrase: str,
        then: Callable[[], None],
        otherwise: Otherwise,
    ) -> None:
        self.tried.append((home, passphrase))
        self._then, self._otherwise = then, otherwise

    def open(self) -> None:
        self._then()

    def refuse(self, error: SipdeskError) -> None:
        self._otherwise(error)


def test_a_home_is_called_as_its_file_is() -> None:
    assert Lock().model.state.name == "Påhittade hemmet"


def test_a_passphrase_is_tried_once() -> None:
    lock = Lock()
    lock.model.unlock("fras")
    lock.model.unlock("fras")
    assert lock.tried == [(HOME, "fras")]
    assert lock.model.state.busy


def test_no_passphrase_is_not_tried() -> None:
    lock = Lock()
    lock.model.unlock("")
    assert lock.tried == []
    assert lock.model.state.at_field


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_a_code_and_lets_one_try_again(trouble: Trouble) -> None:
    lock = Lock()
    lock.model.unlock("fras")
    lock.refuse(Unavailable(trouble))
    state = lock.model.state
    assert (state.trouble, state.busy) == (trouble.value, False)
    assert state.at_field == (trouble is Trouble.WRONG_PASSPHRASE)
    lock.model.unlock("en annan")
    assert len(lock.tried) == 2


def test_typing_takes_away_what_was_wrong_with_what_was_typed() -> None:
    lock = Lock()
    lock.model.unlock("fras")
    lock.refuse(Unavailable(Trouble.WRONG_PASSPHRASE))
    lock.model.typed()
    assert lock.model.state.trouble == ""


def test_typing_does_not_take_away_what_is_wrong_with_the_file() -> None:
    lock = Lock()
    lock.model.unlock("fras")
    lock.refuse(Unavailable(Trouble.DAMAGED))
    lock.model.typed()
    assert lock.model.state.trouble == "damaged"


def test_another_home_has_no_public_passphrase() -> None:
    lock = Lock()
    lock.model.choose_home(Path("annat.sipdesk"))
    assert lock.model.state == UnlockState(Path("annat.sipdesk"))


def test_no_other_home_is_chosen_while_one_is_being_opened() -> None:
    lock = Lock()
    lock.model.unlock("fras")
    lock.model.choose_home(Path("annat.sipdesk"))
    assert lock.model.state.home == HOME
    lock.open()
    assert not lock.model.state.busy


def test_after_too_many_attempts_the_wait_is_counted_down() -> None:
    lock = Lock()
    lock.model.unlock("fras")
    lock.refuse(RuleBroken("too-many-attempts", "passphrase", {"seconds": "2"}))
    assert (lock.model.state.wait, lock.model.state.trouble) == (2, "too-many-attempts")
    lock.model.unlock("fras")
    assert len(lock.tried) == 1
    lock.model.tick()
    assert lock.model.state.wait == 1
    lock.model.tick()
    assert (lock.model.state.wait, lock.model.state.trouble) == (0, "too-many-attempts")
    lock.model.typed()
    assert lock.model.state.trouble == ""
    lock.model.unlock("fras")
    assert len(lock.tried) == 2


class Look:
    """A look at homes' files, told of when it is let out."""

    def __init__(self) -> None:
        self.asked: list[tuple[Path, Otherwise]] = []

    def model(self, public: str = "") -> UnlockModel:
        """Give the screen's model, which looks so."""

        def look(home: Path, otherwise: Otherwise) -> None:
            self.asked.append((home, otherwise))

        nothing: list[UnlockState] = []
        return UnlockModel(lambda *_: None, nothing.append, HOME, public, look=look)


def test_what_is_wrong_with_the_file_is_told_before_a_passphrase_is_typed() -> None:
    look = Look()
    model = look.model()
    model.look()
    ((home, otherwise),) = look.asked
    otherwise(Unavailable(Trouble.NO_SUCH_FILE))
    assert home == HOME
    assert model.state.trouble == Trouble.NO_SUCH_FILE.value
    assert not model.state.at_field


def test_another_home_is_looked_at_when_it_is_chosen() -> None:
    look = Look()
    model = look.model()
    model.look()
    other = HOME.with_name("annat.sipdesk")
    model.choose_home(other)
    (_, of_first), (home, _) = look.asked
    of_first(Unavailable(Trouble.NO_SUCH_FILE))  # it comes too late
    assert (home, model.state.trouble) == (other, "")


def test_a_look_does_not_come_between_a_passphrase_and_its_answer() -> None:
    look = Look()
    model = look.model()
    model.look()
    ((_, otherwise),) = look.asked
    model.unlock("fras")
    otherwise(Unavailable(Trouble.DAMAGED))
    assert (model.state.busy, model.state.trouble) == (True, "")


def test_the_demonstration_home_is_not_looked_at_for_it_may_not_be_made_yet() -> None:
    look = Look()
    look.model("offentlig").look()
    assert look.asked == []
